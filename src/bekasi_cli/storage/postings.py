"""Keep which rows have which values of a field: sorted values, and for each its rows.

Values lie in groups, of which a table of contents gives the first of each: one is found by reading
its group and no other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from msgspec import json

from bekasi_cli.storage.packed import Blocks, Numbers, as_bytes

_GROUP = 256
"""So many values lie in a group."""

_VALUES = json.Decoder(list[str])
_GROUPS = json.Decoder(list[tuple[str, int]])


class Gathering:
    """The values of one field as they come: row by row, in the order of rows."""

    def __init__(self) -> None:
        self.single = True
        self._rows: dict[str, int | array[int]] = {}

    def add(self, row: int, values: Iterable[str]) -> None:
        """Remember that ROW has VALUES."""
        for number, value in enumerate(dict.fromkeys(values)):
            self.single = self.single and not number
            known = self._rows.setdefault(value, row)
            if isinstance(known, array):
                known.append(row)
            elif known != row:
                self._rows[value] = array("I", (known, row))

    def blocks(self, name: str) -> dict[str, bytes]:
        """Return the packed blocks of the field NAME."""
        values = sorted(self._rows)
        rows, starts = array("I"), array("I", [0])
        for value in values:
            known = self._rows.pop(value)
            rows.extend([known] if isinstance(known, int) else known)
            starts.append(len(rows))
        return _blocks(name, values, starts, rows)


class Field:
    """One field of a packed index: which rows have a value, or one within bounds."""

    def __init__(self, blocks: Blocks, name: str) -> None:
        self._blocks = blocks
        self._name = name
        self._some_starts = Numbers(blocks, f"{name}/starts", "I")
        self._some_rows = Numbers(blocks, f"{name}/rows", "I")

    @cached_property
    def values(self) -> list[str]:
        """Return every value there is, in order."""
        lines = self._blocks.block(f"{self._name}/values")
        return list(chain.from_iterable(_VALUES.decode_lines(lines)))

    @cached_property
    def rows(self) -> array[int]:
        """Return the rows in the order of their values, those of one value in their own."""
        return self._some_rows.all()

    @cached_property
    def _starts(self) -> array[int]:
        return self._some_starts.all()

    @cached_property
    def _groups(self) -> list[tuple[str, int]]:
        """Return the first value of each group, and where the group begins."""
        return _GROUPS.decode(self._blocks.block(f"{self._name}/groups"))

    def of(self, value: str) -> array[int]:
        """Return the rows that have VALUE, in order; reads no others."""
        number = bisect_right(self._groups, value, key=_first) - 1
        if number < 0:
            return array("I")
        group = self._group(number)
        at = bisect_left(group, value)
        if at == len(group) or group[at] != value:
            return array("I")
        first, last = self._some_starts.between(number * _GROUP + at, number * _GROUP + at + 2)
        return self._some_rows.between(first, last)

    def _group(self, number: int) -> list[str]:
        name = f"{self._name}/values"
        following = self._groups[number + 1 : number + 2]
        end = following[0][1] if following else self._blocks.length(name)
        return _VALUES.decode(self._blocks.part(name, self._groups[number][1], end))

    def between(self, since: str | None, before: str | None) -> array[int]:
        """Return the rows with a value from SINCE on and before BEFORE, by value."""
        first = 0 if since is None else bisect_left(self.values, since)
        last = len(self.values) if before is None else bisect_left(self.values, before)
        return self.rows[self._starts[first] : self._starts[max(first, last)]]

    def changed(
        self, name: str, changed: frozenset[int], added: Mapping[str, list[int]]
    ) -> dict[str, bytes]:
        """Return the blocks of this field NAME without the rows in CHANGED and with those ADDED.

        ADDED gives rows by value; all of them are in CHANGED, or come after every row there is.
        """
        values: list[str] = []
        rows, starts = array("I"), array("I", [0])
        new = sorted(added)
        at = 0
        for number, value in enumerate(self.values):
            while at < len(new) and new[at] < value:
                at = _put(new, at, added, values, rows, starts)
            kept = self.rows[self._starts[number] : self._starts[number + 1]]
            if not changed.isdisjoint(kept):
                kept = array("I", (each for each in kept if each not in changed))
            if at < len(new) and new[at] == value:
                kept = array("I", sorted({*kept, *added[value]}))
                at += 1
            if kept:
                values.append(value)
                rows.extend(kept)
                starts.append(len(rows))
        while at < len(new):
            at = _put(new, at, added, values, rows, starts)
        return _blocks(name, values, starts, rows)


def _first(group: tuple[str, int]) -> str:
    return group[0]


def _put(
    new: list[str],
    at: int,
    added: Mapping[str, list[int]],
    values: list[str],
    rows: array[int],
    starts: array[int],
) -> int:
    values.append(new[at])
    rows.extend(sorted(added[new[at]]))
    starts.append(len(rows))
    return at + 1


def _blocks(name: str, values: list[str], starts: array[int], rows: array[int]) -> dict[str, bytes]:
    lines, groups = bytearray(), []
    for at in range(0, len(values), _GROUP):
        groups.append((values[at], len(lines)))
        lines += json.encode(values[at : at + _GROUP]) + b"\n"
    return {
        f"{name}/groups": json.encode(groups),
        f"{name}/values": bytes(lines),
        f"{name}/starts": as_bytes("I", starts),
        f"{name}/rows": as_bytes("I", rows),
    }

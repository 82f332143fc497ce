"""Keep which rows have which values of a field: sorted values, and for each its rows."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from msgspec import json

from bekasi_cli.storage.packed import Blocks, as_bytes

_VALUES = json.Decoder(list[str])


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
            known = self._rows[value]
            rows.extend([known] if isinstance(known, int) else known)
            starts.append(len(rows))
        return _blocks(name, values, starts, rows)


class Field:
    """One field of a packed index: which rows have a value, or one within bounds."""

    def __init__(self, blocks: Blocks, name: str) -> None:
        self.values: list[str] = _VALUES.decode(blocks.block(f"{name}/values"))
        self._starts = blocks.numbers(f"{name}/starts", "I")
        self.rows = blocks.numbers(f"{name}/rows", "I")
        """The rows in the order of their values, those of one value in their own."""

    def of(self, value: str) -> array[int]:
        """Return the rows that have VALUE, in order."""
        at = bisect_left(self.values, value)
        if at == len(self.values) or self.values[at] != value:
            return array("I")
        return self.rows[self._starts[at] : self._starts[at + 1]]

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
    return {
        f"{name}/values": json.encode(values),
        f"{name}/starts": as_bytes("I", starts),
        f"{name}/rows": as_bytes("I", rows),
    }

"""Read one table of an index: where its documents lie, and which meet a filter, in an order."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import merge
from itertools import chain

from bekasi_cli.storage.packed import Blocks
from bekasi_cli.storage.places import SHORT, Place
from bekasi_cli.storage.port import Condition, Op
from bekasi_cli.storage.postings import Field

_DECODE, _LOOK = 30, 2
"""What it costs to read a record, and to see that a row is meant: their proportion counts."""


class Rows:
    """The rows that meet one condition: the runs of it, one a value."""

    def __init__(self, runs: list[array[int]], *, sorted_: bool) -> None:
        self.runs = runs
        self.total = sum(map(len, runs))
        self._sorted = sorted_

    def in_order(self, *, descending: bool) -> Iterator[int]:
        """Yield the rows by number, each once."""
        runs = self.runs if self._sorted else [sorted(run) for run in self.runs]
        parts: list[Iterable[int]] = [reversed(run) if descending else run for run in runs]
        last = -1
        for row in merge(*parts, reverse=descending):
            if row != last:
                yield row
            last = row

    @cached_property
    def members(self) -> frozenset[int]:
        """Return the rows as a set."""
        return frozenset(chain(*self.runs))


class Table:
    """One table of an index. SINGLE names its fields, and whether no record has two values."""

    def __init__(self, blocks: Blocks, name: str, single: dict[str, bool]) -> None:
        self._blocks = blocks
        self._name = name
        self._single = single
        self._fields: dict[str, Field] = {}

    @cached_property
    def ids(self) -> array[int]:
        """Return the ids of the rows, ascending."""
        return self._blocks.numbers(f"{self._name}/ids", "Q")

    @cached_property
    def offsets(self) -> array[int]:
        """Return where the documents of the rows begin."""
        return self._blocks.numbers(f"{self._name}/offsets", "Q")

    @cached_property
    def lengths(self) -> array[int]:
        """Return how long the documents of the rows are, in bytes."""
        return self._blocks.numbers(f"{self._name}/lengths", "I")

    @cached_property
    def digests(self) -> bytes:
        """Return the short digests of the rows, one after the other."""
        return self._blocks.block(f"{self._name}/digests")

    def row(self, id: int) -> int | None:  # noqa: A002 - the port's name
        """Return the row of ID, None where it has none."""
        at = bisect_left(self.ids, id) if id >= 0 else 0
        return at if at < len(self.ids) and self.ids[at] == id else None

    def place(self, row: int) -> Place:
        """Return where the document of ROW lies."""
        digest = self.digests[row * SHORT : row * SHORT + SHORT]
        return Place(self.offsets[row], self.lengths[row], digest)

    def field(self, name: str) -> Field:
        """Return the field NAME, which must be one of the index's."""
        if name not in self._fields:
            self._fields[name] = Field(self._blocks, f"{self._name}.{name}")
        return self._fields[name]

    def rows(self, where: tuple[Condition, ...]) -> tuple[list[Rows], bool]:
        """Return the rows of each condition in WHERE that the index knows, fewest first.

        The flag tells whether it knows them all.
        """
        found = [self._meeting(each) for each in where]
        known = sorted((each for each in found if each is not None), key=lambda each: each.total)
        return known, len(known) == len(found)

    def search(
        self, where: tuple[Condition, ...], order: str, limit: int | None
    ) -> tuple[Iterator[int], bool]:
        """Return the rows that may meet WHERE; the flag: all of them do, and they are in ORDER."""
        known, exact = self.rows(where)
        descending, name = order.startswith("-"), order.removeprefix("-")
        least = known[0].total if known else len(self.ids)
        if name == "id":
            return self._filtered(self._all(known, descending=descending), known[1:]), exact
        if limit is not None and exact and self._single.get(name):
            walk = _LOOK * len(self.ids) * limit // max(least, 1) + _DECODE * limit
            if walk < _DECODE * least:
                ordered = self._ordered(name, known, descending=descending)
                return self._filtered(ordered, known), True
        return self._filtered(self._all(known, descending=False), known[1:]), False

    def _all(self, known: list[Rows], *, descending: bool) -> Iterator[int]:
        if known:
            return known[0].in_order(descending=descending)
        every = range(len(self.ids))
        return iter(reversed(every) if descending else every)

    def _ordered(self, name: str, known: list[Rows], *, descending: bool) -> Iterator[int]:
        """Yield every row by field NAME; those without it at last, by number."""
        rows = self.field(name).rows
        yield from reversed(rows) if descending else rows
        having = frozenset(rows)
        yield from (each for each in self._all(known, descending=descending) if each not in having)

    @staticmethod
    def _filtered(rows: Iterator[int], known: list[Rows]) -> Iterator[int]:
        for row in rows:
            if all(row in each.members for each in known):
                yield row

    def _meeting(self, condition: Condition) -> Rows | None:
        name, op = condition.field, condition.op
        if name not in self._single:
            return None
        if op is Op.IN:
            runs = [self.field(name).of(value) for value in dict.fromkeys(condition.values)]
            return Rows(runs, sorted_=True)
        if op is Op.CONTAINS or not self._single[name]:
            return None
        bound = condition.values[0]
        since, before = (bound, None) if op is Op.SINCE else (None, bound)
        return Rows([self.field(name).between(since, before)], sorted_=False)

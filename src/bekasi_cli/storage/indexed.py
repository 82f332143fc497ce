"""Stand a state on a checkpoint's index: each document read where it lies, none without need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from msgspec import Raw, Struct
from msgspec.structs import replace

from bekasi_cli.storage.catalogue import Table
from bekasi_cli.storage.packed import Blocks, Handle, Numbers
from bekasi_cli.storage.port import Condition
from bekasi_cli.storage.postings import Field
from bekasi_cli.storage.recent import Put, Recent
from bekasi_cli.storage.selection import Facets, choose
from bekasi_cli.storage.state import State


class About(Struct, frozen=True, kw_only=True):
    """What an index says of itself; TABLES gives each field and whether it is single-valued.

    GENERATION is the `sum` of the checkpoint whose documents it places.
    """

    generation: str
    schema: str
    offset: int
    tables: dict[str, dict[str, bool]]


class Indexed:
    """The base of a state: an index of CHECKPOINT in BLOCKS, and RECENT lines of JOURNAL.

    SEQ is the last line that it knows, which ends at byte END of the journal.
    """

    def __init__(
        self, blocks: Blocks, recent: Recent, checkpoint: Handle, journal: Handle, about: About
    ) -> None:
        self.blocks = blocks
        self.recent = recent
        self.about = about
        self.seq, self.end = recent.seq, recent.end
        self._checkpoint = checkpoint
        self._journal = journal
        self._tables = {name: Table(blocks, name, fields) for name, fields in about.tables.items()}

    def document(self, table: str, id: int) -> bytes | None:  # noqa: A002 - as in state.Base
        """Return one document, or None; raises Unfit where the index is wrong."""
        put = self.recent.latest.get(table, {}).get(id)
        if put is not None:
            return put.place.read(self._journal)
        known = self._tables.get(table)
        row = known.row(id) if known else None
        return None if known is None or row is None else known.place(row).read(self._checkpoint)

    def documents(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Yield the documents of TABLE by id."""
        latest = self.recent.latest.get(table, {})
        known = self._tables.get(table)
        ids = sorted({*(known.ids if known else ()), *latest})
        for each in ids:
            found = self.document(table, each)
            if found is not None:
                yield each, found

    def candidates(
        self, table: str, where: tuple[Condition, ...], order: str, limit: int | None
    ) -> Iterator[tuple[int, bytes | Raw]]:
        """Yield all documents of TABLE that meet WHERE, or the first LIMIT in ORDER, and some."""
        latest = self.recent.latest.get(table, {})
        known = self._tables.get(table)
        if known is not None:
            rows, exact = known.search(where, order, limit)
            old = (row for row in rows if known.ids[row] not in latest)
            for row in islice(old, limit if exact else None):
                yield known.ids[row], known.place(row).read(self._checkpoint)
        for put in _chosen(latest, where, order, limit):
            yield put.id, put.place.read(self._journal)

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents of TABLE meet WHERE, None where the index cannot tell."""
        latest = self.recent.latest.get(table, {})
        fresh = sum(1 for _ in _chosen(latest, where, "id", None))
        known = self._tables.get(table)
        if known is None:
            return fresh
        rows, exact = known.rows(where)
        if not exact:
            return None
        changed = {row for each in latest if (row := known.row(each)) is not None}
        if len(rows) == 1 and len(rows[0].runs) == 1:
            return rows[0].total - sum(row in changed for row in rows[0].runs[0]) + fresh
        found, _ = known.search(where, "id", None)
        return sum(row not in changed for row in found) + fresh

    def lines(self, about: str) -> Iterator[tuple[int, bytes]]:
        """Yield number and bytes of each journal line that is about the record ABOUT."""
        for number in self._about.of(about):
            start, end = self.starts.between(number, number + 2)
            yield number, self._journal.read(start, end - start - 1)
        for line in self.recent.lines:
            if about in line.about:
                yield line.seq, self._journal.read(line.start, line.length)

    def start_of(self, seq: int) -> tuple[int, int]:
        """Return number and offset of line SEQ, or of the last one before it that is known."""
        at = min(seq, len(self.starts) - 1)
        return at, self.starts[at]

    @cached_property
    def starts(self) -> Numbers:
        """Return where each journal line begins, and the offset behind the last of them."""
        return Numbers(self.blocks, "lines/starts", "Q")

    @cached_property
    def _about(self) -> Field:
        return Field(self.blocks, "lines.about")


def _chosen(
    latest: dict[int, Put], where: tuple[Condition, ...], order: str, limit: int | None
) -> Iterable[Put]:
    pairs: Iterable[tuple[int, Facets]] = ((each.id, each.facets) for each in latest.values())
    return (latest[id_] for id_ in choose(pairs, where, order, limit))


def state_after(state: State, base: Indexed) -> State:
    """Return STATE, which a checkpoint's header gives, after the lines that BASE notes."""
    counters = dict(state.counters)
    seq, digest, at = state.seq, state.digest, state.at
    for line in base.recent.lines:
        seq, digest = line.seq, line.digest
        at = line.at or at
    for table, puts in base.recent.latest.items():
        counters[table] = max(counters.get(table, 0), *puts)
    return replace(state, seq=seq, digest=digest, at=at, counters=counters, base=base)

"""Come to the state that a journal tells, and hold none of its documents: only where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from msgspec import Raw

from bekasi_cli.storage.journal import Line
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Condition
from bekasi_cli.storage.state import State

_LENGTH = 32  # bits: a place is an offset and, below it, a length
_TELLING = 64
"""So many bytes from its beginning find a document in its line, save one in a million."""


class Told(NamedTuple):
    """A line, its bytes without LF, and where in the journal it begins."""

    line: Line
    raw: bytes
    start: int


class Replay:
    """What the lines of JOURNAL come to, taken one after the other; FIRST is its line 0."""

    def __init__(self, journal: Handle, first: Line) -> None:
        self.newsroom = first.newsroom
        self.seq = first.seq
        self._digest = first.digest
        self._at: datetime | None = None
        self._journal = journal
        self._places: dict[str, dict[int, int]] = {}

    def add(self, told: Told) -> None:
        """Take the next line."""
        line = told.line
        self.seq, self._digest, self._at = line.seq, line.digest, line.at or self._at
        behind = 0
        for table, documents in line.put.items():
            places = self._places.setdefault(table, {})
            for id_, document in documents.items():
                content = bytes(document)
                behind = _find(told.raw, content, behind)
                places[id_] = told.start + behind << _LENGTH | len(content)
                behind += len(content)

    def state(self) -> State:
        """Return the state after the last line that was taken; later ones do not change it."""
        places = {table: dict(sorted(each.items())) for table, each in self._places.items()}
        return State(
            newsroom=self.newsroom,
            seq=self.seq,
            digest=self._digest,
            at=self._at,
            counters={table: next(reversed(each)) for table, each in places.items()},
            base=_Placed(self._journal, places),
        )


class _Placed:
    """The base of a state: documents in JOURNAL at PLACES, by table and ascending id."""

    def __init__(self, journal: Handle, places: dict[str, dict[int, int]]) -> None:
        self._journal = journal
        self._places = places

    def document(self, table: str, id: int) -> bytes | None:  # noqa: A002 - as in state.Base
        """Return one document, or None."""
        place = self._places.get(table, {}).get(id)
        return None if place is None else self._read(place)

    def documents(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Yield the documents of TABLE by id."""
        for id_, place in self._places.get(table, {}).items():
            yield id_, self._read(place)

    def candidates(
        self,
        table: str,
        where: tuple[Condition, ...],  # noqa: ARG002 - as in state.Base
        order: str,  # noqa: ARG002
        limit: int | None,  # noqa: ARG002
    ) -> Iterator[tuple[int, bytes | Raw]]:
        """Yield all documents of TABLE: nothing is known of them but where they lie."""
        return self.documents(table)

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents TABLE has; with conditions that takes reading them."""
        return None if where else len(self._places.get(table, {}))

    def _read(self, place: int) -> bytes:
        return self._journal.read(place >> _LENGTH, place & (1 << _LENGTH) - 1)


def _find(raw: bytes, document: bytes, behind: int) -> int:
    """Return where DOCUMENT lies in the line RAW, BEHIND the one before it."""
    at = raw.find(document[:_TELLING], behind)
    return at if raw.startswith(document, at) else raw.index(document, behind)

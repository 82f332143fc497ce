"""Hold one state of the newsroom: a base, and over it the documents of later journal lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from heapq import merge
from typing import Protocol, TypeVar

from msgspec import MsgspecError, Raw, Struct, json

from bekasi_cli.errors import Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.model import Record
from bekasi_cli.storage.journal import Line
from bekasi_cli.storage.port import Condition

R = TypeVar("R", bound=Record)


class Base(Protocol):
    """What a state stands on: encoded documents by table and id."""

    def document(self, table: str, id: int) -> bytes | Raw | None:  # noqa: A002 - the port's name
        """Return one document, or None."""
        ...

    def documents(self, table: str) -> Iterable[tuple[int, bytes | Raw]]:
        """Return the documents of TABLE by id."""
        ...

    def candidates(
        self, table: str, where: tuple[Condition, ...], order: str, limit: int | None
    ) -> Iterable[tuple[int, bytes | Raw]]:
        """Return all documents of TABLE that meet WHERE, or the first LIMIT in ORDER, and others.

        Who asks still has to filter and to sort them.
        """
        ...

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents of TABLE meet WHERE, None where that takes reading them."""
        ...


class Nothing:
    """The base of a state that is built from the journal alone."""

    def document(self, table: str, id: int) -> None:  # noqa: A002 - as in Base
        """Return None."""

    def documents(self, table: str) -> tuple[()]:  # noqa: ARG002 - as in Base
        """Return nothing."""
        return ()

    def candidates(
        self,
        table: str,  # noqa: ARG002 - as in Base
        where: tuple[Condition, ...],  # noqa: ARG002
        order: str,  # noqa: ARG002
        limit: int | None,  # noqa: ARG002
    ) -> tuple[()]:
        """Return nothing."""
        return ()

    def count(self, table: str, where: tuple[Condition, ...]) -> int:  # noqa: ARG002 - as in Base
        """Return that there are none."""
        return 0


class State(Struct, frozen=True, kw_only=True):
    """The newsroom after line SEQ, whose digest is DIGEST; a later state is a new value.

    AT is the time of the last commit; COUNTERS hold the highest id ever given, by table.
    """

    newsroom: str
    seq: int
    digest: str
    at: datetime | None = None
    counters: dict[str, int] = {}
    base: Base
    fresh: dict[str, dict[int, bytes | Raw]] = {}

    def document(self, table: str, id: int) -> bytes | Raw | None:  # noqa: A002 - as in Base
        """Return the encoded document of TABLE with ID, or None."""
        found = self.fresh.get(table, {}).get(id)
        return self.base.document(table, id) if found is None else found

    def ordered(self, table: str) -> Iterator[tuple[int, bytes | Raw]]:
        """Yield every id of TABLE with its encoded document, by id."""
        fresh = self.fresh.get(table, {})
        old = (each for each in self.base.documents(table) if each[0] not in fresh)
        return merge(old, sorted(fresh.items(), key=_id), key=_id)

    def candidates(
        self, table: str, where: tuple[Condition, ...], order: str, limit: int | None
    ) -> Iterator[tuple[int, bytes | Raw]]:
        """Yield the documents of TABLE among which those are that WHERE means (`Base`)."""
        fresh = self.fresh.get(table, {})
        yield from fresh.items()
        enough = None if limit is None else limit + len(fresh)
        found = self.base.candidates(table, where, order, enough)
        yield from (each for each in found if each[0] not in fresh)

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents of TABLE meet WHERE, where no document need be read."""
        return None if self.fresh.get(table) else self.base.count(table, where)

    def tables(self) -> set[str]:
        """Return the names of the tables that ever held a record."""
        return set(self.counters)

    def after(self, lines: Iterable[Line]) -> State:
        """Return the state after LINES, which follow this one's last line."""
        fresh = {table: dict(documents) for table, documents in self.fresh.items()}
        counters = dict(self.counters)
        seq, digest, at = self.seq, self.digest, self.at
        for line in lines:
            seq, digest, at = line.seq, line.digest, line.at or at
            for table, documents in line.put.items():
                fresh.setdefault(table, {}).update(documents)
                counters[table] = max(counters.get(table, 0), *documents)
        return State(
            newsroom=self.newsroom,
            seq=seq,
            digest=digest,
            at=at,
            counters=counters,
            base=self.base,
            fresh=fresh,
        )


def _id(pair: tuple[int, bytes | Raw]) -> int:
    return pair[0]


def begin(line: Line) -> State:
    """Return the state after LINE, which is the journal's line 0."""
    return State(newsroom=line.newsroom, seq=line.seq, digest=line.digest, base=Nothing())


def decode(kind: type[R], document: bytes | Raw, id: int) -> R:  # noqa: A002 - the port's name
    """Return DOCUMENT as a record of KIND.

    Raises:
        Damaged: it is no such record.
    """
    try:
        record: R = _decoder(kind).decode(document)
    except (MsgspecError, ValueError, RecursionError) as problem:
        raise Damaged(
            N_("The record {ref} cannot be read: {reason}."),
            N_("Look with: bekasi doctor"),
            ref=f"{kind.table}/{id}",
            reason=str(problem),
        ) from problem
    return record


@cache
def _decoder(kind: type[R]) -> json.Decoder[R]:
    return json.Decoder(kind)

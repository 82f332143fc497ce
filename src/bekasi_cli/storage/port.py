"""State what every store must do: the one way in and out of a newsroom's memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from msgspec import Struct

from bekasi_cli.model import Actor, Record

R = TypeVar("R", bound=Record)


class Op(StrEnum):
    """How a condition compares a field's values (`model.facets`) with its own."""

    IN = "in"  # one of the field's values is among the condition's
    SINCE = "since"  # the field's first value is the condition's or later in text order
    BEFORE = "before"  # the field's first value comes before the condition's in text order
    CONTAINS = "contains"  # one of the field's values contains each of the condition's, caseless


class Condition(NamedTuple):
    """One condition of a filter; a filter is all of its conditions at once."""

    field: str
    op: Op
    values: tuple[str, ...]


class RevisionFile(NamedTuple):
    """The bytes of revision N of article NUMBER, created in YEAR: write-once."""

    number: int
    n: int
    year: int
    content: bytes


class Change(Struct, frozen=True, kw_only=True):
    """One act, whole: it is committed in one journal line or not at all.

    ABOUT names what the act is about (`articles/17`); PUTS carry the version that was read.
    BLOBS are originals, kept under their own `sha256:` digest; so are COUNTS, readers' figures.
    """

    act: str
    actor: Actor
    at: datetime
    reason: str = ""
    about: tuple[str, ...] = ()
    puts: tuple[Record, ...] = ()
    revisions: tuple[RevisionFile, ...] = ()
    blobs: tuple[bytes, ...] = ()
    counts: tuple[bytes, ...] = ()


class Erasure(Struct, frozen=True, kw_only=True):
    """What is to be erased for good: journal LINES (by seq), REVISIONS, BLOBS (by digest).

    CHANGE is the act that says so; its name must be `redact`. The store adds to it what else was
    told in those lines only. CHANGE None: the journal says so already, and what a broken-off
    erasure may have left on the disk is to be taken away.
    """

    change: Change | None
    lines: tuple[int, ...] = ()
    revisions: tuple[tuple[int, int], ...] = ()
    blobs: tuple[str, ...] = ()


class Commit(Struct, frozen=True, kw_only=True):
    """What a write left: its place in the journal and the records as they now stand.

    NOTICES tell what the writer found on its way and put aside, such as the rest of an act
    that a power cut broke off; whoever wrote should say so.
    """

    seq: int
    at: datetime
    digest: str
    records: tuple[Record, ...]
    notices: tuple[Problem, ...] = ()

    def only(self, kind: type[R]) -> R:
        """Return the one record of KIND among those written."""
        (found,) = (each for each in self.records if isinstance(each, kind))
        return found


class Entry(Struct, frozen=True, kw_only=True):
    """A journal line as readers see it; PUT holds each document as encoded JSON.

    A tombstone has `redacted` true and nothing else but seq, digest.
    """

    seq: int
    digest: str
    at: datetime | None = None
    login: str = ""
    actor: str = ""
    identity: str = ""
    act: str = ""
    about: tuple[str, ...] = ()
    reason: str = ""
    put: Mapping[str, Mapping[str, bytes]] = {}
    files: Mapping[str, str] = {}
    redacted: bool = False


class Head(Struct, frozen=True, kw_only=True):
    """The journal's end: what somebody keeps elsewhere to hold the newsroom to it."""

    newsroom: str
    seq: int
    digest: str


class Fault(StrEnum):
    """What sort of thing an inspection found wrong."""

    JOURNAL = "journal"
    CHECKPOINT = "checkpoint"
    REVISION = "revision"
    BLOB = "blob"
    ORPHAN = "orphan"
    TORN = "torn"
    HEAD = "head"
    INDEX = "index"


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that an inspection found: WHERE is a path or `journal.jsonl:LINE`.

    MESSAGE is a marked message (`N_`) whose details fill its placeholders. A problem that is
    not SERIOUS is a harmless leftover that the next writer tidies away.
    """

    fault: Fault
    where: str
    message: str
    details: dict[str, str | int] = {}
    serious: bool = True
    repairable: bool = False


class Report(Struct, frozen=True, kw_only=True):
    """What an inspection read and found; REPAIRED tells what was done about it."""

    head: Head
    lines: int
    files: int
    problems: tuple[Problem, ...] = ()
    repaired: tuple[str, ...] = ()
    lost: int = 0  # acts that the checkpoint knew before a repair, and the journal knows no more

    @property
    def whole(self) -> bool:
        """Tell whether nothing serious was found."""
        return not any(each.serious for each in self.problems)


Progress = Callable[[int, int], None]
"""Called now and then with (done, total) in bytes."""


class Reader(Protocol):
    """Read one consistent state: before or after any commit, never between."""

    @property
    def newsroom(self) -> str:
        """Return the newsroom's id, made at `init` and kept for ever."""
        ...

    @property
    def last_at(self) -> datetime | None:
        """Return the time of the last commit, None in a newsroom without one."""
        ...

    def get(self, kind: type[R], id: int) -> R:  # noqa: A002 - the design's own name
        """Return the record of KIND with ID.

        Raises:
            NotFound: there is none.
            Damaged: what is stored cannot be read.
        """
        ...

    def find(
        self, kind: type[R], *where: Condition, order: str = "id", limit: int | None = None
    ) -> list[R]:
        """Return the records of KIND that meet every condition in WHERE.

        ORDER is `id` or a facet, `-` before it for descending; ties by id in the same
        direction, records without the facet last. LIMIT None means all.
        """
        ...

    def count(self, kind: type[Record], *where: Condition) -> int:
        """Return how many records of KIND meet every condition in WHERE."""
        ...

    def revision(self, number: int, n: int) -> bytes:
        """Return the bytes of revision N of article NUMBER, which is known to this state.

        Raises:
            NotFound: no such article or revision.
            Damaged: the file is missing or is not what the article says it is.
        """
        ...

    def blob(self, digest: str) -> bytes:
        """Return the original with DIGEST (`sha256:` and hex).

        Raises:
            NotFound: it was never kept.
            Damaged: the bytes are not those of the digest.
        """
        ...

    def counts(self, digest: str) -> bytes:
        """Return the counts of readers with DIGEST; raises as `blob` does."""
        ...


class View(Reader, Protocol):
    """The fresh state under the lock, which `decide` sees."""

    def new_id(self, kind: type[Record]) -> int:
        """Return the next id of KIND; never given twice, also after deletion or a crash."""
        ...


class FullView(View, Protocol):
    """The fresh state under the lock with the journal behind it, which an erasure is decided on."""

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield journal entries (`Store.entries`)."""
        ...


class Store(Reader, Protocol):
    """A newsroom's memory. Instances are cheap to open and safe to leave open."""

    def write(self, decide: Callable[[View], Change]) -> Commit:
        """Run DECIDE on fresh state under the lock and commit its change, whole.

        DECIDE is pure and may run twice; what it raises passes through and nothing is written.

        Raises:
            Conflict: a put carries a version that is not the stored one.
            Locked: the lock was not free in time; names the holder.
            Damaged: the store contradicts itself.
            Unreachable: nothing could be written (permission, disk, file system).
        """
        ...

    def erase(
        self, decide: Callable[[FullView], Erasure], progress: Progress | None = None
    ) -> Commit | None:
        """Erase what DECIDE decides on fresh state under the lock: all of it, and for good.

        Each line becomes a tombstone with its digest, so that the chain still holds; so does
        each file. What was last told in such a line is told again in the line of the act. When
        it is broken off, the newsroom is as before, or reads as after; doing it again with
        CHANGE None finishes it. Derived files and leftovers that hold the text go too.

        Raises:
            ValueError: a line or file cannot be erased, which is a mistake in DECIDE.
            Conflict, Locked, Damaged, Unreachable: as `write`.
        """
        ...

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield journal entries with seq >= SINCE in order; of one record when ABOUT names it."""
        ...

    def head(self) -> Head:
        """Return the journal's end."""
        ...

    def writable(self) -> None:
        """Raise what a write would raise now, before an editor is opened.

        Raises:
            Unreachable: no permission, a read-only or network file system.
        """
        ...

    def inspect(self, against: str | None = None, progress: Progress | None = None) -> Report:
        """Verify everything that is stored; AGAINST is a head digest that must be in the chain."""
        ...

    def repair(self, progress: Progress | None = None) -> Report:
        """Restore all that the rest proves, overwriting nothing that cannot be proved wrong."""
        ...

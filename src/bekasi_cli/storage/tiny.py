"""Keep a newsroom in a folder: TinyDB's file as checkpoint, the journal as truth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from bekasi_cli import files
from bekasi_cli.files.disk import reading
from bekasi_cli.model import Record
from bekasi_cli.storage import folder, ledger
from bekasi_cli.storage.committing import Prepared, prepare
from bekasi_cli.storage.covering import cover, put
from bekasi_cli.storage.doubt import Doubt
from bekasi_cli.storage.ground import Ground
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.placing import Placing, tidy
from bekasi_cli.storage.port import (
    Change,
    Commit,
    Condition,
    Entry,
    Erasure,
    FullView,
    Head,
    Progress,
    Report,
    View,
)
from bekasi_cli.storage.reading import FrozenView, Reading
from bekasi_cli.storage.state import State
from bekasi_cli.storage.telling import told, told_by
from bekasi_cli.storage.watching import Watch

R = TypeVar("R", bound=Record)
T = TypeVar("T")

LOCK_TIMEOUT = 30.0
"""How long a writer waits for the others, in seconds."""


class TinyStore(Reading):
    """The port's `Store` in FOLDER, which `folder.create` has laid.

    Every read looks whether another process has committed since; reading takes no lock and needs
    no permission to write. TIMEOUT is how long a write waits for the lock, in seconds.
    """

    def __init__(self, root: Path, *, timeout: float = LOCK_TIMEOUT) -> None:
        folder.require(root)
        self._root = root
        self._journal = root / JOURNAL
        self._timeout = timeout
        self._lock = root / folder.LOCK
        self._watch = Watch(root)
        self._ground = Ground(root)
        self._doubt = Doubt(root)

    def write(self, decide: Callable[[View], Change]) -> Commit:
        """Commit what DECIDE decides, under the lock (`Store.write`)."""
        self._ground.hold()
        with self._locked():
            prepared = self._believing(lambda: self._prepared(decide))
            return self._commit(prepared)

    def erase(
        self, decide: Callable[[FullView], Erasure], progress: Progress | None = None
    ) -> Commit | None:
        """Erase what DECIDE decides, under the lock (`Store.erase`)."""
        from bekasi_cli.storage.erasing import ErasingView, plan
        from bekasi_cli.storage.scrubbing import scrub
        from bekasi_cli.storage.surveying import Ahead, part

        self.writable()
        ahead = Ahead(self._journal, part(progress, 0))  # others go on writing meanwhile
        with self._locked():
            self._watch.refuse()  # what is erased must not be read by an index
            state, ending = self._watch.fresh().tail
            notices = tidy(self._root, ending)
            end = ending.at + ending.unterminated
            found = ahead.ended(state.seq, state.digest)
            view = ErasingView(state, self._file, found)
            made = plan(state, decide(view), found)
            self._watch.refuse()
            notices += scrub(self._root, made, part(progress, 1))
            if made.prepared is not None:
                state = state.after([made.prepared.line])
                end += len(made.prepared.raw) + 1
            put(self._root, self._watch, state, end)
            return made.prepared and made.prepared.commit(tuple(notices))

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield the journal's entries, reading it in a stream (`Store.entries`)."""
        folder.require(self._root)
        after = since
        try:
            for found in self._told(about, since):
                yield found
                after = found.seq + 1
        except Unfit:
            self._watch.refuse()
            yield from told(self._journal, about, after)

    def _told(self, about: str | None, since: int) -> Iterator[Entry]:
        """Yield the journal's entries by the index, where there is one."""
        base = self._watch.base()
        return (
            told_by(base, self._journal, about, since)
            if base
            else told(self._journal, about, since)
        )

    def get(self, kind: type[R], id: int) -> R:  # noqa: A002 - the port's name
        """Return the record of KIND with ID (`Reader.get`)."""
        return self._believing(lambda: super(TinyStore, self).get(kind, id))

    def find(
        self, kind: type[R], *where: Condition, order: str = "id", limit: int | None = None
    ) -> list[R]:
        """Return the records of KIND that meet every condition (`Reader.find`)."""
        find = super().find
        return self._believing(lambda: find(kind, *where, order=order, limit=limit))

    def count(self, kind: type[Record], *where: Condition) -> int:
        """Return how many records of KIND meet every condition (`Reader.count`)."""
        count = super().count
        return self._believing(lambda: count(kind, *where))

    def head(self) -> Head:
        """Return the journal's end (`Store.head`)."""
        state = self._state()
        return Head(newsroom=state.newsroom, seq=state.seq, digest=state.digest)

    def writable(self) -> None:
        """Raise what a write would raise now (`Store.writable`)."""
        self._ground.examine()

    def inspect(self, against: str | None = None, progress: Progress | None = None) -> Report:
        """Verify everything that is stored (`Store.inspect`)."""
        from bekasi_cli.storage.doctor import inspect

        folder.require(self._root)
        return inspect(self._root, against, progress)

    def repair(self, progress: Progress | None = None) -> Report:
        """Restore what the rest proves (`Store.repair`)."""
        from bekasi_cli.storage.doctor import repair

        folder.require(self._root)
        self.writable()
        with self._locked():
            return repair(self._root, progress)

    def checkpoint(self) -> None:
        """Write newsroom.json now, as of the journal's end."""
        self.writable()
        with self._locked():
            state, ending = self._watch.fresh().tail
            tidy(self._root, ending)
            put(self._root, self._watch, state, ending.at + ending.unterminated)

    def _state(self) -> State:
        return self._watch.fresh().tail.state

    def _prepared(self, decide: Callable[[View], Change]) -> Prepared:
        state = self._state()
        return prepare(state, decide(FrozenView(state, self._file)))

    def _believing(self, work: Callable[[], T]) -> T:
        """Return what WORK does; where the index turns out wrong, what it does without."""
        try:
            return work()
        except Unfit:
            self._watch.refuse()
            return work()

    def _file(self, path: str) -> bytes | None:
        place = files.resolve_inside(self._root, path)
        try:
            with reading(place):
                return place.read_bytes()
        except FileNotFoundError:
            return None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with files.locked(self._lock, timeout=self._timeout, holder=_this_process()):
            self._doubt.settle()
            yield

    def _commit(self, prepared: Prepared) -> Commit:
        last = self._watch.last or self._watch.fresh()
        state, ending = last.tail
        notices = tidy(self._root, ending)
        end = ending.at + ending.unterminated
        placing = Placing(self._root)
        try:
            placing.place(prepared.revisions, shared=False, beside=prepared.beside)
            placing.place(prepared.blobs, shared=True)
            self._doubt.append(prepared.raw + b"\n")
        except BaseException:
            if self._journal.stat().st_size == end:  # the line is not there: no commit
                placing.undo()
            raise
        after = state.after([prepared.line])
        tail = ledger.Tail(after, ledger.Ending(end + len(prepared.raw) + 1))
        notices += placing.notices + cover(self._root, self._watch, last, tail, prepared)
        return prepared.commit(tuple(notices))


def _this_process() -> str:
    return f"{_login(os.getuid())}@{os.uname().nodename} (pid {os.getpid()})"


@cache
def _login(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)

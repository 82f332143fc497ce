"""Keep a newsroom in a folder: TinyDB's file as checkpoint, the journal as truth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bekasi_cli import files
from bekasi_cli.errors import BekasiError, Damaged
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, doubt, folder, ledger
from bekasi_cli.storage.committing import Prepared, prepare
from bekasi_cli.storage.database import NewsroomDB
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import encode, entry, read
from bekasi_cli.storage.placing import Placing, tidy
from bekasi_cli.storage.port import (
    Change,
    Commit,
    Entry,
    Erasure,
    Fault,
    FullView,
    Head,
    Problem,
    Progress,
    Report,
    View,
)
from bekasi_cli.storage.reading import FrozenView, Reading
from bekasi_cli.storage.state import State

LOCK_TIMEOUT = 30.0
"""How long a writer waits for the others, in seconds."""

_Signature = tuple[tuple[int, int, int] | None, ...]


class _Snapshot(NamedTuple):
    """What was read last: good as long as the two files look the same."""

    signature: _Signature
    tail: ledger.Tail
    covered: int  # the journal's bytes that the checkpoint holds
    size: int  # of the checkpoint, in bytes


class TinyStore(Reading):
    """The port's `Store` in FOLDER, which `folder.create` has laid.

    Every read looks whether another process has committed since; reading takes no lock and needs
    no permission to write. TIMEOUT is how long a write waits for the lock, in seconds.
    """

    def __init__(self, root: Path, *, timeout: float = LOCK_TIMEOUT) -> None:
        folder.require(root)
        self._root = root
        self._journal = root / JOURNAL
        self._checkpoint = root / checkpoint.FILE
        self._timeout = timeout
        self._last: _Snapshot | None = None

    def write(self, decide: Callable[[View], Change]) -> Commit:
        """Commit what DECIDE decides, under the lock (`Store.write`)."""
        self.writable()
        with self._locked():
            state = self._fresh().tail.state
            prepared = prepare(state, decide(FrozenView(state, self._file)))
            return self._commit(prepared)

    def erase(
        self, decide: Callable[[FullView], Erasure], progress: Progress | None = None
    ) -> Commit | None:
        """Erase what DECIDE decides, under the lock (`Store.erase`)."""
        from bekasi_cli.storage.erasing import ErasingView, plan
        from bekasi_cli.storage.scrubbing import scrub

        self.writable()
        with self._locked():
            state, ending = self._fresh().tail
            notices = tidy(self._root, ending)
            end = ending.at + ending.unterminated
            view = ErasingView(state, self._file, self._lines)
            made = plan(state, decide(view), self._lines)
            self._last = None
            notices += scrub(self._root, made, progress)
            if made.prepared is not None:
                state = state.after([made.prepared.line])
                end += len(made.prepared.raw) + 1
            files.atomic_write(self._checkpoint, checkpoint.lay(state, end))
            return made.prepared and made.prepared.commit(tuple(notices))

    def _lines(self) -> Iterator[bytes]:
        return ledger.lines(self._journal)

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield the journal's entries, reading it in a stream (`Store.entries`)."""
        folder.require(self._root)
        named = b"" if about is None else encode(about)
        for number, raw in enumerate(ledger.lines(self._journal)):
            if number >= since and named in raw:
                found = entry(read(raw, number))
                if about is None or about in found.about:
                    yield found

    def head(self) -> Head:
        """Return the journal's end (`Store.head`)."""
        state = self._state()
        return Head(newsroom=state.newsroom, seq=state.seq, digest=state.digest)

    def writable(self) -> None:
        """Raise what a write would raise now (`Store.writable`)."""
        folder.writable(self._root)

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
            state, ending = self._fresh().tail
            tidy(self._root, ending)
            end = ending.at + ending.unterminated
            files.atomic_write(self._checkpoint, checkpoint.lay(state, end))

    def _state(self) -> State:
        return self._fresh().tail.state

    def _file(self, path: str) -> bytes | None:
        place = files.resolve_inside(self._root, path)
        try:
            with reading(place):
                return place.read_bytes()
        except FileNotFoundError:
            return None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = self._root / folder.LOCK
        with files.locked(lock, timeout=self._timeout, holder=_this_process()):
            doubt.settle(self._root)
            yield

    def _commit(self, prepared: Prepared) -> Commit:
        last = self._fresh()
        state, ending = last.tail
        notices = tidy(self._root, ending)
        end = ending.at + ending.unterminated
        placing = Placing(self._root)
        try:
            placing.place(prepared.revisions, shared=False)
            placing.place(prepared.blobs, shared=True)
            doubt.append(self._root, prepared.raw + b"\n")
        except BaseException:
            if self._journal.stat().st_size == end:  # the line is not there: no commit
                placing.undo()
            raise
        after = state.after([prepared.line])
        tail = ledger.Tail(after, ledger.Ending(end + len(prepared.raw) + 1))
        notices += placing.notices + self._cover(last, tail)
        return prepared.commit(tuple(notices))

    def _cover(self, last: _Snapshot, tail: ledger.Tail) -> list[Problem]:
        """Write the checkpoint when it is due; the act is saved whether that succeeds or not."""
        covered, size, end = last.covered, last.size, tail.ending.at
        notices = []
        if checkpoint.due(size, covered, end):
            content = checkpoint.lay(tail.state, end)
            try:
                files.atomic_write(self._checkpoint, content)
                covered, size = end, len(content)
            except BekasiError as problem:
                notices.append(_not_covered(problem))
        self._last = _Snapshot(self._signature(), tail, covered, size)
        return notices

    def _fresh(self) -> _Snapshot:
        """Return what the two files hold now.

        A reader may meet a writer who replaces one of them: only what stays the same and is
        wrong is damage.
        """
        while True:
            signature = self._signature()
            if self._last and self._last.signature == signature:
                return self._last
            try:
                self._last = self._read(signature)
            except FileNotFoundError:
                folder.require(self._root)
            except Damaged:
                self._last = None
                if self._signature() == signature:
                    raise
            else:
                return self._last

    def _read(self, signature: _Signature) -> _Snapshot:
        last = self._last
        if last and _only_grown(last, signature):
            tail = ledger.read_tail(self._journal, last.tail.state, last.tail.ending.at)
            return _Snapshot(signature, tail, last.covered, last.size)
        if signature[1] is None:  # never written, or removed: the journal holds it all
            return _Snapshot(signature, ledger.read_all(self._journal), 0, 0)
        database = NewsroomDB(self._checkpoint)
        state, offset = database.state(), database.file.checkpoint.header.offset
        ledger.hold_to(self._journal, state, offset)
        tail = ledger.read_tail(self._journal, state, offset)
        return _Snapshot(signature, tail, offset, database.file.size)

    def _signature(self) -> _Signature:
        return tuple(_look(path) for path in (self._journal, self._checkpoint))


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        with reading(path):
            found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _only_grown(last: _Snapshot, now: _Signature) -> bool:
    """Tell whether since LAST nothing happened but new lines at the journal's end."""
    (old, old_checkpoint), (new, new_checkpoint) = last.signature, now
    if old is None or new is None or old_checkpoint != new_checkpoint:
        return False
    ending = last.tail.ending
    return not ending.unterminated and old[0] == new[0] and new[1] >= ending.at


def _this_process() -> str:
    import pwd

    try:
        login = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        login = str(os.getuid())
    return f"{login}@{os.uname().nodename} (pid {os.getpid()})"


def _not_covered(problem: BekasiError) -> Problem:
    details: dict[str, str | int] = {"reason": problem.sentences()[0]}
    return Problem(
        fault=Fault.CHECKPOINT,
        where=checkpoint.FILE,
        message=N_("This act is saved, but {file} could not be brought up to date: {reason}"),
        details={"file": checkpoint.FILE, **details},
        serious=False,
    )

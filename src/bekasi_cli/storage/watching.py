"""Know what a newsroom's files say now: read them anew only when they have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from bekasi_cli.errors import Damaged
from bekasi_cli.files.disk import reading
from bekasi_cli.storage import checkpoint, folder, index, ledger
from bekasi_cli.storage.database import NewsroomDB
from bekasi_cli.storage.indexed import Indexed, state_after
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.packed import Handle, Unfit
from bekasi_cli.storage.scanned import Scanned
from bekasi_cli.storage.state import Nothing, State

_Look = tuple[int, int, int] | None
Signature = tuple[_Look, _Look]


class Snapshot(NamedTuple):
    """What was read last: good as long as the two files look the same."""

    signature: Signature
    tail: ledger.Tail
    covered: int  # the journal's bytes that the checkpoint holds
    size: int  # of the checkpoint, in bytes

    @property
    def base(self) -> Indexed | None:
        """Return the index that the state stands on, None where it stands on none."""
        found = self.tail.state.base
        return found if isinstance(found, Indexed) else None


class Watch:
    """The newsroom in ROOT as it was read last; LAST is None where it must be read anew."""

    def __init__(self, root: Path) -> None:
        self.last: Snapshot | None = None
        self._root = root
        self._journal = root / JOURNAL
        self._checkpoint = root / checkpoint.FILE
        self._refused = False

    def fresh(self) -> Snapshot:
        """Return what the two files hold now.

        A reader may meet a writer who replaces one of them: only what stays the same and is
        wrong is damage.
        """
        while True:
            signature = self.signature()
            if self.last and self.last.signature == signature:
                return self.last
            try:
                self.last = self._read(signature)
            except FileNotFoundError:
                folder.require(self._root)
            except Damaged:
                self.last = None
                if self.signature() == signature:
                    raise
            else:
                return self.last

    def base(self) -> Indexed | None:
        """Return the index of what the files hold now, None where there is none to believe."""
        try:
            return self.fresh().base
        except Damaged:
            return None  # whoever asks reads the journal only

    def refuse(self) -> None:
        """Read without the index from now on, until `trust`: it is not what was written."""
        self.last = None
        self._refused = True

    def trust(self) -> None:
        """Read with the index again: it was made anew."""
        self.last = None
        self._refused = False

    def signature(self) -> Signature:
        """Return what tells whether one of the files has changed."""
        return _look(self._journal), _look(self._checkpoint)

    def signature_after(self, last: Snapshot) -> Signature:
        """Return the signature under the lock, since LAST only the journal has grown."""
        return (_look(self._journal), last.signature[1])

    def _read(self, signature: Signature) -> Snapshot:
        last = self.last
        if last and _only_grown(last, signature):
            tail = ledger.read_tail(self._journal, last.tail.state, last.tail.ending.at)
            return Snapshot(signature, tail, last.covered, last.size)
        if signature[1] is None:  # never written, or removed: the journal holds it all
            return Snapshot(signature, ledger.read_all(self._journal), 0, 0)
        if signature[1][1] >= checkpoint.SMALL and not self._refused:
            try:
                return self._indexed(signature)
            except (Unfit, Damaged) as problem:
                if self.signature() != signature:
                    raise FileNotFoundError from problem  # a writer was here: look again
        if signature[1][1] >= checkpoint.SMALL:
            scanned = Scanned(self._checkpoint)
            state, offset, size = scanned.state(), scanned.header.offset, scanned.size
        else:
            file = NewsroomDB(self._checkpoint)
            state, offset, size = file.state(), file.file.checkpoint.header.offset, file.file.size
        ledger.hold_to(self._journal, state, offset)
        tail = ledger.read_tail(self._journal, state, offset)
        return Snapshot(signature, tail, offset, size)

    def _indexed(self, signature: Signature) -> Snapshot:
        with reading(self._checkpoint):
            handle = Handle(self._checkpoint)
            start = handle.read(0, checkpoint.HEADER_MOST)
        raw = checkpoint.sealed_header(start)
        header = checkpoint.read_header(start)
        generation = checkpoint.generation(raw)
        base = index.read(self._root, handle, generation, header.seq, header.offset)
        bare = State(
            newsroom=header.newsroom,
            seq=header.seq,
            digest=header.head,
            at=header.at,
            counters=header.counters,
            base=Nothing(),
        )
        state, end = state_after(bare, base), base.end
        ledger.hold_to(self._journal, state, end)
        tail = ledger.read_tail(self._journal, state, end)
        return Snapshot(signature, tail, header.offset, handle.size)


def _look(path: Path) -> _Look:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked some times at each commit
    except FileNotFoundError:
        return None
    except OSError:
        with reading(path):
            raise
    return found.st_ino, found.st_size, found.st_mtime_ns


def _only_grown(last: Snapshot, now: Signature) -> bool:
    """Tell whether since LAST nothing happened but new lines at the journal's end."""
    (old, old_checkpoint), (new, new_checkpoint) = last.signature, now
    if old is None or new is None or old_checkpoint != new_checkpoint:
        return False
    ending = last.tail.ending
    return not ending.unterminated and old[0] == new[0] and new[1] >= ending.at

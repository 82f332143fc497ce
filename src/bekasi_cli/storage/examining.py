"""Examine a newsroom's folder from end to end: the journal, its checkpoint, every file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bekasi_cli.errors import BekasiError, Damaged
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, comparing, index, ledger
from bekasi_cli.storage.audit import Chain, plain_details
from bekasi_cli.storage.folder import TEXTS
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import digest, where
from bekasi_cli.storage.listing import Listing
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Fault, Problem, Progress, Report
from bekasi_cli.storage.replaying import Replay, Told
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tombstones import of_file

_STEPS = 500
"""So often, at most, whoever waits is told how far it is."""


class Examination:
    """One look at all of ROOT; `state` and `end` (bytes) are the journal's when it is done.

    `lost` counts acts that the checkpoint knew and the journal knows no more.
    `unerased` are tombstones by path: a broken-off erasure still has to put them there.

    It takes no lock: the files are listed and the checkpoint is read before the journal, so that
    whatever they hold of finished acts is named there.
    """

    def __init__(self, root: Path, against: str | None, progress: Progress | None) -> None:
        self.state: State | None = None
        self.end = 0
        self.lost = 0
        self.unerased: dict[str, bytes] = {}
        self._root = root
        self._progress = progress
        self._listing = Listing(root)
        self.chain = Chain(against, self._listing.names)
        self._checkpoint = opened(root / checkpoint.FILE)
        self._replay: Replay | None = None
        self._of_index: list[Problem] = []
        self._done = self._next = 0
        with reading(root):
            self._journal = Handle(root / JOURNAL)
            self._total = self._journal.size + self._listing.total

    def report(self) -> Report:
        """Read everything and tell what was found."""
        of_checkpoint = self._hold_checkpoint()
        self.chain.finish()
        problems = [*self.chain.problems, *self._ending(), *of_checkpoint, *self._changed()]
        problems += self._of_index
        self._tell()
        return Report(
            head=self.chain.head,
            lines=self.chain.lines,
            files=len(self.chain.files),
            problems=(*problems, *self._orphans()),
        )

    def _hold_checkpoint(self) -> list[Problem]:
        """Read the journal and hold the checkpoint to the state at the line that it names."""
        file, journal = self._checkpoint, self._lines()
        if file is None:
            self._read(journal)
            return [comparing.missing()]
        beginning = file.read(0, checkpoint.HEADER_MOST)
        try:
            header = checkpoint.read_header(beginning)
        except Damaged as problem:
            self._read(journal)
            return [comparing.damaged(beginning, problem)]
        self._of_index = list(self._hold_index(file, beginning, header))
        self._read(journal, header.seq)
        state, end = self.state, self.end
        self._read(journal)
        if header.seq > self.chain.head.seq:
            self.lost = header.seq - self.chain.head.seq
            return [comparing.ahead(header.seq, self.chain.head.seq)]
        if self.chain.problems or state is None:
            return comparing.self_check(file.read(0, file.size))
        return comparing.differences(file, state, end)

    def _hold_index(
        self, file: Handle, beginning: bytes, header: checkpoint.Header
    ) -> Iterator[Problem]:
        generation = checkpoint.generation(checkpoint.sealed_header(beginning))
        place = index.unfit(self._root, file, generation, header.seq, header.offset)
        if place:
            message = N_("This index is damaged or another version's; bekasi reads without it.")
            yield _harmless(Fault.INDEX, place, message)

    def _lines(self) -> Iterator[Told]:
        with reading(self._root / JOURNAL), self._journal.stream() as source:
            for raw in ledger.lines_of(source):
                start = self.end
                line = self.chain.add(raw)
                self.end += len(raw) + 1
                self._tick(len(raw) + 1)
                if line is not None:
                    yield Told(line, raw, start)

    def _read(self, journal: Iterator[Told], until: int | None = None) -> None:
        """Read on in JOURNAL to line UNTIL, or to its end."""
        first = next(journal, None) if self._replay is None else None
        if first is not None and first.line.newsroom:
            self._replay = Replay(self._journal, first.line)
        replay = self._replay
        if replay is None:
            for _ in journal:
                pass
            return
        if until is None or replay.seq < until:
            for told in journal:
                replay.add(told)
                if until is not None and replay.seq >= until:
                    break
        self.state = replay.state()

    def _ending(self) -> Iterator[Problem]:
        ending = ledger.ending(self._root / JOURNAL)
        place = where(self.chain.lines - (1 if ending.unterminated else 0))
        if ending.excess and ending.unterminated:
            message = N_("The end of this line was changed; the line itself is whole.")
            yield Problem(fault=Fault.TORN, where=place, message=message, repairable=True)
        elif ending.excess:
            message = N_("An act was broken off here before it was saved; the next act tidies up.")
            yield _harmless(Fault.TORN, place, message)
        elif ending.unterminated:
            message = N_(
                "This act is saved; only its line end is missing, and comes with the next."
            )
            yield _harmless(Fault.TORN, place, message)

    def _changed(self) -> Iterator[Problem]:
        for path, wanted in self.chain.files.items():
            fault = Fault.REVISION if path.startswith(f"{TEXTS}/") else Fault.BLOB
            try:
                found = self._listing.digest(path, self._tick)
                if found == wanted:
                    continue
                if digest(of_file(found)) == wanted:
                    message = N_("It was erased, but the file still holds it.")
                    yield Problem(fault=fault, where=path, message=message, repairable=True)
                    self.unerased[path] = of_file(found)
                else:
                    message = N_("The file was changed: it is not what was saved.")
                    yield Problem(fault=fault, where=path, message=message)
            except FileNotFoundError:
                yield Problem(fault=fault, where=path, message=N_("The file is missing."))
            except BekasiError as problem:
                details = plain_details(problem)
                yield Problem(fault=fault, where=path, message=problem.message, details=details)

    def _orphans(self) -> Iterator[Problem]:
        if self.chain.problems:
            return  # a line that cannot be read may have named them
        message = N_("The file belongs to no finished act; the next act or a repair puts it aside.")
        for path in sorted(each for each in self._listing.names if each not in self.chain.files):
            yield _harmless(Fault.ORPHAN, path, message)

    def _tick(self, size: int) -> None:
        self._done += size
        if self._done >= self._next:
            self._next = self._done + self._total // _STEPS
            self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


def opened(path: Path) -> Handle | None:
    """Return the file PATH as it is now, None where there is none."""
    try:
        with reading(path):
            file = Handle(path)
            file.read(0, 1)
            return file
    except FileNotFoundError:
        return None


def _harmless(fault: Fault, place: str, message: str) -> Problem:
    return Problem(fault=fault, where=place, message=message, serious=False, repairable=True)

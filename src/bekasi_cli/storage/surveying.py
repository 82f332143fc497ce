"""Survey a journal from end to end, so that what is asked of it later is answered at once.

An erasure asks much of a journal that may have a million lines: who looked at them before taking
the lock has only those to read under it that were written since.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from bekasi_cli.errors import Damaged
from bekasi_cli.files.disk import reading
from bekasi_cli.storage import ledger
from bekasi_cli.storage.journal import Line, changed, read
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Entry, Progress
from bekasi_cli.storage.telling import sifted


class Survey:
    """What the lines told that were taken. BYTES_AT gives bytes by their offset and their number.

    LAST holds the line that told each document last, by table and id; FILES each file's digest, and
    the line that named it last.
    """

    def __init__(self, bytes_at: Callable[[int, int], bytes]) -> None:
        self.last: dict[tuple[str, int], int] = {}
        self.files: dict[str, tuple[str, int]] = {}
        self.digest = ""
        self._bytes_at = bytes_at
        self._starts = array("Q", [0])
        self._about: dict[str, array[int]] = {}

    @property
    def end(self) -> int:
        """Return the offset behind the last line."""
        return self._starts[-1]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def take(self, raw: bytes) -> None:
        """Take the next line, without LF; raises Damaged where it is not what was written."""
        seq = len(self)
        line = read(raw, seq)
        if seq and not (line.redacted or line.prev == self.digest):
            raise changed(seq)
        for table, documents in line.put.items():
            for id_ in documents:
                self.last[table, id_] = seq
        for path, named in line.files.items():
            self.files[path] = named, seq
        for ref in line.about:
            self._about.setdefault(ref, array("I")).append(seq)
        self.digest = line.digest
        self._starts.append(self.end + len(raw) + 1)

    def ends(self, seq: int, digest: str) -> bool:
        """Tell whether the last line is line SEQ, and has DIGEST."""
        return (len(self) - 1, self.digest) == (seq, digest)

    def line(self, seq: int) -> tuple[Line, int] | None:
        """Return line SEQ and its length in bytes, None where there is none."""
        if not 0 <= seq < len(self):
            return None
        raw = self._raw(seq)
        return read(raw, seq), len(raw)

    def entries(self, about: str | None, since: int) -> Iterator[Entry]:
        """Yield the entries from line SINCE on; of one record when ABOUT names it."""
        seqs = range(len(self)) if about is None else self._about.get(about, ())
        yield from sifted(((each, self._raw(each)) for each in seqs if each >= since), about)

    def _raw(self, seq: int) -> bytes:
        start, end = self._starts[seq], self._starts[seq + 1]
        return self._bytes_at(start, end - start - 1)


class Ahead:
    """A survey of the file JOURNAL that is begun before the lock is there, and ended under it."""

    def __init__(self, journal: Path, progress: Progress | None = None) -> None:
        self._journal = journal
        with reading(journal):
            self._file = Handle(journal)
        self._found = Survey(self._file.read)
        with suppress(Damaged):  # under the lock it is seen whether it is
            _go_on(self._file, self._found, progress)

    def ended(self, seq: int, digest: str) -> Survey:
        """Return the survey of the journal as it is now, which ends with line SEQ of DIGEST.

        What was read before counts where nobody put another journal in its place, and took no line
        back that was not saved after all.

        Raises:
            Damaged: a line is not what was written.
        """
        with suppress(Damaged):
            _go_on(self._file, self._found)
            if self._file.same(self._journal) and self._found.ends(seq, digest):
                return self._found
        file = Handle(self._journal)
        anew = Survey(file.read)
        _go_on(file, anew)
        return anew


def _go_on(file: Handle, found: Survey, progress: Progress | None = None) -> None:
    """Let FOUND take the lines of FILE that it has not taken yet."""
    total = file.size
    with file.stream() as source:
        source.seek(found.end)
        for raw in ledger.lines_of(source):
            found.take(raw)
            if progress:
                progress(min(found.end, total), total)


def part(progress: Progress | None, number: int) -> Progress | None:
    """Return what tells PROGRESS of one half of the work: NUMBER is 0 or 1."""
    if progress is None:
        return None
    told = progress
    return lambda done, total: told(number * total + done, 2 * total)

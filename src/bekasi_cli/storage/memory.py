"""Keep a newsroom in memory, as strictly as on disk: for tests, rehearsals and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Lock

from bekasi_cli.i18n import N_
from bekasi_cli.storage.audit import Chain
from bekasi_cli.storage.committing import prepare
from bekasi_cli.storage.erasing import ErasingView, plan
from bekasi_cli.storage.journal import digest, first_line, read
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
from bekasi_cli.storage.state import State, begin
from bekasi_cli.storage.surveying import Survey
from bekasi_cli.storage.telling import entry

_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class MemoryStore(Reading):
    """The port's `Store` without a disk.

    `write` runs `decide` twice, as a store that has to begin anew may do: whoever counts on a
    single run finds out in the tests.
    """

    def __init__(
        self,
        newsroom: str = "tag:memory.example,2000-01-01:memory",
        *,
        at: datetime = _BEGINNING,
        login: str = "",
        actor: str = "",
    ) -> None:
        self._lines = [first_line(newsroom, at=at, login=login, actor=actor)]
        self._files: dict[str, bytes] = {}
        self._now = begin(read(self._lines[0], 0))
        self._lock = Lock()

    def write(self, decide: Callable[[View], Change]) -> Commit:
        """Commit what DECIDE decides (`Store.write`)."""
        with self._lock:
            decide(FrozenView(self._now, self._files.get))
            change = decide(FrozenView(self._now, self._files.get))
            prepared = prepare(self._now, change)
            self._files |= prepared.revisions | prepared.blobs
            self._lines.append(prepared.raw)
            self._now = self._now.after([prepared.line])
            return prepared.commit()

    def erase(
        self,
        decide: Callable[[FullView], Erasure],
        progress: Progress | None = None,  # noqa: ARG002 - the port's; memory is quick
    ) -> Commit | None:
        """Erase what DECIDE decides (`Store.erase`)."""
        with self._lock:
            survey = self._survey()
            view = ErasingView(self._now, self._files.get, survey)
            decide(view)
            made = plan(self._now, decide(view), survey)
            for seq, stone in made.stones.items():
                self._lines[seq] = stone
            self._files |= made.files
            if made.prepared is None:
                return None
            self._lines.append(made.prepared.raw)
            self._now = self._now.after([made.prepared.line])
            return made.prepared.commit()

    def _survey(self) -> Survey:
        content = b"\n".join(self._lines)
        found = Survey(lambda offset, length: content[offset : offset + length])
        for raw in self._lines:
            found.take(raw)
        return found

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield the journal's entries (`Store.entries`)."""
        for number, raw in enumerate(tuple(self._lines)):
            found = entry(read(raw, number))
            if number >= since and (about is None or about in found.about):
                yield found

    def head(self) -> Head:
        """Return the journal's end (`Store.head`)."""
        return Head(newsroom=self._now.newsroom, seq=self._now.seq, digest=self._now.digest)

    def writable(self) -> None:
        """Return: memory can always be written to."""

    def inspect(self, against: str | None = None, progress: Progress | None = None) -> Report:
        """Verify the chain and every file (`Store.inspect`)."""
        chain = Chain(against)
        for done, raw in enumerate(self._lines, 1):
            chain.add(raw)
            if progress:
                progress(done, len(self._lines))
        chain.finish()
        changed = [
            Problem(
                fault=Fault.REVISION if path.startswith("articles/") else Fault.BLOB,
                where=path,
                message=N_("The file is not what was saved."),
            )
            for path, wanted in chain.files.items()
            if digest(self._files.get(path, b"")) != wanted
        ]
        return Report(
            head=chain.head,
            lines=chain.lines,
            files=len(chain.files),
            problems=(*chain.problems, *changed),
        )

    def repair(self, progress: Progress | None = None) -> Report:
        """Inspect: in memory there is nothing to repair from (`Store.repair`)."""
        return self.inspect(progress=progress)

    def _state(self) -> State:
        return self._now

    def _file(self, path: str) -> bytes | None:
        return self._files.get(path)

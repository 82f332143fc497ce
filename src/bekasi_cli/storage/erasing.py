"""Plan an erasure: which lines and files become tombstones, and what must be told again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Raw
from msgspec.structs import replace

from bekasi_cli.model import Article
from bekasi_cli.storage import tombstones
from bekasi_cli.storage.audit import REDACT
from bekasi_cli.storage.committing import Prepared, prepare
from bekasi_cli.storage.journal import Line, change_line, digest
from bekasi_cli.storage.port import Change, Entry, Erasure
from bekasi_cli.storage.reading import FrozenView, blob_path, revision_path
from bekasi_cli.storage.state import State
from bekasi_cli.storage.surveying import Survey


class Plan(NamedTuple):
    """What an erasure does: PREPARED is its line, STONES take the places of lines, by seq.

    FILES are the tombstones of files, by path.
    """

    prepared: Prepared | None
    stones: dict[int, bytes]
    files: dict[str, bytes]


class ErasingView(FrozenView):
    """The port's `FullView`: the state under the lock, and the SURVEY of the journal behind it."""

    def __init__(self, state: State, file: Callable[[str], bytes | None], survey: Survey) -> None:
        super().__init__(state, file)
        self._survey = survey

    def entries(self, about: str | None = None, since: int = 0) -> Iterator[Entry]:
        """Yield journal entries (`Store.entries`)."""
        yield from self._survey.entries(about, since)


def plan(state: State, erasure: Erasure, survey: Survey) -> Plan:
    """Return what ERASURE does to the journal with this SURVEY and STATE, and to the files.

    Raises:
        Conflict: a put carries a version that is not the stored one.
        ValueError: it names what cannot be erased.
    """
    told = _Told(frozenset(erasure.lines), survey)
    stones = told.files_of(state, erasure)
    if erasure.change is None:
        return Plan(None, {}, stones)
    if erasure.change.act != REDACT:
        raise ValueError(f"an erasure is no {erasure.change.act}")
    if len(told.stones) < len(told.lines) or 0 in told.stones:
        raise ValueError("a line that is to be erased is the first, erased already or not there")
    return Plan(_prepared(state, erasure.change, told, stones), told.stones, stones)


def _prepared(state: State, change: Change, told: _Told, stones: dict[str, bytes]) -> Prepared:
    """Return CHANGE with all that nothing but the erased lines told."""
    about = change.about or tuple(record.ref for record in change.puts)
    named = tuple(f"journal/{seq}" for seq in sorted(told.named | told.stones.keys()))
    prepared = prepare(state, change)
    put = {table: dict(each) for table, each in prepared.line.put.items()}
    for table, id_ in told.last_in_erased():
        document = state.document(table, id_)
        if document is not None and id_ not in put.get(table, {}):
            put.setdefault(table, {})[id_] = Raw(bytes(document))
            about = (*about, f"{table}/{id_}")
    change = replace(change, about=(*dict.fromkeys(about), *named))
    files = told.files_in_erased() | {path: digest(stone) for path, stone in stones.items()}
    raw, line = change_line(
        change,
        seq=prepared.line.seq,
        prev=state.digest,
        put=put,
        files=prepared.line.files | files,
    )
    return prepared._replace(raw=raw, line=line)


class _Told:
    """What of a journal nothing but LINES (by seq) tells."""

    def __init__(self, lines: frozenset[int], survey: Survey) -> None:
        self.lines = lines
        self.stones: dict[int, bytes] = {}
        self.named: set[int] = set()
        self._last, self._files = survey.last, survey.files
        for found in map(survey.line, sorted(lines)):
            if found and not found[0].redacted:
                self._take(*found)

    def _take(self, line: Line, length: int) -> None:
        self.stones[line.seq] = tombstones.of_line(line.seq, line.digest, length)
        if line.act == REDACT:  # what it named must be named again
            found = (each.partition("/") for each in line.about)
            self.named |= {int(seq) for kind, _, seq in found if kind == "journal"}

    def last_in_erased(self) -> Iterator[tuple[str, int]]:
        """Yield table and id of each document whose last state lies in an erased line."""
        return (each for each, seq in self._last.items() if seq in self.stones)

    def files_in_erased(self) -> dict[str, str]:
        """Return the files that were last named in an erased line, with their digests."""
        return {path: named for path, (named, seq) in self._files.items() if seq in self.stones}

    def files_of(self, state: State, erasure: Erasure) -> dict[str, bytes]:
        """Return the tombstones of the files that ERASURE names, by path.

        Raises:
            ValueError: no line names such a file.
        """
        view = FrozenView(state, lambda _: None)
        found: dict[str, bytes] = {}
        for number, n in erasure.revisions:
            article = view.get(Article, number)
            known, year = article.revision(n), article.created.year
            paths = [revision_path(each, number, n) for each in (year, year + 1, year - 1)]
            path = next((each for each in paths if each in self._files), None)
            if known is None or path is None:
                raise ValueError(f"article {number} has no revision {n}")
            found[path] = tombstones.of_file(known.digest)
        for each in erasure.blobs:
            if blob_path(each) not in self._files:
                raise ValueError(f"there is no original {each}")
            found[blob_path(each)] = tombstones.of_file(each)
        return found

"""Measure commits and reads within one process, beside SQLite, stock TinyDB and a bare append."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

import archive
import rivals
from bekasi_cli.documents import digest as digest_of
from bekasi_cli.documents import render
from bekasi_cli.files import atomic_write
from bekasi_cli.model import Actor, Article, Facts, Identity, Manuscript, Revision, Role, Version
from bekasi_cli.storage import checkpoint, open_store
from bekasi_cli.storage.port import Change, RevisionFile, Store, View
from bekasi_cli.storage.tiny import TinyStore

TINYDB_TURNS = 3
"""Stock TinyDB takes seconds for each act at 100,000: so few are enough."""


class Deed(NamedTuple):
    """What was measured, beside what it is held against; GOAL is the most RATIO may be."""

    name: str
    seconds: float
    rival: str
    rival_seconds: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """Return the multiple of the rival's time."""
        return self.seconds / self.rival_seconds


Act = Callable[[int, int], object]
"""Does something to article NUMBER in turn TURN."""


def deeds(place: Path, size: int, turns: int, scratch: Path) -> Iterator[Deed]:
    """Yield what was measured in the newsroom in PLACE, of SIZE articles."""
    found = rivals.documents(place)
    line = _last_line(place)
    texts = [_text(turn) for turn in range(turns + 1)]  # made beforehand, for both sides
    store = open_store(place)
    sqlite = rivals.Sqlite(scratch / "rival.sqlite", found.items())
    bare, files = scratch / "bare.jsonl", scratch / "files"
    files.mkdir()

    def with_file(number: int, turn: int) -> None:
        sqlite.commit(number, line, texts[turn].content, files / f"{number}-{turn}.md")

    taken = _in_turn(
        {
            "approve": lambda number, _: _approve(store, number),
            "sqlite": lambda number, _: sqlite.commit(number, line),
            "append": lambda *_: rivals.append(bare, line),
            "write": lambda number, turn: _write(store, number, texts[turn]),
            "sqlite+file": with_file,
            "file+append": lambda number, turn: _bare_write(
                files, bare, line, texts[turn].content, number, turn
            ),
            "get": lambda number, _: open_store(place).get(Article, number),
            "sqlite get": lambda number, _: sqlite.get(number),
        },
        _numbers(size, turns),
    )
    sqlite.close()
    yield _deed("commit without a text", taken, "approve", "SQLite, WAL, FULL", "sqlite", 1)
    yield _deed("commit with a text", taken, "write", "SQLite and the same file", "sqlite+file", 1)
    yield _deed("commit without a text", taken, "approve", "a bare append, fsync", "append")
    yield _deed("commit with a text", taken, "write", "a bare file and append", "file+append")
    yield _deed("open and get one", taken, "get", "SQLite, open", "sqlite get")
    yield from _beside_tinydb(place, store, size, scratch)


def _beside_tinydb(place: Path, store: Store, size: int, scratch: Path) -> Iterator[Deed]:
    tiny = rivals.Tiny(scratch / "rival.json", rivals.documents(place).items())
    taken = _in_turn(
        {
            "get": lambda number, _: open_store(place).get(Article, number),
            "tinydb get": lambda number, _: tiny.get(number),
            "update": lambda number, _: _approve(store, number),
            "tinydb update": lambda number, _: tiny.update(number),
        },
        _numbers(size, TINYDB_TURNS),
    )
    goal = 1 / 1000 if size >= 100_000 else None
    yield _deed("open and get one", taken, "get", "stock TinyDB", "tinydb get", goal)
    yield _deed("commit without a text", taken, "update", "stock TinyDB", "tinydb update", goal)


class Checkpoint(NamedTuple):
    """What the checkpoint costs when it is due, and how many commits share it."""

    seconds: float
    size: int
    commits: float


def checkpoint_cost(place: Path, turns: int) -> Checkpoint:
    """Measure the checkpoint of the newsroom in PLACE by itself."""
    store = TinyStore(place)
    taken = [_seconds(store.checkpoint) for _ in range(turns)]
    size = (place / checkpoint.FILE).stat().st_size
    due = 1 if size < checkpoint.SMALL else size / 8 / len(_last_line(place))
    return Checkpoint(statistics.median(taken), size, max(1.0, due))


def _in_turn(acts: Mapping[str, Act], numbers: Sequence[int]) -> dict[str, float]:
    """Return the median seconds of each of ACTS, done in turn to each of NUMBERS but the first.

    Each turn begins with another act: whoever comes first finds the disk and the caches cold.
    """
    taken: dict[str, list[float]] = {name: [] for name in acts}
    named = list(acts.items())
    for turn, number in enumerate(numbers):
        first = turn % len(named)
        for name, act in named[first:] + named[:first]:
            start = time.perf_counter()
            act(number, turn)
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(each[1:]) for name, each in taken.items()}


def _numbers(size: int, turns: int) -> list[int]:
    return Random(archive.SEED).choices(range(1, size + 1), k=turns + 1)


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _deed(
    name: str,
    taken: Mapping[str, float],
    ours: str,
    rival: str,
    theirs: str,
    goal: float | None = None,
) -> Deed:
    return Deed(name, taken[ours], rival, taken[theirs], goal)


_ACTOR = Actor(
    code=archive.EDITORS[0],
    name="",
    roles=(Role.EDITOR,),
    login=archive.login(),
    identity=Identity.UNPROVEN,
)


def _approve(store: Store, number: int) -> None:
    """Change article NUMBER as an approval does: its document, and no text.

    The line is made, sealed and chained here; SQLite is given one that was made before.
    """
    at = datetime.now(UTC).replace(microsecond=0)

    def decide(view: View) -> Change:
        article = replace(view.get(Article, number), approved=at)
        return Change(act="approve", actor=_ACTOR, at=at, puts=(article,))

    store.write(decide)


def _write(store: Store, number: int, text: Text) -> None:
    """Give article NUMBER a new text."""
    at = datetime.now(UTC).replace(microsecond=0)

    def decide(view: View) -> Change:
        article = view.get(Article, number)
        n = article.last_revision + 1
        head = Version(revision=n, digest=digest_of(text.content), facts=text.facts)
        written = Revision(
            n=n, digest=head.digest, parent=n - 1, by="kar", login=_ACTOR.login, at=at
        )
        after = replace(article, head=head, revisions=(*article.revisions, written))
        file = RevisionFile(number, n, article.created.year, text.content)
        return Change(act="revise", actor=_ACTOR, at=at, puts=(after,), revisions=(file,))

    store.write(decide)


def _bare_write(
    files: Path, bare: Path, line: bytes, content: bytes, number: int, turn: int
) -> None:
    atomic_write(files / f"{number}-{turn}-bare.md", content, mode=0o400)
    rivals.append(bare, line)


class Text(NamedTuple):
    """A text of record: its facts and its bytes."""

    facts: Facts
    content: bytes


def _text(turn: int) -> Text:
    facts = Facts(title=f"Naskah putaran {turn}", reporters=("atn",))
    body = "Warga membersihkan bantaran sungai. " * 50
    return Text(facts, render(Manuscript(facts=facts, body=body)))


def _last_line(place: Path) -> bytes:
    with (place / "journal.jsonl").open("rb") as journal:
        journal.seek(-min(65_536, (place / "journal.jsonl").stat().st_size), 2)
        return journal.read().splitlines(keepends=True)[-1]

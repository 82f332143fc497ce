"""Type whole commands in newsrooms of every size, in turn, and measure each process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import archive
from bekasi_cli.config import load
from bekasi_cli.model import Actor, Facts, Identity, Manuscript, Role
from bekasi_cli.newsroom import editing, writing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage import open_store

REPORTER, EDITOR, ADMIN = archive.REPORTERS[0], archive.EDITORS[0], archive.ADMIN
TEXT = """---
title: Kerja bakti di bantaran sungai
reporters: [{reporter}]
dateline: ARUNGJATI
---

Warga membersihkan bantaran sungai pada Minggu pagi, putaran {turn}.
"""

SOUGHT = ("pelantikan", "jembatan")

GOALS: Mapping[str, float] = {
    "show": 1.2,
    "history": 1.2,
    "list": 1.5,
    "inbox": 1.5,
    "status": 2,
    "search": 2,
    "search --best --live": 2,
    "draft": 1.2,
    "edit": 1.2,
    "approve": 1.2,
    "publish": 1.2,
}
"""The most that a command may take among the most articles, in multiples of its time among 100."""


class Room(NamedTuple):
    """A newsroom of SIZE in PLACE, with articles ready for each turn: to edit, approve, publish."""

    size: int
    place: Path
    edits: Sequence[int]
    approvals: Sequence[int]
    publications: Sequence[int]


class Runs(NamedTuple):
    """What each command took: SECONDS of each turn and PEAK bytes of memory, by room."""

    seconds: dict[str, list[list[float]]]
    peaks: dict[str, list[int]]


_WEIGHED = """
import os, resource, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""
"""A process begins with its parent's memory in its books, so this small one starts it."""


def prepared(size: int, place: Path, turns: int) -> Room:
    """Return the newsroom in PLACE with what TURNS rounds need, and with its search index."""
    reporter, editor = _worker(place, REPORTER), _worker(place, EDITOR)
    numbers = [_draft(reporter, turn) for turn in range(3 * turns)]
    edits, approvals, publications = (numbers[at * turns : (at + 1) * turns] for at in range(3))
    for number in (*approvals, *publications):
        writing.submit(reporter, number)
    for number in publications:
        editing.approve(editor, number)
    index(place)
    return Room(size, place, edits, approvals, publications)


def index(place: Path) -> None:
    """Let a first search make the index of the newsroom in PLACE."""
    _run(_typed(place, REPORTER, "search", "sungai", "--limit", "1"))


def _worker(place: Path, code: str) -> Newsroom:
    role = Role.REPORTER if code == REPORTER else Role.EDITOR
    actor = Actor(
        code=code,
        name=code,
        roles=(role,),
        login=archive.login(),
        identity=Identity.UNPROVEN,
    )
    store = open_store(place)
    return Newsroom(store, load(place), actor, lambda: datetime.now(UTC))


def _draft(room: Newsroom, turn: int) -> int:
    facts = Facts(title=f"Naskah putaran {turn}", reporters=(REPORTER,))
    return writing.draft(room, Manuscript(facts=facts, body="Isi naskah.")).article.id


def measured(rooms: Sequence[Room], rounds: int, scratch: Path) -> Runs:
    """Return what the commands took in ROUNDS; `python` is the bare interpreter.

    In each round each command is typed once in each room, one after the other, so that all share
    the machine's noise; each round begins with another room. A round before them weighs processes
    and warms the disk.
    """
    names = ("python", *GOALS)
    runs = Runs({name: [[] for _ in rooms] for name in names}, {name: [] for name in names})
    for turn in range(rounds + 1):
        for name in names:
            for at in sorted(range(len(rooms)), key=lambda at: (at + turn) % len(rooms)):
                room = rooms[at]
                typed = _command(name, room, turn, scratch)
                if turn:
                    runs.seconds[name][at].append(_run(typed))
                else:
                    runs.peaks[name].append(_peak(typed))
    return runs


def _command(name: str, room: Room, turn: int, scratch: Path) -> list[str]:
    if name == "python":
        return [sys.executable, "-c", "pass"]
    middle = str(room.size // 2)
    text = scratch / "text.md"
    text.write_text(TEXT.format(reporter=REPORTER, turn=turn), "utf-8")
    words: dict[str, tuple[str, ...]] = {
        "show": (REPORTER, "show", middle),
        "history": (REPORTER, "history", middle),
        "list": (REPORTER, "list"),
        "inbox": (EDITOR, "inbox"),
        "status": (EDITOR, "status"),
        "search": (REPORTER, "search", *SOUGHT),
        "search --best --live": (REPORTER, "search", *SOUGHT, "--best", "--live"),
        "draft": (REPORTER, "draft", f"Judul putaran {turn}", "--file", str(text)),
        "edit": (REPORTER, "edit", str(room.edits[turn]), "--file", str(text)),
        "approve": (EDITOR, "approve", str(room.approvals[turn]), "--yes"),
        "publish": (ADMIN, "publish", str(room.publications[turn]), "--yes"),
    }
    by, *typed = words[name]
    return _typed(room.place, by, *typed)


def _typed(place: Path, by: str, *words: str) -> list[str]:
    whose = ["--newsroom", str(place), "--as", by]
    return [sys.executable, "-m", "bekasi_cli", *whose, *words]


def _run(arguments: Sequence[str]) -> float:
    """Return how many seconds ARGUMENTS take."""
    start = time.perf_counter()
    _finish(arguments)
    return time.perf_counter() - start


def _peak(arguments: Sequence[str]) -> int:
    """Return the most memory that ARGUMENTS take, in bytes."""
    said = _finish([sys.executable, "-I", "-S", "-c", _WEIGHED, *arguments])
    return int(said.split()[-1]) * (1 if sys.platform == "darwin" else 1024)


def _finish(arguments: Sequence[str]) -> bytes:
    """Run ARGUMENTS to their end, without this shell's own settings of bekasi."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("BEKASI_")}
    done = subprocess.run(
        arguments, env=plain, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}\n{done.stderr.decode()}")
    return done.stdout


def rows(runs: Runs, sizes: Sequence[int]) -> Iterator[list[str]]:
    """Yield the table: times at the smallest size, and at the others multiples of those."""
    floor = statistics.median(runs.seconds["python"][0])
    ratios = [f"x {size:,}" for size in sizes[1:]]
    yield ["command", f"ms at {sizes[0]:,}", "x python", *ratios, "goal", "peak MB"]
    for name, rooms in runs.seconds.items():
        first, *others = map(statistics.median, rooms)
        yield [
            name if name in GOALS else "python -c pass",
            f"{first * 1000:.1f}",
            f"{first / floor:.1f}",
            *(f"{each / first:.2f}" for each in others),
            f"{GOALS[name]:g}" if name in GOALS else "",
            f"{max(runs.peaks[name]) / 1_000_000:.0f}",
        ]

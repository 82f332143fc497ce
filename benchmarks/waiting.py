"""Measure how long processes that all write at once wait for the lock, beside the commit itself."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bekasi_cli import files
from bekasi_cli.documents import digest, render
from bekasi_cli.model import (
    Actor,
    Article,
    Facts,
    Identity,
    Manuscript,
    Revision,
    Role,
    Version,
)
from bekasi_cli.storage import create, tiny
from bekasi_cli.storage.port import Change, RevisionFile, View

GOAL = 100
"""The longest wait may be so many times the median commit, with 32 writers."""
GOAL_AT = 32

_ACTOR = Actor(code="atn", name="Atn", roles=(Role.REPORTER,), login="", identity=Identity.LOGIN)


class Crowd(NamedTuple):
    """What WRITERS did at once: how long (seconds) each act held the lock, and waited for it."""

    writers: int
    held: list[float]
    waited: list[float]
    seconds: float

    @property
    def commit(self) -> float:
        """Return the median time of a commit that has the lock."""
        return statistics.median(self.held)

    @property
    def ratio(self) -> float:
        """Return the longest wait, in multiples of the median commit."""
        return max(self.waited) / self.commit


def gather(folder: Path, writers: int, each: int) -> Crowd:
    """Let WRITERS processes draft EACH articles at once in a new newsroom in FOLDER."""
    create(folder, "tag:waiting.example,2026-01-01:crowd", at=datetime(2026, 1, 1, tzinfo=UTC))
    command = [sys.executable, __file__, "--write", str(each), str(folder)]
    crowd = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(writers)
    ]
    for process in crowd:  # none begins before all have loaded Python and the program
        if not process.stdout or process.stdout.readline() != "ready\n":
            raise SystemExit("a writer failed")
    began = time.monotonic()
    for process in crowd:
        if process.stdin:
            process.stdin.write("go\n")
            process.stdin.flush()
    answers = [process.communicate()[0] for process in crowd]
    seconds = time.monotonic() - began
    if any(process.returncode for process in crowd):
        raise SystemExit("a writer failed")
    told: list[list[list[float]]] = [json.loads(answer) for answer in answers]
    held = [one for times, _ in told for one in times]
    waited = [one for _, times in told for one in times]
    if len(tiny.TinyStore(folder).find(Article)) != writers * each:
        raise SystemExit("an article is missing")
    return Crowd(writers, held, waited, seconds)


def write(folder: Path, count: int) -> None:
    """Draft COUNT articles in the newsroom in FOLDER; print how long each held and waited."""
    held: list[float] = []
    waited: list[float] = []
    lock = files.locked

    @contextmanager
    def timed(path: Path, *, timeout: float, holder: str) -> Iterator[None]:
        began = time.monotonic()
        with lock(path, timeout=timeout, holder=holder):
            got = time.monotonic()
            yield
            held.append(time.monotonic() - got)
        waited.append(got - began)

    files.locked = timed  # the store's own way to the lock, with a watch beside it
    store = tiny.TinyStore(folder, timeout=300)
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(count):
        store.write(partial(_drafted, turn))
    sys.stdout.write(json.dumps([held, waited]))


def _drafted(turn: int, view: View) -> Change:
    now = datetime.now(UTC).replace(microsecond=0)
    facts = Facts(title=f"Pasar tani ke-{turn}", reporters=("atn",))
    content = render(Manuscript(facts=facts, body="Pedagang kembali membuka lapak.\n" * 40))
    number = view.new_id(Article)
    revision = Revision(n=1, digest=digest(content), parent=0, by="atn", login="", at=now)
    article = Article(
        id=number,
        uri=f"{view.newsroom}:{number}",
        head=Version(revision=1, digest=revision.digest, facts=facts),
        created=now,
        updated=now,
        revisions=(revision,),
    )
    file = RevisionFile(number, 1, now.year, content)
    return Change(act="draft", actor=_ACTOR, at=now, puts=(article,), revisions=(file,))


def main() -> int:
    """Print a row for each crowd; 1 where the goal is missed and --check is given."""
    options = _parser().parse_args()
    if options.write:
        write(options.folder, options.write)
        return 0
    missed = False
    print(
        "| writers | acts | seconds | median commit, ms | 99 in 100 wait, ms | longest | x commit |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for writers in options.writers:
        with tempfile.TemporaryDirectory(dir=options.folder) as place:
            crowd = gather(Path(place) / "room", writers, options.each)
        late = sorted(crowd.waited)[len(crowd.waited) * 99 // 100]
        figures = (crowd.commit * 1e3, late * 1e3, max(crowd.waited) * 1e3)
        print(
            f"| {writers} | {len(crowd.held)} | {crowd.seconds:.1f} | {figures[0]:.2f} |"
            f" {figures[1]:.0f} | {figures[2]:.0f} | {crowd.ratio:.0f} |",
            flush=True,
        )
        missed |= writers == GOAL_AT and crowd.ratio >= GOAL
    return int(missed and options.check)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder on the disk that is measured")
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 8, 16, 32])
    parser.add_argument("--each", type=int, default=100, help="acts of each writer")
    parser.add_argument("--check", action="store_true", help=f"exit code 1 at {GOAL} or more")
    parser.add_argument("--write", type=int, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""Measure every command among 100 to 100,000 articles, and the store beside what it could be."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import archive
import bekasi_cli
import commanding
import inside

QUICK = (100, 1_000)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where newsrooms are kept, on a real disk")
    parser.add_argument("--sizes", type=int, nargs="+", default=archive.SIZES)
    parser.add_argument("--rounds", type=int, default=15, help="how often each command runs")
    parser.add_argument("--quick", action="store_true", help="few rounds, small newsrooms")
    options = parser.parse_args()
    sizes, rounds = (QUICK, 1) if options.quick else (options.sizes, options.rounds)
    # As an installed package is: else changed modules are compiled anew in every run.
    compileall.compile_dir(os.path.dirname(bekasi_cli.__file__), quiet=1)  # noqa: PTH120 - its API
    options.folder.mkdir(parents=True, exist_ok=True)
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    print(f"medians of {rounds} rounds in turn; Python {python}, SQLite {sqlite}\n")
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="lent-") as lent:
        places = {size: lend(archive.made(size, options.folder), Path(lent)) for size in sizes}
        commands(places, rounds, Path(lent))
        in_process(places, rounds, Path(lent))
        checkpoints(places, rounds)
    return 0


def lend(place: Path, folder: Path) -> Path:
    """Return a copy in FOLDER of the newsroom in PLACE, to be worked in.

    Texts are never changed in place, so they are shared; all else is copied, the search index too.
    """
    commanding.index(place)
    copy = folder / place.name
    shutil.copytree(place, copy, ignore=shutil.ignore_patterns("articles"))
    shutil.copytree(place / "articles", copy / "articles", copy_function=os.link)
    return copy


def commands(places: dict[int, Path], rounds: int, scratch: Path) -> None:
    """Print the table of whole commands."""
    rooms = [commanding.prepared(size, place, rounds + 1) for size, place in places.items()]
    runs = commanding.measured(rooms, rounds, scratch)
    print("### Whole commands\n")
    table(commanding.rows(runs, list(places)))


def in_process(places: dict[int, Path], rounds: int, scratch: Path) -> None:
    """Print the table of commits and reads within a process."""
    print("### Within one process\n")
    table(_deeds(places, rounds, scratch))


def _deeds(places: dict[int, Path], rounds: int, scratch: Path) -> Iterator[Sequence[str]]:
    yield "what", "articles", "ms", "beside", "ms", "ratio", "goal"
    for size, place in places.items():
        below = scratch / f"rivals-{size}"
        below.mkdir()
        for each in inside.deeds(place, size, 3 * rounds, below):
            yield (
                each.name,
                f"{size:,}",
                f"{each.seconds * 1000:.2f}",
                each.rival,
                f"{each.rival_seconds * 1000:.2f}",
                _ratio(each.ratio),
                _ratio(each.goal) if each.goal else "",
            )
        shutil.rmtree(below)


def checkpoints(places: dict[int, Path], rounds: int) -> None:
    """Print what the checkpoint costs: no commit above had to write one, save the smallest."""
    print("### The checkpoint\n")
    rows: list[Sequence[str]] = [("articles", "MB", "ms", "commits that share it", "ms a commit")]
    for size, place in places.items():
        cost = inside.checkpoint_cost(place, min(rounds, 5))
        milliseconds = cost.seconds * 1000
        shared = f"{milliseconds / cost.commits:.2f}"
        megabytes = f"{cost.size / 1_000_000:.1f}"
        rows.append((f"{size:,}", megabytes, f"{milliseconds:.0f}", f"{cost.commits:,.0f}", shared))
    table(rows)


def _ratio(value: float) -> str:
    return f"1/{1 / value:,.0f}" if value < 0.1 else f"{value:.2f}"


def table(rows: Iterable[Sequence[str]]) -> None:
    """Print ROWS as a table in Markdown; the first holds the headings."""
    for at, row in enumerate(rows):
        print(f"| {' | '.join(row)} |", flush=True)
        if not at:
            print(f"|{' --- |' * len(row)}")
    print()


if __name__ == "__main__":
    sys.exit(main())

"""Measure how long commands take to start, as multiples of `python -c pass`."""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import bekasi_cli

ARTICLES = 100
TEXT = """---
title: Naskah uji nomor {n}
category: pelayanan
reporters: [uji]
dateline: ARUNGJATI
---

Isi naskah uji nomor {n}, sepanjang yang biasa ditulis orang. {padding}
"""


class Measured(NamedTuple):
    """A command to measure; GOAL is the most it may take, in multiples of the bare interpreter."""

    name: str
    arguments: list[str]
    goal: float | None


def main() -> int:
    """Print the table; with --check, fail where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21, help="how often each command runs")
    parser.add_argument("--check", action="store_true", help="exit 1 where a goal is missed")
    options = parser.parse_args()
    # As an installed package is: else changed modules are compiled anew in every run.
    compileall.compile_dir(os.path.dirname(bekasi_cli.__file__), quiet=1)  # noqa: PTH120 - its API
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Path(folder) / "newsroom"
        fill(newsroom, Path(folder) / "texts")
        module = [sys.executable, "-m", "bekasi_cli"]
        commands = [
            Measured("python -c pass", [sys.executable, "-c", "pass"], None),
            Measured("bekasi --version", [*module, "--version"], 7),
            Measured("bekasi --help", [*module, "--help"], 14),
            Measured(
                f"bekasi list ({ARTICLES} articles)",
                [*module, "--newsroom", str(newsroom), "list", "--all"],
                15,
            ),
        ]
        medians = measure(commands, options.runs)
    missed = report(commands, medians, options.runs)
    return int(options.check and missed)


def fill(newsroom: Path, texts: Path) -> None:
    """Make a newsroom with ARTICLES drafts through the command line itself."""
    texts.mkdir()
    for n in range(1, ARTICLES + 1):
        text = TEXT.format(n=n, padding="Kalimat berikutnya menyusul. " * 40)
        (texts / f"{n:03}.md").write_text(text, "utf-8")
    bekasi = [sys.executable, "-m", "bekasi_cli"]
    place = ["--office", "Kantor Uji", "--url", "https://uji.example", "--language", "id"]
    admin = ["--admin", "uji", "--admin-name", "Penguji"]
    quietly([*bekasi, "init", str(newsroom), *place, *admin])
    quietly([*bekasi, "--newsroom", str(newsroom), "import", str(texts)])


def measure(commands: list[Measured], runs: int) -> list[float]:
    """Return the median seconds of each command; they take turns, so that all share the noise."""
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for command, taken in zip(commands, seconds, strict=True):
            start = time.perf_counter()
            quietly(command.arguments)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken[1:]) for taken in seconds]  # the first run warms the disk


def quietly(arguments: list[str]) -> None:
    """Run a command as a person's shell would, without this shell's own settings of bekasi."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("BEKASI_")}
    done = subprocess.run(
        arguments, env=plain, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}\n{done.stderr.decode()}")


def report(commands: list[Measured], medians: list[float], runs: int) -> bool:
    """Print medians and ratios; return whether a goal is missed."""
    missed = False
    print(f"medians of {runs} runs, Python {sys.version.split()[0]}\n")
    print(f"{'command':<28}{'ms':>8}{'ratio':>8}{'goal':>6}")
    for command, median in zip(commands, medians, strict=True):
        ratio = median / medians[0]
        late = command.goal is not None and ratio > command.goal
        goal = "" if command.goal is None else f"{command.goal:g}"
        mark = "  missed" if late else ""
        print(f"{command.name:<28}{median * 1000:>8.1f}{ratio:>8.1f}{goal:>6}{mark}")
        missed = missed or late
    return missed


if __name__ == "__main__":
    sys.exit(main())

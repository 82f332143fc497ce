"""Start processes that commit to a newsroom, for the tests that kill or crowd them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("committing_child.py")
PATHS = os.pathsep.join(str(CHILD.parents[2] / each) for each in ("src", "tests"))


def start(room: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that drafts COUNT articles called NAME and a number."""
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(room), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def environment() -> dict[str, str]:
    """Return the environment of a child; nobody measures it, as a killed one leaves half a file."""
    kept = {k: value for k, value in os.environ.items() if not k.startswith("COVERAGE_")}
    return kept | {"PYTHONPATH": PATHS}


def acknowledged(output: str) -> list[tuple[int, int, str]]:
    """Return what a child said was saved: number, revision, text; a torn last line is none."""
    lines = [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
    found = [line.rstrip("\n").split("\t") for line in lines if line != "ready\n"]
    return [(int(number), int(n), text) for number, n, text in found]

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.desks import Desk, scratch
from faults.tracing import needs_strace, steps

pytestmark = [needs_strace, pytest.mark.slow, pytest.mark.timeout(1200)]

OFFICE = ("--office", "Prokopim", "--url", "https://prokopim.example", "--language", "en")
ADMIN = ("--admin", "skp", "--admin-name", "Sekar")


def test_an_init_that_was_killed_says_what_is_left_and_what_to_do(
    desk: Desk, tmp_path: Path, rounds: Callable[[int], int]
) -> None:
    folder = tmp_path / "newsroom"
    words = ["init", str(folder), *OFFICE, *ADMIN]
    found = steps(words, folder, desk.state)
    every = len(found) // rounds(len(found))
    for step in found[random.randrange(every) :: every]:
        shutil.rmtree(folder)
        assert scratch(words, desk.state, before=step.killed()).code != 0, step
        finished = (folder / "bekasi.toml").exists()
        begun = folder.exists() and any(folder.iterdir())
        again = desk.type(*words)
        if begun:
            assert again.code == 4, (step, again)
            said = " ".join(again.err.split())
            assert ("already" if finished else f"(rm -r {folder})") in said, step
            if not finished:
                shutil.rmtree(folder)
                again = desk.type(*words)
        if not finished:
            assert again.code == 0, (step, again)
        verified = desk.type("--newsroom", str(folder), "--as", "skp", "audit", "verify")
        assert verified.code == 0, (step, verified)

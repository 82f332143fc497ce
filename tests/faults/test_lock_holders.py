from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.desks import Room
from faults.tracing import Stopped, needs_strace, steps
from newsrooms import LOGIN

pytestmark = [needs_strace, pytest.mark.slow]

TEXT = "---\ntitle: Pasar\nreporters: [atn]\n---\n\nIsi.\n"


@pytest.fixture
def halted(room: Room, tmp_path: Path) -> Stopped:
    """Give a command that stands still while it holds the lock."""
    file = tmp_path / "naskah.md"
    file.write_text(TEXT, "utf-8")
    words = room.words("atn", "draft", "--file", str(file))
    assert room.type("adm", "config", "set", "lock_timeout", "1", "--yes").code == 0
    found = steps(words, room.folder, tmp_path / "state")
    lock = next(n for n, step in enumerate(found) if step.call == "flock")
    step = next(step for step in found[lock:] if step.call == "fsync")
    return Stopped(words, step, tmp_path / "state", tmp_path / "halted")


def test_who_waits_for_one_that_stands_still_is_told_user_host_and_pid(
    room: Room, halted: Stopped, rounds: Callable[[int], int]
) -> None:
    until = time.monotonic() + rounds(60)
    while time.monotonic() < until:
        done = room.type("bud", "draft", "--file", "-", input=TEXT)
        assert done.code == 6
        assert f"{LOGIN}@{os.uname().nodename} (pid {halted.pid}) since " in done.err
        assert "waited 1 s" in done.err
        assert room.articles(), "reading goes on"
    assert halted.go_on().code == 0
    assert room.type("bud", "draft", "--file", "-", input=TEXT).code == 0
    assert len(room.articles()) == 3
    room.hold_whole()


def test_the_lock_of_a_killed_holder_frees_itself(room: Room, halted: Stopped) -> None:
    halted.kill()
    done = room.type("bud", "draft", "--file", "-", input=TEXT)
    assert done.code == 0
    assert len(room.articles()) == 2
    room.hold_whole()

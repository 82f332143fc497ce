from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bekasi_cli.storage import create, restoring, unpacking
from bekasi_cli.storage.backup import write
from bekasi_cli.storage.tiny import TinyStore
from faults.children import environment
from store_acts import NOW, ROOM, draft, keep, revise

CHILD = Path(__file__).with_name("killed_at_a_call.py")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a newsroom with two revisions and an original."""
    create(tmp_path / "room", ROOM, at=NOW)
    (tmp_path / "room/bekasi.toml").write_text('office = "Prokopim"\n')
    store = TinyStore(tmp_path / "room")
    for step in (draft(content=b"satu\n"), revise(1, b"dua\n"), keep(b"foto" * 9000)):
        store.write(step)
    return tmp_path / "room"


def killed(act: str, source: Path, target: Path) -> Iterator[bool]:
    """Do ACT again and again, killed later each time; yield whether it was done before."""
    after, step, done = 1, 1, False
    while not done:
        child = [sys.executable, str(CHILD), act, str(source), str(target), str(after)]
        ran = subprocess.run(child, env=environment(), capture_output=True, text=True)
        assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
        done = "done" in ran.stdout
        yield done
        after, step = after + step, step + 1


@pytest.mark.slow
def test_killed_at_any_point_a_restore_leaves_nothing_that_looks_whole(room: Path) -> None:
    backup, new = room.with_name("b.tar.xz"), room.with_name("new")
    write(room, backup, office="Prokopim", at=NOW)
    rounds = 0
    for done in killed("restore", backup, new):
        rounds += 1
        whole = (new / "bekasi.toml").exists()
        if whole or (new / "journal.jsonl").exists():
            assert TinyStore(new).inspect().whole
        if restoring.broken_off(new):
            restoring.clear(new)
        assert whole or not new.exists() or list(new.iterdir()) == []
        assert whole or not done
        shutil.rmtree(new, ignore_errors=True)
    assert rounds > 15


@pytest.mark.slow
def test_killed_at_any_point_a_backup_is_there_whole_or_not_at_all(room: Path) -> None:
    target = room.with_name("c.tar.xz")
    for done in killed("backup", room, target):
        assert not target.exists() or unpacking.verify(target).header.seq == 3
        assert target.exists() or not done
        target.unlink(missing_ok=True)

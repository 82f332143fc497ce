from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bekasi_cli.errors import Erased
from bekasi_cli.model import Article
from bekasi_cli.storage import create
from bekasi_cli.storage.tiny import TinyStore
from faults.children import environment
from faults.killed_at_a_call import erase_again
from store_acts import NOW, ROOM, add_category, draft, revise

CHILD = Path(__file__).with_name("killed_at_a_call.py")
SECRET = b"---\ntitle: Wulandari\n---\n\nIsi.\n"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Return a newsroom whose first article has a name in it, also where it should not be."""
    room = tmp_path / "told"
    create(room, ROOM, at=NOW)
    store = TinyStore(room)
    for step in (draft("Wulandari", SECRET), revise(1, b"dua\n"), add_category("a")):
        store.write(step)
    for name in ("cache/index", "recovered/x"):
        (room / name).parent.mkdir()
        (room / name).write_bytes(SECRET)
    return room


def _kill(room: Path, after: int) -> bool:
    """Erase in a process that is killed at its call number AFTER; tell whether it was done."""
    child = [sys.executable, str(CHILD), "erase", str(room), "-", str(after)]
    ran = subprocess.run(child, env=environment(), capture_output=True, text=True)
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return "done" in ran.stdout


def _hold(room: Path) -> bool:
    """Hold ROOM to being as before or reading as after; return which."""
    store = TinyStore(room)
    if store.get(Article, 1).redaction(1):
        with pytest.raises(Erased):
            store.revision(1, 1)
        assert [each for each in store.inspect().problems if not each.repairable] == []
        return True
    assert store.revision(1, 1) == SECRET
    assert [each for each in store.inspect().problems if each.serious] == []
    return False


@pytest.mark.slow
def test_killed_at_any_point_an_erasure_is_undone_or_done_and_doing_it_again_ends_it(
    told: Path, tmp_path: Path
) -> None:
    after, step, seen, done = 1, 1, set[bool](), False
    while not done:
        room = Path(shutil.copytree(told, tmp_path / f"room-{after}"))
        done = _kill(room, after)
        seen.add(_hold(room))
        repaired = Path(shutil.copytree(room, tmp_path / f"repaired-{after}"))
        assert TinyStore(repaired).repair().whole
        erase_again(TinyStore(room))
        assert TinyStore(room).inspect().problems == ()
        found = [path for path in room.rglob("*") if path.is_file()]
        assert [path for path in found if b"Wulandari" in path.read_bytes()] == []
        after, step = after + step, step + 1
    assert seen == {False, True}
    assert after > 100

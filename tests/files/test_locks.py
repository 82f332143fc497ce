from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.errors import Locked, Unreachable
from bekasi_cli.files import locks


def test_a_lock_keeps_others_out_and_names_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with files.locked(lock, timeout=1, holder="fiu@pc-redaksi (pid 4711)"):
        with (
            pytest.raises(Locked, match=r"fiu@pc-redaksi \(pid 4711\)") as caught,
            files.locked(lock, timeout=0.05, holder="atn"),
        ):
            pass
        assert caught.value.exit_code == 6
    with files.locked(lock, timeout=0, holder="atn"):
        assert lock.read_text() == "atn\n"


def test_who_holds_a_lock_again_and_again_writes_the_name_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / ".lock"
    with files.locked(lock, timeout=0, holder="fiu"):
        pass
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", pytest.fail)
        with files.locked(lock, timeout=0, holder="fiu"):
            pass
    os.utime(lock, (0, 0))
    monkeypatch.setattr(locks, "_LATELY", 0.0)
    with files.locked(lock, timeout=0, holder="fiu"):
        assert lock.stat().st_mtime > 0  # how long it is held is told by this


def test_a_shorter_name_takes_the_place_of_a_longer_one(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    for holder in ("fiu@pc-redaksi (pid 4711)", "atn", "bud", "kar@pc (pid 1)"):
        with files.locked(lock, timeout=0, holder=holder):
            assert lock.read_text() == f"{holder}\n"


def test_a_holder_that_wrote_no_name_is_a_question_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / ".lock"
    monkeypatch.setattr(os, "pwrite", _full)
    with (
        files.locked(lock, timeout=0, holder="fiu"),
        pytest.raises(Locked, match=r"by \? since"),
        files.locked(lock, timeout=0, holder="atn"),
    ):
        pass


def test_whoever_waits_gets_the_lock(tmp_path: Path) -> None:
    lock, inside = tmp_path / ".lock", threading.Event()
    done: list[str] = []

    def other() -> None:
        inside.set()
        with files.locked(lock, timeout=20, holder="atn"):
            done.append("atn")

    with files.locked(lock, timeout=0, holder="fiu"):
        thread = threading.Thread(target=other)
        thread.start()
        inside.wait()
        thread.join(0.2)
        assert done == []
    thread.join()
    assert done == ["atn"]


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    script = (
        "import sys, time; from pathlib import Path; from bekasi_cli.files import locked\n"
        "with locked(Path(sys.argv[1]), timeout=0, holder='fiu'): print(flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        with pytest.raises(Locked), files.locked(lock, timeout=0, holder="atn"):
            pass
        child.kill()
        child.wait()
    with files.locked(lock, timeout=0, holder="atn"):
        pass


def test_a_lock_file_that_was_removed_meanwhile_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / ".lock"
    flock = fcntl.flock

    def removed_first(descriptor: int, how: int) -> None:
        monkeypatch.undo()
        lock.unlink()
        flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", removed_first)
    with (
        files.locked(lock, timeout=5, holder="fiu"),
        pytest.raises(Locked),
        files.locked(lock, timeout=0, holder="atn"),
    ):
        pass


@pytest.mark.parametrize("problem", [errno.ENOLCK, errno.ENOSYS])
def test_a_file_system_without_locks_names_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(problem, os.strerror(problem))

    monkeypatch.setattr(fcntl, "flock", fail)
    with (
        pytest.raises(Unreachable) as caught,
        files.locked(tmp_path / ".lock", timeout=0, holder=""),
    ):
        pass
    assert "PostgreSQL" in caught.value.hint


def test_any_other_trouble_with_a_lock_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "?")

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(Unreachable), files.locked(tmp_path / ".lock", timeout=0, holder=""):
        pass


def test_the_lock_of_a_shared_newsroom_is_for_the_group(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    with files.locked(tmp_path / ".lock", timeout=0, holder=""):
        assert stat.S_IMODE((tmp_path / ".lock").stat().st_mode) == 0o660


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "full")

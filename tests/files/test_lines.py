from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.errors import Locked
from bekasi_cli.files import locks

WRITER = """
import sys
from pathlib import Path
from bekasi_cli.files import locked
lock, name, said = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
with locked(lock, timeout=60, holder=name), said.open("a") as out:
    out.write(name)
    out.flush()
    print("in", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / ".lock"


@contextmanager
def writer(lock: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    """Give a process that waits in line for LOCK, or has it, and keeps it until it is told."""
    since = time.monotonic_ns()
    command = [sys.executable, "-c", WRITER, str(lock), name, str(lock.with_name("said"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            while not (_said(lock).endswith(name) or _sits(lock, since)):
                assert child.poll() is None
                time.sleep(0.002)
            yield child
        finally:
            child.kill()


def _said(lock: Path) -> str:
    said = lock.with_name("said")
    return said.read_text() if said.exists() else ""


def _sits(lock: Path, since: int) -> bool:
    """Tell whether somebody has taken a chair SINCE then."""
    if not lock.exists():
        return False
    with lock.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 0, since)
        except BlockingIOError:
            return True
        return False


def _open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def _go(child: subprocess.Popen[str]) -> None:
    assert child.stdin
    child.stdin.write("\n")
    child.stdin.flush()


def test_those_who_wait_come_in_the_order_in_which_they_arrived(lock: Path) -> None:
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(lock, name)) for name in "abcdef"]
        for each in writers:
            _go(each)
        for each in writers:
            assert each.wait(60) == 0
    assert _said(lock) == "abcdef"


def test_whoever_is_killed_in_the_line_keeps_nobody_behind(lock: Path) -> None:
    with writer(lock, "a") as first, writer(lock, "b") as second, writer(lock, "c") as third:
        second.kill()
        second.wait()
        _go(first)
        _go(third)
        assert third.wait(60) == 0
    assert _said(lock) == "ac"


def test_whoever_is_stopped_in_the_line_is_passed_after_a_while(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_COURTESY", 0.2)
    with writer(lock, "a") as first, writer(lock, "b") as second:
        second.send_signal(signal.SIGSTOP)
        _go(first)
        first.wait()
        began = time.monotonic()
        with files.locked(lock, timeout=60, holder="c"):
            assert time.monotonic() - began > 0.1
        second.send_signal(signal.SIGCONT)
        _go(second)
        assert second.wait(60) == 0
    assert _said(lock) == "ab"


def test_whoever_gives_up_in_the_line_names_the_holder_and_leaves_nothing_behind(
    lock: Path,
) -> None:
    before = _open_files()
    with writer(lock, "a") as first, writer(lock, "b") as second:
        opened = _open_files()
        with (
            pytest.raises(Locked, match="written to by a "),
            files.locked(lock, timeout=0.1, holder="c"),
        ):
            pass
        with writer(lock, "d") as fourth:
            for each in (first, second, fourth):
                _go(each)
            assert fourth.wait(60) == 0
        deadline = time.monotonic() + 30
        while _open_files() > opened and time.monotonic() < deadline:
            time.sleep(0.01)
    assert _open_files() == before
    assert _said(lock) == "abd"


def test_where_the_file_system_knows_no_chairs_nobody_waits_for_them(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(fcntl, "lockf", unknown)
    with files.locked(lock, timeout=0, holder="a"):
        assert lock.read_text() == "a\n"

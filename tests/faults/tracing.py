"""Stop, kill or fail a command at one of its system calls, by strace's fault injection."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from faults.desks import Done, command, scratch, surroundings

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,rmdir,ftruncate,fchmod,chmod,fchown,chown,flock"
)
_LINE = re.compile(r"^(\w+)\((.*)")


@cache
def _strace_works() -> str:
    """Return why strace cannot be had here, nothing where it can."""
    if not shutil.which("strace"):
        return "strace is not installed (apt-get install strace)"
    tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True)
    return "" if tried.returncode == 0 else "this machine lets nobody trace a process (ptrace)"


needs_strace = pytest.mark.skipif(bool(_strace_works()), reason=_strace_works() or "-")


class Step(NamedTuple):
    """The Nth call of the system call CALL in a command's run, and what the call was about."""

    call: str
    n: int
    about: str

    def failing(self, error: str) -> list[str]:
        """Return what to type before the command so that this call fails with ERROR."""
        return _inject(f"{self.call}:error={error}:when={self.n}")

    def killed(self) -> list[str]:
        """Return what to type before the command so that it dies before this call happens."""
        return _inject(f"{self.call}:signal=KILL:when={self.n}")


def steps(words: Sequence[str], folder: Path, state: Path) -> list[Step]:
    """Type `bekasi WORDS` and return its system calls on anything in FOLDER, in their order.

    Python's own calls are counted too, as strace does, so the run must be like the ones to come.
    """
    log = state.with_suffix(".trace")
    done = scratch(words, state, before=["strace", "-qq", "-y", "-o", str(log), "-e", CALLS])
    assert done.code == 0, done.err
    counted: dict[str, int] = {}
    found = []
    for line in log.read_text(errors="replace").splitlines():
        if match := _LINE.match(line):
            call, about = match[1], match[2]
            counted[call] = counted.get(call, 0) + 1
            if str(folder) in about:
                found.append(Step(call, counted[call], about))
    return found


class Stopped:
    """A command that strace stops at STEP until `go_on` or `kill`."""

    def __init__(self, words: Sequence[str], step: Step, state: Path, log: Path) -> None:
        self._log = log
        log.unlink(missing_ok=True)
        rule = f"{step.call}:signal=STOP:when={step.n}"
        before = ["strace", "-o", str(log), "-e", CALLS, "-e", f"inject={rule}"]
        self._tracer = subprocess.Popen(
            [*before, *command(words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings(state),
        )
        self._wait()
        children = Path(f"/proc/{self._tracer.pid}/task/{self._tracer.pid}/children")
        self.pid = int(children.read_text().split()[0])

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while not (self._log.exists() and "stopped by SIGSTOP" in self._log.read_text("latin-1")):
            assert self._tracer.poll() is None, "it ended before it came to that step"
            assert time.monotonic() < deadline, "it never came to that step"
            time.sleep(0.01)

    def go_on(self) -> Done:
        """Let it go on to its end."""
        os.kill(self.pid, signal.SIGCONT)
        out, err = self._tracer.communicate(timeout=60)
        return Done(self._tracer.returncode, out, err)

    def kill(self) -> None:
        """Kill it where it stands."""
        os.kill(self.pid, signal.SIGKILL)
        self._tracer.communicate(timeout=60)


def _inject(rule: str) -> list[str]:
    return ["strace", "-qq", "-o", "/dev/null", "-e", CALLS, "-e", f"inject={rule}"]

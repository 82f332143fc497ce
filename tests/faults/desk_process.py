"""Type commands for `faults.desks`: each order of standard input is `bekasi` in a child of its own.

The child calls the program's own `main` with a real argv and leaves with its exit code; what it
does not do is load Python and the program anew, which costs ten times what the command itself does.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import select
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NoReturn

from msgspec import Struct, convert

import bekasi_cli


class Order(Struct):
    """A command to type; KILL_AFTER is in seconds, UID 0 the tests' own user."""

    argv: list[str]
    input: str = ""
    environment: dict[str, str] = {}
    kill_after: float | None = None
    uid: int = 0
    gid: int = 0
    groups: list[int] = []
    umask: int = 0o022
    mountinfo: str = ""


def main() -> None:
    """Load the whole program, then take one order a line until nobody gives any."""
    for module in pkgutil.walk_packages(bekasi_cli.__path__, "bekasi_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _say({"pid": os.getpid()})
    for line in sys.stdin:
        _say(_serve(convert(json.loads(line), Order)))


def _serve(order: Order) -> dict[str, object]:
    with ExitStack() as streams:
        typed, out, err = (streams.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        typed.write(order.input.encode("utf-8", "surrogateescape"))
        typed.seek(0)
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _become(order, typed, out, err)
        _kill_in_time(child, order.kill_after)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.monotonic() - began
        return {"code": code, "out": _all(out), "err": _all(err), "seconds": seconds}


def _become(order: Order, *streams: IO[bytes]) -> NoReturn:
    """Turn this child into `bekasi`, as a shell would."""
    from bekasi_cli.cli import main as bekasi

    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    os.environ.update(order.environment)
    os.umask(order.umask)
    code = 70
    try:
        if order.mountinfo:
            _see(order.mountinfo)
        if order.uid:
            os.setgroups(order.groups)
            os.setgid(order.gid or order.uid)
            os.setuid(order.uid)
        sys.argv = ["bekasi", *order.argv]
        bekasi()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 70
    finally:
        sys.stdout.flush()
        os._exit(code)


def _see(mountinfo: str) -> None:
    """Show this process, and nobody else, MOUNTINFO where the kernel's own table lies."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    place = f"/proc/{os.getpid()}/mountinfo".encode()
    new_namespace, bind, private = 0x20000, 4096, 0x40000 | 16384
    for done in (
        libc.unshare(new_namespace),
        libc.mount(b"none", b"/", None, private, None),
        libc.mount(mountinfo.encode(), place, None, bind, None),
    ):
        if done != 0:
            raise OSError(ctypes.get_errno(), "mountinfo")
    assert Path("/proc/self/mountinfo").read_bytes() == Path(mountinfo).read_bytes()


def _kill_in_time(child: int, after: float | None) -> None:
    if after is None:
        return
    handle = os.pidfd_open(child)
    try:
        ended, _, _ = select.select([handle], [], [], after)
        if not ended:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
    finally:
        os.close(handle)


def _all(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

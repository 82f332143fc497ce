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
import traceback
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, NoReturn

from msgspec import Struct, convert

LIBRARIES = (
    *("encodings", "zoneinfo", "typer", "rich", "platformdirs", "tomlkit", "tinydb", "msgspec"),
    *("questionary", "prompt_toolkit", "markdown_it", "yaml", "frontmatter"),
)


class Order(Struct):
    """A command to type; KILL_AFTER is in seconds, UID 0 the tests' own user.

    MOUNTINFO is shown to it in place of the kernel's. With TERMINAL it sits at one, whose screen
    is the answer's `out`; nobody types there.
    """

    argv: list[str]
    input: str = ""
    environment: dict[str, str] = {}
    kill_after: float | None = None
    uid: int = 0
    gid: int = 0
    groups: list[int] = []
    umask: int = 0o022
    mountinfo: str = ""
    terminal: bool = False


def main() -> None:
    """Load the whole program, then take one order a line until nobody gives any.

    An argument has all of its libraries loaded as well: other users may not be able to read them.
    """
    for name in ("bekasi_cli", *(LIBRARIES if sys.argv[1:] else ())):
        _load(name)
    _say({"pid": os.getpid()})
    for line in sys.stdin:
        _say(_serve(convert(json.loads(line), Order)))


def _load(name: str) -> None:
    found = importlib.import_module(name).__path__
    for module in pkgutil.walk_packages(found, f"{name}.", onerror=lambda _: None):
        if not module.name.endswith("__main__"):
            with suppress(Exception):  # a part for another system, or for a library not here
                importlib.import_module(module.name)


def _serve(order: Order) -> dict[str, object]:
    with ExitStack() as streams:
        typed, out, err = (streams.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        typed.write(order.input.encode("utf-8", "surrogateescape"))
        typed.seek(0)
        began = time.monotonic()
        child = _seated(order, out) if order.terminal else os.fork()
        if child == 0:
            _become(order, *(() if order.terminal else (typed, out, err)))
        _kill_in_time(child, order.kill_after)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.monotonic() - began
        return {"code": code, "out": _all(out), "err": _all(err), "seconds": seconds}


def _seated(order: Order, screen: IO[bytes]) -> int:
    """Fork a child at a terminal of its own, and fill SCREEN with what is shown there."""
    child, master = os.forkpty()
    if child != 0:
        until = time.monotonic() + (order.kill_after or 20.0)
        with os.fdopen(master, "rb", buffering=0) as terminal:
            while select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
                try:
                    screen.write(terminal.read(4096))
                except OSError:  # the child has left, and the terminal with it
                    break
            else:
                os.kill(child, signal.SIGKILL)
    return child


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
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
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

"""Let one process write at a time, in the order in which they came; tell the others who it is."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bekasi_cli.errors import Locked, Unreachable
from bekasi_cli.files.disk import explain, explained
from bekasi_cli.files.lines import in_line
from bekasi_cli.files.modes import mode_for
from bekasi_cli.i18n import N_

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_BUSY = frozenset({errno.EAGAIN, errno.EACCES})
_LATELY = 1.0
"""So many seconds may be missing in how long somebody is said to hold a lock."""
_signed: dict[Path, float] = {}
"""When, by the clock that only goes on, this process last wrote into a lock."""
_SHORTEST_WAIT, _LONGEST_WAIT = 0.0003, 0.05
_COURTESY = 2.0
"""So long, in seconds, nobody passes those before him: one of them may have been stopped."""


@contextmanager
def locked(path: Path, *, timeout: float, holder: str) -> Iterator[None]:
    """Hold the lock file PATH; whoever else wants it is told HOLDER (user, host, pid).

    The kernel frees it when its process ends, however it ends. TIMEOUT is in seconds.

    Raises:
        Locked: it was not free in time; names its holder.
        Unreachable: the file system knows no locks.
    """
    descriptor = _acquire(path, timeout)
    try:
        with suppress(OSError):  # a full disk must not keep anybody from reading on
            _sign(descriptor, path, f"{holder}\n".encode(errors="replace"))
        yield
    finally:
        os.close(descriptor)


def _sign(descriptor: int, path: Path, name: bytes) -> None:
    """Write NAME, unless it stands there since just now: each write makes the disk's next longer.

    It stays when the lock is free: who reads it has met somebody who holds it, and so wrote it.
    """
    size, now = os.fstat(descriptor).st_size, time.monotonic()
    if now < _signed.get(path, now) + _LATELY and os.pread(descriptor, size, 0) == name:
        return
    if size != len(name):
        os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, name, 0)
    _signed[path] = now


def _acquire(path: Path, timeout: float) -> int:
    began = time.monotonic()
    while (descriptor := _wait(path, began, timeout)) < 0:
        pass
    return descriptor


def _wait(path: Path, began: float, timeout: float) -> int:
    """Return the descriptor of the lock, or -1 when its file was removed meanwhile."""
    descriptor, ours = _open_lock(path), False
    try:
        with in_line(descriptor, path, min(timeout, _COURTESY)):
            wait = _SHORTEST_WAIT
            while not _try_lock(descriptor, path):
                if time.monotonic() - began >= timeout:
                    raise _held(descriptor, timeout)
                if not _lies_at(descriptor, path):
                    return -1
                time.sleep(wait)
                wait = min(wait * 1.2, _LONGEST_WAIT)
        ours = _lies_at(descriptor, path)  # a lock on a file that was removed keeps nobody out
    finally:
        if not ours:
            os.close(descriptor)
    return descriptor if ours else -1


def _lies_at(descriptor: int, path: Path) -> bool:
    try:
        return os.fstat(descriptor).st_ino == path.stat().st_ino
    except FileNotFoundError:
        return False


def _open_lock(path: Path) -> int:
    with explained(path):
        try:
            return os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        except FileNotFoundError:
            pass
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        os.fchmod(descriptor, mode_for(path.parent))
        return descriptor


def _try_lock(descriptor: int, path: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in _BUSY:
            return False
        if problem.errno in _NO_LOCKS:
            raise Unreachable(
                N_("The file system of {path} cannot lock files, so nobody may write here."),
                N_("Keep the newsroom on a local disk, or in PostgreSQL."),
                path=str(path),
            ) from problem
        raise explain(problem, path) from problem
    return True


def _held(descriptor: int, timeout: float) -> Locked:
    holder = os.pread(descriptor, 400, 0).decode(errors="replace").strip()
    return Locked(
        N_("The newsroom is being written to by {holder} since {since}; waited {seconds} s."),
        N_("Try again in a moment. When that process is ended, the newsroom is free."),
        holder=holder or "?",
        since=datetime.fromtimestamp(int(os.fstat(descriptor).st_mtime), UTC),
        seconds=f"{timeout:g}",
    )

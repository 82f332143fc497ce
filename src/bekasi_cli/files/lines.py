"""Let those who wait for a lock come in the order in which they arrived.

Whoever looks just when a lock is free gets it before all who wait, so without a line one writer
in a crowd may wait a thousand times longer than another. Chairs are bytes of the lock file,
numbered by the clock: each is kept by its process's record lock, which the kernel clears however
that ends. The line is a courtesy; what keeps writers apart is the lock itself.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def in_line(descriptor: int, path: Path, patience: float) -> Iterator[None]:
    """Wait until nobody sits before us, at most PATIENCE seconds; whoever is behind waits for us.

    DESCRIPTOR is that of the lock file PATH. Where the file system knows no chairs, nobody waits.
    """
    chair = time.monotonic_ns()
    wait: _Wait | None = None
    try:
        with suppress(OSError):
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, chair)
            if not _is_first(descriptor, chair):
                # opened anew: a copy of DESCRIPTOR would keep its lock when that is closed
                wait = _Wait(os.open(path, os.O_RDWR | os.O_NOFOLLOW), chair)
                wait.start()
                wait.join(patience)
        yield
    finally:
        with suppress(OSError):
            fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, chair)
        if wait:
            wait.leave()


def _is_first(descriptor: int, chair: int) -> bool:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, chair, 0)
        fcntl.lockf(descriptor, fcntl.LOCK_UN, chair, 0)
    except BlockingIOError:
        return False
    return True


class _Wait(threading.Thread):
    """Sleeps in the kernel until the chairs before CHAIR are free; it closes DESCRIPTOR last."""

    def __init__(self, descriptor: int, chair: int) -> None:
        super().__init__(daemon=True)
        self._descriptor = descriptor
        self._chair = chair
        self._deciding = threading.Lock()
        self._users = 2

    def run(self) -> None:
        """Wait, however long it takes."""
        with suppress(OSError):
            fcntl.lockf(self._descriptor, fcntl.LOCK_SH, self._chair, 0)
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, self._chair, 0)
        self.leave()

    def leave(self) -> None:
        """Close the descriptor where nobody else uses it."""
        with self._deciding:
            self._users -= 1
            if not self._users:
                os.close(self._descriptor)

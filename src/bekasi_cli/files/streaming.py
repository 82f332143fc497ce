"""Write a file that is too large for memory: whole or not at all, as `atomic_write` does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from bekasi_cli.files.disk import explained
from bekasi_cli.files.writing import TEMPORARY, fsync_dir, settle, take_free_name


class Growing(NamedTuple):
    """A file in the making: written to OUT, it lies at TEMPORARY until it is whole."""

    out: BinaryIO
    temporary: Path

    def flush(self) -> None:
        """Return when what was written can be read at TEMPORARY, and the disk has it."""
        self.out.flush()
        os.fsync(self.out.fileno())


@contextmanager
def growing(path: Path, *, mode: int | None = None, exclusive: bool = False) -> Iterator[Growing]:
    """Give a file to write to; where the work within ends well it takes PATH's place.

    Raises:
        Refused: EXCLUSIVE, and there is a file already.
        Unreachable: the disk, a permission or the file system does not allow it.
    """
    temporary = path.with_name(TEMPORARY.replace("*", os.urandom(8).hex()))
    with explained(path):
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        descriptor = os.open(temporary, flags, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as out:
                file = Growing(out, temporary)
                yield file
                settle(out.fileno(), path, mode)
                file.flush()
            (take_free_name if exclusive else os.replace)(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    fsync_dir(path.parent)

"""Write what can be made again: whole or not at all, but without waiting for the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bekasi_cli.files.disk import explained
from bekasi_cli.files.writing import TEMPORARY, settle


def derive(path: Path, parts: Iterable[bytes]) -> None:
    """Put PARTS at PATH, with the mode and group of its folder.

    After a power cut the file may lack bytes: its reader has to find that out.

    Raises:
        Unreachable: the disk, a permission or the file system does not allow it.
    """
    temporary = path.with_name(TEMPORARY.replace("*", os.urandom(8).hex()))
    with explained(path):
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as out:
                out.writelines(parts)
                settle(out.fileno(), path, None)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def extend(path: Path, size: int, content: bytes) -> None:
    """Write CONTENT behind the first SIZE bytes of PATH, and let nothing stand after it.

    Raises:
        Unreachable: the disk, a permission or the file system does not allow it.
    """
    with explained(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
        try:
            os.pwrite(descriptor, content, size)
            if os.fstat(descriptor).st_size != size + len(content):
                os.ftruncate(descriptor, size + len(content))
        finally:
            os.close(descriptor)

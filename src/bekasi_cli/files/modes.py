"""Choose the mode and group of new files and folders: those of the folder they lie in."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def mode_for(folder: Path) -> int:
    """Return the mode of a new file in FOLDER: 0660 in a shared (setgid) one, else its own.

    Where a folder is not shared the umask counts too, and nobody else ever gets to write.
    """
    found = folder.stat().st_mode
    if found & stat.S_ISGID:
        return 0o600 | found & 0o064
    return 0o600 | found & 0o064 & ~_umask()


def inherit(folder: Path) -> None:
    """Give FOLDER the mode and, in a shared one, the group of the folder that it lies in."""
    above = folder.parent.stat()
    if above.st_mode & stat.S_ISGID:
        with suppress(PermissionError):
            os.chown(folder, -1, above.st_gid)
        folder.chmod(stat.S_ISGID | 0o700 | above.st_mode & 0o070)
    else:
        folder.chmod(0o700 | above.st_mode & 0o055 & ~_umask())


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

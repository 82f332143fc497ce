"""Write every byte that reaches the disk: whole or not at all, with the right mode and group."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from bekasi_cli.errors import Refused
from bekasi_cli.files.disk import explained, reading, unconfirmed
from bekasi_cli.files.modes import inherit, mode_for
from bekasi_cli.i18n import N_

TEMPORARY = ".bekasi-*.tmp"
"""What our unfinished files are called; only `kill -9` and a power cut leave one behind."""


def atomic_write(
    path: Path, content: bytes, *, mode: int | None = None, exclusive: bool = False
) -> None:
    """Put CONTENT at PATH, whole or not at all, and return when the disk has it.

    The bytes are written under a temporary name born 0600, which gets its mode and group before
    it takes PATH's place. MODE None: that of the target or, in a shared folder, the folder's.

    Raises:
        Refused: EXCLUSIVE, and there is a file already.
        Unreachable: the disk, a permission or the file system does not allow it.
    """
    temporary = path.with_name(TEMPORARY.replace("*", os.urandom(8).hex()))
    with explained(path):
        try:
            _write_temporary(temporary, path, content, mode)
            (take_free_name if exclusive else os.replace)(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    fsync_dir(path.parent)


def append(path: Path, content: bytes) -> None:
    """Add CONTENT to the end of PATH and return when the disk has it.

    Raises:
        Unreachable: nothing was added; or, when only the last step failed, nobody knows.
    """
    with explained(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
    try:
        with explained(path):
            size = os.fstat(descriptor).st_size
            try:
                _write_all(descriptor, content)
            except BaseException:
                with suppress(OSError):
                    os.ftruncate(descriptor, size)
                raise
        with unconfirmed(path):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_again(path: Path, offset: int) -> None:
    """Write what PATH holds from byte OFFSET on once more, and return when the disk has it.

    Raises:
        Unconfirmed: the disk does not confirm it.
        Unreachable: the file cannot be written.
    """
    with explained(path):
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        with explained(path):
            rest = os.pread(descriptor, os.fstat(descriptor).st_size - offset, offset)
            while rest:
                done = os.pwrite(descriptor, rest, offset)
                offset, rest = offset + done, rest[done:]
        with unconfirmed(path):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def truncate(path: Path, size: int) -> None:
    """Cut PATH to its first SIZE bytes and return when the disk has it."""
    with explained(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
        try:
            os.ftruncate(descriptor, size)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Rename SOURCE to TARGET on the same file system, replacing what lies there."""
    with explained(source):
        source.replace(target)
    fsync_dir(target.parent)
    fsync_dir(source.parent)


def fsync_dir(path: Path) -> None:
    """Return when the disk has the names that folder PATH holds."""
    with unconfirmed(path):
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as problem:
            if problem.errno != errno.EINVAL:  # a file system that knows no fsync of folders
                raise
        finally:
            os.close(descriptor)


def make_folders(path: Path) -> list[Path]:
    """Make folder PATH and those above it, each with its parent's mode and group.

    Returns the folders that were made, outermost first.
    """
    missing: list[Path] = []
    while not path.is_dir():
        missing.append(path)
        path = path.parent
    made: list[Path] = []
    try:
        for folder in reversed(missing):
            with explained(folder):
                folder.mkdir(mode=0o700)
                made.append(folder)
                inherit(folder)
            fsync_dir(folder.parent)
    except BaseException:
        with suppress(OSError):
            for folder in reversed(made):
                folder.rmdir()
        raise
    return made


def resolve_inside(root: Path, relative: str) -> Path:
    """Return the path of RELATIVE below ROOT, which passes no symbolic link and no `..`.

    Raises:
        Refused: it would lead elsewhere.
        Unreachable: the disk does not tell.
    """
    parts = relative.split("/")
    if "\0" in relative or relative.startswith("/") or any(p in {"", ".", ".."} for p in parts):
        raise _astray(relative)
    path = root
    for part in parts:
        path /= part
        with reading(path):
            if path.is_symlink():
                raise _astray(relative)
    return path


def _write_temporary(temporary: Path, path: Path, content: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    descriptor = os.open(temporary, flags, 0o600)
    try:
        _write_all(descriptor, content)
        settle(descriptor, path, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle(descriptor: int, path: Path, mode: int | None) -> None:
    """Give the file of DESCRIPTOR the mode and group that a file at PATH has (`atomic_write`)."""
    folder = path.parent.stat()
    old = path.lstat() if path.is_file() else None
    shared = bool(folder.st_mode & stat.S_ISGID)
    if mode is None:
        keep = old is not None and not shared
        mode = stat.S_IMODE(old.st_mode) if keep and old else mode_for(path.parent)
    group = folder.st_gid if shared else old.st_gid if old else None
    if group is not None and os.fstat(descriptor).st_gid != group:
        with suppress(PermissionError):  # not in that group: the file stays ours
            os.fchown(descriptor, -1, group)
    os.fchmod(descriptor, mode)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def take_free_name(temporary: Path, path: Path) -> None:
    """Give TEMPORARY the name PATH, which nobody may have: a link fails where a rename wins.

    Raises:
        Refused: somebody has it.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise Refused(
            N_("There is a file {path} already; it was left as it is."),
            N_("Choose another name."),
            path=str(path),
        ) from None
    temporary.unlink()


def _astray(relative: str) -> Refused:
    return Refused(
        N_("The path {path} leads out of its folder or through a link; it is not followed."),
        N_("Name a file inside the folder."),
        path=relative,
    )

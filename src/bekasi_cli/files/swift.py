"""Write many files that can be made again, each whole or not at all, with few calls for each."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from bekasi_cli.errors import Refused
from bekasi_cli.files.disk import explained
from bekasi_cli.files.modes import mode_for
from bekasi_cli.files.writing import TEMPORARY, make_folders
from bekasi_cli.i18n import N_

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class Tree:
    """The files below ROOT, each of whose folders is opened once; no link in it is followed.

    Readers see the old file or the new one. After a power cut a file may lack bytes: who reads
    the tree again has to hold sizes against what was written (`sizes`).
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: dict[str, tuple[int, int, int | None]] = {}
        self._temporary = TEMPORARY.replace("*", os.urandom(8).hex())

    def put(self, path: str, content: bytes) -> None:
        """Put CONTENT at PATH.

        Raises:
            Unreachable: the disk or a permission does not allow it.
            Refused: a link stands in the way.
        """
        folder, _, name = path.rpartition("/")
        with explained(self._root / path):
            descriptor, mode, group = self._folders.get(folder) or self._open(folder)
            out = os.open(self._temporary, _FLAGS, 0o600, dir_fd=descriptor)
            try:
                try:
                    if os.write(out, content) != len(content):
                        self._rest(out, content)
                    os.fchmod(out, mode)
                    if group is not None:
                        with suppress(PermissionError):
                            os.fchown(out, -1, group)
                finally:
                    os.close(out)
                os.rename(self._temporary, name, src_dir_fd=descriptor, dst_dir_fd=descriptor)
            except BaseException:
                with suppress(OSError):
                    os.unlink(self._temporary, dir_fd=descriptor)
                raise

    def remove(self, path: str) -> None:
        """Remove PATH, and the folder that it leaves empty; that it is gone already is as well."""
        folder, _, name = path.rpartition("/")
        with explained(self._root / path), suppress(FileNotFoundError):
            descriptor, _, _ = self._folders.get(folder) or self._open(folder)
            os.unlink(name, dir_fd=descriptor)
        if folder:
            with suppress(OSError):
                (self._root / folder).rmdir()
                os.close(self._folders.pop(folder)[0])

    def close(self) -> None:
        """Let go of the folders."""
        for descriptor, _, _ in self._folders.values():
            os.close(descriptor)
        self._folders = {}

    @staticmethod
    def _rest(out: int, content: bytes) -> None:
        os.lseek(out, 0, os.SEEK_SET)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(out, rest) :]

    def _open(self, folder: str) -> tuple[int, int, int | None]:
        place = self._root / folder if folder else self._root
        for above in (place, *place.parents):
            if above.is_symlink():
                raise Refused(
                    N_(
                        "The path {path} leads out of its folder or through a link; it is not"
                        " followed."
                    ),
                    N_("Name a file inside the folder."),
                    path=str(above),
                )
            if above == self._root:
                break
        make_folders(place)
        descriptor = os.open(place, _FOLDER)
        found = os.fstat(descriptor)
        group = found.st_gid if found.st_mode & 0o2000 and found.st_gid != os.getegid() else None
        self._folders[folder] = (descriptor, mode_for(place), group)
        return self._folders[folder]


def sizes(root: Path) -> dict[str, int]:
    """Return the size of every file below ROOT by its path, but of links and hidden ones."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = os.scandir(f"{root}/{folder}" if folder else root)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith(".") and not entry.name.endswith(".tmp"):
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    found[path] = entry.stat(follow_symlinks=False).st_size
    return found

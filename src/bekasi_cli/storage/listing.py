"""List the files that journal lines should name, and read each one's digest without detours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.files.disk import reading
from bekasi_cli.storage.folder import NAMED

_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a pipe in a text's place must not hold us up


class Listing:
    """The files of the newsroom in ROOT as they are now: texts, originals, and unfinished ones.

    NAMES gives each path below ROOT for itself, so that it need be kept once; TOTAL is in bytes.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.names: dict[str, str] = {}
        self.total = 0
        for name, size in _files(root):
            self.names[name] = name
            self.total += size
        self._direct = not any((root / each).is_symlink() for each in NAMED)

    def digest(self, path: str, tick: Callable[[int], None]) -> str:
        """Return the digest of the file PATH, whatever became of it; TICK gets each size read.

        Raises:
            FileNotFoundError: it is not there.
            BekasiError: it cannot be read, or a link leads to it.
        """
        found = sha256()
        descriptor = self._open(path)
        try:
            most = min(_CHUNK, os.fstat(descriptor).st_size + 1)
            while chunk := os.read(descriptor, most):
                found.update(chunk)
                tick(len(chunk))
        except OSError:
            with reading(self._root / path):
                raise
        finally:
            os.close(descriptor)
        return f"sha256:{found.hexdigest()}"

    def _open(self, path: str) -> int:
        """Open PATH: at once where the folders that lead to it were seen to be no links."""
        if self._direct and path in self.names:
            try:
                return os.open(f"{self._root}/{path}", _FLAGS)
            except OSError:
                pass  # what is wrong with it is said below
        place = files.resolve_inside(self._root, path)
        with reading(place):
            return os.open(place, _FLAGS)


def _files(root: Path) -> Iterator[tuple[str, int]]:
    for path in root.glob(files.TEMPORARY):
        if path.is_file():
            yield path.name, path.lstat().st_size
    above = len(f"{root}/")
    for name in NAMED:
        for folder, _, names in os.walk(f"{root}/{name}"):
            for each in names:
                path_ = f"{folder}/{each}"
                yield path_[above:], os.lstat(path_).st_size

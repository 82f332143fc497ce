"""Hold a newsroom's folder to be one that can be written to: at length once, then at a glance."""

from __future__ import annotations

import os
from pathlib import Path

from bekasi_cli.files.disk import explained
from bekasi_cli.storage import folder
from bekasi_cli.storage.journal import FILE as JOURNAL


class Ground:
    """The folder ROOT, before each act of one process.

    What file system it lies on is asked once: a folder of the same device and inode lies there
    still. What its owner may change at any time is asked each time.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known = (-1, -1)
        self._doors = (
            (root, os.W_OK | os.X_OK),
            (root / JOURNAL, os.W_OK),
        )

    def examine(self) -> None:
        """Raise what speaks against writing here (`folder.writable`)."""
        self._known = (-1, -1)
        folder.writable(self._root)
        self._known = self._place()

    def hold(self) -> None:
        """Raise what `examine` does, and ask for little where the last time nothing spoke against.

        The lock and the folders of texts and originals are met next: that they are closed is
        said then.
        """
        if self._known != self._place() or not all(os.access(*each) for each in self._doors):
            self.examine()

    def _place(self) -> tuple[int, int]:
        with explained(self._root):
            found = self._root.stat()
        return found.st_dev, found.st_ino

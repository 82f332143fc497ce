"""Put an act's files in their places before its line is written, and put strange ones aside."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from bekasi_cli import files
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage.folder import RECOVERED
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.ledger import Ending
from bekasi_cli.storage.port import Fault, Problem
from bekasi_cli.storage.tombstones import of_file

_NONE: Mapping[str, str] = MappingProxyType({})


class Placing:
    """The files of one act: placed by `place`, taken back by `undo` when the act fails.

    NOTICES tell what was found in the way and put aside.
    """

    def __init__(self, folder: Path) -> None:
        self.notices: list[Problem] = []
        self._folder = folder
        self._files: list[Path] = []
        self._stones: dict[Path, bytes] = {}
        self._folders: list[Path] = []

    def place(
        self, contents: Mapping[str, bytes], *, shared: bool, beside: Mapping[str, str] = _NONE
    ) -> None:
        """Write CONTENTS, by path below the folder, read-only; SHARED ones may exist already.

        BESIDE gives for such a path that of a file which was saved in the same folder: the disk
        has that folder, then, and those above it.
        """
        for name, content in contents.items():
            path = files.resolve_inside(self._folder, name)
            self._folders += files.make_folders(path.parent)
            if shared and self._erased(path, content):
                files.atomic_write(path, content, mode=files.mode_for(path.parent) & 0o444)
            elif path.exists() and not (shared and self._is(path, content)):
                self._put_aside(name)
            if not path.exists():
                self._files.append(path)
                mode = files.mode_for(path.parent) & 0o444
                files.atomic_write(path, content, mode=mode, exclusive=True)
            if name not in beside or not (self._folder / beside[name]).exists():
                for above in path.relative_to(self._folder).parents[1:-1]:
                    files.fsync_dir(self._folder / above)

    def undo(self) -> None:
        """Take back what was placed; what cannot be is an orphan for the next writer."""
        with suppress(OSError):
            for path, stone in self._stones.items():
                files.atomic_write(path, stone, mode=files.mode_for(path.parent) & 0o444)
            for path in reversed(self._files):
                path.unlink(missing_ok=True)
            for folder in reversed(self._folders):
                folder.rmdir()

    def _erased(self, path: Path, content: bytes) -> bool:
        """Tell whether CONTENT was erased from PATH, and keep its tombstone for `undo`."""
        stone = of_file(digest(content))
        if not (path.is_file() and self._is(path, stone)):
            return False
        self._stones[path] = stone
        return True

    @staticmethod
    def _is(path: Path, content: bytes) -> bool:
        with reading(path):
            return path.read_bytes() == content

    def _put_aside(self, name: str) -> None:
        kept = put_aside(self._folder, name)
        message = N_("{path} belonged to no finished act; it lies in {kept} now.")
        details: dict[str, str | int] = {"path": name, "kept": kept}
        self.notices.append(
            Problem(fault=Fault.ORPHAN, where=kept, message=message, details=details, serious=False)
        )


def put_aside(folder: Path, name: str) -> str:
    """Move the file NAME below FOLDER to `recovered/` and return its new name."""
    path = folder / name
    with reading(path):
        mark = "link" if path.is_symlink() else digest(path.read_bytes())[7:15]
    kept = f"{RECOVERED}/{name.replace('/', '-')}.{mark}"
    files.make_folders(folder / RECOVERED)
    files.move(path, folder / kept)
    return kept


def tidy(folder: Path, ending: Ending) -> list[Problem]:
    """Give the journal a clean end: torn bytes go to `recovered/`, a missing LF is added.

    Returns what was put aside. The lock must be held.
    """
    journal = folder / JOURNAL
    notices: list[Problem] = []
    if ending.excess:
        with reading(journal), journal.open("rb") as source:
            source.seek(ending.at)
            torn = source.read()
        kept = f"{RECOVERED}/{JOURNAL}.{ending.at}.{digest(torn)[7:15]}"
        files.make_folders(folder / RECOVERED)
        files.atomic_write(folder / kept, torn)
        files.truncate(journal, ending.at)
        message = N_("An act was broken off before it was saved; what was left of it is in {kept}.")
        notices.append(
            Problem(
                fault=Fault.TORN,
                where=kept,
                message=message,
                details={"kept": kept},
                serious=False,
            )
        )
    if ending.unterminated:
        files.append(journal, b"\n")
    return notices

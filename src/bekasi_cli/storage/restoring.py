"""Bring a newsroom back from a backup into an empty folder: all of it, proved, or nothing.

The files come first, the journal once they are on the disk, the settings (by which a newsroom is
known) last. A mark lies in the folder meanwhile: what a killed restore left is known by it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import Damaged, Unreachable
from bekasi_cli.files.disk import explained
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, ledger
from bekasi_cli.storage.archive import Member, opened
from bekasi_cli.storage.contents import SETTINGS, Backup, Header
from bekasi_cli.storage.examining import Examination
from bekasi_cli.storage.folder import MEDIA, TEXTS, share
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.port import Progress
from bekasi_cli.storage.unpacking import Place, Walk

MARK = ".bekasi-restoring"
_JOURNAL_BEFORE = ".bekasi-journal"
_LONGEST_SETTINGS = 1 << 20


def broken_off(folder: Path) -> bool:
    """Tell whether FOLDER holds what a killed restore left, and nothing that anybody made."""
    return (folder / MARK).is_file() and not os.path.lexists(folder / SETTINGS)


def clear(folder: Path) -> None:
    """Empty FOLDER, the mark last."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()
    (folder / MARK).unlink(missing_ok=True)


def restore(
    path: Path, folder: Path, *, group: str | None = None, progress: Progress | None = None
) -> Backup:
    """Unpack the backup at PATH into FOLDER, which is empty or not there, and prove the result.

    GROUP is the Unix group whose members are to share it.

    Raises:
        FileNotFoundError: there is no backup at PATH.
        Unreadable, Damaged: it is none that can be used (`unpacking.verify`).
        Unreachable: the disk is too small or cannot be written to.
    """
    with opened(path) as archive:
        walk = Walk(archive, path.name, progress)
        unpacking = _Unpacking(folder, group)
        try:
            found = walk.go(unpacking.begin)
            unpacking.finish(found, progress)
        except BaseException:
            unpacking.undo()
            raise
        return found


class _Unpacking:
    """What goes into FOLDER."""

    def __init__(self, folder: Path, group: str | None) -> None:
        self._folder = folder
        self._group = group
        self._made: list[Path] = []
        self._known: set[Path] = set()
        self._settings = b""
        self._begun = False

    def begin(self, header: Header) -> Place:
        """Make the folder ready for what HEADER announces."""
        there = next(each for each in (self._folder, *self._folder.parents) if each.is_dir())
        free = shutil.disk_usage(there).free
        if header.bytes > free:
            raise Unreachable(
                N_("The backup needs {size} MB and {folder} has {free} MB left."),
                N_("Name a folder on a larger disk."),
                size=header.bytes // 1_000_000 + 1,
                free=free // 1_000_000,
                folder=str(there),
            )
        self._made = files.make_folders(self._folder)
        if self._group:
            share(self._folder, self._group)
        elif self._made:
            self._folder.chmod(0o700)  # as `create` does: drafts are nobody else's business
        files.atomic_write(self._folder / MARK, b"", exclusive=True)
        self._begun = True
        for name in (TEXTS, MEDIA):
            files.make_folders(self._folder / name)
        return self._place

    def finish(self, backup: Backup, progress: Progress | None) -> None:
        """Make a newsroom of what was unpacked, and hold it to its journal from end to end."""
        os.sync()  # one for all: an fsync for each of 100,000 files takes an hour
        journal = self._folder / JOURNAL
        files.move(self._folder / _JOURNAL_BEFORE, journal)
        state, ending = ledger.read_all(journal)
        files.atomic_write(self._folder / checkpoint.FILE, checkpoint.lay(state, ending.at))
        report = Examination(self._folder, backup.header.head, progress).report()
        wrong = {each.where for each in report.problems if each.serious} - set(backup.damaged)
        if wrong or report.head.digest != backup.header.head:
            raise Damaged(
                N_("What was unpacked is not what the backup holds ({where}); it was removed."),
                N_("Restore it to another disk."),
                where=", ".join(sorted(wrong)[:3]) or JOURNAL,
            )
        files.atomic_write(self._folder / SETTINGS, self._settings, exclusive=True)
        (self._folder / MARK).unlink()

    def undo(self) -> None:
        """Take back what was unpacked."""
        with suppress(OSError):
            if self._begun and broken_off(self._folder):
                clear(self._folder)
            for each in reversed(self._made):
                each.rmdir()

    def _place(self, member: Member, content: Iterator[bytes]) -> None:
        if member.name == SETTINGS:
            self._settings = _short(content, member)
            return
        name = _JOURNAL_BEFORE if member.name == JOURNAL else member.name
        path = files.resolve_inside(self._folder, name)
        if path.parent not in self._known:
            files.make_folders(path.parent)
            self._known.add(path.parent)
        read_only = member.name.split("/")[0] in {TEXTS, MEDIA}
        with explained(path):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with open(path, "wb", opener=_opener(flags)) as out:
                out.writelines(content)
                mode = files.mode_for(path.parent)
                os.fchmod(out.fileno(), mode & 0o444 if read_only else mode)


def _short(content: Iterator[bytes], member: Member) -> bytes:
    found = b"".join(content) if member.size <= _LONGEST_SETTINGS else b""
    if len(found) != member.size:
        raise Damaged(
            N_("The settings in the backup are too large to be settings."),
            N_("Take another copy of it, or an older backup."),
        )
    return found


def _opener(flags: int) -> Callable[[str, int], int]:
    return lambda path, _: os.open(path, flags, 0o600)

"""Bring a newsroom back from a backup into an empty folder: all of it, proved, or nothing.

The files come first, the journal once they are on the disk, the settings (by which a newsroom is
known) last. A mark lies in the folder meanwhile: what a killed restore left is known by it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import Damaged, Unreachable
from bekasi_cli.files.disk import explained
from bekasi_cli.files.modes import inherit
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, laying, ledger
from bekasi_cli.storage.archive import Member, opened
from bekasi_cli.storage.audit import Chain
from bekasi_cli.storage.contents import SETTINGS, Backup, Header
from bekasi_cli.storage.folder import MEDIA, NAMED, TEXTS, share
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import read
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Progress
from bekasi_cli.storage.replaying import Replay, Told
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
        self._last: tuple[str, Path] = "", folder
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
        _write_checkpoint(self._folder, journal)
        for where in _differing(self._folder, backup, progress):
            raise Damaged(
                N_("What was unpacked is not what the backup holds ({where}); it was removed."),
                N_("Restore it to another disk."),
                where=where,
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

    def _ready(self, name: str) -> Path:
        """Return where the file NAME will lie, in a folder that is there."""
        folder, _, last = name.rpartition("/")
        if folder != self._last[0]:
            path = files.resolve_inside(self._folder, name)
            with explained(path):
                _make(path.parent)
            self._last = folder, path.parent
        return self._last[1] / last

    def _place(self, member: Member, content: Iterator[bytes]) -> None:
        if member.name == SETTINGS:
            self._settings = _short(content, member)
            return
        name = _JOURNAL_BEFORE if member.name == JOURNAL else member.name
        path = self._ready(name)
        read_only = member.name.split("/")[0] in NAMED
        with explained(path):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with open(path, "wb", opener=_opener(flags)) as out:
                out.writelines(content)
                mode = files.mode_for(path.parent)
                os.fchmod(out.fileno(), mode & 0o444 if read_only else mode)


def _make(folder: Path) -> None:
    """Make FOLDER and those above it, as `files.make_folders` does; `finish` waits for the disk."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700)
        inherit(folder)


def _write_checkpoint(folder: Path, journal: Path) -> None:
    """Write into FOLDER the checkpoint of JOURNAL's end, holding none of its documents."""
    handle = Handle(journal)
    with handle.stream() as source:
        lines = ledger.lines_of(source)
        first = next(lines)
        replay, start = Replay(handle, read(first, 0)), len(first) + 1
        for number, raw in enumerate(lines, 1):
            replay.add(Told(read(raw, number), raw, start))
            start += len(raw) + 1
    state = replay.state()
    layout = laying.measure(state, handle.size)
    with files.growing(folder / checkpoint.FILE) as file:
        file.out.writelines(laying.pieces(state, layout))


def _differing(folder: Path, backup: Backup, progress: Progress | None) -> Iterator[str]:
    """Read all that FOLDER holds now and yield what is not as BACKUP has it.

    The checkpoint was made from this journal a moment ago, so it is not read again.
    """
    chain = Chain(backup.header.head)
    done = 0
    for raw in ledger.lines(folder / JOURNAL):
        chain.add(raw)
        done += len(raw) + 1
    chain.finish()
    if chain.problems or chain.head.digest != backup.header.head:
        yield JOURNAL
    for name, wanted in chain.files.items():
        path = files.resolve_inside(folder, name)
        found = ""
        if path.is_file():
            with path.open("rb") as file:
                found = file_digest(file, "sha256").hexdigest()
                done += file.tell()
        if f"sha256:{found}" != wanted and name not in backup.damaged:
            yield name
        if progress:
            progress(min(done, backup.header.bytes), backup.header.bytes)


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

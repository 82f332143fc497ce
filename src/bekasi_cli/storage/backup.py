"""Copy a newsroom into one archive while others go on writing, and check what was written.

A backup holds the journal up to one line and every file that those lines name, which are written
once and never changed: so it is the newsroom as it stood after that line, and no lock is needed.
In this order: `bekasi-backup.json` (what it is a backup of), what else lies in the folder (the
settings first), `journal.jsonl`, `articles/…`, `media/…`, `damaged.txt` (what was damaged already,
where something was) and `MANIFEST`, which `sha256sum -c` reads.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import json

from bekasi_cli import files
from bekasi_cli.errors import BekasiError, Damaged, Refused, Unreachable
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage.archive import CHUNK, Packer
from bekasi_cli.storage.audit import Chain
from bekasi_cli.storage.contents import DAMAGED, FORMAT, HEADER, MANIFEST, Backup, Header, extras
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import sealed_part, whole
from bekasi_cli.storage.port import Progress

_TRIES = 3


class _Moved(Exception):
    """Meanwhile the journal was replaced, as erasing does: what was copied does not fit."""


def refuse_target(root: Path, target: Path) -> None:
    """Raise when no backup of ROOT can be written to TARGET.

    Raises:
        Refused: there is something already, or it would lie in the newsroom itself.
        Unreachable: its folder is missing or cannot be written to.
    """
    if target.parent.resolve().is_relative_to(root.resolve()):
        raise Refused(
            N_("{file} lies in the newsroom itself; what destroys the one destroys the other."),
            N_("Name a file elsewhere, best on another disk."),
            file=str(target),
        )
    if os.path.lexists(target):
        raise Refused(
            N_("There is a file {path} already; it was left as it is."),
            N_("Choose another name."),
            path=str(target),
        )
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK | os.X_OK):
        raise Unreachable(
            N_("You cannot write a file to the folder {folder}."),
            N_("Name a file in a folder of your own."),
            folder=str(target.parent),
        )


def write(
    root: Path, target: Path, *, office: str, at: datetime, progress: Progress | None = None
) -> Backup:
    """Write a backup of ROOT to TARGET, verified; whole or not at all.

    Raises:
        Damaged: the journal is damaged, or what was written cannot be read back.
        Refused, Unreachable: it cannot be written there (`refuse_target`).
    """
    from bekasi_cli.storage.unpacking import verify

    refuse_target(root, target)
    for turn in range(_TRIES):
        try:
            with files.growing(target, mode=0o600, exclusive=True) as file:
                made = _Copying(root, office, at, progress).write(file.out)
                file.flush()
                found = verify(file.temporary, shown=target.name)
                if (found.header, found.damaged) != (made.header, made.damaged):
                    raise Damaged(
                        N_("What was written to {file} cannot be read back; it was removed."),
                        N_("Write the backup to another disk."),
                        file=str(target),
                    )
                return made
        except _Moved:
            if turn + 1 == _TRIES:
                break
    raise Unreachable(
        N_("Texts were being erased all the while, so no backup was made."),
        N_("Try again in a moment."),
    )


class _Copying:
    """One copy of ROOT."""

    def __init__(self, root: Path, office: str, at: datetime, progress: Progress | None) -> None:
        self._root = root
        self._office = office
        self._at = whole(at)
        self._progress = progress
        self._chain = Chain()
        self._manifest = BytesIO()
        self._damaged: list[str] = []
        self._last: tuple[str, Path] = "", root
        self._done = self._total = 0

    def write(self, out: BinaryIO) -> Backup:
        """Write the archive to OUT."""
        path = self._root / JOURNAL
        with reading(path), path.open("rb") as journal:
            size, unterminated = self._read_journal(journal)
            others, skipped = extras(self._root)
            header = self._header(size + unterminated, others)
            packer = Packer(out)
            content = json.format(json.encode(header), indent=2) + b"\n"
            packer.add(HEADER, len(content), self._seconds(), iter((content,)))
            for name, length in others.items():
                self._pack(packer, name, length)
            journal.seek(0)
            lines = _ended(journal, size) if unterminated else _chunks(journal, size)
            self._keep(packer, JOURNAL, size + unterminated, int(path.stat().st_mtime), lines)
            for name in sorted(self._chain.files):
                self._pack_named(packer, name, self._chain.files[name])
            if self._damaged and _inode(path) != os.fstat(journal.fileno()).st_ino:
                raise _Moved
        self._finish(packer)
        return Backup(header, tuple(self._damaged), skipped)

    def _read_journal(self, journal: BinaryIO) -> tuple[int, bool]:
        """Return the size of the journal's whole lines, and whether the last lacks its LF."""
        size, unterminated = 0, False
        for raw in journal:
            unterminated = not raw.endswith(b"\n")
            line = sealed_part(raw) if unterminated else raw[:-1]
            if unterminated and not line:
                unterminated = False
                break
            self._chain.add(line)
            size += len(line) + (not unterminated)
        self._chain.finish()
        if self._chain.problems:
            raise Damaged(
                N_("The journal is damaged ({count} findings), so no backup was made."),
                N_("Look with: bekasi doctor; until it is mended copy the folder by other means."),
                count=len(self._chain.problems),
            )
        return size, unterminated

    def _header(self, journal: int, others: dict[str, int]) -> Header:
        named = sum(_size(self._place(name)) or 0 for name in self._chain.files)
        self._total = journal + named + sum(others.values())
        head = self._chain.head
        return Header(
            format=FORMAT,
            newsroom=head.newsroom,
            office=self._office,
            at=self._at,
            seq=head.seq,
            head=head.digest,
            lines=self._chain.lines,
            files=len(self._chain.files),
            bytes=self._total,
        )

    def _pack_named(self, packer: Packer, name: str, wanted: str) -> None:
        """Add the file NAME, whose digest is WANTED; damage is copied too, and named."""
        length = _size(self._place(name))
        if length is None or f"sha256:{self._pack(packer, name, length)}" != wanted:
            self._damaged.append(name)

    def _pack(self, packer: Packer, name: str, length: int) -> str:
        path = self._place(name)
        with reading(path), path.open("rb", buffering=0) as file:
            seconds = int(os.fstat(file.fileno()).st_mtime)
            return self._keep(packer, name, length, seconds, _chunks(file, length))

    def _place(self, name: str) -> Path:
        """Return where the file NAME lies; its folder is looked at once for all that follow."""
        folder, _, last = name.rpartition("/")
        if folder != self._last[0]:
            self._last = folder, files.resolve_inside(self._root, name).parent
        return self._last[1] / last

    def _keep(
        self, packer: Packer, name: str, size: int, seconds: int, content: Iterator[bytes]
    ) -> str:
        try:
            digest = packer.add(name, size, seconds, self._counted(content))
        except EOFError:
            raise Unreachable(
                N_("{path} was changed while it was copied, so no backup was made."),
                N_("Try again in a moment."),
                path=name,
            ) from None
        self._manifest.write(f"{digest}  {name}\n".encode())
        return digest

    def _counted(self, content: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in content:
            yield chunk
            self._done += len(chunk)
            if self._progress:
                self._progress(min(self._done, self._total), self._total)

    def _finish(self, packer: Packer) -> None:
        listed = "".join(f"{name}\n" for name in self._damaged).encode()
        for name, content in ((DAMAGED, listed), (MANIFEST, self._manifest.getvalue())):
            if content:
                packer.add(name, len(content), self._seconds(), iter((content,)))
        packer.finish()

    def _seconds(self) -> int:
        return int(self._at.timestamp())


def _size(path: Path) -> int | None:
    """Return the size of a file that the journal names, None where it cannot be read."""
    try:
        with reading(path):
            found = path.lstat()
            plain = stat.S_ISREG(found.st_mode) and os.access(path, os.R_OK)
    except (FileNotFoundError, BekasiError):
        return None
    return found.st_size if plain else None


def _inode(path: Path) -> int:
    return path.stat().st_ino


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield the next SIZE bytes of FILE, fewer where it is shorter."""
    while size and (chunk := file.read(min(CHUNK, size))):
        size -= len(chunk)
        yield chunk


def _ended(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield the first SIZE bytes of FILE, and the LF that they lack."""
    yield from _chunks(file, size)
    yield b"\n"

"""Back the newsroom up, remember where each backup went, and bring one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bekasi_cli.documents import Notice, slugify
from bekasi_cli.errors import BekasiError, Damaged, NotFound, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Staff
from bekasi_cli.newsroom.founding import refuse_place
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage import backup, restoring, unpacking
from bekasi_cli.storage.contents import Backup
from bekasi_cli.storage.port import Change, Progress, Store, View
from bekasi_cli.workflow import Act, may

ACT = "backup"
"""The journal's name for it; such a line is about `backup` and its reason is the file."""

SUFFIX = ".bekasi.tar.xz"


class Made(NamedTuple):
    """A backup that was written, and what must be told of it."""

    backup: Backup
    notices: tuple[Notice, ...]


class Copy(NamedTuple):
    """A backup that somebody once made of this newsroom: its line in the journal, and its file."""

    seq: int
    at: datetime
    by: str
    file: str


def default_name(room: Newsroom, at: datetime) -> str:
    """Return what a backup of ROOM that was made at AT is called: its office and the time."""
    local = at.astimezone(room.settings.zone)
    return f"{slugify(room.settings.office) or 'newsroom'}-{local:%Y%m%d-%H%M%S}{SUFFIX}"


def make(room: Newsroom, folder: Path, target: Path, progress: Progress | None = None) -> Made:
    """Write a backup of the newsroom in FOLDER to TARGET, and journal where it went.

    A newsroom whose facts cannot be read, or that cannot be written to, is backed up all the
    same: that is when a backup is needed most.

    Raises:
        Refused: the actor is neither editor nor admin; or TARGET is taken, or in the newsroom.
        Damaged: the journal is.
        Unreachable: TARGET cannot be written.
    """
    notices = []
    try:
        may(Act.BACKUP, standing(room.store, room.actor), room.store.find(Staff))
    except Damaged:
        notices.append(
            Notice(N_("The list of staff cannot be read, so nobody's role can be checked."), {})
        )
    at = room.now()
    made = backup.write(folder, target, office=room.settings.office, at=at, progress=progress)
    try:
        room.store.write(lambda view: _noted(room, view, at, target))
    except BekasiError as problem:
        details = {"reason": problem.sentences()[0]}
        message = N_("The backup is made, but the journal does not say so: {reason}")
        notices.append(Notice(message, details))
    return Made(made, tuple(notices))


def _noted(room: Newsroom, view: View, at: datetime, target: Path) -> Change:
    return Change(
        act=ACT,
        actor=standing(view, room.actor),
        at=at,
        about=(ACT,),
        reason=str(target).encode(errors="replace").decode(),
    )


def known(store: Store) -> list[Copy]:
    """Return the backups that were ever made of this newsroom, the oldest first."""
    return [
        Copy(seq=each.seq, at=each.at, by=each.actor, file=each.reason)
        for each in store.entries(about=ACT)
        if each.act == ACT and each.at
    ]


def verify(file: Path, progress: Progress | None = None) -> Backup:
    """Return what the backup FILE holds, every byte of it verified; needs no newsroom.

    Raises:
        NotFound: there is none.
        Unreadable: it is no backup.
        Damaged: it was cut or changed, or a newer bekasi wrote it.
    """
    _require(file)
    return unpacking.verify(file, progress=progress)


def bring_back(
    file: Path, folder: Path, *, group: str | None = None, progress: Progress | None = None
) -> Backup:
    """Restore the backup FILE into FOLDER, which is empty or not there yet; all of it or nothing.

    Raises:
        Refused: the folder is not empty, or is in a newsroom.
        NotFound, Unreadable, Damaged: as `verify`.
        Unreachable: the folder cannot be written to.
    """
    _require(file)
    if restoring.broken_off(folder):
        restoring.clear(folder)
    refuse_place(folder)
    return restoring.restore(file, folder, group=group, progress=progress)


def _require(file: Path) -> None:
    if file.is_dir():
        raise Unreadable(
            N_("{file} is a folder, not a backup."),
            N_("Name a file that `bekasi backup` wrote; it ends in .tar.xz."),
            file=str(file),
        )
    if not file.exists():
        raise NotFound(
            N_("There is no file {file}."),
            N_("Look where it lies, and type its name as it is there."),
            file=str(file),
        )

"""Know a newsroom's folder: lay a new one, and refuse one that nobody may safely write to."""

from __future__ import annotations

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import NotFound, Refused, Unreachable, UsageProblem
from bekasi_cli.files.disk import explain, explained, reading, reason
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, laying
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import first_line, read
from bekasi_cli.storage.state import begin

LOCK = ".lock"
RECOVERED = "recovered"
TEXTS = "articles"
MEDIA = "media"
VIEWS = "views"
NAMED = (TEXTS, MEDIA, VIEWS)
"""The folders whose every file a journal line names."""


def create(
    folder: Path,
    newsroom: str,
    *,
    at: datetime,
    login: str = "",
    actor: str = "",
    group: str | None = None,
) -> None:
    """Lay a newsroom with the id NEWSROOM in FOLDER, which is made where it is missing.

    GROUP is the Unix group whose members share it: the folder becomes 2770.

    Raises:
        Refused: there is a newsroom already.
        UsageProblem: there is no such group.
        Unreachable: the folder cannot be written to, or not be given to GROUP.
    """
    if group is not None:
        _group_id(group)
    refuse_existing(folder)
    made = files.make_folders(folder)
    if group is not None:
        share(folder, group)
    elif made and not folder.stat().st_mode & stat.S_ISGID:
        folder.chmod(0o700)  # drafts are nobody else's business
    writable(folder)
    for name in (TEXTS, MEDIA):
        files.make_folders(folder / name)
    line = first_line(newsroom, at=at, login=login, actor=actor)
    files.atomic_write(folder / JOURNAL, line + b"\n", exclusive=True)
    state = begin(read(line, 0))
    files.atomic_write(folder / checkpoint.FILE, laying.lay(state, len(line) + 1))


def refuse_existing(folder: Path) -> None:
    """Raise Refused when FOLDER holds a newsroom, or what is left of one."""
    for name in (JOURNAL, checkpoint.FILE):
        if os.path.lexists(folder / name):
            raise Refused(
                N_("There is a newsroom in {folder} already ({name})."),
                N_("Choose another folder, or work in that one."),
                folder=str(folder),
                name=name,
            )


def require(folder: Path) -> None:
    """Raise NotFound when FOLDER holds no newsroom, Unreachable when nobody lets us see."""
    try:
        with reading(folder):
            (folder / JOURNAL).stat()
    except FileNotFoundError:
        raise NotFound(
            N_("There is no newsroom in {folder}."),
            N_("Make one with: bekasi init"),
            folder=str(folder),
        ) from None


def writable(folder: Path) -> None:
    """Raise Unreachable when this login may not write to FOLDER, or nobody should.

    Looks before anything happens: at the file system, then at the permissions.
    """
    kind = files.network_filesystem(folder)
    if kind is not None:
        raise Unreachable(
            N_("{folder} lies on a network file system ({kind}), where locks cannot be trusted."),
            N_("Keep the newsroom on a local disk, or in PostgreSQL; reading it works."),
            folder=str(folder),
            kind=kind,
        )
    with explained(folder):
        if os.statvfs(folder).f_flag & os.ST_RDONLY:
            raise explain(OSError(errno.EROFS, ""), folder)
        years = _folders(folder / TEXTS)  # few, and a new text lies in one of them
    for wanted, places in (
        (os.W_OK, (JOURNAL, LOCK)),
        (os.W_OK | os.X_OK, ("", *NAMED, *years)),
    ):
        for name in places:
            place = f"{folder}/{name}"  # no Path: this is asked at each commit
            if not os.access(place, wanted):
                _explain_missing_leave(folder / name)


def _explain_missing_leave(path: Path) -> None:
    """Raise Unreachable for PATH, which may not be written to, unless it is not there."""
    with explained(path):
        try:
            path.stat()
        except FileNotFoundError:
            return
    raise explain(OSError(errno.EACCES, ""), path)


def _folders(texts: Path) -> list[str]:
    """Return the folders in TEXTS, by their paths from the newsroom's."""
    try:
        with os.scandir(texts) as found:
            return [f"{TEXTS}/{each.name}" for each in found if each.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _group_id(group: str) -> int:
    import grp

    try:
        return grp.getgrnam(group).gr_gid
    except KeyError:
        raise UsageProblem(
            N_("There is no group {group} on this computer."),
            N_("See your groups with: id"),
            group=group,
        ) from None


def share(folder: Path, group: str) -> None:
    """Give FOLDER to the members of the Unix group GROUP: it becomes 2770.

    Raises:
        UsageProblem: there is no such group.
        Unreachable: it cannot be given to them.
    """
    gid = _group_id(group)
    try:
        os.chown(folder, -1, gid)
        folder.chmod(0o2770)
    except OSError as problem:
        raise Unreachable(
            N_("{folder} could not be given to the group {group} ({reason})."),
            N_("Ask whoever looks after this computer to add you to the group."),
            folder=str(folder),
            group=group,
            reason=reason(problem),
        ) from problem

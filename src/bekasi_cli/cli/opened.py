"""Leave word of who has an article open in an editor: advice for the others, never a lock."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct, json

from bekasi_cli.errors import BekasiError
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session

FOLDER = "cache/open"
"""Where the notes lie: like all in cache/ it can be deleted at any time."""

BELIEVED = timedelta(hours=12)
"""So long a note is believed where nobody can see whether its program still runs."""


class Note(Struct, frozen=True):
    """BY has it open SINCE then, in the process PID of HOST, which STARTED at that tick."""

    by: str
    since: datetime
    host: str
    pid: int
    started: str


@contextmanager
def noted(session: Session, number: int | None) -> Iterator[None]:
    """Let others know that article NUMBER is open here; where that cannot be, do without."""
    path = None
    with suppress(BekasiError, OSError):
        path = _leave(session, number) if number else None
    try:
        yield
    finally:
        with suppress(OSError):
            if path:
                path.unlink(missing_ok=True)


def tell(session: Session, number: int) -> None:
    """Say who else has article NUMBER open in an editor."""
    from bekasi_cli.cli import looking
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.terminal.preview import named

    notes = others(session.folder, number, now())
    if not notes:
        return
    me, names = looking.onlooker(session), looking.names(session)
    for note in notes:
        mine = me is not None and note.by == me.code
        session.terminal.warn(
            N_("You have article {number} open in another editor, since {since}.")
            if mine
            else N_("{name} has article {number} open in an editor, since {since}."),
            name=named(note.by, names),
            number=number,
            since=note.since,
        )


def others(folder: Path, number: int, now: datetime) -> list[Note]:
    """Return the notes of those who have article NUMBER open elsewhere, the earliest first."""
    found = []
    with suppress(OSError):
        for path in (folder / FOLDER).glob(f"{number}.*.json"):
            note = _read(path)
            if note and not _ours(note) and _stands(note, now):
                found.append(note)
    return sorted(found, key=lambda each: each.since)


def _leave(session: Session, number: int) -> Path:
    """Write our note, and sweep away what programs that were killed here left."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.files import atomic_write, make_folders

    at, host, pid = now(), platform.node(), os.getpid()
    folder = session.folder / FOLDER
    make_folders(folder)
    for path in folder.glob("*.json"):
        left = _read(path)
        if left is None or not _stands(left, at):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    note = Note(session.actor.code, at, host, pid, _started(pid))
    path = folder / f"{number}.{re.sub(r'[^A-Za-z0-9-]', '_', host)}-{pid}.json"
    atomic_write(path, json.encode(note) + b"\n")
    return path


def _read(path: Path) -> Note | None:
    try:
        return json.decode(path.read_bytes(), type=Note)
    except (OSError, MsgspecError, ValueError):  # half written, or gone meanwhile
        return None


def _ours(note: Note) -> bool:
    return note.host == platform.node() and note.pid == os.getpid()


def _stands(note: Note, now: datetime) -> bool:
    """Tell whether the program that left NOTE can still be running."""
    if note.host == platform.node():
        if not _runs(note.pid):
            return False
        if note.started:
            return _started(note.pid) == note.started  # else another program has its number
    return abs(now - note.since) < BELIEVED


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it runs, as somebody else
        return True
    return pid > 0


def _started(pid: int) -> str:
    """Return when the process PID started, as the kernel counts; "" where it does not say."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    return told.rpartition(")")[2].split()[19]  # field 22; a program's name may hold blanks

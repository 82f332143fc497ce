"""Copy the whole newsroom into one file, verified, while others go on working."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import PartlyDone
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.storage.contents import Backup

app = CommandApp()


@app.act(
    "backup",
    help=N_(
        "Copy the whole newsroom into one file: every text, original, act and setting. Others go"
        " on working meanwhile. The file is verified after it is written, and a file that is there"
        " already is never overwritten. Without FILE, it is named after the office and the time."
        " Keep it on another disk, and try once how to bring it back: bekasi restore-backup"
    ),
    examples=(
        "bekasi backup\n"
        "bekasi backup /media/usb/prokopim.tar.xz\n"
        "bekasi backup --verify /media/usb/prokopim.tar.xz"
    ),
)
def backup(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=N_("The file to write."))
    ] = None,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar="FILE",
            help=N_("Write nothing: verify this backup from end to end."),
        ),
    ] = None,
) -> None:
    """Write a backup, or verify one; leave with 3 where it holds what was damaged before."""
    session = Session.of(ctx)
    if verify is not None:
        _verify(session, verify)
    else:
        _make(session, file)


def _make(session: Session, file: Path | None) -> None:
    from bekasi_cli.newsroom import copies
    from bekasi_cli.storage.backup import refuse_target

    target = _target(session, file)
    refuse_target(session.folder, target)
    with session.terminal.progress(N_("Backing up")) as progress:
        made = copies.make(session.room, session.folder, target, progress)
    session.terminal.notices(made.notices)
    session.terminal.say(
        N_("The newsroom is backed up in {file} ({size} kB), and that file was verified."),
        file=target,
        size=_kilobytes(target),
    )
    _tell(session, made.backup, target)
    for name in made.backup.skipped:
        session.terminal.warn(
            N_("{name} is not in it: it is a link, or its name is too long or cannot be read."),
            name=name,
        )
    session.terminal.note(
        N_("Keep it on another disk. To try how to bring it back: {command}"),
        command=f"bekasi restore-backup {target.name} DIR",
    )
    _judge(made.backup)


def _verify(session: Session, file: Path) -> None:
    from bekasi_cli.newsroom import copies

    with session.terminal.progress(N_("Verifying")) as progress:
        found = copies.verify(file, progress)
    session.terminal.say(N_("✓ The backup {file} is whole."), file=file)
    _tell(session, found, file)
    _judge(found)


def _target(session: Session, file: Path | None) -> Path:
    """Return the file to write: here, or beside the newsroom where we stand in it."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.copies import default_name

    here: Path = session.surroundings.folder
    if file is not None:
        target: Path = here / file.expanduser()
        return target / default_name(session.room, now()) if target.is_dir() else target
    inside = here.resolve().is_relative_to(session.folder.resolve())
    place: Path = session.folder.resolve().parent if inside else here
    return place / default_name(session.room, now())


def _tell(session: Session, backup: Backup, file: Path) -> None:
    header = backup.header
    if session.options.json:
        from bekasi_cli.dates import rfc3339

        session.terminal.data(
            {
                "file": str(file),
                "size": file.stat().st_size,
                "newsroom": header.newsroom,
                "office": header.office,
                "at": rfc3339(header.at, session.terminal.zone),
                "seq": header.seq,
                "head": header.head,
                "lines": header.lines,
                "files": header.files,
                "bytes": header.bytes,
                "damaged": list(backup.damaged),
            }
        )
        return
    session.terminal.note(
        N_("{office}, {at}. Journal lines: {lines}; files: {files}. Last line: {seq}, {head}"),
        office=header.office,
        at=header.at,
        lines=header.lines,
        files=header.files,
        seq=header.seq,
        head=header.head,
    )


def _judge(backup: Backup) -> None:
    """Raise where the newsroom was damaged already when it was backed up."""
    if backup.damaged:
        raise PartlyDone(
            N_("Damaged or missing already when the backup was made: {names} ({count} in all)"),
            N_("Bring them back from an older backup, then: bekasi doctor"),
            count=len(backup.damaged),
            names=", ".join(backup.damaged[:5]),
        )


def _kilobytes(file: Path) -> int:
    return (file.stat().st_size + 999) // 1000

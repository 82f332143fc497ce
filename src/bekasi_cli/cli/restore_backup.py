"""Bring the whole newsroom back from a backup, into an empty folder, and prove that it is whole."""

from __future__ import annotations

import shlex
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
    "restore-backup",
    help=N_(
        "Bring a newsroom back from a file that `bekasi backup` wrote, into a folder that is empty"
        " or not there yet. Every byte is verified on its way and again on the disk. What fails"
        " leaves nothing behind, and no newsroom is ever overwritten."
    ),
    examples=(
        "bekasi restore-backup prokopim.bekasi.tar.xz ~/newsroom-trial\n"
        "bekasi restore-backup /media/usb/prokopim.bekasi.tar.xz /srv/newsroom --group newsroom"
    ),
)
def restore_backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The backup."))],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=N_("An empty folder, or one to be made."))
    ],
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="GROUP", help=N_("The Unix group whose members share the folder.")
        ),
    ] = None,
) -> None:
    """Restore and say what came back; leave with 3 where it holds what was damaged before."""
    from bekasi_cli.newsroom import copies

    session = Session.of(ctx)
    place: Path = (session.surroundings.folder / folder.expanduser()).resolve()
    with session.terminal.progress(N_("Restoring")) as progress:
        found = copies.bring_back(file, place, group=group, progress=progress)
    _tell(session, found, place)
    if found.damaged:
        raise PartlyDone(
            N_("Damaged or missing already when the backup was made: {names} ({count} in all)"),
            N_("Bring them back from an older backup, then: bekasi doctor"),
            count=len(found.damaged),
            names=", ".join(found.damaged[:5]),
        )


def _tell(session: Session, backup: Backup, place: Path) -> None:
    from bekasi_cli.dates import rfc3339

    header, terminal = backup.header, session.terminal
    if terminal.json:
        terminal.data(
            {
                "folder": str(place),
                "newsroom": header.newsroom,
                "office": header.office,
                "at": rfc3339(header.at, terminal.zone),
                "seq": header.seq,
                "head": header.head,
                "lines": header.lines,
                "files": header.files,
                "damaged": list(backup.damaged),
            }
        )
        return
    terminal.say(
        N_("The newsroom of {office} is back in {folder}, as it was on {at}."),
        office=header.office,
        folder=place,
        at=header.at,
    )
    terminal.note(
        N_("Verified journal lines: {lines}; files: {files}. Last line: {seq}, {head}"),
        lines=header.lines,
        files=header.files,
        seq=header.seq,
        head=header.head,
    )
    terminal.note(
        N_("Hold it against the digest that you kept elsewhere: {command}"),
        command=f"bekasi --newsroom {shlex.quote(str(place))} audit verify --head …",
    )

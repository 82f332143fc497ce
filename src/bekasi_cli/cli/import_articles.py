"""Take in texts from elsewhere: as people write them, and the office's own pages as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import PartlyDone, Unreadable, UsageProblem
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.importing import Incoming, Taken

app = CommandApp()

SUFFIXES = (".md", ".markdown", ".txt", ".docx")
"""What is taken of a folder; a file that is named is taken whatever it is called."""

PIPE = "-"

MOST_BYTES = 64 * 1024 * 1024
"""What is read of a file at most: enough for whoever refuses it to say how much too long it is."""

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@app.act(
    "import",
    help=N_(
        "Take in texts (a file, a folder, or - for standard input): Markdown, plain text, WhatsApp"
        " messages, Word documents, and pages of the office's website saved as text. What is here"
        " already is not taken twice, and what has changed since is named and left alone."
    ),
    examples=(
        "bekasi import page.txt\nbekasi import archive/ --published --dry-run\n"
        "cat naskah.md | bekasi import -"
    ),
)
def import_(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=N_("Files and folders, or -."))
    ],
    published: Annotated[
        bool,
        typer.Option("--published", help=N_("Take an archive in as published (admins only).")),
    ] = False,
    source_zone: Annotated[
        str,
        typer.Option(
            "--source-zone",
            metavar="ZONE",
            help=N_("The zone of the times in the texts: WIB, WITA, WIT or as Asia/Jakarta."),
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would be done."))
    ] = False,
) -> None:
    """Leave with 3 where part could not be read, with 9 where nothing could."""
    from bekasi_cli.newsroom.importing import take_in
    from bekasi_cli.terminal import intake

    session = Session.of(ctx)
    zone = _zone(source_zone)
    room = session.room
    if not dry_run:
        session.store.writable()
    readable, taken = _gather(session, files)
    taken += take_in(room, readable, published=published, source_zone=zone, dry_run=dry_run)
    if session.options.json:
        session.terminal.data([intake.taken_json(each) for each in taken])
    else:
        session.terminal.draw(intake.table(taken, dry_run=dry_run))
    for each in taken:
        if each.notices and len(taken) > 1:
            session.terminal.note(N_("In {file}:"), file=each.name)
        session.terminal.notices(each.notices)
    _judge(taken)


def _judge(taken: Sequence[Taken]) -> None:
    from bekasi_cli.newsroom.importing import Intake

    failed = [each for each in taken if each.outcome is Intake.UNREADABLE]
    if not failed:
        return
    details: dict[str, int] = {"count": len(failed), "all": len(taken)}
    if len(failed) == len(taken):
        raise Unreadable(N_("None of the texts could be read."), N_("What is wrong stands above."))
    raise PartlyDone(
        N_("{count} of {all} texts could not be read; the others were."),
        N_("What is wrong stands above. Mend it and import again: nothing is taken in twice."),
        **details,
    )


def _zone(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(ZONES.get(name.upper(), name))
    except (KeyError, ValueError, OSError):  # no such name, a path, a folder of zones
        raise UsageProblem(
            N_("There is no time zone {zone}."),
            N_("Type WIB, WITA, WIT, or a name such as Asia/Jakarta."),
            zone=name,
        ) from None


def _gather(session: Session, files: Sequence[str]) -> tuple[list[Incoming], list[Taken]]:
    """Return every text that FILES name, once, and those that cannot even be opened."""
    from bekasi_cli.documents import Notice
    from bekasi_cli.newsroom.importing import Incoming, Intake, Taken

    readable, failed = [], []
    for name in dict.fromkeys(path for each in files for path in _paths(each)):
        try:
            content = _read_pipe(session) if name == PIPE else _read(Path(name))
            readable.append(Incoming(name=name, content=content))
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            details = {"file": name, "reason": reason(error)}
            notice = Notice(N_("{file} cannot be read: {reason}."), details)
            failed.append(Taken(name, Intake.UNREADABLE, None, (notice,)))
    return readable, failed


def _paths(name: str) -> list[str]:
    """Return the files that NAME means: itself, or the texts of a folder.

    Raises:
        Unreadable: a folder without texts.
    """
    path = Path(name)
    if name == PIPE or not path.is_dir():
        return [name]
    found = sorted(
        str(each)
        for each in path.rglob("*")
        if each.suffix.lower() in SUFFIXES and each.is_file() and not _hidden(each, path)
    )
    if not found:
        raise Unreadable(
            N_("The folder {folder} holds no texts."),
            N_("Texts are files that end in {suffixes}."),
            folder=name,
            suffixes=", ".join(SUFFIXES),
        )
    return found


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _read_pipe(session: Session) -> bytes:
    # The PIN's line is read through a buffer that swallows what comes after it.
    if session.options.pin_file == PIPE:
        raise UsageProblem(
            N_("Standard input cannot hold both your PIN and the text."),
            N_("Name a file for one of them."),
        )
    try:
        return sys.stdin.buffer.read(MOST_BYTES)
    except (AttributeError, ValueError, OSError):  # no stdin at all, or a closed one
        raise UsageProblem(
            N_("Standard input is closed, so no text can come from it."),
            N_("Name a file: bekasi import FILE"),
        ) from None

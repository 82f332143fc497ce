"""Put exported files where they were asked for, overwriting nothing of another origin unasked."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.errors import Interrupted, Unreachable
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session

STANDARD_OUTPUT = "-"

Output: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR|FILE|-",
        help=N_("A folder (made if missing), a file, or - for standard output."),
    ),
]


def put(session: Session, files: Mapping[str, bytes], output: str) -> list[str]:
    """Write FILES to OUTPUT and return where each one lies; several only to a folder.

    Raises:
        UsageProblem: nobody can be asked.
        Interrupted: a file of another origin shall stay.
        Unreachable: nothing can be written there.
    """
    place = Path(output).expanduser()
    if is_folder(output):
        wanted = _inside(place, files)
    else:
        (content,) = files.values()
        if output == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return [STANDARD_OUTPUT]
        wanted = {place: content}
    _ask(session, wanted)
    _write(wanted)
    return [str(path) for path in wanted]


def is_folder(output: str) -> bool:
    """Tell whether OUTPUT means a folder: it is one, ends with a slash, or has no suffix."""
    if output == STANDARD_OUTPUT:
        return False
    place = Path(output).expanduser()
    return place.is_dir() or output.endswith("/") or not (place.suffix or place.is_file())


def _inside(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    from bekasi_cli.files import resolve_inside

    if folder.exists() and not folder.is_dir():
        raise Unreachable(
            N_("{folder} is a file, not a folder."),
            N_("Name another folder: --output DIR/"),
            folder=str(folder),
        )
    return {resolve_inside(folder, name): content for name, content in files.items()}


def _ask(session: Session, wanted: Mapping[Path, bytes]) -> None:
    """Ask before anything of another origin is overwritten."""
    from bekasi_cli.prompts import confirm

    ours = _signs(session)
    foreign = [path for path, content in wanted.items() if _is_foreign(path, content, ours)]
    if not foreign or session.options.yes:
        return
    question = session.terminal.sentence(
        N_("These files are not from this newsroom: {files}. Overwrite them?"),
        files=", ".join(str(path) for path in foreign),
    )
    if not confirm(question, asking=session.surroundings.asking):
        raise Interrupted(
            N_("Nothing was written."), N_("Choose another place with --output DIR or FILE.")
        )


def _signs(session: Session) -> tuple[bytes, ...]:
    """Return what stands in an export of this newsroom: its id in each uri, or a page's address."""
    url = session.settings.url
    pages = (f"{url}/berita/".encode(),) if url else ()
    newsroom = session.store.newsroom
    calendars = newsroom.replace(",", "\\,")  # as iCalendar writes it
    return (newsroom.encode(), calendars.encode(), *pages)


def _is_foreign(path: Path, content: bytes, ours: Sequence[bytes]) -> bool:
    """Tell whether PATH holds something that no export of this newsroom has written."""
    if not path.exists():
        return False
    try:
        there = path.read_bytes()
    except OSError as error:
        raise Unreachable(
            N_("{file} cannot be read: {reason}."),
            N_("Choose another place with --output DIR or FILE."),
            file=str(path),
            reason=reason(error),
        ) from error
    return bool(there) and there != content and not any(sign in there for sign in ours)


def _write(wanted: Mapping[Path, bytes]) -> None:
    from bekasi_cli.files import atomic_write, make_folders

    for path, content in wanted.items():
        make_folders(path.parent)
        atomic_write(path, content)

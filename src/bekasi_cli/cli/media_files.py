"""Find the photographs that were named: files, patterns, folders, and what a list says of them."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bekasi_cli.cli import sources
from bekasi_cli.errors import BekasiError, Interrupted, Unreadable
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.formats.captions import Row
    from bekasi_cli.newsroom.media import Incoming, Wish

_PATTERN = frozenset("*?[")


def named(names: Sequence[str]) -> list[str]:
    """Return the files that NAMES mean, each once: files, the photographs of folders, patterns.

    Raises:
        Unreadable: a folder or a pattern without photographs.
    """
    return list(dict.fromkeys(path for each in names for path in _paths(each)))


def _paths(name: str) -> list[str]:
    from bekasi_cli.pictures import SUFFIXES

    if Path(name).is_dir():
        found = sorted(
            str(each)
            for each in Path(name).rglob("*")
            if each.suffix.lower() in SUFFIXES and each.is_file() and not _hidden(each, Path(name))
        )
    elif _PATTERN & set(name) and not Path(name).exists():
        matching = glob.glob(name)  # noqa: PTH207 - as it was typed it may begin at the root
        found = sorted(each for each in matching if Path(each).is_file())
    else:
        return [name]
    if not found:
        raise Unreadable(
            N_("There are no photographs in {place}."),
            N_("Photographs are files that end in {suffixes}."),
            place=name,
            suffixes=", ".join(SUFFIXES),
        )
    return found


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def picked(session: Session, files: Sequence[str]) -> list[str]:
    """Let somebody mark some of FILES, which are shown with their days.

    Raises:
        UsageProblem: nobody can be asked; names the way without asking.
        Interrupted: none was marked.
    """
    from bekasi_cli.prompts import choose_some

    can_ask = session.surroundings.asking
    labels = [(each, _label(session, each) if can_ask else each) for each in files]
    marked = choose_some(
        _("Which photographs?"), labels, asking=can_ask, flag="bekasi media add FILE…"
    )
    if not marked:
        raise Interrupted(N_("No photograph was marked, so none was taken in."))
    return marked


def _label(session: Session, path: str) -> str:
    from bekasi_cli.pictures import glance

    name = session.terminal.show(Path(path).name)
    try:
        seen = glance(_read(path), path)
    except BekasiError as error:
        return f"{name}\t{error.sentences(session.terminal.show)[0]}"
    day = session.terminal.show(seen.taken) if seen.taken else _("no day")
    return f"{name}\t{day}\t{seen.width} x {seen.height}"


def wish(
    session: Session,
    caption: str | None,
    credit: str | None,
    alt: str | None,
    date: str | None,
    place: str | None,
    people: Sequence[str] | None = None,
) -> Wish:
    """Return what was typed of a photograph, or of several.

    Raises:
        UsageProblem: DATE is no day.
    """
    from bekasi_cli.cli.days import day
    from bekasi_cli.newsroom.media import Wish

    named = tuple(people) if people is not None else None
    return Wish(caption, credit, alt, day(session, date or ""), place, named)


def told(session: Session, file: str) -> dict[str, Wish]:
    """Return what the list FILE says of each photograph, by its file's name in small letters.

    Raises:
        Unreadable: it cannot be read as such a list.
    """
    from bekasi_cli.formats.captions import captions

    if not file:
        return {}
    rows = captions(sources.read(session, file, "bekasi media add"), file)
    return {name: _wish(session, row, file) for name, row in rows.items()}


def _wish(session: Session, row: Row, file: str) -> Wish:
    try:
        return wish(session, row.caption, row.credit, row.alt, row.date, row.place)
    except BekasiError as error:
        raise Unreadable(
            N_("{file}, line {line}: {problem}"),
            N_("Mend that line and do it again; nothing was taken in."),
            file=file,
            line=row.line,
            problem=" ".join(error.sentences(session.terminal.show)),
        ) from error


def incoming(files: Sequence[str], common: Wish, told: Mapping[str, Wish]) -> Iterator[Incoming]:
    """Yield FILES with what is said of each: what the list TOLD, else what is COMMON to all."""
    from bekasi_cli.newsroom.media import Incoming

    for path in files:
        own = told.get(Path(path).name.casefold(), common)
        said = common._replace(**{k: v for k, v in own._asdict().items() if v is not None})
        yield Incoming(path, said, partial(_read, path))


def _read(path: str) -> bytes:
    from bekasi_cli.pictures import MOST_BYTES

    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unreadable(
            N_("The file {file} cannot be read: {reason}."),
            N_("Check its name, and whether you may read it."),
            file=path,
            reason=reason(error),
        ) from error

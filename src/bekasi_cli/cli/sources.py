"""Read a text from a file or from standard input, and refuse what holds none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bekasi_cli.documents import Parsed, has_front_matter, parse, render
from bekasi_cli.errors import Unreadable, UsageProblem
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Facts

Reader = Callable[[bytes, str], Parsed]
"""Makes a manuscript of bytes; the text is their source, "" for the editor."""

PIPE = "-"

_MOST_BYTES = 64 * 1024 * 1024
"""What is read of a source at most: enough to say how much too long it is."""


def one_way(file: str, *, resume: bool) -> None:
    """Refuse two sources for one text.

    Raises:
        UsageProblem: both were typed.
    """
    if file and resume:
        raise UsageProblem(
            N_("--file and --resume name two different texts."), N_("Leave one of them out.")
        )


def read(session: Session, source: str, command: str) -> bytes:
    """Return the bytes of SOURCE, a file or `-`; COMMAND is what they are read for.

    Raises:
        Unreadable: the file cannot be read.
        UsageProblem: standard input is closed, or holds the PIN.
    """
    if source == PIPE:
        return _read_pipe(session, command)
    try:
        with Path(source).open("rb") as file:
            return file.read(_MOST_BYTES)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unreadable(
            N_("The file {file} cannot be read: {reason}."),
            N_("Check its name, and whether you may read it."),
            file=source,
            reason=reason(error),
        ) from error


def parsed(content: bytes) -> Parsed:
    """Return CONTENT as a manuscript that says something.

    Raises:
        Unreadable: it is no text, has a mistake in its front matter, or is empty.
    """
    return _telling(parse(content))


def _telling(found: Parsed) -> Parsed:
    if not found.manuscript.body.strip() and not found.manuscript.facts.title:
        raise Unreadable(
            N_("There is no text in it, so nothing was saved."),
            N_("Write a headline (title: …) between two lines `---`, and the text below them."),
        )
    return found


def brought(
    session: Session,
    content: bytes,
    source: str,
    *,
    command: str,
    title: str = "",
    via: str = "",
    known: Facts | None = None,
) -> Parsed:
    """Return CONTENT, in whatever way people write, as a manuscript that says something.

    SOURCE is where it lies, "" for the editor; COMMAND what it is read for. TITLE is a headline
    that was typed beside it, VIA how it came, KNOWN the facts of the article whose text it is.

    Raises:
        Unreadable: it is no text, has a mistake in its front matter, or no headline.
    """
    from bekasi_cli.dates import Here
    from bekasi_cli.formats import any_text

    here = Here(session.settings.zone, session.room.now())
    is_markdown = Path(source).suffix.lower() in (".md", ".markdown")
    found = _telling(
        any_text.read(content, title=title, via=via, markdown=is_markdown, known=known, here=here)
    )
    if title or found.manuscript.facts.title or any_text.says_all(content):
        return found
    raise Unreadable(
        N_("There is no headline: the text's first line does not look like one."),
        N_('Type it before the file: {command} "HEADLINE" --file {file}')
        if source
        else N_("Write it above the text, in a line of its own: Judul: …"),
        command=command,
        file=source,
    )


def as_understood(content: bytes, parsed: Parsed) -> bytes:
    """Return CONTENT where it says all that was PARSED from it, else that as a text of record.

    What is resumed later is then what was understood, not a chat or a Word document once more.
    """
    with suppress(Unreadable):
        if has_front_matter(content) and parse(content).manuscript == parsed.manuscript:
            return content
    return render(parsed.manuscript)


def is_same(content: bytes, start: bytes) -> bool:
    """Tell whether CONTENT says what START said; comments and blank ends are no text."""
    if content == start:
        return True
    with suppress(Unreadable):
        return parse(content).manuscript == parse(start).manuscript
    return False


def _read_pipe(session: Session, command: str) -> bytes:
    # The PIN's line is read through a buffer that swallows what comes after it.
    if session.options.pin_file == PIPE:
        raise UsageProblem(
            N_("Standard input cannot hold both your PIN and the text."),
            N_("Name a file for one of them: --pin-file FILE or --file FILE."),
        )
    try:
        if sys.stdin.isatty():
            session.terminal.note(N_("Type the text; Ctrl-D on a line of its own ends it."))
        return sys.stdin.buffer.read(_MOST_BYTES)
    except (AttributeError, ValueError, OSError):  # no stdin at all, or a closed one
        raise UsageProblem(
            N_("Standard input is closed, so no text can come from it."),
            N_("Name a file: {command} --file FILE"),
            command=command,
        ) from None

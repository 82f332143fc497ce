"""Show a mistake at its line in the writer's buffer, and take the mark out again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bekasi_cli.cli import sources
from bekasi_cli.documents import decode, unmark
from bekasi_cli.documents import mark as marking
from bekasi_cli.errors import Unreadable
from bekasi_cli.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from bekasi_cli.cli.session import Session
    from bekasi_cli.documents import Parsed


def mark(session: Session, path: Path, error: Unreadable) -> int:
    """Write ERROR and what to do about it below its line in the file PATH; return that line.

    It is 0, and nothing is written, where the file is no text.
    """
    try:
        text = unmark(decode(path.read_bytes()))
    except (Unreadable, OSError):
        return 0
    line = error.details.get("line")
    told = [each for each in error.sentences(session.terminal.show) if each]
    marked = marking(text, line if isinstance(line, int) else 0, told)
    atomic_write(path, marked.text.encode(), mode=0o600)
    return marked.line


def marked(session: Session, path: Path, command: str, read: sources.Reader) -> int:
    """Mark what READ finds wrong in the file PATH, if anything; return the line, 0 for none."""
    content = unmarked(session, path, command)
    try:
        read(content, "")
    except Unreadable as error:
        return mark(session, path, error)
    return 0


def unmarked(session: Session, path: Path, command: str) -> bytes:
    """Return what the file PATH holds without our marks, which are taken out of the file too.

    Raises:
        Unreadable: the file cannot be read.
    """
    content = sources.read(session, str(path), command)
    clean = without_marks(content)
    if clean != content:
        atomic_write(path, clean, mode=0o600)
    return clean


def understood(path: Path, content: bytes, parsed: Parsed) -> None:
    """Put what was PARSED from CONTENT into PATH: “besok” means another day when it is resumed."""
    known = sources.as_understood(content, parsed)
    if known != content:
        atomic_write(path, known)


def without_marks(content: bytes) -> bytes:
    """Return CONTENT without our marks, byte for byte as it is where there are none."""
    with suppress(Unreadable):
        text = decode(content)
        if (clean := unmark(text)) != text:
            return clean.encode()
    return content

"""Mark a mistake at its line in a text that is opened again, and take every mark out on reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

OPEN, CLOSE = "[bekasi!]", "[!bekasi]"
"""What stands around a mark: whatever is between them is ours and never the writer's."""

WIDTH = 54
"""Columns of a mark's own words, so that it can be read in an editor that breaks no lines."""

_SPAN = re.compile(
    r"[ \t]*#?[ \t]*\[bekasi!\]"
    r"(?:(?:(?!\[bekasi!\]).){0,600}?\[!bekasi\]"  # to its end, also where somebody broke the line
    r"|[^\n]*)",  # or, where the end is gone, to the end of the line
    re.DOTALL | re.IGNORECASE,
)
_TAIL = re.compile(r"[ \t]*#[^\n#]*\[!bekasi\]|^[^\n#]*\[!bekasi\]", re.MULTILINE | re.IGNORECASE)
"""The end of a mark whose beginning is gone: from the last # before it, else the line."""

_HOLE = "\0"  # no text that we read has one
_NOTHING_LEFT = re.compile(r"[\s#>]*")


class Marked(NamedTuple):
    """A text with a mark in it, and the LINE of the mistake, counted from 1."""

    text: str
    line: int


def mark(text: str, line: int, sentences: Sequence[str]) -> Marked:
    """Return TEXT with SENTENCES below its LINE, so that the lines before keep their numbers.

    LINE 0 is no line of it: the mark then stands on top.
    """
    lines = text.split("\n")
    place = min(max(line, 0), len(lines))
    sign = "^ " if place else ""
    for sentence in reversed(sentences):
        told = wrap(" ".join(sentence.split()), WIDTH)
        lines[place:place] = [f"# {OPEN} {sign}{each} {CLOSE}" for each in told]
    return Marked("\n".join(lines), max(place, 1))


def unmark(text: str) -> str:
    """Return TEXT without any mark, whatever was done to it: moved, indented, joined, broken."""
    found = text.casefold()
    if OPEN not in found and CLOSE not in found:
        return text
    holed = _TAIL.sub(_HOLE, _SPAN.sub(_HOLE, text))
    return "\n".join(_whole(holed.split("\n")))


def _whole(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        rest = line.replace(_HOLE, "")
        if rest == line or not _NOTHING_LEFT.fullmatch(rest):
            yield rest

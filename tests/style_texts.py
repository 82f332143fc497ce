"""Check short texts as tests of the house style do."""

from __future__ import annotations

from datetime import date

from bekasi_cli.newsroom.checking import Source, piece
from bekasi_cli.style import Finding, check, standard


def found(text: str, day: date | None = None) -> list[Finding]:
    """Return what the house style finds in TEXT, Markdown that may begin with a headline."""
    return check(piece(Source(text, day=day)), standard())


def told(text: str, day: date | None = None) -> list[tuple[str, str, str]]:
    """Return rule, words and first suggestion of each finding in TEXT, hints left out."""
    return [
        (each.rule, each.text, each.suggestions[0] if each.suggestions else "")
        for each in found(text, day)
        if each.own.value in ("error", "warning")
    ]

"""Check short texts as tests of the house style do."""

from __future__ import annotations

from bekasi_cli.markup.prose import passages
from bekasi_cli.style import Finding, Part, Passage, Piece, check, standard


def found(text: str, part: Part = Part.BODY) -> list[Finding]:
    """Return what the house style finds in TEXT, Markdown of one PART."""
    read = (
        Passage(part, each.text, each.places, each.italics, each.quoted) for each in passages(text)
    )
    return check(Piece(tuple(read)), standard())


def told(text: str, part: Part = Part.BODY) -> list[tuple[str, str, str]]:
    """Return rule, words and first suggestion of each finding in TEXT, hints left out."""
    return [
        (each.rule, each.text, each.suggestions[0] if each.suggestions else "")
        for each in found(text, part)
        if each.own.value in ("error", "warning")
    ]

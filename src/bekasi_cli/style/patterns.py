"""Look for patterns: regular expressions that are tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bekasi_cli.style.affixes import cased
from bekasi_cli.style.text import Text
from bekasi_cli.style.values import Hit, Part


class Pattern(NamedTuple):
    """What one rule looks for.

    NEEDS are words, in small letters, one of which must stand in the article, or signs (`%`);
    SUGGEST are templates with `{0}` for the whole and `{1}` for the first group. What matches
    UNLESS from its beginning on is right after all. A group `mark` is the place, else the whole.
    """

    rule: str
    find: str
    needs: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()
    unless: str = ""
    parts: tuple[Part, ...] = ()
    keep: bool = False
    """It holds in names and italics too."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Piece(str):
    """A group of a match, which templates can ask to be lower, capital, upper or joined."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        match spec:
            case "lower":
                return self.lower()
            case "capital":
                return self[:1].upper() + self[1:]
            case "upper":
                return self.upper()
            case "joined":
                return self.replace(" ", "")
            case _:
                return str(self)


def hits(pattern: Pattern, text: Text) -> Iterator[Hit]:
    """Yield where PATTERN matches TEXT."""
    if pattern.parts and text.part not in pattern.parts:
        return
    unless = _compiled(pattern.unless) if pattern.unless else None
    for found in _compiled(pattern.find).finditer(text.text):
        if unless and unless.match(text.text, found.start()):
            continue
        if not pattern.keep and text.is_protected(found.start()):
            continue
        start, end = found.span("mark") if "mark" in found.re.groupindex else found.span()
        groups = [Piece(each or "") for each in (found[0], *found.groups())]
        filled = tuple(template.format(*groups) for template in pattern.suggest)
        marked = text.text[start:end]
        yield Hit(pattern.rule, start, end, tuple(_as(marked, each) for each in filled))


def _as(marked: str, suggestion: str) -> str:
    """Return SUGGESTION with a capital where what it replaces has one and it has none."""
    if suggestion[:1].islower() and marked[:1].isupper():
        return cased(marked, suggestion)
    return suggestion

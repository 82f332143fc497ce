"""Look for patterns: regular expressions that are tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bekasi_cli.style.affixes import cased
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part


class Pattern(NamedTuple):
    """What one rule looks for.

    NEEDS are words, in small letters, one of which must stand in the article;
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
    signs: tuple[str, ...] = ()
    """Like NEEDS, but signs or parts of words: `%`, `Rp`, `-`."""
    lower: bool = False
    """FIND is in small letters, and capitals do not matter."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Piece(str):
    """A group of a match, which templates can ask to be lower, capital, title and such."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        match spec:
            case "lower":
                return self.lower()
            case "capital":
                return self[:1].upper() + self[1:]
            case "upper":
                return self.upper()
            case "title":
                return self.title()
            case "first":
                return self.capitalize()
            case "joined":
                return self.replace(" ", "")
            case _:
                return str(self)


def wanted(patterns: Sequence[Pattern], view: View) -> Iterator[Pattern]:
    """Yield the PATTERNS of which something that they need stands in the article."""
    vocabulary, text = view.vocabulary, view.text
    for pattern in patterns:
        if (
            not (pattern.needs or pattern.signs)
            or not vocabulary.isdisjoint(pattern.needs)
            or any(map(text.__contains__, pattern.signs))
        ):
            yield pattern


def hits(pattern: Pattern, view: View) -> Iterator[Hit]:
    """Yield where PATTERN matches the article."""
    unless = _compiled(pattern.unless) if pattern.unless else None
    for found in _compiled(pattern.find).finditer(view.lower if pattern.lower else view.text):
        start, end = found.span("mark") if "mark" in found.re.groupindex else found.span()
        if (
            (unless and unless.match(view.text, found.start()))
            or (pattern.parts and view.passage(start).part not in pattern.parts)
            or (not pattern.keep and start in view.kept)
        ):
            continue
        groups = [Piece(each or "") for each in (found[0], *found.groups())]
        marked = view.text[start:end]
        right = tuple(_filled(template, groups, marked) for template in pattern.suggest)
        yield Hit(pattern.rule, start, end, right)


def _filled(template: str, groups: Sequence[Piece], marked: str) -> str:
    """Return TEMPLATE filled, with a capital where what it replaces has one and it has none."""
    suggestion = template.format(*groups)
    if suggestion[:1].islower() and marked[:1].isupper() and ":lower" not in template:
        return cased(marked, suggestion)
    return suggestion

"""Look for patterns: regular expressions that are tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bekasi_cli.style.affixes import cased
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part, Severity


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


class Gates:
    """Patterns by what they need, so that only those are tried whose words stand in an article."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self.always: list[int] = []
        self.by_word: dict[str, list[int]] = {}
        self.by_sign: dict[str, list[int]] = {}
        for n, pattern in enumerate(self.patterns):
            if not (pattern.needs or pattern.signs):
                self.always.append(n)
            for need in pattern.needs:
                self.by_word.setdefault(need, []).append(n)
            for sign in pattern.signs:
                self.by_sign.setdefault(sign, []).append(n)
        self.words = frozenset(self.by_word)
        self.idle: dict[Severity, frozenset[str]] = {}

    def wanted(self, view: View) -> Iterator[Pattern]:
        """Yield the patterns of which something that they need stands in the article."""
        chosen = set(self.always)
        for word in view.vocabulary & self.words:
            chosen.update(self.by_word[word])
        for sign, numbers in self.by_sign.items():
            if sign in view.text:
                chosen.update(numbers)
        return (self.patterns[n] for n in sorted(chosen))


def _found(pattern: Pattern, view: View) -> Iterator[re.Match[str]]:
    """Yield the matches of PATTERN, where it is for some parts only in those."""
    text = view.lower if pattern.lower else view.text
    compiled = _compiled(pattern.find)
    if not pattern.parts:
        yield from compiled.finditer(text)
        return
    for start, passage in view.each(*pattern.parts):
        yield from compiled.finditer(text, start, start + len(passage.text))


def hits(pattern: Pattern, view: View) -> Iterator[Hit]:
    """Yield where PATTERN matches the article."""
    unless = _compiled(pattern.unless) if pattern.unless else None
    for found in _found(pattern, view):
        start, end = found.span("mark") if "mark" in found.re.groupindex else found.span()
        if (unless and unless.match(view.text, found.start())) or (
            not pattern.keep and start in view.kept
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

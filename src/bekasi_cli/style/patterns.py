"""Look for patterns: regular expressions that are tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from bekasi_cli.style.affixes import cased
from bekasi_cli.style.text import BREAK, LONG, View, terms
from bekasi_cli.style.values import Hit, Part, Severity

Window: TypeAlias = tuple[int, int]
"""Where a stretch of an article begins and ends."""
_MOST = 200_000
"""So many words with their signs are remembered at most."""


class Pattern(NamedTuple):
    """What one rule looks for.

    NEEDS are words, in small letters, one of which must stand in the paragraph;
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
    """Patterns by what they need, so that each is tried only where its words stand."""

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
        self.idle: dict[Severity, frozenset[str]] = {}
        self._bare = {sign: max(sign.split() or [""], key=len) for sign in self.by_sign}
        self._doubtful = frozenset(
            n
            for n, each in enumerate(self.patterns)
            if LONG in each.needs or (each.signs and not each.needs and " " in "".join(each.signs))
        )
        """Patterns that need what goes over a blank: by a word alone it cannot be told."""
        self._wanting: dict[str, frozenset[int]] = {}
        self._dull: set[str] = set()

    def wanted(self, view: View, idle: frozenset[str]) -> Iterator[tuple[Pattern, list[Window]]]:
        """Yield the patterns that are not IDLE, each with where something that it needs stands."""
        windows: dict[int, list[Window]] = {}
        last = len(view.text)
        for n in self.always:
            windows[n] = [(0, last)]
        for begins, passage, chunks in zip(view.starts, view.passages, view.chunks, strict=False):
            ends = begins + len(passage.text) + len(BREAK)
            for n in self._asked_for(chunks):
                found = windows.setdefault(n, [])
                if found and found[-1][1] >= begins:
                    found[-1] = (found[-1][0], ends)
                else:
                    found.append((begins, ends))
        for n in sorted(windows):
            pattern = self.patterns[n]
            if pattern.rule not in idle and not (n in self._doubtful and _lacks(pattern, view)):
                yield pattern, windows[n]

    def _asked_for(self, chunks: frozenset[str]) -> set[int]:
        """Return the numbers of the patterns that need something of CHUNKS."""
        asked = set[int]()
        for chunk in chunks - self._dull:
            found = self._wanting.get(chunk)
            if found is None:
                found = self._remembered(chunk)
            asked |= found
        return asked

    def _remembered(self, chunk: str) -> frozenset[int]:
        numbers = [n for term in terms(chunk) for n in self.by_word.get(term, ())]
        for sign, bare in self._bare.items():
            if bare in chunk:
                numbers += self.by_sign[sign]
        if len(self._dull) > _MOST:
            self._dull.clear()
            self._wanting.clear()
        if numbers:
            self._wanting[chunk] = frozenset(numbers)
        else:
            self._dull.add(chunk)
        return frozenset(numbers)


def _lacks(pattern: Pattern, view: View) -> bool:
    """Tell whether nothing that PATTERN needs stands in the article, blanks and all."""
    return view.vocabulary.isdisjoint(pattern.needs) and not any(
        sign in view.text for sign in pattern.signs
    )


def _found(pattern: Pattern, view: View, windows: Sequence[Window]) -> Iterator[re.Match[str]]:
    """Yield the matches of PATTERN in the WINDOWS, where it is for some parts only in those."""
    text = view.lower if pattern.lower else view.text
    compiled = _compiled(pattern.find)
    if pattern.parts:
        for start, passage in view.each(*pattern.parts):
            if any(first <= start < last for first, last in windows):
                yield from compiled.finditer(text, start, start + len(passage.text))
        return
    for first, last in windows:
        yield from compiled.finditer(text, first, last)


def hits(pattern: Pattern, view: View, windows: Sequence[Window]) -> Iterator[Hit]:
    """Yield where PATTERN matches the article within the WINDOWS."""
    unless = _compiled(pattern.unless) if pattern.unless else None
    for found in _found(pattern, view, windows):
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

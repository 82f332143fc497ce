"""Look for patterns: regular expressions that are tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from bekasi_cli.style.affixes import cased
from bekasi_cli.style.chunks import LONG, WORD, Note, terms
from bekasi_cli.style.text import BREAK, View
from bekasi_cli.style.values import Hit, Part

Window: TypeAlias = tuple[int, int]
"""Where a stretch of an article begins and ends."""


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


_LETTER_LAST = re.compile(
    r"(?P<before>(?:\\b|\(\?<[=!](?:\[(?:\\[^()]|[^]\\()])*\]|\\[^()]|[^()|[\\])*\))+)"
    r"(?P<letter>\[[A-Za-z]+\]|[A-Za-z])(?![?*+{])"
)
"""A pattern that says first what stands before its first letter."""


def quick(pattern: str) -> str:
    """Return PATTERN with its first letter before what must not stand before it, if it has one.

    What begins with a letter is found many times faster, and those who write rules need not know.
    """
    found = _LETTER_LAST.match(pattern)
    if not found:
        return pattern
    before = found["before"].replace(r"\b", r"(?<!\w)").replace(")", ".)")
    return f"{found['letter']}{before}{pattern[found.end() :]}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(quick(pattern))


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
    """Patterns by what they need, so that each is tried only where that stands; no IDLE ones."""

    def __init__(self, patterns: Sequence[Pattern], idle: Container[str] = ()) -> None:
        self.patterns = tuple(patterns)
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_typed: dict[str, list[int]] = {}
        self._by_part: dict[_Part, list[int]] = {}
        self._by_letters: dict[_Part, list[int]] = {}
        self._by_sign: dict[str, list[int]] = {}
        self._long: list[int] = []
        self._doubtful: set[int] = set()
        """Patterns that need what goes over a blank: by a chunk alone it cannot be told."""
        for n, each in enumerate(patterns):
            if each.rule not in idle:
                self._add(n, each)
        self.note = Note(self._asking)

    def _add(self, n: int, pattern: Pattern) -> None:
        if not (pattern.needs or pattern.signs):
            self._always.append(n)
        if not pattern.needs and " " in "".join(pattern.signs):
            self._doubtful.add(n)
        words = self._by_typed if _is_small(pattern) else self._by_word
        for need in pattern.needs:
            (self._long if need == LONG else words.setdefault(need, [])).append(n)
        for sign in pattern.signs:
            if len(sign.rstrip()) < 2:  # so common that it is quicker looked for in a paragraph
                self._by_sign.setdefault(sign, []).append(n)
            else:
                part = _part(sign)
                parts = self._by_letters if part.text.isalpha() else self._by_part
                parts.setdefault(part, []).append(n)

    def _asking(self, chunk: str) -> frozenset[int]:
        """Return the numbers of the patterns that need something of CHUNK."""
        numbers = [n for term in terms(chunk) for n in self._by_word.get(term, ())]
        numbers += [n for word in WORD.findall(chunk) for n in self._by_typed.get(word, ())]
        marks = () if chunk.isalpha() else self._by_part.items()
        for (part, begins, ends), those in chain(self._by_letters.items(), marks):
            if part in chunk and not (
                (begins and not chunk.startswith(part)) or (ends and not chunk.endswith(part))
            ):
                numbers += those
        return frozenset(numbers)

    def wanted(self, view: View) -> Iterator[tuple[Pattern, list[Window]]]:
        """Yield the patterns, each with where something that it needs stands."""
        asking = view.told.by_chunk(self.note)
        long = view.long if self._long else frozenset[str]()
        windows: dict[int, list[Window]] = {n: [(0, len(view.text))] for n in self._always}
        signs = [each for each in self._by_sign.items() if each[0] in view.text]
        for begins, words, chunks in zip(view.starts, view.texts, view.noted, strict=False):
            ends = begins + len(words) + len(BREAK)
            asked = {n for sign, numbers in signs if sign in words for n in numbers}
            asked.update(*[asking[chunk] for chunk in chunks if chunk in asking])
            if not long.isdisjoint(chunks):
                asked.update(self._long)
            for n in asked:
                if (found := windows.get(n)) is None:
                    windows[n] = [(begins, ends)]
                elif found[-1][1] >= begins:
                    found[-1] = (found[-1][0], ends)
                else:
                    found.append((begins, ends))
        for n in sorted(windows):
            pattern = self.patterns[n]
            if n not in self._doubtful or any(sign in view.text for sign in pattern.signs):
                yield pattern, windows[n]


def _is_small(pattern: Pattern) -> bool:
    """Tell whether PATTERN finds what it needs in small letters only: Januari is no reason to try.

    Its words stand in it as they are, and not with a capital as well.
    """
    find = pattern.find
    return not (pattern.lower or "(?i" in find) and all(
        need in find and need.upper() not in find and need[:1].upper() + need[1:] not in find
        for need in pattern.needs
    )


class _Part(NamedTuple):
    """What a sign has in one chunk: it BEGINS or ENDS there where the sign has a blank."""

    text: str
    begins: bool
    ends: bool


def _part(sign: str) -> _Part:
    """Return the part of SIGN between blanks that is rarest: one of marks, else the longest."""
    text = max(sign.split(), key=lambda each: (not each.isalnum(), len(each)), default="")
    start = sign.index(text)
    return _Part(text, start > 0, start + len(text) < len(sign))


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

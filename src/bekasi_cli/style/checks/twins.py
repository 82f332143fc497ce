"""Find a name of two words that stands in an article in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from bekasi_cli.style.checks.registered import within_one
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part

_PROSE = frozenset((Part.HEADLINE, Part.SUMMARY, Part.BODY, Part.ITEM, Part.CAPTION))
_PAIR = re.compile(r"([A-Z])(?<![\w.-][A-Z])(?=(?P<rest>[a-z'’]{2,} [A-Z][a-z'’]{2,})(?![\w-]))")
_MOST = 400
"""An article with more names than that is a list of them."""
_ENDINGS = (("a", "i"), ("a", "o"), ("", "i"), ("", "a"), ("e", "y"), ("a", "u"), ("", "s"))
"""What other names end in: Putra and Putri, Injil and Injili."""


def names(view: View) -> Iterator[Hit]:
    """Yield the rarer of two names that differ in one letter, unless one sentence has both."""
    if not _may_be_one({first + rest for first, rest in _PAIR.findall(view.text)}):
        return
    places: dict[str, list[int]] = {}
    for start, passage in view.each(*_PROSE):
        for found in _PAIR.finditer(view.text, start, start + len(passage.text)):
            places.setdefault(found[0] + found["rest"], []).append(found.start())
    if len(places) > _MOST:
        return
    told = Counter({name: len(starts) for name, starts in places.items()})
    for one, other in _alike(sorted(told)):
        ones, others = places[one], places[other]
        strict = not _headline_against_body(view, ones, others)
        if _are_one(one, other, strict=strict) and not _side_by_side(view, ones, others):
            wrong, right = sorted((one, other), key=lambda each: (told[each], -places[each][0]))
            for start in places[wrong]:
                yield Hit("naskah/satu-nama", start, start + len(wrong), (right,))


def _may_be_one(names: Collection[str]) -> bool:
    """Tell whether two of NAMES have a word in common, and the other nearly; quick to say no."""
    if len(names) > _MOST:
        return True
    others: dict[str, list[str]] = {}
    for name in names:
        first, _, second = name.partition(" ")
        others.setdefault(f"{first} ", []).append(second)
        others.setdefault(second, []).append(first)
    groups = (group for group in others.values() if len(group) > 1)
    return any(_nearly(one, other) for group in groups for one, other in combinations(group, 2))


def _nearly(one: str, other: str) -> bool:
    long = len(one) > 4 < len(other) and -2 < len(one) - len(other) < 2
    return long and one[0] == other[0] and within_one(one, other)


def _alike(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of NAMES that have a word in common, in their order; few do."""
    by_word: dict[tuple[int, str], list[str]] = {}
    for name in names:
        for place in enumerate(name.split()):
            by_word.setdefault(place, []).append(name)
    pairs = (pair for group in by_word.values() for pair in combinations(group, 2))
    return sorted(pairs)


def _headline_against_body(view: View, ones: list[int], others: list[int]) -> bool:
    """Tell whether the headline alone has one name, and the rest of the article the other."""
    heads = [{view.passage(at).part is Part.HEADLINE for at in each} for each in (ones, others)]
    return heads in ([{True}, {False}], [{False}, {True}])


def _are_one(one: str, other: str, *, strict: bool = True) -> bool:
    """Tell whether one word is alike in both, and the other but for a letter.

    STRICT: far from its end, where names of two people differ.
    """
    unlike = [(a, b) for a, b in zip(one.split(), other.split(), strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    if min(len(a), len(b)) < 5 or a[0] != b[0] or not within_one(a, b):
        return False
    if not strict:
        return True
    if a.lower() in roots() and b.lower() in roots():
        return False
    return not any(_end_otherwise(a, b, *pair) for pair in _ENDINGS)


def _end_otherwise(a: str, b: str, one: str, other: str) -> bool:
    return any(
        x.endswith(one) and y.endswith(other) and x.removesuffix(one) == y.removesuffix(other)
        for x, y in ((a, b), (b, a))
    )


def _side_by_side(view: View, ones: list[int], others: list[int]) -> bool:
    """Tell whether both names stand in one sentence: then they are two people."""
    return not {view.sentence(at) for at in ones}.isdisjoint(view.sentence(at) for at in others)

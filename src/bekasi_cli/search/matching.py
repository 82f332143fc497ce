"""Tell whether a text has what was asked, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bekasi_cli.search.query import Field, How, Term
from bekasi_cli.search.words import words

Texts = Mapping[Field, Sequence[str]]
"""An article as it is searched: the keys of the words of each field, in their order."""


def matches(terms: Iterable[Term], texts: Texts) -> bool:
    """Tell whether each of TERMS stands in one of its fields of TEXTS."""
    return all(any(_stands(term, texts.get(field, ())) for field in term.fields) for term in terms)


def _stands(term: Term, keys: Sequence[str]) -> bool:
    if term.how is How.PHRASE:
        return bool(_phrases(term.keys, keys))
    return any(map(term.takes, keys if term.how is How.EXACT else frozenset(keys)))


def _phrases(wanted: Sequence[str], keys: Sequence[str]) -> list[int]:
    """Return where in KEYS the words WANTED begin that stand one after the other."""
    size = len(wanted)
    places = (n for n, key in enumerate(keys) if key == wanted[0])
    return [n for n in places if tuple(keys[n : n + size]) == tuple(wanted)]


def spans(terms: Iterable[Term], text: str) -> list[tuple[int, int]]:
    """Return where in TEXT stand the words of TERMS, of those that are looked for in it."""
    found = list(words(text))
    keys = [each.key for each in found]
    places: set[tuple[int, int]] = set()
    for term in terms:
        if term.how is How.PHRASE:
            for n in _phrases(term.keys, keys):
                places.add((found[n].start, found[n + len(term.keys) - 1].end))
        else:
            places |= {(each.start, each.end) for each in found if term.takes(each.key)}
    return sorted(places)


def weight(terms: Iterable[Term], text: str) -> int:
    """Return how many of TERMS stand in TEXT."""
    return sum(bool(spans((term,), text)) for term in terms)

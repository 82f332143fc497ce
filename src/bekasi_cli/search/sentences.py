"""Choose the sentence in which most of what was asked stands, and shorten it around a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bekasi_cli.search.matching import spans, weight
from bekasi_cli.search.query import Field, Term

LONGEST = 240
"""A sentence with a hit that is longer is shortened around it."""

_END = re.compile(r"(\S*?)([.!?…])[\"'”’)\]]*\s+(?=[^a-z\s])")
_LONGEST_ABBREVIATION = 3  # Dr. H. No. Jl. Kec.: so short a name's beginning ends no sentence
_ABBREVIATIONS = frozenset(("dr", "drg", "hlm", "jl", "no", "tgl"))


class Sentence(NamedTuple):
    """A sentence of FIELD, which is title, summary or body."""

    field: Field
    text: str


def telling(texts: Mapping[Field, str], terms: Sequence[Term]) -> Sentence:
    """Return the sentence of TEXTS, the first texts first, that has the most of TERMS."""
    found = max(_sentences(texts), key=lambda each: weight(within(terms, each.field), each.text))
    return Sentence(found.field, _shortened(found.text, within(terms, found.field)))


def within(terms: Sequence[Term], field: Field) -> list[Term]:
    """Return those of TERMS that are looked for in FIELD."""
    return [term for term in terms if field in term.fields]


def _sentences(texts: Mapping[Field, str]) -> Iterator[Sentence]:
    """Yield the sentences of all TEXTS; a headline is one sentence."""
    for field, text in texts.items():
        for line in text.split("\n"):
            start = 0
            for end in _END.finditer(line) if field is not Field.TITLE else ():
                if end[2] != "." or not _is_short(end[1].lstrip("\"'“‘([")):
                    yield Sentence(field, line[start : end.end()].strip())
                    start = end.end()
            yield Sentence(field, line[start:].strip())


def _is_short(word: str) -> bool:
    """Tell whether WORD, before a full stop, stands for a longer one."""
    return word in _ABBREVIATIONS or (word.istitle() and len(word) <= _LONGEST_ABBREVIATION)


def _shortened(sentence: str, terms: Sequence[Term]) -> str:
    """Return SENTENCE with at most about LONGEST characters around its first hit."""
    if len(sentence) <= LONGEST:
        return sentence
    places = spans(terms, sentence)
    start = max(0, (places[0][0] if places else 0) - LONGEST // 3)
    end = min(len(sentence), start + LONGEST)
    if start:
        start = sentence.find(" ", start) + 1 or start
    if end < len(sentence):
        end = max(sentence.rfind(" ", start, end), start + LONGEST // 2)
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    return f"{before}{sentence[start:end]}{after}"

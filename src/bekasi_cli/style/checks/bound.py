"""Find bound forms that stand apart, or are joined by a hyphen that they don't need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.affixes import cased, taken_apart
from bekasi_cli.style.engine import Placed, View
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import Text
from bekasi_cli.style.values import Hit

_ALL = frozenset(("antar", *facts.BOUND_FORMS, *facts.BOUND_BEFORE))
_FORMS = re.compile(
    r"(?<![\w-])(?i:(" + "|".join(sorted(_ALL, key=len, reverse=True)) + r"))"
    r"([ -])([a-z]{3,})(?![\w'’])(?!-[A-Z])"
)


def joined(view: View) -> Iterator[Placed]:
    """Yield bound forms before a word in small letters."""
    if view.vocabulary.isdisjoint(_ALL) and "-" not in view.signs:
        return
    for text in view.texts:
        for found in _FORMS.finditer(text.text):
            if _is_bound(text, found) and not text.is_protected(found.start()):
                right = cased(found[1], f"{found[1].lower()}{found[3]}")
                form = f"{found[1].lower()}-"
                rule = "bentuk-terikat/serangkai"
                yield text, Hit(rule, found.start(), found.end(), (right,), {"form": form})


def _is_bound(text: Text, found: re.Match[str]) -> bool:
    form, word = found[1].lower(), found[3]
    if word in facts.NEVER_JOINED or found[1].isupper():
        return False
    if form == "antar":
        return found[2] == "-" or _is_between(text, found.start(), word)
    if form in facts.BOUND_BEFORE:
        return word in facts.BOUND_BEFORE[form]
    return _is_noun(word)


def _is_between(text: Text, start: int, word: str) -> bool:
    """Tell whether `antar` means between here, and not to bring."""
    before = re.findall(r"[\w-]+", text.text[max(0, start - 30) : start])
    if word in facts.NOT_BETWEEN or (before and before[-1].lower() in facts.BRINGERS):
        return word in facts.BETWEEN_ANYWAY
    return _is_noun(word)


def _is_noun(word: str) -> bool:
    """Tell whether WORD is one that a bound form joins: a known word, and no word of function."""
    if word in facts.FUNCTION_WORDS:
        return False
    known = roots()
    return word in known or any(
        parts.root in known or parts.root in facts.LOANS for parts in taken_apart(word)
    )

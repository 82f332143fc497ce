"""Find bound forms that stand apart, or are joined by a hyphen that they don't need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bekasi_cli.style.affixes import cased, taken_apart
from bekasi_cli.style.chunks import note, terms
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_ALL = frozenset(("antar", *facts.BOUND_FORMS, *facts.BOUND_BEFORE))
_FORMS = note(lambda chunk: _ALL.intersection(word.partition("-")[0] for word in terms(chunk)))
_LAST_WORD = re.compile(r"([\w-]+)\W*\Z")


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Return what finds FORM before a word; the letters come first, which is quick."""
    return re.compile(rf"{form}(?<![\w-]{form})([ -])([a-z]{{3,}})(?![\w'’])")


def joined(view: View) -> Iterator[Hit]:
    """Yield bound forms before a word in small letters."""
    for form in {each for forms in view.told.of(_FORMS) for each in forms}:
        for found in _pattern(form).finditer(view.lower):
            start, end = found.span()
            typed = view.text[start:end]
            if _is_bound(view, form, found) and start not in view.kept:
                right = cased(typed[: len(form)], f"{form}{found[2]}")
                yield Hit("bentuk-terikat/serangkai", start, end, (right,), {"form": f"{form}-"})


def _is_bound(view: View, form: str, found: re.Match[str]) -> bool:
    word = found[2]
    typed = view.text[found.start(2) : found.end()]
    following = view.text[found.end() : found.end() + 2]
    if (
        not typed.islower()
        or word in facts.NEVER_JOINED
        or view.text[found.start() :][:2].isupper()
    ):
        return False
    if following[:1] == "-" and following[1:].isupper():
        return False
    if form == "antar":
        return found[1] == "-" or _is_between(view, found.start(), word)
    if form in facts.BOUND_BEFORE:
        return word in facts.BOUND_BEFORE[form]
    return (form in facts.BOUND_ALWAYS and word not in facts.FUNCTION_WORDS) or _is_noun(word)


def _is_between(view: View, start: int, word: str) -> bool:
    """Tell whether `antar` means between here, and not to bring."""
    before = _LAST_WORD.search(view.lower, max(0, start - 30), start)
    if word in facts.BETWEEN_ANYWAY:
        return True
    if word in facts.NOT_BETWEEN or (before and before[1] in facts.BRINGERS):
        return False
    return _is_noun(word)


def _is_noun(word: str) -> bool:
    """Tell whether WORD is one that a bound form joins: a known word, and no word of function."""
    if word in facts.FUNCTION_WORDS:
        return False
    known = roots()
    return word in known or any(
        parts.root in known or parts.root in facts.LOANS for parts in taken_apart(word)
    )

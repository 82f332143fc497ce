"""Find the prefix `di-` written apart: `di laksanakan`, `di bangun`, `di tanda tangani`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bekasi_cli.style.affixes import cased, taken_apart
from bekasi_cli.style.chunks import note_words
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_APART = re.compile(r"i (?<![\w-][Dd]i )(?<=[Dd]i )([a-z]{3,})(?![\w'’])(?!-[a-z])")
_DI = note_words(("di",))


def prefix(view: View) -> Iterator[Hit]:
    """Yield `di` before what can only be a verb."""
    if _DI not in view.told:
        return
    for found in _APART.finditer(view.text):
        if is_passive(found[1]) and found.start() not in view.kept:
            start = found.start() - 1
            right = cased(view.text[start], f"di{found[1]}")
            yield Hit("kata-depan/awalan-di", start, found.end(), (right,))


@lru_cache(maxsize=20_000)
def is_passive(word: str) -> bool:
    """Tell whether WORD is a verb that the prefix `di-` is for, and not the preposition."""
    if word in facts.VERBS:
        return True
    known = roots()
    if word in known or word in facts.PLACES:
        return False
    return any(
        parts.suffix in ("kan", "i")
        and parts.root in known
        and parts.prefix in ("", "per", "ber", "ke")
        and parts.ending in ("", "nya", "lah")
        and len(parts.root) > 2
        for parts in taken_apart(word)
    )

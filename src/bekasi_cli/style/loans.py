"""Judge words nobody knows: loans in a foreign spelling, two words run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from bekasi_cli.style.affixes import assembled, taken_apart
from bekasi_cli.style.generated import facts
from bekasi_cli.style.judging import Verdict

Changes: TypeAlias = tuple[tuple[re.Pattern[str], str], ...]

_SHORTEST = 5
_CHANGES: Changes = tuple(
    (re.compile(find), put)
    for find, put in (
        *((r"i([fp])itas", "ivitas"), (r"f(?=i[st])", "v"), (r"ip$", "if"), (r"iip$", "if")),
        *((r"(i|ion)il$", r"\1al"), (r"iil$", "ial"), (r"onil$", "onal"), (r"oir$", "oar")),
        *(
            (r"([bdfklmnprstz])\1|(?<!n)(g)g", r"\1\2"),
            (r"ph", "f"),
            (r"th", "t"),
            (r"rh", "r"),
            (r"kh", "k"),
        ),
        *((r"ch", "k"), (r"ch", "c"), (r"sch", "sk"), (r"q(?=u[aeio])", "k"), (r"qu?", "k")),
        *((r"cc(?=[ei])", "ks"), (r"cc?(?=[aourlt]|$)", "k"), (r"c(?=[eiy])", "s"), (r"ck", "k")),
        *((r"x", "ks"), (r"kw", "ku"), (r"y(?=[^aiueo]|$)", "i"), (r"(?<=[^aiueo])y(?=[ao])", "i")),
        *((r"ae", "e"), (r"oe", "u"), (r"oo", "u"), (r"ou", "u"), (r"ea", "ia"), (r"ee", "i")),
        *((r"(?<=n)t$", ""), (r"(?<=r)[dt]$", ""), (r"e$", ""), (r"ie$", "i"), (r"ty$", "tas")),
        *(
            (r"ik$", "is"),
            (r"ical$", "is"),
            (r"iti$", "itas"),
            (r"tion$", "si"),
            (r"ck?$", "k"),
            (r"air$", "er"),
        ),
        *((r"dh", "d"), (r"dz", "z"), (r"dl", "d"), (r"ts", "s"), (r"sh", "s"), (r"sh", "sy")),
        *((r"sy", "s"), (r"zh", "z"), (r"gh", "g"), (r"(?<=\w)h(?=[mnlr]|$)", "")),
    )
)
_DARING: Changes = tuple(
    (re.compile(find), put)
    for find, put in (
        *((r"j", "z"), (r"z", "s"), (r"s(?=[aiueo])", "z"), (r"f", "v"), (r"v", "f")),
        (r"(?<=[aiueo])p(?=[aiueo])", "f"),
    )
)
"""Changes of a letter that fit many a word: each is tried by itself."""
_BOUND = ("antar", *facts.BOUND_FORMS, *facts.BOUND_BEFORE)
_MAY_BE = re.compile(
    r"[fqxz]|[cdgkprstz]h|c[^aiueoh]|c[ei]|ck|([bdfgklmnprstz])\1|kw|[^aiueon]y|y[^aiueo]|y$|ae|o[eou]"
    r"|e[ae]|air$|ip|il|oir|nt$|r[dt]$|[bcdfgklmnprstv]e$|d[zl]|ts|j|v|tion|c$|iti$"
)


@cache
def _known() -> frozenset[str]:
    from bekasi_cli.style.spelling import standard_words

    return standard_words() | facts.GLUED


def loan(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find loans spelt as they are elsewhere, or as they once were: `transparant`, `edukatip`."""
    if len(word) < _SHORTEST or word in roots or word in facts.FOREIGN or not _MAY_BE.search(word):
        return None
    known = _known()
    ways = taken_apart(word)
    if any(parts.root in known for parts in ways):
        return None
    for parts in ways:
        if len(parts.root) >= _SHORTEST and (right := next(_spelt(parts.root, known), "")):
            return Verdict("serapan/ejaan", (assembled(parts, right),), small=True)
    return None


def run_together(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find two known words without the blank between them: `tatabahasa`, `pasarmalam`."""
    if len(word) < 8 or word in roots or word.startswith(_BOUND):
        return None
    known = _known()
    if any(parts.root in known for parts in taken_apart(word)):
        return None
    splits = [(word[:n], word[n:]) for n in range(4, len(word) - 3)]
    fits = [pair for pair in splits if pair[0] in known and _follows(*pair, known)]
    return Verdict("gabungan/dua-kata", (" ".join(fits[0]),), small=True) if fits else None


def _follows(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether SECOND is a word; with affixes only after words that often lose their blank."""
    if second in known or first not in facts.GLUED:
        return second in known
    return any(parts.root in known and len(parts.root) > 3 for parts in taken_apart(second))


def _spelt(root: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the known words that one or two changes make of ROOT, those by one change first."""
    once = dict.fromkeys(_changed(root, _CHANGES))
    yield from (each for each in (*once, *_changed(root, _DARING)) if _counts(each, known))
    for each in once:
        yield from (other for other in _changed(each, _CHANGES) if _counts(other, known))


def _changed(root: str, changes: Changes) -> Iterator[str]:
    for find, put in changes:
        changed = find.sub(put, root)
        if changed != root:
            yield changed


def _counts(word: str, known: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST - 1 and word in known

"""Take Indonesian words apart and put them together: prefixes, assimilation, suffixes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

VOWELS = frozenset("aiueo")
_ENDINGS = ("", "nya", "ku", "mu", "lah", "kah", "pun", "nyalah", "nyakah", "nyapun")
_SUFFIXES = ("", "kan", "an", "i")
_UNASSIMILATED = frozenset(("kaji", "punya", "pelajari", "pekerjakan", "pedulikan"))


class Parts(NamedTuple):
    """A word taken apart: `menghimbaukannya` is meN-, himbau, -kan, -nya."""

    prefix: str
    root: str
    suffix: str = ""
    ending: str = ""


def active(prefix: str, root: str) -> str:
    """Return PREFIX, `me` or `pe`, before ROOT, with its nasal and what it takes away."""
    first, second = root[:1], root[1:2]
    if first in "lmnrwy":
        return f"{prefix}{root}"
    if first in "bfv":
        return f"{prefix}m{root}"
    if first in "dcjz":
        return f"{prefix}n{root}"
    if first in VOWELS or first in "hgqx":
        return f"{prefix}ng{root}"
    if second not in VOWELS:  # a cluster, or kh and sy, stays
        return prefix + {"k": "ng", "p": "m", "t": "n", "s": "n"}.get(first, "") + root
    if first == "k":
        return f"{prefix}ng{root[1:]}"
    return prefix + {"p": "m", "t": "n", "s": "ny"}.get(first, "") + root[1:]


def assembled(parts: Parts, root: str) -> str:
    """Return ROOT with the affixes of PARTS, as they are written before it."""
    prefixes = parts.prefix.split("+") if parts.prefix else []
    stem = root
    for prefix in reversed(prefixes):
        stem = active(prefix[:-1], stem) if prefix.endswith("N") else _plain(prefix, stem)
    return f"{stem}{parts.suffix}{parts.ending}"


def _plain(prefix: str, stem: str) -> str:
    if prefix in ("ber", "per", "ter") and stem.startswith("r"):
        return f"{prefix[:-1]}{stem}"
    return f"{prefix}{stem}"


_BEFORE: tuple[tuple[str, str], ...] = (
    ("memper", "meN+per"), ("diper", "di+per"), ("keber", "ke+ber"), ("seper", "se+per"),
    ("ber", "ber"), ("ter", "ter"), ("per", "per"), ("di", "di"), ("ke", "ke"), ("se", "se"),
    ("be", "ber"), ("te", "ter"),
)  # fmt: skip
_NASALS: tuple[tuple[str, str], ...] = (
    ("meng", ""), ("meng", "k"), ("mem", ""), ("mem", "p"), ("meny", "s"), ("men", ""),
    ("men", "t"), ("me", ""), ("peng", ""), ("peng", "k"), ("pem", ""), ("pem", "p"),
    ("peny", "s"), ("pen", ""), ("pen", "t"), ("pe", ""),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def taken_apart(word: str) -> tuple[Parts, ...]:
    """Return every way to take WORD apart, whether or not its root is a word."""
    return tuple(ways(word))


def ways(word: str) -> Iterator[Parts]:
    """Yield the ways to take WORD apart; for words that nobody asks for again."""
    for ending in _ENDINGS:
        if ending and not word.endswith(ending):
            continue
        rest = word[: len(word) - len(ending)]
        for suffix in _SUFFIXES:
            if suffix and not rest.endswith(suffix):
                continue
            stem = rest[: len(rest) - len(suffix)]
            if len(stem) >= 2:
                yield from _prefixes(stem, suffix, ending)


def _prefixes(stem: str, suffix: str, ending: str) -> Iterator[Parts]:
    yield Parts("", stem, suffix, ending)
    for typed, prefix in _BEFORE:
        if stem.startswith(typed) and len(stem) - len(typed) >= 2:
            yield Parts(prefix, stem[len(typed) :], suffix, ending)
    if stem[:2] in ("me", "pe"):
        yield from _nasals(stem, suffix, ending, stem[:2])
    elif stem[:4] in ("kepe", "sepe", "dipe", "berp", "tepe"):
        outer = "ber" if stem[:3] == "ber" else stem[:2]
        yield from _nasals(stem[len(outer) :], suffix, ending, "pe", f"{outer}+")


def _nasals(stem: str, suffix: str, ending: str, prefix: str, outer: str = "") -> Iterator[Parts]:
    for typed, lost in _NASALS:
        if typed[:2] == prefix and stem.startswith(typed) and len(stem) - len(typed) >= 2:
            yield Parts(f"{outer}{prefix}N", lost + stem[len(typed) :], suffix, ending)


def cased(model: str, word: str) -> str:
    """Return WORD in small letters, with a capital or in capitals, as MODEL is."""
    if model.isupper() and sum(map(str.isalpha, model)) > 1:
        return word.upper()
    if model[:1].isupper() and word[:1].islower():
        return word[:1].upper() + word[1:]
    return word

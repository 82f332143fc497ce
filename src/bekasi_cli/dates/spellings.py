"""Bring what can be written in several ways to one spelling, before a date's words are read."""

from __future__ import annotations

import re
from collections.abc import Callable

from bekasi_cli.dates.tables import NUMBERS, UNITS

_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_UNIT = "|".join(UNITS)


def _digits(found: re.Match[str]) -> str:
    return found[0].replace(found["number"], str(NUMBERS[found["number"]]))


_SAME: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[‐-―]", "-"),
    (r"[’‘`]", "'"),
    (r"\bjum'at\b", "jumat"),
    (r"\b(?:bsk|bsok|besuk)\b", "besok"),
    (r"\bkemaren\b", "kemarin"),
    (r"\bhr\b", "hari"),
    (r"\b([ap])\.m\.", r"\1m"),
    (r"(?<=\d)t(?=\d)", " "),
    (r"(?<=\d:\d\d:\d\d)\.\d+", ""),
    (r"(?<=\d:\d\d)([+-]\d\d)$", r"\1:00"),
    (r"\bnoon\b", "at 12:00"),
    (r"\bsetengah jam (?=lagi|(?:yang )?lalu)", "30 menit "),
    (r"\b(?:dalam )?half an hour\b", "30 minutes"),
    (rf"\ban? (?=(?:{_UNIT})\b)", "1 "),
    (rf"\b(?P<number>{_NUMBER})(?= (?:{_UNIT})s?\b)", _digits),
    (rf"\b(?:jam|pukul|pkl|pk)\.? (?:setengah )?(?P<number>{_NUMBER})\b", _digits),
    (r"\bke depan\b", "lagi"),
    (r"\b(?:semalam|last night)\b", "tadi malam"),
    (r"\b(pagi|siang|sore|petang|malam) ini\b", r"\1 hari ini"),
    (r"\bthis (morning|afternoon|evening)\b", r"\1 today"),
    (r"\btonight\b", "night today"),
)


def plain(text: str) -> str:
    """Return TEXT in small letters, with single blanks and one spelling for each thing."""
    rest = " ".join(text.lower().split())
    for pattern, same in _SAME:
        rest = re.sub(pattern, same, rest)
    return rest

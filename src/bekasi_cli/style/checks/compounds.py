"""Find compounds parted between their affixes, and words repeated without their hyphen or twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.affixes import cased, taken_apart
from bekasi_cli.style.engine import Placed, View
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import Text
from bekasi_cli.style.values import Hit

_PAIR = re.compile(r"(?<![\w-])(?:([Dd]i) )?([A-Za-z]{4,})(?= ([a-z]{4,})(?![\w-]))")
_SECONDS = frozenset(second for _, second in facts.COMPOUNDS)
_NOT = re.compile(r"\b([Kk]etidak) ([a-z]+an)(nya)?\b")
_TWO = re.compile(r"\b([A-Za-z]{3,})2(nya|an|lah)?\b")
_TWICE = re.compile(r"(?<![\w-])(\w{2,}) (?:(?i:\1))(?![\w-])")
_INNER = re.compile(r"(?<![\w-])(?i:(ber|se|ke|ter|me))([a-z]{3,}) (\2)(an|nya|kan|i)?(?![\w-])")
_UNITS = frozenset(("cm", "dm", "km", "mm", "co"))


def both_sides(view: View) -> Iterator[Placed]:
    """Yield compounds that are parted although affixes stand on both sides."""
    for text in view.texts:
        for found in _PAIR.finditer(text.text):
            if not text.is_protected(found.start()) and (hit := _parted(found)):
                yield text, hit
        if "etidak " in text.text:
            for found in _NOT.finditer(text.text):
                right = (found[0].replace(" ", ""),)
                yield text, Hit("gabungan/imbuhan", found.start(), found.end(), right)


def _parted(found: re.Match[str]) -> Hit | None:
    apart, first, second = found[1], found[2].lower(), found[3]
    for right in taken_apart(second):
        if right.root not in _SECONDS or not right.suffix or right.prefix:
            continue
        for left in taken_apart(first):
            prefixed = left.prefix or apart
            if (
                prefixed
                and not left.suffix
                and not left.ending
                and ((left.root, right.root) in facts.COMPOUNDS)
            ):
                start = found.start() if apart else found.start(2)
                typed = found.string[start : found.end(3)]
                joined = typed.replace(" ", "")
                return Hit("gabungan/imbuhan", start, found.end(3), (cased(typed, joined),))
    return None


def repeated(view: View) -> Iterator[Placed]:
    """Yield `anak2`, `sehari hari` and `yang yang`."""
    for text in view.texts:
        if "2" in text.text:
            yield from ((text, hit) for hit in _squared(text))
        for found in _INNER.finditer(text.text):
            if found[3] in roots() or found[3] in facts.REPEATED:
                right = f"{found[1]}{found[2]}-{found[3]}{found[4] or ''}"
                yield text, _hyphen(found, right)
        for found in _TWICE.finditer(text.text):
            if hit := _twice(text, found):
                yield text, hit


def _squared(text: Text) -> Iterator[Hit]:
    for found in _TWO.finditer(text.text):
        if found[1].lower() in roots() and found[1].lower() not in _UNITS:
            right = f"{found[1]}-{found[1].lower()}{found[2] or ''}"
            yield _hyphen(found, right)


def _twice(text: Text, found: re.Match[str]) -> Hit | None:
    word = found[1]
    if word.isdigit() or "￼" in word or text.is_protected(found.start()):
        return None
    lower = word.lower()
    second = found.string[found.end() - len(word) : found.end()]
    if word[:1].isupper() and found.start() not in text.starts and not second[:1].isupper():
        return None  # a Latin name such as Diuca diuca
    if lower in facts.NEVER_TWICE:
        return Hit("kata-ulang/ganda", found.start(), found.end(), (word,))
    if not second.islower():  # a name such as Wanda Wanda, or the next sentence's
        return None
    if lower in facts.REPEATED or (lower in roots() and lower not in facts.HEADS):
        return _hyphen(found, f"{word}-{second}")
    if lower in facts.HEADS:
        return None
    return Hit("kata-ulang/ganda", found.start(), found.end(), (word,))


def _hyphen(found: re.Match[str], right: str) -> Hit:
    return Hit("kata-ulang/tanda-hubung", found.start(), found.end(), (right,))

"""Find compounds parted between their affixes, and words repeated without their hyphen or twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from operator import eq

from bekasi_cli.style.affixes import active, cased, taken_apart
from bekasi_cli.style.chunks import Remembered, lower, note, note_words, terms
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_SECONDS = frozenset(second for _, second in facts.COMPOUNDS)
_BEFORE = re.compile(r"(?<![\w-])(?:(di) )?([a-z]{4,}) \Z")
_NOT = re.compile(r"etidak (?<![\w-][Kk]etidak )[a-z]+an(?:nya)?\b")
_TWO = re.compile(r"2(?<=[A-Za-z]2)(nya|an|lah)?\b")
_WORD_BEFORE = re.compile(r"[A-Za-z]{3,}\Z")
_INNER = re.compile(r"(?:ber|se|ke|ter)([a-z]{3,})\Z")
_TWICE = re.compile(r"(?<![\w-])(\w{2,}) (?i:\1)(?![\w-])")
_UNITS = frozenset(("cm", "dm", "km", "mm", "co"))
_RUN = re.compile(r"\w+")
_ENDINGS = "(?:an|nya)?"
_DOER = re.compile(r"(\w+) \Z")


def both_sides(view: View) -> Iterator[Hit]:
    """Yield compounds that are parted although affixes stand on both sides."""
    for word, root in {each for told in view.told.of(_SECOND) for each in told}:
        for start in _after_blank(word, view.lower):
            if start not in view.kept and (hit := _parted(view, start, word, root)):
                yield hit
    if _KETIDAK in view.told:
        for found in _NOT.finditer(view.text):
            start = found.start() - 1
            right = view.text[start : found.end()].replace(" ", "")
            yield Hit("gabungan/imbuhan", start, found.end(), (right,))


def _second(word: str) -> tuple[str, ...]:
    """Return what WORD is without its suffix where it can be the second part of a compound."""
    if word[-2:] not in ("an", "ya", "ah") and word[-1:] != "i":
        return ()
    ways = taken_apart(word)
    return tuple(
        {each.root for each in ways if each.root in _SECONDS and each.suffix and not each.prefix}
    )


_SECOND = note(lambda chunk: [(word, root) for word in terms(chunk) for root in _second(word)])
_KETIDAK = note_words(("ketidak",))
_SQUARED = note(_TWO.search)


def _after_blank(word: str, text: str) -> Iterator[int]:
    """Yield where WORD stands in TEXT after a blank, up to a word's end."""
    at = text.find(f" {word}")
    while at >= 0:
        end = at + 1 + len(word)
        if not (text[end : end + 1].isalnum() or text[end : end + 1] == "-"):
            yield at + 1
        at = text.find(f" {word}", end)


def _parted(view: View, at: int, word: str, second: str) -> Hit | None:
    before = _BEFORE.search(view.lower, max(0, at - 40), at)
    if not before:
        return None
    for left in taken_apart(before[2]):
        prefixed = left.prefix or before[1]
        if (left.root, second) in facts.COMPOUNDS and prefixed and not (left.suffix or left.ending):
            start = before.start() if before[1] else before.start(2)
            end = at + len(word)
            typed = view.text[start:end]
            right = cased(typed, typed.replace(" ", "").lower())
            return Hit("gabungan/imbuhan", start, end, (right,))
    return None


def repeated(view: View) -> Iterator[Hit]:
    """Yield `anak2`, `sehari hari` and `yang yang`."""
    if _SQUARED in view.told:
        yield from _squared(view)
    chunks = [*chain.from_iterable(view.chunks)]
    if any(map(eq, map(_last.__getitem__, chunks), map(_first.__getitem__, chunks[1:]))):
        twice = {a for a, b in pairwise(view.tokens) if a == b}
        for found in _TWICE.finditer(view.text):
            if found[1].lower() in twice and (hit := _twice(view, found)):
                yield hit
    for first, root in {each for told in view.told.of(_HALVES) for each in told}:
        yield from _halves(view, first, root)


def _beginning(chunk: str) -> str:
    """Return the letters with which CHUNK begins, or what is equal to nothing."""
    found = _RUN.match(lower(chunk))
    return found[0] if found else "-"


def _ending(chunk: str) -> str:
    """Return the letters with which CHUNK ends, "" where it ends with a mark."""
    small = lower(chunk)
    return _RUN.findall(small)[-1] if small[-1].isalnum() or small[-1] == "_" else ""


_first, _last = Remembered(_beginning), Remembered(_ending)


def _repeated(word: str) -> Iterator[tuple[str, str]]:
    """Yield what may be repeated where WORD stands: `sehari` and `hari`, `surat` and `menyurat`."""
    for echo in facts.ECHOES.get(word, ()):
        yield word, echo
    if found := _INNER.match(word):
        root = found[1]
        known = root in roots() or root in facts.REPEATED
        yield word, f"{root}{_ENDINGS}" if known else root
    if word.startswith("me"):
        for root in {parts.root for parts in taken_apart(word) if parts.prefix == "meN"}:
            changed = word != f"me{root}" or root in facts.REPEATED
            if changed and len(root) > 3 and root in roots() and active("me", root) == word:
                yield root, word


_HALVES = note(lambda chunk: [pair for word in terms(chunk) for pair in _repeated(word)])


def _halves(view: View, first: str, second: str) -> Iterator[Hit]:
    """Yield `sehari hari`, `bersama samaan`, `surat menyurat`, but not `juru ukur mengukur`."""
    if f"{first} {second.removesuffix(_ENDINGS)}" in view.lower:
        for found in re.finditer(rf"(?<![\w-]){first} {second}(?![\w-])", view.lower):
            right = view.text[found.start() : found.end()].replace(" ", "-")
            before = _DOER.search(view.lower, max(0, found.start() - 20), found.start())
            if not (before and before[1] in facts.DOING):
                yield _hyphen(found.start(), found.end(), right)


def _squared(view: View) -> Iterator[Hit]:
    for found in _TWO.finditer(view.text):
        word = _WORD_BEFORE.search(view.text, max(0, found.start() - 30), found.start())
        if word and word[0].lower() in roots() and word[0].lower() not in _UNITS:
            right = f"{word[0]}-{word[0].lower()}{found[1] or ''}"
            yield _hyphen(word.start(), found.end(), right)


def _twice(view: View, found: re.Match[str]) -> Hit | None:
    word, start, end = found[1], found.start(), found.end()
    second = view.text[end - len(word) : end]
    if word.isdigit() or "￼" in word or start in view.kept:
        return None
    if word[:1].isupper() and start not in view.firsts and not second[:1].isupper():
        return None  # a Latin name such as Diuca diuca
    lower = word.lower()
    if lower in facts.NEVER_TWICE:
        return Hit("kata-ulang/ganda", start, end, (word,))
    if not second.islower() or lower in facts.HEADS:  # a name such as Wanda Wanda
        return None
    if lower in facts.REPEATED or lower in roots():
        return _hyphen(start, end, f"{word}-{second}")
    return Hit("kata-ulang/ganda", start, end, (word,))


def _hyphen(start: int, end: int, right: str) -> Hit:
    return Hit("kata-ulang/tanda-hubung", start, end, (right,))

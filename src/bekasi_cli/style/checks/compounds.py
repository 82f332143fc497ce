"""Find compounds parted between their affixes, and words repeated without their hyphen or twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, compress
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
    pairs = set(_beside(view))
    twice = {first for first, second in pairs if first == second}
    if twice:
        for found in _TWICE.finditer(view.text):
            if found[1].lower() in twice and (hit := _twice(view, found)):
                yield hit
    pairs.update(each for told in view.told.of(_ECHOES) for each in told)
    for first, second in pairs:
        if second in _seconds(first):
            yield from _halves(view, first, second)


def _beside(view: View) -> Iterator[tuple[str, str]]:
    """Yield words side by side that end alike: the second may repeat the first."""
    chunks = [*chain.from_iterable(view.chunks)]
    alike = map(eq, map(_as_first.__getitem__, chunks), map(_as_second.__getitem__, chunks[1:]))
    for n in compress(range(len(chunks)), alike):
        yield _ending(chunks[n]), _beginning(chunks[n + 1])


def _beginning(chunk: str) -> str:
    """Return the letters with which CHUNK begins, or what is equal to nothing."""
    found = _RUN.match(lower(chunk))
    return found[0] if found else "-"


def _ending(chunk: str) -> str:
    """Return the letters with which CHUNK ends, "" where it ends with a mark."""
    small = lower(chunk)
    return _RUN.findall(small)[-1] if small[-1].isalnum() or small[-1] == "_" else ""


def _end(word: str) -> str:
    """Return the last letters of WORD without its endings; of what repeats it they are the same."""
    while len(word) > 3 and word.endswith(("an", "nya")):
        word = word.removesuffix("nya" if word.endswith("nya") else "an")
    return word[-2:]


_as_first = Remembered(lambda chunk: _end(_ending(chunk)))
_as_second = Remembered(lambda chunk: _end(_beginning(chunk)))


@lru_cache(maxsize=50_000)
def _seconds(first: str) -> tuple[str, ...]:
    """Return what may be repeated of FIRST: `hari` and `harian` of `sehari`."""
    pairs = facts.ECHOES.get(first, ())
    if first in roots() and len(first) > 3:
        verb = active("me", first)
        pairs = (*pairs, verb) if verb != f"me{first}" or first in facts.REPEATED else pairs
    stem = _INNER.match(first)
    if not stem:
        return tuple(pairs)
    if not (stem[1] in roots() or stem[1] in facts.REPEATED):
        return (stem[1],)
    return stem[1], f"{stem[1]}an", f"{stem[1]}nya"


def _echoes(chunk: str) -> list[tuple[str, str]]:
    """Return what may be repeated of the words of CHUNK, but ends otherwise: `lauk pauk`."""
    pairs = ((word, each) for word in terms(chunk) for each in _seconds(word))
    return [pair for pair in pairs if len(set(map(_end, pair))) > 1]


_ECHOES = note(_echoes)


def _halves(view: View, first: str, second: str) -> Iterator[Hit]:
    """Yield `sehari hari`, `bersama samaan`, `surat menyurat`, but not `juru ukur mengukur`."""
    if f"{first} {second}" in view.lower:
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

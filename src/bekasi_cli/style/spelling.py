"""Tell words that no list knows, with affixes taken off, and the known word that is nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bekasi_cli.style.affixes import taken_apart, ways
from bekasi_cli.style.generated import facts

SURE, NEAR, STRANGE = "ejaan/salah-ketik", "ejaan/mirip", "ejaan/tak-dikenal"
"""The rules for a slip of the keyboard, a word with something near to it, and one without."""
RULES = frozenset((SURE, NEAR, STRANGE))
UNSURE = frozenset((NEAR, STRANGE))
SHORTEST = 4
"""Shorter words are near to too many others."""
_MOST = 50_000
_MANY = 3000
"""So many strange words are no slips where they outnumber the others: it is another language."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NESTED = frozenset(("meN", "peN", "di", "ke", "ber", "per", "se", "ke+ber"))
"""Prefixes that stand before a word that has one already: `diberlakukan`, `keterbatasan`."""
_LONG = 8
"""From so many letters on a word most likely has affixes."""
_COMMON = facts.PLACES | facts.VERBS | facts.FUNCTION_WORDS | facts.OTHER_WORDS | facts.SPEAKING
_FORMS = ("antar", *facts.BOUND_FORMS, *facts.BOUND_BEFORE)


class Speller:
    """Knows which words are known, and remembers what it said of the others."""

    def __init__(self, words: Callable[[], frozenset[str]]) -> None:
        self._source = words
        self._said: dict[str, tuple[str, ...] | None] = {}
        self._meant: dict[str, str] = {}
        self._words: frozenset[str] | None = None
        self._strange = self._familiar = 0

    def words(self) -> frozenset[str]:
        """Return the words that are known; they load once somebody asks."""
        if self._words is None:
            self._words = self._source()
        return self._words

    def of(self, word: str) -> tuple[str, ...] | None:
        """Return what is near to WORD, in small letters, the nearest first; None: it is known."""
        if word not in self._said:
            if len(self._said) > _MOST:
                self._said.clear()
            known = self.knows(word)
            near = () if known or self._lost() else tuple(self._near(word))[:3]
            self._said[word] = None if known else near
        return self._said[word]

    def meant(self, word: str) -> str:
        """Return the one listed word that a slip made WORD of, "" where more or none are near.

        A short word is near to too many, and one letter less at the end is how loans differ.
        """
        if len(word) < _LONG or "-" in word:
            return ""
        if word not in self._meant:
            if len(self._meant) > _MOST:
                self._meant.clear()
            near = set[str]() if self.knows(word) or self._lost() else self._listed(word)
            self._meant[word] = near.pop() if len(near) == 1 else ""
        return self._meant[word]

    def _listed(self, word: str) -> set[str]:
        """Return the listed words that one slip makes of WORD."""
        words = self.words()
        edited = {each for slips in _SLIPS for each in slips(word) if each in words}
        return {each for each in edited if each[0] == word[0] and each[:-1] != word}

    def knows(self, word: str) -> bool:
        """Tell whether WORD is known, each half of `anak-anak` by itself."""
        known = self._knows(word)
        self._familiar += known
        self._strange += not known
        return known

    def _lost(self) -> bool:
        """Tell whether what was read so far is another language: no word is near to its words."""
        return self._strange > _MANY and self._strange > self._familiar

    def _knows(self, word: str) -> bool:
        first, *others = word.split("-")
        parts = [first, *(each for each in others if not first.endswith(each))]  # pertama-tama
        return word in self.words() or all(
            len(part) < SHORTEST or self._is_word(part) or self._is_nested(part) for part in parts
        )

    def _is_word(self, word: str) -> bool:
        words = self.words()
        return word in words or any(parts.root in words for parts in taken_apart(word))

    def _is_nested(self, word: str) -> bool:
        """Tell whether WORD is one with two layers of affixes, or with a bound form before it."""
        for parts in taken_apart(word):
            if parts.prefix in _NESTED and any(
                inner.prefix and inner.root in self.words() for inner in taken_apart(parts.root)
            ):
                return True
            short = parts.root[1:] if parts.root[:1] == "e" else ""  # mengecek, pengetahuan
            if parts.prefix.endswith("N") and len(short) <= SHORTEST and short in self.words():
                return True
        return any(
            word.startswith(form) and self._is_word(word.removeprefix(form)) for form in _FORMS
        )

    def _near(self, word: str) -> Iterator[str]:
        """Yield the known words that one slip makes of WORD, the likelier first.

        The first letter is seldom the wrong one; a word of our own lists is likelier than a root
        that the long list has, and a root than what affixes make of a short one.
        """
        if "-" in word:
            return
        edited = dict.fromkeys(e for slips in _SLIPS for e in slips(word) if e[0] in word[:2])
        edited.pop(word, None)
        roots = [each for each in edited if each in self.words()]
        yield from (each for each in roots if each in _COMMON)
        formed = [e for e in edited if e not in self.words() and self._is_formed(e)]
        longer = len(word) >= _LONG
        likely = (*formed, *roots) if longer else (*roots, *formed)
        yield from (each for each in likely if each not in _COMMON)

    def _is_formed(self, word: str) -> bool:
        return any(p.root in self.words() and len(p.root) >= SHORTEST for p in ways(word))


def _swapped(word: str) -> Iterator[str]:
    for n in range(len(word) - 1):
        yield f"{word[:n]}{word[n + 1]}{word[n]}{word[n + 2 :]}"


def _shorter(word: str) -> Iterator[str]:
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]


def _longer(word: str) -> Iterator[str]:
    for n in range(len(word) + 1):
        for letter in _LETTERS:
            yield f"{word[:n]}{letter}{word[n:]}"


def _other(word: str) -> Iterator[str]:
    for n in range(len(word)):
        for letter in _LETTERS:
            yield f"{word[:n]}{letter}{word[n + 1 :]}"


_SLIPS = (_longer, _swapped, _shorter, _other)


def standard_words() -> frozenset[str]:
    """Return the words that ship with the program: roots, and what our own lists hold as right."""
    from bekasi_cli.style.generated import rules
    from bekasi_cli.style.roots import roots

    rights = (right for _, listed in rules.WORDS.values() for right in listed)
    swaps = (right for _, right in rules.SWAPS.values())
    compounds = ("".join(pair) for pair in facts.COMPOUNDS)
    spoken = {part for each in (*rights, *swaps) for part in each.lower().split()}
    lists = (facts.PLACES, facts.VERBS, facts.FUNCTION_WORDS, facts.LOANS, facts.OTHER_WORDS)
    return roots().union(*lists, facts.ABBREVIATIONS, facts.IR.values(), spoken, compounds)

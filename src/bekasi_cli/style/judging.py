"""Judge single words: by the lists, then by the rules of word formation; each word once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bekasi_cli.style.affixes import Parts, assembled, taken_apart
from bekasi_cli.style.generated import facts

_COMPOUNDS = frozenset(map("".join, facts.COMPOUNDS))
_SPLITS: dict[str, list[tuple[str, str]]] = {}
for _first, _second in sorted(facts.COMPOUNDS):
    _SPLITS.setdefault(_first[:4], []).append((_first, _second))


class Verdict(NamedTuple):
    """What is wrong with a word: the rule that says so, and what is right."""

    rule: str
    suggestions: tuple[str, ...]
    small: bool = False
    """It holds in small letters only: with a capital the word may be a name."""


Former = Callable[[str, frozenset[str]], Verdict | None]
"""A rule of word formation: it gets a word in small letters and the root words."""


class Judge:
    """Knows the lists and the rules of word formation, and remembers each word's verdict."""

    def __init__(
        self,
        words: Mapping[str, tuple[str, tuple[str, ...]]],
        swaps: Mapping[str, tuple[str, str]],
        formers: Sequence[Former],
        roots: Callable[[], frozenset[str]],
        known: frozenset[str] = frozenset(),
    ) -> None:
        self.lists = words
        self.swaps = swaps
        self.formers = formers
        self.roots = roots
        self.known = known
        self._short = min((3, *map(len, swaps)))
        self._by_head: dict[str, list[str]] = {}
        for each in swaps:
            self._by_head.setdefault(each[: self._short], []).append(each)
        self.verdicts: dict[str, Verdict | None] = {}

    def of(self, word: str) -> Verdict | None:
        """Return the verdict on WORD, in small letters; None where nothing is wrong with it."""
        try:
            return self.verdicts[word]
        except KeyError:
            found = self.verdicts[word] = None if word in self.known else self._judged(word)
            return found

    def _judged(self, word: str) -> Verdict | None:
        if listed := self.lists.get(word):
            return Verdict(*listed)
        if "’" in word:
            return self.of(word.replace("’", "'"))
        found = self._formed(word)
        return None if found and word in self.roots() else found  # a word of its own: sarapan

    def _formed(self, word: str) -> Verdict | None:
        """Return the verdict of the rules of word formation on WORD."""
        found = self._of_parts(word) if "-" in word else None
        if found is None and self._may_be_swapped(word):
            found = self._swapped(word)
        if found is None and "-" not in word and "'" not in word:
            roots = self.roots()
            found = next(filter(None, (former(word, roots) for former in self.formers)), None)
        return found

    def _may_be_swapped(self, word: str) -> bool:
        """Tell whether a root for another stands in WORD; quick to say no."""
        size, known = self._short, self._by_head
        heads = ((n, word[n : n + size]) for n in range(len(word) - size + 1))
        return any(word.startswith(r, n) for n, head in heads if head in known for r in known[head])

    def _swap(self, root: str) -> tuple[str, str] | None:
        """Return the rule for ROOT and what is right, of `salahfaham` too."""
        if found := self.swaps.get(root):
            return found
        for first, second in _SPLITS.get(root[:4], ()):
            found = self.swaps.get(root.removeprefix(first))
            if found and found[1] == second:
                return found[0], f"{first}{second}"
        return None

    def _is_another(self, ways: Sequence[Parts]) -> bool:
        """Tell whether a word has a root that is right: `meneliti` is teliti, and not elit."""
        roots = self.roots()
        return any(
            parts.root in roots and len(parts.root) > 3 and (parts.prefix or parts.suffix)
            for parts in ways
        )

    def _swapped(self, word: str) -> Verdict | None:
        ways = taken_apart(word)
        for parts in ways:
            if swap := self._swap(parts.root):
                if parts.root != word and self._is_another(ways):
                    return None
                rule, right = swap
                if (formed := assembled(parts, right)) != word:  # menampakkan has tampak already
                    again = self.of(formed) if formed.islower() else None  # mempraktikan
                    return Verdict(rule, again.suggestions if again else (formed,))
        return None

    def _of_parts(self, word: str) -> Verdict | None:
        """Judge each half of `resiko-resiko`; a first half of one word is no word of its own."""
        parts = word.split("-")
        if len(parts) != 2 or len(parts[0]) < 4 or word in self.roots():
            return None
        if f"ke{parts[1]}" == f"{parts[0]}an":  # kebarat-baratan
            return None
        verdicts = [self.of(part) for part in parts]
        first = next(filter(None, verdicts), None)
        if first is None:
            return _hyphened(parts)
        halves = [v.suggestions[0] if v else part for v, part in zip(verdicts, parts, strict=True)]
        return Verdict(first.rule, ("-".join(halves),), first.small)


def _hyphened(halves: Sequence[str]) -> Verdict | None:
    """Find compounds with a hyphen: `ditanda-tangani`, joined, and `bekerja-sama`, apart."""
    for parts in taken_apart("".join(halves)):
        if parts.prefix and parts.suffix and parts.root in _COMPOUNDS:
            return Verdict("gabungan/imbuhan", ("".join(halves),))
    first, second = halves
    if any((p.root, second) in facts.COMPOUNDS and not p.suffix for p in taken_apart(first)):
        return Verdict("gabungan/pisah", (f"{first} {second}",))
    return None

"""Read each stretch of text without blanks once, and remember what is to be noted of it.

In official prose most of them come again and again: what is remembered is asked of sets, so that
only the few of which something is noted cost anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, filterfalse
from typing import Generic, TypeVar, cast

Said_co = TypeVar("Said_co", covariant=True)

_MOST = 200_000
"""So many stretches are remembered at most."""
_LONGEST = 64
"""What has more letters is no word; to look for one that is near would take minutes."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
CAMEL, DIGIT, MIXED = "<capital within>", "<digit>", "<letters and digits>"
"""What a pattern may need beside words: a capital after a small letter or the reverse, digits."""
LONG = "<long number>"
"""A number of more than four digits, which may go over a blank: a chunk alone does not tell."""
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z][A-Z][a-z]")
_DIGIT = re.compile(r"\d")
_MIXED = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")


def lower(text: str) -> str:
    """Return TEXT in small letters, letter for letter."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


class Remembered(dict[str, str]):
    """What SAY says of each chunk."""

    def __init__(self, say: Callable[[str], str]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST:
            self.clear()
        self[chunk] = said = self._say(chunk)
        return said


@lru_cache(_MOST)
def terms(chunk: str) -> frozenset[str]:
    """Return the words of CHUNK, which has no blanks, and what else patterns can need of it."""
    words = (word for word in WORD.findall(lower(chunk)) if len(word) <= _LONGEST)
    return frozenset((*words, *_features(chunk)))


def _features(chunk: str) -> Iterator[str]:
    if _CAMEL.search(chunk):
        yield CAMEL
    if _DIGIT.search(chunk):
        yield DIGIT
        if _MIXED.search(chunk):
            yield MIXED


class Note(Generic[Said_co]):
    """What one rule or check wants to know of single chunks: SAY returns it, or what is false."""

    def __init__(self, say: Callable[[str], Said_co]) -> None:
        self.say = say


COMMON: list[Note[object]] = []
"""What the checks that come with the program want to know, whatever the rules are."""


def note(say: Callable[[str], Said_co]) -> Note[Said_co]:
    """Return a note of SAY that is taken whatever the rules are."""
    made = Note(say)
    COMMON.append(made)
    return made


def note_words(*words: Iterable[str]) -> Note[bool]:
    """Return a note of chunks that hold one of WORDS, in small letters."""
    wanted = frozenset[str]().union(*words)
    return note(lambda chunk: not wanted.isdisjoint(terms(chunk)))


class Told:
    """What was said of the chunks of one text that are not dull."""

    def __init__(self, reading: Reading, chunks: frozenset[str]) -> None:
        self._chunks = chunks
        self._said = reading.said
        self._notes = frozenset[Note[object]]().union(*map(reading.noting.__getitem__, chunks))

    def __contains__(self, note: Note[object]) -> bool:
        return note in self._notes

    def of(self, note: Note[Said_co]) -> list[Said_co]:
        """Return what NOTE says of each."""
        if note not in self._notes:
            return []
        said = self.by_chunk(note)
        return [said[chunk] for chunk in self._chunks if chunk in said]

    def by_chunk(self, note: Note[Said_co]) -> Mapping[str, Said_co]:
        """Return what NOTE said of all chunks so far."""
        return cast("Mapping[str, Said_co]", self._said.get(note, {}))


class Reading:
    """What NOTES say of chunks; of most they say nothing, and those are passed over at once."""

    def __init__(self, notes: Iterable[Note[object]]) -> None:
        self._notes = tuple(notes)
        self._forget()

    def _forget(self) -> None:
        """Begin anew; who still holds what was said keeps it."""
        self._dull: set[str] = set()
        self._noted: set[str] = set()
        self.noting: dict[str, frozenset[Note[object]]] = {}
        self.said: dict[Note[object], dict[str, object]] = {note: {} for note in self._notes}

    def read(self, passages: Iterable[Iterable[str]]) -> tuple[list[list[str]], Told]:
        """Return the chunks of each of PASSAGES that are not dull, and what is said of all."""
        found = [[*filterfalse(self._dull.__contains__, chunks)] for chunks in passages]
        noted = frozenset(chain.from_iterable(found))
        if fresh := noted - self._noted:
            if len(self._dull) + len(self._noted) > _MOST:
                self._forget()
                fresh = noted
            for chunk in fresh:
                self._read(chunk)
            found = [[*filterfalse(self._dull.__contains__, chunks)] for chunks in found]
            noted -= self._dull
        return found, Told(self, noted)

    def _read(self, chunk: str) -> None:
        noting = []
        for note in self._notes:
            if said := note.say(chunk):
                self.said[note][chunk] = said
                noting.append(note)
        if noting:
            self.noting[chunk] = frozenset(noting)
            self._noted.add(chunk)
        else:
            self._dull.add(chunk)


@cache
def common() -> Reading:
    """Return the reading of what checks want to know, for a text that no other rules are for."""
    return Reading(COMMON)

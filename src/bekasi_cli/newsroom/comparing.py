"""Compare two texts word by word, and the facts above them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import Enum, StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from bekasi_cli import dates
from bekasi_cli.model import Facts, Manuscript

_TOKEN = re.compile(r"(\s*)(\w+(?:[-’'.,:/]\w+)*|[^\w\s]|\Z)")
"""What stands before a word, and the word: a hyphen, an hour or an amount does not part it."""

_MANY = 5_000
"""From so many words on, those that stand everywhere are no places to begin a comparison at."""


class Mark(StrEnum):
    """Where a piece of text stands: in both texts, in the old or in the new one only."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A run of text that is in both texts, or in one of them."""

    mark: Mark
    text: str


class Fact(NamedTuple):
    """A fact of the front matter that differs, under its key, as both texts say it."""

    field: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return what differs, word by word."""
        return words(self.before, self.after)


class Comparison(NamedTuple):
    """What differs between two texts: the FACTS that do, and the whole BODY in pieces."""

    facts: tuple[Fact, ...]
    body: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Tell whether nothing differs."""
        return not self.facts and all(each.mark is Mark.SAME for each in self.body)


def compare(before: Manuscript, after: Manuscript, zone: ZoneInfo) -> Comparison:
    """Return what AFTER changes in BEFORE; times among the facts are told in ZONE."""
    old, new = _spelt_facts(before.facts, zone), _spelt_facts(after.facts, zone)
    facts = (Fact(key, old.get(key, ""), new.get(key, "")) for key in dict.fromkeys([*old, *new]))
    return Comparison(
        facts=tuple(each for each in facts if each.before != each.after),
        body=words(before.body, after.body),
    )


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return AFTER as it came from BEFORE, in pieces.

    The same and the gone ones together are BEFORE, the same and the new ones AFTER.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    # Line by line first: most of a text is the same, and words are only compared where it is not.
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece(Mark.SAME, "".join(old[i:j])))
        else:
            found += _words("".join(old[i:j]), "".join(new[k:m]))
    return tuple(_joined(found))


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(
        None,
        [word for _gap, word in old],
        [word for _gap, word in new],
        autojunk=len(old) > _MANY,
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            for (gap, word), (other, _word) in zip(old[i:j], new[k:m], strict=True):
                yield from _changed(gap, other)
                yield Piece(Mark.SAME, word)
        else:
            yield from _changed(_text(old[i:j]), _text(new[k:m]))


def _text(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in tokens)


def _changed(old: str, new: str) -> Iterator[Piece]:
    """Yield OLD and NEW, the blank that both begin with once."""
    blank = old[:1] if old[:1].isspace() and old[:1] == new[:1] else ""
    yield Piece(Mark.SAME, blank)
    yield Piece(Mark.GONE, old[len(blank) :])
    yield Piece(Mark.NEW, new[len(blank) :])


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield PIECES with neighbours of one sort in one, the gone before the new.

    A blank between two changed runs belongs to both: `[-satu dua-] {+tiga empat+}` is easier to
    read than one word after the other.
    """
    gone = new = ""
    same = ""
    for each in pieces:
        if each.mark is Mark.SAME:
            same += each.text
            continue
        if not each.text:
            continue
        if (gone or new) and same.strip(" ") == "":
            gone, new = gone + same, new + same
        else:
            yield from _run(gone, new)
            gone = new = ""
            yield from ([Piece(Mark.SAME, same)] if same else [])
        same = ""
        if each.mark is Mark.GONE:
            gone += each.text
        else:
            new += each.text
    yield from _run(gone, new)
    if same:
        yield Piece(Mark.SAME, same)


def _run(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Mark.GONE, gone)
    if new:
        yield Piece(Mark.NEW, new)


def _spelt_facts(facts: Facts, zone: ZoneInfo) -> dict[str, str]:
    """Return FACTS by their keys in front matter, empty ones left out."""
    known = {key: getattr(facts, key) for key in facts.__struct_fields__ if key != "extra"}
    found = {key: _spelt(value, zone) for key, value in (known | facts.extra).items()}
    return {key: value for key, value in found.items() if value}


def _spelt(value: object, zone: ZoneInfo) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case datetime():
            return dates.rfc3339(value, zone)
        case date():
            return value.isoformat()
        case Struct():
            parts = {key: getattr(value, key) for key in value.__struct_fields__}
            return _spelt(parts, zone)
        case Mapping():
            told = ((key, _spelt(each, zone)) for key, each in value.items())
            return ", ".join(f"{key}: {text}" for key, text in told if text)
        case str():
            return value
        case Sequence():
            return "; ".join(_spelt(each, zone) for each in value)
        case _:
            return str(value)

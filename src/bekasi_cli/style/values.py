"""Hold the house style's values: what is checked, by which rule, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class Severity(StrEnum):
    """How sure and how grave a finding is; the order is from grave to light."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class Part(StrEnum):
    """Which part of an article a passage is."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    NOTE = "note"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    CELL = "cell"


class Passage(NamedTuple):
    """A stretch of prose; PLACES pair offsets in TEXT with offsets in the source."""

    part: Part
    text: str
    places: tuple[tuple[int, int], ...] = ((0, 0),)
    italics: tuple[tuple[int, int], ...] = ()
    quoted: bool = False


class Known(NamedTuple):
    """What is known of an article beside its prose; DAY is the event's or else the text's."""

    day: date | None = None
    headed: bool = False
    """There is front matter, so that what is missing in it can be missed."""
    photos: tuple[tuple[str, str, str], ...] = ()
    """Caption, credit and alternative text of each photograph, "" where there is none."""
    codes: tuple[str, ...] = ()
    """The staff codes and the category that its front matter names."""
    event: int = 0
    """The number of the event that its front matter names, 0 for none."""
    on: date | None = None
    """The event date as its front matter has it."""


class Post(NamedTuple):
    """An office that somebody held from SINCE to UNTIL; ACTING is `Pj.` and the like."""

    office: str
    acting: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def title(self) -> str:
        """Return the office as it stands before the holder's name."""
        return f"{self.acting} {self.office}".strip()

    def holds(self, day: date) -> bool:
        """Tell whether it is held on DAY."""
        return (self.since or date.min) <= day <= (self.until or date.max)


class Holder(NamedTuple):
    """Somebody in the register of officials."""

    name: str
    honorifics: str = ""
    degrees: str = ""
    posts: tuple[Post, ...] = ()


class Scheduled(NamedTuple):
    """An event of the agenda: WHEN is as people say it, PEOPLE all the names of each official."""

    number: int
    title: str
    when: str
    takes_place: Callable[[date], bool]
    place: str = ""
    people: tuple[tuple[str, ...], ...] = ()


class Register(NamedTuple):
    """What a newsroom knows of people; CODES are its staff and categories, None: not known.

    EVENT gives an event of its agenda by its number.
    """

    holders: tuple[Holder, ...] = ()
    codes: frozenset[str] | None = None
    event: Callable[[int], Scheduled | None] | None = None


class Piece(NamedTuple):
    """One article as it is checked."""

    passages: tuple[Passage, ...]
    known: Known = Known()


class Rule(NamedTuple):
    """A rule as it works; its examples stay in its TOML."""

    id: str
    severity: Severity
    en: str
    indonesian: str
    source: str
    quoted: bool = False
    """It holds within quotations too: what it finds is no choice of the speaker's."""
    fix: bool = False
    """What it finds has one right answer, so that `--fix` may put it."""


class Hit(NamedTuple):
    """Where a rule found something in a passage's text, and what should stand there."""

    rule: str
    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    details: Mapping[str, str] = {}


class Finding(Struct, frozen=True, kw_only=True):
    """A hit as it is told: its rule's messages filled, its place in the source."""

    rule: str
    severity: Severity
    part: Part
    offset: int
    length: int
    text: str
    suggestions: tuple[str, ...]
    english: str
    indonesian: str
    source: str
    quoted: bool = False
    fix: bool = False
    own: Severity = Severity.ERROR
    """The rule's own severity: within a quotation SEVERITY is a hint all the same."""

"""Look over the agenda: who is to be in two places, and which public event has no article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import combinations
from typing import NamedTuple

from bekasi_cli.model import Article, Event, Occurrence, Official, Stage
from bekasi_cli.newsroom.agenda import of_days
from bekasi_cli.storage.port import Condition, Op, Reader

OPEN_END = timedelta(hours=2)
"""So long an event lasts that ends when it is over."""
NO_END = timedelta(hours=1)
"""So long an event lasts whose end nobody told."""
_SHORT = {
    "sekda": "sekretaris daerah",
    "wabup": "wakil bupati",
    "kadis": "kepala dinas",
    "kadiskes": "kepala dinas kesehatan",
    "kadisdik": "kepala dinas pendidikan",
    "kabag": "kepala bagian",
    "asda": "asisten daerah",
}
_BEFORE = re.compile(
    r"^(?:(?:bapak|ibu|bpk|yth|pj|pjs|plt|plh|k\.?h|h|hj|dr|drs|dra|ir|prof)\b\.?\s*)+",
    re.IGNORECASE,
)


class Clash(NamedTuple):
    """An OFFICIAL who is to be at ONE and at OTHER at the same time."""

    official: str
    one: Occurrence
    other: Occurrence


class People:
    """Knows that a name and an office are one and the same person on a day."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._officials = tuple(officials)

    def who(self, typed: str, day: date) -> str:
        """Return what stands for the person TYPED on DAY: a number of the register, or words."""
        words = _BEFORE.sub("", " ".join(typed.casefold().split()))
        first, _blank, rest = words.partition(" ")
        words = f"{_SHORT.get(first, first)} {rest}".strip().partition(",")[0]
        named = [each for each in self._officials if _named(each, words)]
        if not named:
            named = [each for each in self._officials if _holds(each, words, day)]
        return f"#{named[0].id}" if len(named) == 1 else words

    def attends(self, typed: str, found: Occurrence) -> bool:
        """Tell whether the person TYPED is to be there."""
        who, words = self.who(typed, found.day), typed.casefold().strip()
        return any(
            self.who(each, found.day) == who or words in each.casefold()
            for each in found.event.plan.officials
        )

    def introduced(self, typed: str, day: date) -> str:
        """Return the person TYPED as a text names them first: office and full name, if known."""
        known = self._known(typed, day)
        if known is None:
            return typed
        held = [each.title for each in known.offices if each.holds(day)]
        return " ".join([*held[:1], known.full_name])

    def _known(self, typed: str, day: date) -> Official | None:
        who = self.who(typed, day)
        return next((each for each in self._officials if who == f"#{each.id}"), None)

    def names(self, typed: str, day: date) -> tuple[str, ...]:
        """Return all by which the person TYPED is named on DAY: as typed, the name, the offices."""
        known = self._known(typed, day)
        if known is None:
            return tuple(dict.fromkeys((typed, self.who(typed, day))))
        held = [each.office for each in known.offices if each.holds(day)]
        short = [each.rpartition(" ")[0] for each in held if " " in each]
        return (typed, known.name, *held, *filter(None, short))


def _named(person: Official, words: str) -> bool:
    return person.name.casefold() in words


def _holds(person: Official, words: str, day: date) -> bool:
    offices = [each.office.casefold() for each in person.offices if each.holds(day)]
    return any(each == words or each.startswith(f"{words} ") for each in offices)


def clashes(found: Sequence[Occurrence], people: People, zone: tzinfo) -> list[Clash]:
    """Return who is to be in two places at once, in the order of FOUND."""
    held = [each for each in found if each.event.takes_place and each.event.plan.officials]
    times = {id(each): _span(each, zone) for each in held}
    told = []
    for one, other in combinations(held, 2):
        if not _together(times[id(one)], times[id(other)]) or _same_place(one, other):
            continue
        there = {people.who(each, other.day) for each in other.event.plan.officials}
        told += [
            Clash(each, one, other)
            for each in one.event.plan.officials
            if people.who(each, one.day) in there
        ]
    return told


def clashes_of(
    reader: Reader, event: Event, zone: tzinfo, *, ahead: int = 60, since: date | None = None
) -> list[Clash]:
    """Return where EVENT wants somebody who is elsewhere, in the next AHEAD days of it."""
    first = max(event.plan.day, since or event.plan.day)
    last = min(event.plan.until, first + timedelta(days=ahead))
    if not event.plan.officials or last < first:
        return []
    found = of_days(reader, first, last, zone)
    people = People(reader.find(Official))
    mine = [
        each
        for each in clashes(found, people, zone)
        if event.id in (each.one.event.id, each.other.event.id)
    ]
    return [
        each if each.one.event.id == event.id else Clash(each.official, each.other, each.one)
        for each in mine
    ]


def _span(found: Occurrence, zone: tzinfo) -> tuple[datetime, datetime]:
    if found.start is None:
        begins = datetime.combine(found.day, time(), zone)
        return begins, datetime.combine(found.last + timedelta(days=1), time(), zone)
    length = OPEN_END if found.event.plan.open_end else NO_END
    return found.start, found.end or found.start + length


def _together(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_place(one: Occurrence, other: Occurrence) -> bool:
    if one.event.id == other.event.id:
        return True
    place = one.event.plan.place.casefold()
    return bool(place) and place == other.event.plan.place.casefold()


def has_passed(found: Occurrence, now: datetime, zone: tzinfo) -> bool:
    """Tell whether it is over."""
    return _span(found, zone)[1] <= now


def uncovered(reader: Reader, since: date, now: datetime, zone: tzinfo) -> list[Occurrence]:
    """Return the public events from the day SINCE on that are over and have no article."""
    today = now.astimezone(zone).date()
    past = [
        each
        for each in of_days(reader, since, today, zone, public=True)
        if each.event.takes_place and has_passed(each, now, zone)
    ]
    told = {each.event.id: series(reader, each.event.id) for each in past}
    return [
        each for each in past if not any(_covers(article, each) for article in told[each.event.id])
    ]


def _covers(article: Article, found: Occurrence) -> bool:
    """Tell whether ARTICLE is about that time of an event; without a day it is about any."""
    if article.stage is Stage.TRASHED:
        return False
    day = article.head.facts.event_date
    return found.event.plan.repeat is None or day is None or found.day <= day <= found.last


def series(reader: Reader, number: int) -> list[Article]:
    """Return the articles on event NUMBER, in their order."""
    return reader.find(Article, Condition("event", Op.IN, (str(number),)))

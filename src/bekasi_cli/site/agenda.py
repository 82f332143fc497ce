"""Show the agenda: two weeks on a page, the next days beside articles, all of it as a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli import dates
from bekasi_cli.dates.words import clock_text
from bekasi_cli.i18n import _
from bekasi_cli.model import EventStatus
from bekasi_cli.site.edition import Happening
from bekasi_cli.site.page import Page, Turn, digest

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame

PAGE = "agenda.html"
CALENDAR = "agenda.ics"
EVENTS = "acara"
_BESIDE = 6
_WEEK = 7


class Row(NamedTuple):
    """An event on a day: its hours, for people and for machines; NOTE tells what became of it."""

    time: str
    machine: str
    title: str
    place: str
    people: str
    note: str
    off: bool


class Day(NamedTuple):
    """A day with what takes place on it."""

    title: str
    today: bool
    rows: Sequence[Row]


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the agenda and its calendar, where any event is public."""
    planned = frame.edition.planned
    if planned:
        inputs = digest(frame.digest, repr(frame.edition.agenda), str(frame.edition.today))
        yield Page(PAGE, inputs, lambda: frame.page(PAGE, "agenda.html", _told(frame)), Turn.LIST)
        yield Page(CALENDAR, digest(frame.digest, planned), frame.sources.calendar, Turn.LIST)


def coming(agenda: Iterable[Happening], today: date) -> list[Happening]:
    """Return what stands beside articles: the next of AGENDA in the seven days from TODAY on."""
    end = today + timedelta(days=_WEEK)
    return list(islice((each for each in agenda if each.last >= today and each.day < end), _BESIDE))


def beside(frame: Frame) -> list[Day]:
    """Return the days that stand beside articles."""
    today = frame.edition.today
    found = coming(frame.edition.agenda, today)
    starts = sorted({max(each.day, today) for each in found})
    return [_day(frame, day, (e for e in found if max(e.day, today) == day)) for day in starts]


def told(frame: Frame, number: int | None) -> Mapping[str, str] | None:
    """Return what the page of an article says of the event NUMBER that it reports."""
    event = frame.edition.events.get(number) if number else None
    if event is None:
        return None
    language = frame.edition.house.language
    when = frame.time(event.start) if event.start else dates.show_day(event.day, language)
    return {
        "title": event.title,
        "when": when,
        "place": event.place,
        "note": _note(frame, event),
        "link": event_path(event.number),
    }


def event_path(number: int) -> str:
    """Return where the articles on the event NUMBER are listed."""
    return f"{EVENTS}/{number}.html"


def _told(frame: Frame) -> Mapping[str, object]:
    words, today = frame.words, frame.edition.today
    monday = today - timedelta(days=today.weekday())
    weeks = [
        (words[name], list(_week(frame, monday + timedelta(days=after))))
        for name, after in (("this_week", 0), ("next_week", _WEEK))
    ]
    title = words["agenda"]
    return {
        "title": title,
        "page_title": frame.titled(title),
        "description": title,
        "weeks": weeks,
    }


def _week(frame: Frame, monday: date) -> Iterator[Day]:
    """Yield the seven days from MONDAY on; what lasts several stands on each of them."""
    for day in (monday + timedelta(days=n) for n in range(_WEEK)):
        yield _day(frame, day, (e for e in frame.edition.agenda if e.day <= day <= e.last))


def _day(frame: Frame, day: date, found: Iterable[Happening]) -> Day:
    title = dates.show_day(day, frame.edition.house.language)
    return Day(title, day == frame.edition.today, [_row(frame, each) for each in found])


def _row(frame: Frame, event: Happening) -> Row:
    people = ", ".join(event.officials)
    return Row(
        _hours(frame, event),
        frame.machine(event.start) if event.start else event.day.isoformat(),
        event.title,
        event.place,
        _("Present: {people}").format(people=people) if people else "",
        _note(frame, event),
        event.off,
    )


def _hours(frame: Frame, event: Happening) -> str:
    if event.start is None:
        return _("all day")
    start = _hour(frame, event.start)
    if event.open_end:
        return _("{start}–end").format(start=start)
    return f"{start}–{_hour(frame, event.end)}" if event.end else start


def _hour(frame: Frame, moment: datetime) -> str:
    house = frame.edition.house
    local = moment.astimezone(house.zone)
    return clock_text(local.hour, local.minute, house.language)


def _note(frame: Frame, event: Happening) -> str:
    """Return what became of EVENT: why it does not take place, or when it was to be."""
    if event.status is EventStatus.CANCELLED:
        reason = event.reason
        return _("Cancelled: {reason}").format(reason=reason) if reason else _("Cancelled")
    if event.gone:
        return _("No longer planned")
    if event.status is not EventStatus.MOVED or event.was is None:
        return ""
    language = frame.edition.house.language
    was = frame.time(event.was_at) if event.was_at else dates.show_day(event.was, language)
    moved = _("Moved; it was to be on {was}").format(was=was)
    return f"{moved}. {event.reason}" if event.reason else moved

"""Bind articles to the events that they are on: what a draft takes from one."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from bekasi_cli.dates import show_day
from bekasi_cli.errors import NotFound
from bekasi_cli.i18n import Language, language
from bekasi_cli.model import Event, Facts, Official
from bekasi_cli.newsroom.agenda_looks import People
from bekasi_cli.storage.port import Reader
from bekasi_cli.style import Scheduled

_BACK = timedelta(days=60)


def seed(event: Event, day: date | None, now: datetime, zone: tzinfo) -> Facts:
    """Return what an article on EVENT begins with: headline, place, day, and its number.

    Of what repeats it is the time on DAY, else the last one that has begun, else the next.
    """
    from bekasi_cli.calendar import occurrences

    plan, today = event.plan, now.astimezone(zone).date()
    when = plan.day
    if plan.repeat:
        around = [o.day for o in occurrences(event, today - _BACK, today + _BACK, zone)]
        past = [each for each in around if each <= today]
        when = day or (past[-1] if past else around[0] if around else plan.day)
    place = plan.place.rpartition(",")[2].strip().upper()
    return Facts(title=plan.title, dateline=place, event_date=when, event=event.id)


def opening(reader: Reader, event: Event, day: date | None) -> str:
    """Return the sentence that a text on EVENT can begin with, in the language of the news."""
    plan = event.plan
    when = day or plan.day
    people = People(reader.find(Official))
    names = [people.introduced(each, when) for each in plan.officials]
    who = " dan ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
    where = f" di {plan.place}" if plan.place else ""
    weekday, _comma, _rest = show_day(when, Language.INDONESIAN).partition(",")
    told = f"{weekday} ({when.day}/{when.month}/{when.year})"
    begun = f"{who} menghadiri {plan.title}" if who else plan.title
    return f"{begun}{where}, {told}.\n"


def event_of(reader: Reader, facts: Facts) -> Event | None:
    """Return the event that FACTS name, None where they name none that there is."""
    if not facts.event:
        return None
    try:
        return reader.get(Event, facts.event)
    except NotFound:
        return None


def scheduled(reader: Reader, number: int, zone: tzinfo) -> Scheduled | None:
    """Return event NUMBER as the house style reads it, None where there is none."""
    event = event_of(reader, Facts(event=number))
    if event is None:
        return None
    people = People(reader.find(Official))
    plan = event.plan

    def takes_place(on: date) -> bool:
        from bekasi_cli.calendar import occurrences

        return any(True for _ in occurrences(event, on, on, zone))

    return Scheduled(
        event.id,
        plan.title,
        show_day(plan.day, language()),
        takes_place,
        plan.place,
        tuple(people.names(each, plan.day) for each in plan.officials),
    )

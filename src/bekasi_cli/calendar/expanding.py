"""Tell on which days an event takes place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bekasi_cli.model import Event, Occurrence, Plan, Repeat

_MOST = 1000
"""So many times of one event are told at most, however long the time asked for."""


def occurrences(event: Event, first: date, last: date, zone: tzinfo) -> Iterator[Occurrence]:
    """Yield each time that EVENT takes place from the day FIRST to LAST in ZONE, in order."""
    plan = event.plan
    if plan.repeat is None:
        found = Occurrence(event, plan.day, plan.last_day or plan.day, plan.start, plan.end)
        if found.day <= last and found.last >= first:
            yield found
        return
    for n, day in enumerate(_days(plan, plan.repeat, first, last, zone)):
        if n >= _MOST:
            return
        yield _on(event, day, zone)


def _on(event: Event, moment: datetime, zone: tzinfo) -> Occurrence:
    """Return the time that begins at MOMENT, which has the zone of the rule."""
    plan = event.plan
    if plan.start is None:
        day = moment.date()
        return Occurrence(event, day, day + timedelta(days=plan.days))
    start = moment.astimezone(UTC)
    end = start + (plan.end - plan.start) if plan.end else None
    day = moment.astimezone(zone).date()
    return Occurrence(event, day, day + timedelta(days=plan.days), start, end)


def _days(plan: Plan, repeat: Repeat, first: date, last: date, zone: tzinfo) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    own = _zone(repeat, zone)
    begins = (
        plan.start.astimezone(own).replace(tzinfo=None)
        if plan.start
        else datetime.combine(plan.day, time())
    )
    rule = rrulestr(repeat.rule, dtstart=begins)
    slack = timedelta(days=plan.days + 1)  # another zone may have another day
    after = datetime.combine(first, time()) - slack
    before = datetime.combine(last, time()) + timedelta(days=2)
    for moment in rule.between(after, before, inc=True):
        if moment.date() in repeat.omitted:
            continue
        local = moment.replace(tzinfo=own)
        day = local.astimezone(zone).date() if plan.start else moment.date()
        if day <= last and day + timedelta(days=plan.days) >= first:
            yield local


def _zone(repeat: Repeat, zone: tzinfo) -> tzinfo:
    if not repeat.zone:
        return zone
    try:
        return ZoneInfo(repeat.zone)
    except (ZoneInfoNotFoundError, ValueError):  # this computer knows fewer zones
        return zone

"""Write events as iCalendar, for telephones and other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bekasi_cli.model import Event, EventStatus, Plan

if TYPE_CHECKING:
    from icalendar import Event as Component

_STATUS = {
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.MOVED: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
}
_UNTIL = re.compile(r"UNTIL=(\d{8}T\d{6})")
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of what was never changed: the same events give the same bytes."""


def write(events: Sequence[Event], *, name: str, zone: ZoneInfo) -> bytes:
    """Return EVENTS as the calendar NAME; internal notes stay out of it, whoever asks.

    Times are those of ZONE, with its rules beside them, so that what repeats keeps its hour.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//bekasi//agenda//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone.key)
    for event in events:
        calendar.add_component(_component(event, zone))
    if any(event.plan.start for event in events):
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: Event, zone: ZoneInfo) -> Component:
    from icalendar import Event as Component

    plan = event.plan
    found = Component()
    found.add("uid", event.uid)
    found.add("dtstamp", event.changed or _BEGINNING)
    found.add("sequence", max(event.version - 1, 0))
    found.add("summary", plan.title)
    _add_times(found, plan, zone)
    if plan.place:
        found.add("location", plan.place)
    if plan.officials:
        found.add("description", f"Hadir: {', '.join(plan.officials)}")
    if plan.organiser:
        found.add("contact", plan.organiser)
    found.add("status", _STATUS[event.status])
    found.add("class", "PUBLIC" if event.public else "PRIVATE")
    return found


def _add_times(found: Component, plan: Plan, zone: ZoneInfo) -> None:
    own = ZoneInfo(plan.repeat.zone) if plan.repeat and plan.repeat.zone else zone
    if plan.start is None:
        found.add("dtstart", plan.day)
        found.add("dtend", (plan.last_day or plan.day) + timedelta(days=1))
    else:
        found.add("dtstart", plan.start.astimezone(own))
        if plan.end:
            found.add("dtend", plan.end.astimezone(own))
    if plan.repeat is None:
        return
    from icalendar import vRecur

    found.add("rrule", vRecur.from_ical(_rule(plan, own)))
    for day in plan.repeat.omitted:
        if plan.start is None:
            found.add("exdate", day)
        else:
            clock = plan.start.astimezone(own).time()
            found.add("exdate", datetime.combine(day, clock, own))


def _rule(plan: Plan, zone: ZoneInfo) -> str:
    """Return the rule with its UNTIL as iCalendar wants it: a day, or an instant in UTC."""
    rule = plan.repeat.rule if plan.repeat else ""
    found = _UNTIL.search(rule)
    if not found:
        return rule
    moment = datetime.fromisoformat(found[1]).replace(tzinfo=zone)
    if plan.start is None:
        return _UNTIL.sub(f"UNTIL={moment:%Y%m%d}", rule)
    return _UNTIL.sub(f"UNTIL={moment.astimezone(UTC):%Y%m%dT%H%M%SZ}", rule)

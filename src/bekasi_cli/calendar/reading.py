"""Read iCalendar as Google, Outlook and telephones export it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from bekasi_cli.calendar.repeating import repeat
from bekasi_cli.cleaning import clean
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Entry, EventStatus, Plan, Repeat

if TYPE_CHECKING:
    from icalendar import Component

MAX_BYTES = 16 * 1024 * 1024
_MOST = 20_000
_STATUS = {
    "CANCELLED": EventStatus.CANCELLED,
    "CONFIRMED": EventStatus.CONFIRMED,
    "TENTATIVE": EventStatus.PLANNED,
}
_PRESENT = re.compile(r"(?im)^\s*(?:hadir|dihadiri|pejabat)\s*:\s*(?P<who>.+)$\n?")
_BREAK = re.compile(r"<(?:br|/p|/li|/div)\b[^>]*>", re.IGNORECASE)
_FORMAT = re.compile(r"</?(?:a|b|i|u|p|div|em|strong|span|font|ul|ol|li)\b[^>]*>", re.IGNORECASE)
"""How Google marks up descriptions; other tags are left to be refused."""


When: TypeAlias = date | datetime


class Feed(NamedTuple):
    """What a calendar says: its own NAME, "" where it has none, and its events."""

    name: str
    entries: tuple[Entry, ...]


def read(content: bytes, zone: ZoneInfo) -> Feed:
    """Return the events of a calendar, whose times without a zone are those of ZONE.

    Raises:
        Unreadable: it is no calendar, holds no event, or some event of it is not understood;
            names each of those.
    """
    calendar = _parsed(content)
    events = list(calendar.walk("VEVENT"))
    if not events or len(events) > _MOST:
        raise Unreadable(
            N_("The calendar holds {count} events."),
            N_("Export it again, with events in it, at most {most}."),
            count=len(events),
            most=_MOST,
        )
    cancelled = _text(calendar, "METHOD").upper() == "CANCEL"
    overridden = _overridden(events, zone)
    entries, problems = [], list[str]()
    for event in events:
        try:
            entry = _entry(event, zone, overridden)
        except Unreadable as error:
            problem = " ".join(error.sentences(str))
            problems.append(f"“{_text(event, 'SUMMARY') or _text(event, 'UID') or '?'}”: {problem}")
            continue
        status = EventStatus.CANCELLED if cancelled else entry.status
        entries.append(Entry(key=entry.key, plan=entry.plan, status=status))
    if problems:
        raise Unreadable(
            N_("Some events of the calendar are not understood: {problems}"),
            N_("Mend them where they come from and export again; nothing was taken in."),
            problems=" ".join(problems[:10]),
        )
    return Feed(_text(calendar, "X-WR-CALNAME"), tuple(entries))


def _parsed(content: bytes) -> Component:
    from icalendar import Calendar

    if len(content) <= MAX_BYTES and b"BEGIN:VCALENDAR" in content[:4096].upper():
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        try:
            return Calendar.from_ical(text)
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            pass
    raise Unreadable(
        N_("This is no calendar that can be read."),
        N_("Export it as iCalendar (.ics), at most {megabytes} MB; a list is pasted as text."),
        megabytes=MAX_BYTES // 1024 // 1024,
    )


def _overridden(events: Iterable[Component], zone: tzinfo) -> dict[str, set[date]]:
    """Return the days on which an event that repeats has one of its own, by UID."""
    found = dict[str, set[date]]()
    for event in events:
        if "RECURRENCE-ID" in event:
            day = _day(_when(event, "RECURRENCE-ID"), zone)
            found.setdefault(_text(event, "UID"), set()).add(day)
    return found


def _entry(event: Component, zone: ZoneInfo, overridden: dict[str, set[date]]) -> Entry:
    start = _when(event, "DTSTART")
    key = _text(event, "UID") or f"{start.isoformat()} {_text(event, 'SUMMARY')}"
    omitted = {_day(each, _own_zone(start, zone)) for each in _listed(event, "EXDATE")}
    if "RECURRENCE-ID" in event:
        key = f"{key}/{_day(_when(event, 'RECURRENCE-ID'), zone).isoformat()}"
    else:
        omitted |= overridden.get(key, set())
    if "RDATE" in event:
        raise Unreadable(N_("It has further days (RDATE), which are not understood."))
    about = _PRESENT.search(described := _described(event))
    plan = Plan(
        title=_text(event, "SUMMARY") or _("(no title)"),
        **_times(event, start, zone)._asdict(),
        place=_text(event, "LOCATION"),
        officials=_people(about["who"]) if about else (),
        organiser=_organiser(event),
        notes=(_PRESENT.sub("", described, count=1) if about else described).strip(),
        repeat=_repeat(event, start, zone, omitted),
    )
    return Entry(key=key, plan=plan, status=_STATUS.get(_text(event, "STATUS").upper()))


class _Times(NamedTuple):
    """The fields of a plan that say when it is."""

    day: date
    last_day: date | None
    start: datetime | None = None
    end: datetime | None = None


def _times(event: Component, start: When, zone: ZoneInfo) -> _Times:
    """Return when EVENT is; the end that a calendar tells is exclusive."""
    end = _when(event, "DTEND") if "DTEND" in event else None
    if end is None and "DURATION" in event:
        length = _part(event["DURATION"], "dt")
        end = start + length if isinstance(length, timedelta) else None
    if not isinstance(start, datetime):
        last = _day(end, zone) - timedelta(days=1) if end else start
        return _Times(start, last if last > start else None)
    begins = _instant(start, zone)
    ends = _instant(end, zone) if isinstance(end, datetime) else None
    if ends and ends <= begins:
        ends = None
    day = begins.astimezone(zone).date()
    last = (ends - timedelta(seconds=1)).astimezone(zone).date() if ends else day
    return _Times(day, last if last > day else None, begins, ends)


def _repeat(event: Component, start: When, zone: ZoneInfo, omitted: set[date]) -> Repeat | None:
    if "RRULE" not in event:
        return None
    rule = event["RRULE"]
    if isinstance(rule, list):
        raise Unreadable(N_("It repeats by two rules at once, which is not understood."))
    own = _own_zone(start, zone)
    name = getattr(own, "key", "") if own is not zone else ""
    told = rule.to_ical()
    text = told.decode("ascii", "replace") if isinstance(told, bytes) else str(told)
    return repeat(text, zone=own, name=name, omitted=omitted)


def _own_zone(moment: When, zone: ZoneInfo) -> tzinfo:
    """Return the zone that MOMENT is told in, as one that every computer knows, else ZONE."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return zone
    named = getattr(moment.tzinfo, "key", "") or str(getattr(moment.tzinfo, "_tzid", ""))
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    try:
        return ZoneInfo(WINDOWS_TO_OLSON.get(named, named))
    except (ValueError, OSError, KeyError):
        return zone


def _when(event: Component, name: str) -> When:
    found: object = event.get(name)
    if isinstance(found, list):
        found = found[0]
    moment = _part(found, "dt")
    if isinstance(moment, datetime) and moment.tzinfo is None:
        if zone := _zone_of(found):
            raise Unreadable(N_("Nobody knows the time zone {zone}."), zone=zone)
        return moment
    if isinstance(moment, date):
        return moment
    raise Unreadable(N_("{name} is no date."), name=name)


def _zone_of(found: object) -> str:
    params = _part(found, "params")
    return str(params.get("TZID", "")) if isinstance(params, dict) else ""


def _part(found: object, name: str) -> object:
    """Return the part NAME of a property, None where it has none or is broken."""
    from icalendar.error import BrokenCalendarProperty

    try:
        return getattr(found, name, None)
    except BrokenCalendarProperty:
        return None


def _listed(event: Component, name: str) -> Iterator[When]:
    found: object = event.get(name, [])
    for group in found if isinstance(found, list) else [found]:
        parts = _part(group, "dts")
        if not isinstance(parts, list):
            raise Unreadable(N_("{name} is no date."), name=name)
        for each in parts:
            if isinstance(moment := _part(each, "dt"), date):
                yield moment


def _instant(moment: datetime, zone: tzinfo) -> datetime:
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return local.astimezone(UTC).replace(microsecond=0)


def _day(moment: When, zone: tzinfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    if moment.time() == time() and moment.tzinfo is None:
        return moment.date()
    return _instant(moment, zone).astimezone(zone).date()


def _text(event: Component, name: str) -> str:
    found = event.get(name, "")
    if isinstance(found, list):
        found = found[0] if found else ""
    return " ".join(clean(str(found)).split())


def _described(event: Component) -> str:
    text = _FORMAT.sub("", _BREAK.sub("\n", clean(str(event.get("DESCRIPTION", "")))))
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


def _organiser(event: Component) -> str:
    """Return who invites, by name: addresses of people are not taken in."""
    params = _part(event.get("ORGANIZER"), "params")
    told = params.get("CN", "") if isinstance(params, dict) else ""
    name = " ".join(clean(str(told)).split())
    return "" if "@" in name else name


def _people(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip(" .") for each in re.split(r"[,;]", text))))

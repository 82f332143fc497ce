"""Turn what people type as a date into an instant, and an instant into what people read.

The names of months and days are tables of our own (`datetables`): reading needs them anyway, with
their misspellings, and Babel takes longer to load than a whole command may run. A test holds the
tables against Babel's CLDR data. What we print, we read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum
from typing import NamedTuple

from bekasi_cli.dates.tables import MONTHS, SHORT_MONTHS, WEEKDAYS, ZONES
from bekasi_cli.dates.words import (
    Day,
    Reading,
    Weekday,
    Which,
    clock_text,
    scan,
    two_readings,
    unreadable,
)
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, Language, language

_AHEAD = timedelta(days=183)
"""How far ahead an event is announced with the name of its day and without its year."""


class Lean(IntEnum):
    """Which way to look for a day whose year, month or week was left out."""

    PAST = -1
    FUTURE = 1


class Here(NamedTuple):
    """Where, and when, somebody types a date; without NOW only whole dates can be read."""

    zone: tzinfo
    now: datetime | None = None

    def read(self, text: str, *, lean: Lean, needs_hour: bool = False) -> datetime:
        """Return the instant that TEXT means here; raises as `parse` and `read_stamp` do."""
        if self.now is None:
            return read_stamp(text, zone=self.zone).moment
        return parse(text, now=self.now, zone=self.zone, lean=lean, needs_hour=needs_hour)


class Stamp(NamedTuple):
    """A moment as a page prints it; MISSPELT is the month as printed and as it was read."""

    moment: datetime
    misspelt: tuple[str, str] | None = None


def parse(
    text: str, *, now: datetime, zone: tzinfo, lean: Lean, needs_hour: bool = False
) -> datetime:
    """Return the instant that TEXT means when it is typed at NOW in ZONE, in UTC, to the second.

    Without an hour it is the day's first moment. A clock without a day is the nearest in the
    direction of LEAN.

    Raises:
        Unreadable: it says no date, or two; both readings are in the message.
    """
    reading = scan(text, zone)
    if reading.now or reading.span is not None:
        return (now + (reading.span or timedelta())).astimezone(UTC).replace(microsecond=0)
    if needs_hour and reading.clock is None:
        raise Unreadable(
            N_('"{text}" names a day but no hour.'),
            N_('Type the hour too, for example "{text} 09.00".'),
            text=text,
        )
    local = now.astimezone(reading.zone)
    day = _day(text, reading, local, lean)
    return _instant(day, reading)


def parse_day(text: str, *, now: datetime, zone: tzinfo, lean: Lean) -> date:
    """Return the day in ZONE that TEXT means; an hour in it is read and left aside.

    Raises:
        Unreadable: as `parse`.
    """
    return parse(text, now=now, zone=zone, lean=lean).astimezone(zone).date()


def read_stamp(text: str, *, zone: tzinfo) -> Stamp:
    """Return the moment that a page prints: a whole date, and mostly an hour.

    Raises:
        Unreadable: it is no date, or one without its year.
    """
    reading = scan(text, zone)
    if reading.day is None or reading.day.year is None:
        raise unreadable(text)
    day = _dated(text, reading.day, date.min, Lean.PAST)
    _check_weekday(text, day, reading.weekday)
    return Stamp(_instant(day, reading), reading.misspelt)


def _instant(day: date, reading: Reading) -> datetime:
    local = datetime.combine(day, reading.clock or time(), tzinfo=reading.zone)
    return local.astimezone(UTC)


def _day(text: str, reading: Reading, local: datetime, lean: Lean) -> date:
    today = local.date()
    if reading.day is not None:
        day = _as_named(text, reading.day, reading.weekday, today, lean)
    elif reading.near is not None:
        day = today + timedelta(days=reading.near)
    elif reading.tadi is not None:
        day = today - timedelta(days=reading.tadi > local.time())
    elif reading.weekday is not None:
        return _week_day(text, reading, reading.weekday, local, lean)
    else:
        return today + timedelta(days=lean if _gone(reading, local, lean) else 0)
    _check_weekday(text, day, reading.weekday)
    return day


def _as_named(text: str, typed: Day, weekday: Weekday | None, today: date, lean: Lean) -> date:
    """Return the day as typed; an event of a day that is named may also lie ahead."""
    day = _dated(text, typed, today, lean)
    if weekday is None or typed.year is not None or lean is not Lean.PAST:
        return day
    coming = _dated(text, typed, today, Lean.FUTURE)
    near = coming - today <= _AHEAD and weekday.day == coming.weekday() != day.weekday()
    return coming if near else day


def _dated(text: str, typed: Day, today: date, lean: Lean) -> date:
    """Return the day as typed, or without its year or month the nearest in the lean's direction."""
    if typed.year is not None and typed.month is not None:
        try:
            return date(typed.year, typed.month, typed.day)
        except ValueError:
            raise unreadable(text) from None
    for distance in range(3000):  # more than eight years: there is always a 29 February
        day = today + timedelta(days=distance * lean)
        if day.day == typed.day and typed.month in {None, day.month}:
            return day
    raise unreadable(text)


def _week_day(text: str, reading: Reading, typed: Weekday, local: datetime, lean: Lean) -> date:
    today = local.date()
    ahead = (typed.day - today.weekday()) % 7
    monday = today - timedelta(days=today.weekday())
    match typed.which:
        case Which.LAST_WEEK | Which.THIS_WEEK | Which.NEXT_WEEK:
            week = [Which.LAST_WEEK, Which.THIS_WEEK, Which.NEXT_WEEK].index(typed.which) - 1
            return monday + timedelta(days=7 * week + typed.day)
        case Which.LAST:
            return today - timedelta(days=7 - ahead)
        case Which.NEXT:
            return _next(text, today, typed.day, ahead or 7)
        case _:
            if lean is Lean.PAST and ahead:
                return today - timedelta(days=7 - ahead)
            gone = ahead == 0 and _gone(reading, local, lean)
            return today + timedelta(days=7 * lean if gone else ahead)


def _next(text: str, today: date, wanted: int, ahead: int) -> date:
    """Return the next such day after today, where nobody can mean the one a week later.

    That is when it lies in the week after this one; on a Saturday or a Sunday people mean
    either by the same words, and so they do with a day that this week still holds.
    """
    day = today + timedelta(days=ahead)
    if today.weekday() >= 5 or wanted > today.weekday():
        later = day + timedelta(days=7)
        raise two_readings(text, show_day(day, language()), show_day(later, language()))
    return day


def _gone(reading: Reading, local: datetime, lean: Lean) -> bool:
    """Tell whether today's hour lies on the wrong side of now."""
    if reading.clock is None:
        return False
    clock, now = reading.clock, local.time().replace(microsecond=0)
    return clock < now if lean is Lean.FUTURE else clock > now


def _check_weekday(text: str, day: date, typed: Weekday | None) -> None:
    if typed is not None and typed.day != day.weekday():
        raise Unreadable(
            N_('"{text}" contradicts itself: the day is {date}.'),
            N_("Type the date with its year, or leave the name of the day out."),
            text=text,
            date=show_day(day, language()),
        )


def show(moment: datetime, zone: tzinfo, tongue: Language) -> str:
    """Return MOMENT in full: `Selasa, 14 Februari 2023, 07.57 WIB`."""
    local = moment.astimezone(zone)
    clock = clock_text(local.hour, local.minute, tongue)
    return f"{show_day(local.date(), tongue)}, {clock} {zone_name(zone, moment)}"


def short(moment: datetime, zone: tzinfo, tongue: Language) -> str:
    """Return MOMENT for a column: `14 Feb 2023 07.57`."""
    local = moment.astimezone(zone)
    month = SHORT_MONTHS[tongue][local.month - 1]
    clock = clock_text(local.hour, local.minute, tongue)
    return f"{local.day} {month} {local.year} {clock}"


def show_day(day: date, tongue: Language) -> str:
    """Return DAY in full: `Selasa, 14 Februari 2023`."""
    month = MONTHS[tongue][day.month - 1]
    return f"{WEEKDAYS[tongue][day.weekday()]}, {day.day} {month} {day.year}"


def zone_name(zone: tzinfo, moment: datetime) -> str:
    """Return what people call the zone then: WIB, WITA, WIT, else its offset as `+01:00`."""
    local = moment.astimezone(zone)
    name = local.tzname() or ""
    if ZONES.get(name.lower()) == local.utcoffset():
        return name
    offset = local.strftime("%z")
    return f"{offset[:3]}:{offset[3:5]}"


def rfc3339(moment: datetime, zone: tzinfo) -> str:
    """Return MOMENT as machines read it, with ZONE's offset: `2023-02-14T07:57:08+07:00`."""
    return moment.astimezone(zone).isoformat(timespec="seconds")

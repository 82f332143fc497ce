from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bekasi_cli import calendar
from bekasi_cli.errors import Unreadable
from bekasi_cli.model import Event, Plan, Repeat

WIB = ZoneInfo("Asia/Jakarta")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
MONDAY = datetime(2026, 11, 2, 8, tzinfo=WIB).astimezone(UTC)


def days(plan: Plan, first: date = FIRST, last: date = LAST) -> list[int]:
    event = Event(id=1, uid="x", plan=plan)
    return [each.day.day for each in calendar.occurrences(event, first, last, WIB)]


def weekly(omitted: tuple[date, ...] = (), zone: str = "") -> Plan:
    repeat = Repeat(rule="FREQ=WEEKLY;BYDAY=MO", omitted=omitted, zone=zone)
    end = MONDAY + timedelta(hours=1)
    return Plan(title="Rapat", day=date(2026, 11, 2), start=MONDAY, end=end, repeat=repeat)


def test_what_comes_once_comes_on_its_days() -> None:
    plan = Plan(title="Panen", day=date(2026, 10, 30), last_day=date(2026, 11, 2))
    assert days(plan) == [30]
    assert days(plan, date(2026, 11, 3)) == []


def test_what_comes_each_week_leaves_out_what_was_omitted() -> None:
    assert days(weekly()) == [2, 9, 16, 23, 30]
    assert days(weekly(omitted=(date(2026, 11, 9),))) == [2, 16, 23, 30]


def test_each_time_has_its_hours_and_length() -> None:
    event = Event(id=1, uid="x", plan=weekly())
    first, second, *_ = calendar.occurrences(event, FIRST, LAST, WIB)
    assert (first.start, second.start) == (MONDAY, MONDAY + timedelta(days=7))
    assert second.end == MONDAY + timedelta(days=7, hours=1)


def test_whole_days_repeat_with_their_length() -> None:
    plan = Plan(
        title="Pasar",
        day=date(2026, 11, 6),
        last_day=date(2026, 11, 7),
        repeat=calendar.weekly(date(2026, 11, 6), date(2026, 11, 20)),
    )
    found = list(calendar.occurrences(Event(id=1, uid="x", plan=plan), FIRST, LAST, WIB))
    assert [(each.day.day, each.last.day) for each in found] == [(6, 7), (13, 14), (20, 21)]


def test_an_hour_of_a_zone_with_summer_time_stays_the_hour_there() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    start = datetime(2026, 10, 19, 9, tzinfo=zone).astimezone(UTC)
    repeat = calendar.repeat("FREQ=WEEKLY", zone=zone, name="Europe/Amsterdam")
    plan = Plan(title="x", day=date(2026, 10, 19), start=start, repeat=repeat)
    event = Event(id=1, uid="x", plan=plan)
    found = list(calendar.occurrences(event, date(2026, 10, 19), date(2026, 10, 26), WIB))
    assert [each.start.hour for each in found if each.start] == [7, 8]


def test_a_zone_that_this_computer_lacks_is_the_offices() -> None:
    assert days(weekly(zone="Mars/Olympus")) == [2, 9, 16, 23, 30]


def test_until_is_read_in_each_form() -> None:
    for until in ("20261116", "20261116T080000", "20261116T010000Z"):
        repeat = calendar.repeat(f"FREQ=WEEKLY;UNTIL={until}", zone=WIB)
        plan = Plan(title="x", day=date(2026, 11, 2), start=MONDAY, repeat=repeat)
        assert days(plan) == [2, 9, 16]
        assert repeat.last == date(2026, 11, 16)


def test_a_rule_that_ends_on_no_day_is_refused() -> None:
    with pytest.raises(Unreadable, match="which is no date"):
        calendar.repeat("FREQ=WEEKLY;UNTIL=20261399", zone=WIB)


def test_no_event_is_told_a_million_times() -> None:
    plan = Plan(title="x", day=FIRST, repeat=Repeat(rule="FREQ=DAILY"))
    assert len(days(plan, FIRST, date(2100, 1, 1))) == 1000

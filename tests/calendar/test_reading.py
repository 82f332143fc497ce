from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli import calendar
from bekasi_cli.errors import Unreadable
from bekasi_cli.model import EventStatus, Repeat
from calendars import GOOGLE, OUTLOOK, event, ics

WIB = ZoneInfo("Asia/Jakarta")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB).astimezone(UTC)


def problem(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        calendar.read(content, WIB)
    return " ".join(caught.value.sentences(str))


def test_googles_export_is_read_whole() -> None:
    feed = calendar.read(ics(GOOGLE), WIB)
    assert feed.name == "Agenda Bupati"
    weekly, moved, apel, panen = feed.entries
    assert weekly.key == "rapat@google.example"
    assert weekly.status is EventStatus.CONFIRMED
    assert weekly.plan.repeat == Repeat(
        rule="FREQ=WEEKLY;UNTIL=20261214T080000;BYDAY=MO",
        omitted=(date(2026, 11, 9), date(2026, 11, 16)),
        last=date(2026, 12, 14),
    )
    assert (moved.key, moved.plan.day) == ("rapat@google.example/2026-11-16", date(2026, 11, 17))
    assert (apel.plan.start, apel.plan.end) == (at(24, 8), at(24, 9, 30))
    assert apel.plan.officials == ("Bupati", "Sekda")
    assert apel.plan.notes == "Bawa payung\nParkir di utara"
    assert apel.plan.organiser == "Bagian Umum"
    assert apel.status is EventStatus.PLANNED
    assert (panen.plan.day, panen.plan.last_day) == (date(2026, 12, 1), date(2026, 12, 3))
    assert panen.plan.start is None
    assert panen.status is EventStatus.CANCELLED


def test_outlooks_zones_and_times_without_any_are_read() -> None:
    night, audience, day = calendar.read(ics(OUTLOOK), WIB).entries
    assert (night.plan.start, night.plan.end) == (at(24, 19), at(25, 1))
    assert (night.plan.day, night.plan.last_day) == (date(2026, 11, 24), date(2026, 11, 25))
    assert (audience.plan.start, audience.plan.end) == (at(25, 13), at(25, 14, 30))
    assert day.plan.repeat == Repeat(rule="FREQ=YEARLY")


def test_a_calendar_in_another_encoding_or_cancelled_as_a_whole_is_read() -> None:
    told = event("DTSTART:20261124T090000", "SUMMARY:Café").decode().encode("cp1252")
    assert calendar.read(told, WIB).entries[0].plan.title == "Café"
    whole = told.replace(b"BEGIN:VEVENT", b"METHOD:CANCEL\r\nBEGIN:VEVENT", 1)
    assert calendar.read(whole, WIB).entries[0].status is EventStatus.CANCELLED


def test_an_event_without_uid_title_or_sensible_end_is_taken_as_it_is() -> None:
    told = event("DTSTART:20261124T090000", "DTEND:20261124T080000").replace(b"UID:satu\r\n", b"")
    (entry,) = calendar.read(told, WIB).entries
    assert entry.key.startswith("2026-11-24T09:00:00")
    assert (entry.plan.title, entry.plan.end) == ("(no title)", None)


def test_an_organiser_who_is_only_an_address_is_not_taken_in() -> None:
    told = event("DTSTART:20261124T090000", "ORGANIZER;CN=a@b.example:mailto:a@b.example")
    assert calendar.read(told, WIB).entries[0].plan.organiser == ""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART:besok",), "DTSTART is no date"),
        ((), "DTSTART is no date"),
        (("DTSTART;TZID=Mars Time:20261124T090000",), "time zone Mars Time"),
        (("DTSTART:20261124T090000", "RRULE:FREQ=SECONDLY"), "FREQ=SECONDLY"),
        (("DTSTART:20261124T090000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=32"), "not understood"),
        (("DTSTART:20261124T090000", "RRULE:FREQ=DAILY;BYMONTH=2"), "not understood"),
        (("DTSTART:20261124T090000", "RDATE:20261125T090000"), "RDATE"),
        (("DTSTART:20261124T090000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "two rules"),
    ],
)
def test_an_event_that_is_not_understood_is_named_and_nothing_is_read(
    lines: tuple[str, ...], said: str
) -> None:
    told = problem(event(*lines, "SUMMARY:Rapat"))
    assert "“Rapat”" in told
    assert said in told
    assert "nothing was taken in" in told


@pytest.mark.parametrize(
    "content",
    [b"", b"halo", b"\x89PNG", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n"],
)
def test_what_is_no_calendar_gets_a_sentence(content: bytes) -> None:
    assert "calendar" in problem(content)


def test_a_calendar_without_events_is_not_taken_for_an_empty_agenda() -> None:
    assert "holds 0 events" in problem(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@given(st.text(max_size=60), st.sampled_from(["SUMMARY", "DTSTART", "RRULE", "EXDATE", "X"]))
def test_whatever_stands_in_a_calendar_is_read_or_refused(text: str, name: str) -> None:
    content = event("DTSTART:20261124T090000", f"{name}:{text}")
    with suppress(Unreadable):
        assert calendar.read(content, WIB).entries

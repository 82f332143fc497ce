"""Read the dates of front matter as people type them, and only where people type."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli import dates
from bekasi_cli.dates import Here
from bekasi_cli.documents import Notice, parse, render
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import Language
from bekasi_cli.model import Facts

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)  # a Tuesday, 10.30 WIB
HERE = Here(JAKARTA, NOW)


def typed(line: str, here: Here | None = HERE) -> tuple[Facts, list[str]]:
    found = parse(f"---\ntitle: Pasar\n{line}\n---\n\nIsi.\n".encode(), here)
    return found.manuscript.facts, [said(each) for each in found.warnings]


def said(notice: Notice) -> str:
    return notice.message.format(**notice.details)


@pytest.mark.parametrize(
    ("text", "moment", "shown"),
    [
        ("besok 09.00", "2026-11-25T02:00Z", "Wednesday, 25 November 2026, 09:00 WIB"),
        ("'Jumat (27/11) pukul 08.00'", "2026-11-27T01:00Z", "Friday, 27 November 2026, 08:00 WIB"),
        ("Senin depan jam 7", "2026-11-30T00:00Z", "Monday, 30 November 2026, 07:00 WIB"),
        ("2026-11-25 09:00", "2026-11-25T02:00Z", "Wednesday, 25 November 2026, 09:00 WIB"),
        (
            "25 November 2026 09.00 WITA",
            "2026-11-25T01:00Z",
            "Wednesday, 25 November 2026, 08:00 WIB",
        ),
    ],
)
def test_an_embargo_is_read_and_the_whole_instant_is_told(
    text: str, moment: str, shown: str
) -> None:
    facts, told = typed(f"embargo: {text}")

    assert facts.embargo == datetime.fromisoformat(moment)
    assert told == [f"`embargo` in line 3 was read as {shown}."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("kemarin", date(2026, 11, 23)),
        ("Sabtu (14/2)", date(2026, 2, 14)),
        ("14 Febuari 2023", date(2023, 2, 14)),
        ("hari ini", date(2026, 11, 24)),
    ],
)
def test_the_day_of_an_event_is_read_and_told(text: str, day: date) -> None:
    facts, told = typed(f"event_date: {text}")

    assert facts.event_date == day
    assert told == [f"`event_date` in line 3 was read as {dates.show_day(day, Language.ENGLISH)}."]


def test_what_is_written_as_texts_of_record_do_is_not_told() -> None:
    facts, told = typed("event_date: 2026-02-14\nembargo: 2026-11-25T09:00:00+07:00")

    assert (facts.event_date, told) == (date(2026, 2, 14), [])
    assert facts.embargo == datetime(2026, 11, 25, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("embargo: besok", "no hour"),
        ("embargo: besok jam 3", "can mean besok 03:00 or besok 15:00"),
        ("embargo: kapan-kapan", "not a date that can be read"),
        ("event_date: Selasa (14/2)", "14 February 2026"),
        ("event_date: Minggu depan", "hari Minggu depan or Senin pekan depan"),
    ],
)
def test_what_cannot_be_read_names_its_line_and_the_readings(line: str, problem: str) -> None:
    with pytest.raises(Unreadable) as caught:
        typed(line)

    told = str(caught.value)
    key = line.partition(":")[0]
    assert f"`{key}` in line 3 of the text: " in told
    assert problem in told
    assert caught.value.hint


def test_a_text_of_record_holds_absolute_times_only() -> None:
    found = parse(b"---\ntitle: x\nembargo: besok 09.00\nevent_date: kemarin\n---\n", HERE)

    record = render(found.manuscript)

    assert b"embargo: 2026-11-25T02:00:00Z" in record
    assert b"event_date: 2026-11-23" in record
    assert parse(record).manuscript == found.manuscript
    for line in ("embargo: besok 09.00", "event_date: kemarin"):
        with pytest.raises(Unreadable):
            typed(line, None)


def test_an_archives_dates_are_whole_ones() -> None:
    archive = Here(JAKARTA)

    assert typed("event_date: 14 Februari 2023", archive)[0].event_date == date(2023, 2, 14)
    for line in ("event_date: kemarin", "event_date: 14/2", "embargo: besok 09.00"):
        with pytest.raises(Unreadable):
            typed(line, archive)


def test_the_date_of_a_source_lies_in_the_past() -> None:
    facts, _ = typed("source:\n  digest: x\n  published: 25/11 pukul 13.00")

    assert facts.source
    assert facts.source.published == datetime(2025, 11, 25, 6, tzinfo=UTC)


MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis wants them naive
    max_value=datetime(2099, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0))


@given(MOMENTS, MOMENTS, st.sampled_from(Language), st.integers(-9, 9))
def test_what_we_print_can_be_typed_into_front_matter(
    moment: datetime, now: datetime, tongue: Language, hours: int
) -> None:
    here = Here(JAKARTA, now + timedelta(hours=hours))
    shown = dates.show(moment, JAKARTA, tongue)
    day = dates.show_day(moment.astimezone(JAKARTA).date(), tongue)

    facts, told = typed(f"embargo: '{shown}'\nevent_date: '{day}'", here)

    assert facts.embargo == moment
    assert facts.event_date == moment.astimezone(JAKARTA).date()
    assert len(told) == 2

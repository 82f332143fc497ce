"""Test dates as people type them: read right, or refused with both readings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli import dates
from bekasi_cli.dates import Lean
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import Language

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)  # a Tuesday, 10.30 WIB
SATURDAY = NOW + timedelta(days=4)
SUNDAY = NOW + timedelta(days=5)


def local(text: str, *, now: datetime = NOW, lean: Lean = Lean.FUTURE) -> str:
    moment = dates.parse(text, now=now, zone=JAKARTA, lean=lean)
    assert moment.tzinfo is UTC
    assert moment.microsecond == 0
    return moment.astimezone(JAKARTA).strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")


READ = [
    ("besok 09.00", "2026-11-25 09:00"),
    ("Besok jam 9", "2026-11-25 09:00"),
    ("besok 9 pagi", "2026-11-25 09:00"),
    ("besok pagi jam 6", "2026-11-25 06:00"),
    ("besok jam 3 sore", "2026-11-25 15:00"),
    ("besok jam 1 siang", "2026-11-25 13:00"),
    ("besok jam 7 malam", "2026-11-25 19:00"),
    ("besok jam 1 malam", "2026-11-25 01:00"),
    ("besok jam 2 dini hari", "2026-11-25 02:00"),
    ("besok pukul 13 siang", "2026-11-25 13:00"),
    ("besok jam setengah 9", "2026-11-25 08:30"),
    ("besok jam setengah 1 siang", "2026-11-25 12:30"),
    ("besok jam 01.00", "2026-11-25 01:00"),
    ("besok 00.00", "2026-11-25 00:00"),
    ("besok", "2026-11-25 00:00"),
    ("lusa", "2026-11-26 00:00"),
    ("besok lusa 08.15", "2026-11-26 08:15"),
    ("hari ini pukul 13", "2026-11-24 13:00"),
    ("hari ini 09.00", "2026-11-24 09:00"),
    ("nanti malam jam 8", "2026-11-24 20:00"),
    ("malam ini pukul 20.00", "2026-11-24 20:00"),
    ("sore ini jam 4", "2026-11-24 16:00"),
    ("kemarin", "2026-11-23 00:00"),
    ("kemarin dulu jam 9", "2026-11-22 09:00"),
    ("sekarang", "2026-11-24 10:30"),
    ("2 jam lagi", "2026-11-24 12:30"),
    ("30 menit lagi", "2026-11-24 11:00"),
    ("dalam 3 hari", "2026-11-27 00:00"),
    ("3 hari lagi jam 9", "2026-11-27 09:00"),
    ("seminggu lagi", "2026-12-01 00:00"),
    ("2 minggu yang lalu", "2026-11-10 00:00"),
    ("in 2 hours", "2026-11-24 12:30"),
    ("3 days ago", "2026-11-21 00:00"),
    ("jam 9", "2026-11-25 09:00"),
    ("pukul 13", "2026-11-24 13:00"),
    ("13.00", "2026-11-24 13:00"),
    ("Senin depan", "2026-11-30 00:00"),
    ("hari Senin depan", "2026-11-30 00:00"),
    ("Selasa depan", "2026-12-01 00:00"),
    ("next Monday 9am", "2026-11-30 09:00"),
    ("Jumat pekan depan", "2026-12-04 00:00"),
    ("Jumat minggu depan", "2026-12-04 00:00"),
    ("Jumat ini", "2026-11-27 00:00"),
    ("Jum'at ini", "2026-11-27 00:00"),
    ("Kamis pekan lalu", "2026-11-19 00:00"),
    ("Senin lalu", "2026-11-23 00:00"),
    ("Selasa yang lalu", "2026-11-17 00:00"),
    ("last Friday", "2026-11-20 00:00"),
    ("Minggu pagi jam 7", "2026-11-29 07:00"),
    ("Rabu", "2026-11-25 00:00"),
    ("Selasa", "2026-11-24 00:00"),
    ("Selasa 09.00", "2026-12-01 09:00"),
    ("Selasa 11.00", "2026-11-24 11:00"),
    ("besok, Rabu", "2026-11-25 00:00"),
    ("24 Nov", "2026-11-24 00:00"),
    ("23 Nov", "2027-11-23 00:00"),
    ("1 Des 08.00", "2026-12-01 08:00"),
    ("29 Februari", "2028-02-29 00:00"),
    ("14/2", "2027-02-14 00:00"),
    ("tanggal 30", "2026-11-30 00:00"),
    ("tgl 5 jam 9", "2026-12-05 09:00"),
    ("14 Februari 2023", "2023-02-14 00:00"),
    ("14 Februari 2023 - 07:57:08", "2023-02-14 07:57:08"),
    ("14 Febuari 2023 - 07:57:08", "2023-02-14 07:57:08"),
    ("14 Pebruari 2023 07.57", "2023-02-14 07:57"),
    ("3 Nopember 2023", "2023-11-03 00:00"),
    ("17 Agust 2023", "2023-08-17 00:00"),
    ("17 Agt 2023 10.00 WIB", "2023-08-17 10:00"),
    ("17 Agustus 2023 pukul 10.00 WITA", "2023-08-17 09:00"),
    ("17 Agustus 2023 10.00 WIT", "2023-08-17 08:00"),
    ("Selasa, 14 Februari 2023, 07.57 WIB", "2023-02-14 07:57"),
    ("Selasa (14/2/2023)", "2023-02-14 00:00"),
    ("hari Selasa tanggal 14 Februari 2023 pukul 07.57", "2023-02-14 07:57"),
    ("14/2/2023", "2023-02-14 00:00"),
    ("14-02-2023 07:57", "2023-02-14 07:57"),
    ("14.2.2023 07.57", "2023-02-14 07:57"),
    ("14/2/23", "2023-02-14 00:00"),
    ("14-Feb-2023", "2023-02-14 00:00"),
    ("2023-02-14 07.57", "2023-02-14 07:57"),
    ("2023–02–14", "2023-02-14 00:00"),
    ("2023-02-14T07:57:08+07:00", "2023-02-14 07:57:08"),
    ("2023-02-14T00:57:08Z", "2023-02-14 07:57:08"),
    ("2023-02-14T00:57:08.123456Z", "2023-02-14 07:57:08"),
    ("2023-02-14T07:57:08", "2023-02-14 07:57:08"),
    ("February 14, 2023 7:57 am", "2023-02-14 07:57"),
    ("14th of March 2023", "2023-03-14 00:00"),
    ("Mar 3rd, 2023", "2023-03-03 00:00"),
    ("Tuesday, 14 February 2023, 07:57 WIB", "2023-02-14 07:57"),
    ("today at 1 pm", "2026-11-24 13:00"),
    ("tomorrow at 12 am", "2026-11-25 00:00"),
    ("tomorrow 5 p.m.", "2026-11-25 17:00"),
    ("tonight at 8", "2026-11-24 20:00"),
    ("this afternoon at 2", "2026-11-24 14:00"),
    ("day after tomorrow 10:00", "2026-11-26 10:00"),
    ("  besok   jam  9 ", "2026-11-25 09:00"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_people_type_is_read(text: str, expected: str) -> None:
    assert local(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sabtu (14/2)", "2026-02-14 00:00"),
        ("24 Nov", "2026-11-24 00:00"),
        ("25 Nov", "2025-11-25 00:00"),
        ("29 Feb", "2024-02-29 00:00"),
        ("Senin", "2026-11-23 00:00"),
        ("Selasa 11.00", "2026-11-17 11:00"),
        ("Selasa 09.00", "2026-11-24 09:00"),
        ("jam 11", "2026-11-23 11:00"),
        ("tanggal 30", "2026-10-30 00:00"),
    ],
)
def test_what_is_left_out_is_taken_from_the_past_for_events(
    text: str, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(Unreadable, match="14 February 2026"):
            local(text, lean=Lean.PAST)
    else:
        assert local(text, lean=Lean.PAST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "kapan-kapan", "besok jam", "besok 9", "31 Februari 2023", "30/2", "14 Xyz 2023",
        "2/14/2023", "25.61", "jam 25", "jam 24", "besok lusa kemarin", "besok 14/2/2023",
        "besok sekarang", "sekarang jam 9", "2 jam lagi jam 9", "jam 9 jam 10", "jam 12 malam",
        "jam 10 sore", "jam 14 pagi", "jam setengah 9.15", "14 Febjuli 2023", "14 Jule 2023",
        "Februari 2023", "besok pagi malam", "tanggal 32", "[/]", "14 Februari 2023 \x1b[31m",
        "9" * 101, "32 Januari 2023", "Senin 14 Februari 2023", "Senin besok", "pukul 9 banget",
        "1 Januari 1234", "Jumat 14 Februari 2023, 09.00 WIB",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        local(text)
    assert caught.value.hint


def test_a_weekday_that_does_not_fit_is_an_error_that_names_the_day() -> None:
    with pytest.raises(Unreadable, match="14 February 2026"):
        local("Selasa (14/2)", lean=Lean.PAST)


@pytest.mark.parametrize("hour", range(1, 7))
def test_a_bare_small_hour_is_refused_with_both_readings(hour: int) -> None:
    for text in (f"besok jam {hour}", f"pukul {hour}", f"besok {hour}.00"):
        with pytest.raises(Unreadable, match=f"can mean 0{hour}:00 or {hour + 12}:00"):
            local(text)


@pytest.mark.parametrize("hour", [0, *range(7, 24)])
def test_other_hours_are_as_on_the_clock(hour: int) -> None:
    assert local(f"besok jam {hour}") == f"2026-11-25 {hour:02}:00"


@pytest.mark.parametrize(
    ("text", "now", "first", "second"),
    [
        ("Senin depan", SATURDAY, "30 November 2026", "7 December 2026"),
        ("Senin depan", SUNDAY, "30 November 2026", "7 December 2026"),
        ("Jumat depan", NOW, "27 November 2026", "4 December 2026"),
        ("Minggu depan", NOW, "hari Minggu depan", "Senin pekan depan"),
        ("minggu ini", NOW, "hari Minggu ini", "Senin pekan ini"),
        ("malam Minggu", NOW, "Sabtu malam", "Minggu malam"),
        ("malam Senin jam 8", NOW, "Minggu malam", "Senin malam"),
        ("besok setengah 7", NOW, "", ""),
    ],
)
def test_two_meanings_are_both_named(text: str, now: datetime, first: str, second: str) -> None:
    with pytest.raises(Unreadable) as caught:
        local(text, now=now)
    assert first in str(caught.value)
    assert second in str(caught.value)


def test_minggu_minggu_depan_is_next_weeks_sunday() -> None:
    assert local("Minggu minggu depan") == "2026-12-06 00:00"


def test_today_is_that_of_the_named_zone() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # 23.30 WIB, past midnight further east
    assert local("hari ini 12.00 WIT", now=late) == "2026-11-25 10:00"


def test_an_hour_is_asked_for_where_it_is_needed() -> None:
    with pytest.raises(Unreadable, match="no hour"):
        dates.parse("besok", now=NOW, zone=JAKARTA, lean=Lean.FUTURE, needs_hour=True)
    moment = dates.parse("2 jam lagi", now=NOW, zone=JAKARTA, lean=Lean.FUTURE, needs_hour=True)
    assert moment == NOW + timedelta(hours=2)


def test_a_day_is_that_of_the_office() -> None:
    day = dates.parse_day("2023-02-14T23:00:00Z", now=NOW, zone=JAKARTA, lean=Lean.PAST)
    assert day == date(2023, 2, 15)


def test_a_misspelt_month_in_a_stamp_is_read_and_reported() -> None:
    stamp = dates.read_stamp("14 Febuari 2023 - 07:57:08", zone=JAKARTA)
    assert stamp.moment == datetime(2023, 2, 14, 0, 57, 8, tzinfo=UTC)
    assert stamp.misspelt == ("Febuari", "Februari")
    assert dates.read_stamp("17 Agust 2023", zone=JAKARTA).misspelt == ("Agust", "Agustus")
    assert dates.read_stamp("Selasa, 14 Februari 2023 07.57", zone=JAKARTA).misspelt is None


@pytest.mark.parametrize("text", ["besok 09.00", "14/2 07.00", "Senin, 14 Februari 2023", "x"])
def test_a_stamp_is_a_whole_date(text: str) -> None:
    with pytest.raises(Unreadable):
        dates.read_stamp(text, zone=JAKARTA)


MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - hypothesis wants them naive
    max_value=datetime(2099, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))
ZONES = st.sampled_from(
    [ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura", "Kolkata")]
    + [ZoneInfo(name) for name in ("Europe/Amsterdam", "America/New_York", "UTC")]
)
LANGUAGES = st.sampled_from(Language)
LEANS = st.sampled_from(Lean)


@given(MOMENTS, ZONES, LANGUAGES, MOMENTS, LEANS)
def test_what_we_print_we_read(
    moment: datetime, zone: ZoneInfo, tongue: Language, now: datetime, lean: Lean
) -> None:
    read = dates.parse(dates.show(moment, zone, tongue), now=now, zone=JAKARTA, lean=lean)
    assert read == moment.replace(second=0)
    exact = dates.parse(dates.rfc3339(moment, zone), now=now, zone=JAKARTA, lean=lean)
    assert exact == moment


@given(MOMENTS, st.sampled_from(["Jakarta", "Makassar", "Jayapura"]), LANGUAGES, MOMENTS)
def test_what_we_print_shortly_we_read(
    moment: datetime, city: str, tongue: Language, now: datetime
) -> None:
    zone = ZoneInfo(f"Asia/{city}")
    read = dates.parse(dates.short(moment, zone, tongue), now=now, zone=zone, lean=Lean.PAST)
    assert read == moment.replace(second=0)
    day = moment.astimezone(zone).date()
    shown = dates.show_day(day, tongue)
    assert dates.parse_day(shown, now=now, zone=zone, lean=Lean.PAST) == day


def test_zones_have_their_names() -> None:
    names = {
        "Asia/Jakarta": "WIB",
        "Asia/Makassar": "WITA",
        "Asia/Jayapura": "WIT",
        "Asia/Kolkata": "+05:30",
        "UTC": "+00:00",
    }
    assert {zone: dates.zone_name(ZoneInfo(zone), NOW) for zone in names} == names


def test_both_languages_print_as_people_write() -> None:
    moment = datetime(2023, 2, 14, 0, 57, 8, tzinfo=UTC)
    assert dates.show(moment, JAKARTA, Language.INDONESIAN) == "Selasa, 14 Februari 2023, 07.57 WIB"
    assert dates.show(moment, JAKARTA, Language.ENGLISH) == "Tuesday, 14 February 2023, 07:57 WIB"
    assert dates.short(moment, JAKARTA, Language.INDONESIAN) == "14 Feb 2023 07.57"
    assert dates.rfc3339(moment, JAKARTA) == "2023-02-14T07:57:08+07:00"

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


def test_a_weekday_that_does_not_fit_is_an_error_that_names_the_day() -> None:
    with pytest.raises(Unreadable, match="14 February 2026"):
        local("Selasa (14/2)", lean=Lean.PAST)


@pytest.mark.parametrize("hour", range(1, 7))
def test_a_bare_small_hour_is_refused_with_both_readings(hour: int) -> None:
    for text in (f"besok jam {hour}", f"pukul {hour}", f"besok {hour}.00"):
        with pytest.raises(Unreadable, match=f"can mean .*0{hour}:00 or .*{hour + 12}:00"):
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
        ("besok jam 24", NOW, "00:00", "23:59"),
        ("besok 24.00", NOW, "00:00", "23:59"),
        ("besok tengah malam", NOW, "00:00", "23:59"),
        ("jam 12 malam", NOW, "00:00", "23:59"),
        ("midnight", NOW, "00:00", "23:59"),
        ("besok jam tiga", NOW, "besok 03:00", "besok 15:00"),
        ("Lusa pukul 5.30 WIB", NOW, "lusa 05:30 wib", "lusa 17:30 wib"),
        ("tonight at 12", NOW, "00:00", "23:59"),
        ("besok malam jam 12", NOW, "besok 00:00", "besok 23:59"),
    ],
)
def test_two_meanings_are_both_named(text: str, now: datetime, first: str, second: str) -> None:
    with pytest.raises(Unreadable) as caught:
        local(text, now=now)
    assert first in str(caught.value)
    assert second in str(caught.value)


@given(
    st.sampled_from(["besok", "lusa", "Jumat", "14/2/2027", "Senin (30/11)", "tanggal 30", ""]),
    st.sampled_from(["jam 3", "pukul 5.15", "4.30", "jam tiga", "jam 24", "24.00", "tengah malam"]),
    st.sampled_from(["", " WIB", " WITA"]),
    st.booleans(),
)
def test_each_reading_of_an_hour_can_be_typed_and_keeps_its_day(
    day: str, hour: str, zone: str, hour_first: bool
) -> None:
    text = " ".join(filter(None, [hour, day] if hour_first else [day, hour])) + zone
    with pytest.raises(Unreadable) as caught:
        local(text)

    readings = [str(caught.value.details[name]) for name in ("first", "second")]
    first, second = (local(each) for each in readings)
    assert first != second
    if day and not zone and "malam Jumat" not in text:  # which may be Thursday's
        assert {first[:10], second[:10]} == {local(day)[:10]}


def test_minggu_minggu_depan_is_next_weeks_sunday() -> None:
    assert local("Minggu minggu depan") == "2026-12-06 00:00"


def test_today_is_that_of_the_named_zone() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # 23.30 WIB, past midnight further east
    assert local("hari ini 12.00 WIT", now=late) == "2026-11-25 10:00"


def test_tonight_that_has_passed_is_tonights() -> None:
    late = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # 23.00 WIB
    assert local("tadi malam jam 8", now=late) == "2026-11-24 20:00"
    assert local("tadi malam", now=late) == "2026-11-24 00:00"


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

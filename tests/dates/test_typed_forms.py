"""Hold the table of what people type as dates: read right, or refused with an example."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bekasi_cli import dates
from bekasi_cli.dates import Lean
from bekasi_cli.errors import Unreadable

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)  # a Tuesday, 10.30 WIB


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
    ("bsk pagi jam 8", "2026-11-25 08:00"),
    ("besuk 09.00", "2026-11-25 09:00"),
    ("hr ini jam 13", "2026-11-24 13:00"),
    ("kemaren sore jam 4", "2026-11-23 16:00"),
    ("besok jam sembilan", "2026-11-25 09:00"),
    ("besok jam setengah delapan", "2026-11-25 07:30"),
    ("besok jam dua belas", "2026-11-25 12:00"),
    ("lusa pukul tiga sore", "2026-11-26 15:00"),
    ("dua hari lagi jam 9", "2026-11-26 09:00"),
    ("tiga jam lagi", "2026-11-24 13:30"),
    ("setengah jam lagi", "2026-11-24 11:00"),
    ("sejam lagi", "2026-11-24 11:30"),
    ("2 hari ke depan", "2026-11-26 00:00"),
    ("dua minggu yang lalu", "2026-11-10 00:00"),
    ("in an hour", "2026-11-24 11:30"),
    ("two weeks ago", "2026-11-10 00:00"),
    ("tomorrow noon", "2026-11-25 12:00"),
    ("26-11 09.00", "2026-11-26 09:00"),
    ("2026-11-26T09:00+07", "2026-11-26 09:00"),
    ("tadi pagi jam 9", "2026-11-24 09:00"),
    ("tadi malam jam 8", "2026-11-23 20:00"),
    ("tadi malam jam 1", "2026-11-24 01:00"),
    ("tadi malam", "2026-11-23 00:00"),
    ("semalam pukul 21.00", "2026-11-23 21:00"),
    ("last night at 9", "2026-11-23 21:00"),
    ("tadi", "2026-11-24 00:00"),
    ("tadi jam 13", "2026-11-23 13:00"),
    ("Kamis, 26/11/2026 09.00", "2026-11-26 09:00"),
    ("Senin (30/11) pukul 08.00", "2026-11-30 08:00"),
    ("besok,jam 9", "2026-11-25 09:00"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_people_type_is_read(text: str, expected: str) -> None:
    assert local(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sabtu (14/2)", "2026-02-14 00:00"),
        ("Senin (30/11)", "2026-11-30 00:00"),  # announced: last year it was a Sunday
        ("Minggu (30/11)", "2025-11-30 00:00"),
        ("30/11", "2025-11-30 00:00"),
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
        "jam 09.00-10.00 besok", "bulan depan", "akhir bulan", "sebentar lagi", "Kamis besok",
        "0900", "tanggal 27 bulan depan", "besok@09.00", "Selasa (24/12)", "1 Januari 1234",
        "Jumat 14 Februari 2023, 09.00 WIB",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        local(text)
    assert caught.value.hint

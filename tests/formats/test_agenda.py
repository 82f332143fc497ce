from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats import agenda
from bekasi_cli.model import Entry, EventStatus, Plan

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
DAY = "*Selasa, 24 November 2026*\n"
SENT = """\
*AGENDA KEGIATAN PIMPINAN*
_Kabupaten Tirtamaya_

*Selasa, 24 November 2026*
1. 08.00 Apel pagi - Plaza Pemkab
   Hadir: Bupati, Sekda
2. 09.00 s.d. selesai Rapat koordinasi banjir – Aula Wibawa
• 13.00-14.30 WIB | Audiensi KONI - Ruang Rapat Bupati
📌 Pukul 15.30 WIB s/d selesai : Kunjungan ke Posyandu Melati
Tempat: Desa Sukamaju, Kec. Rawalintang
Pakaian: Batik

Rabu, 25 November
Pukul 09.00 WIB
Peresmian Pasar Rakyat
Pasar Rawalintang
Hadir: Wakil Bupati dan Kepala Dinas Kebudayaan dan Pariwisata
3) Senam bersama
Waktu : 06.30 WIB
Tempat : Alun-alun
Penyelenggara: Dinas Pemuda
~10.00 Rapat paripurna - Gedung DPRD~
19.30 - 01.00 Malam kesenian (tentatif) - Taman Budaya
Sepanjang hari - Hari Guru

Demikian, terima kasih.
08.00 nomor telepon piket
"""


def read(text: str) -> agenda.Pasted:
    return agenda.read(text, now=NOW, zone=WIB)


def one(text: str) -> Entry:
    (entry,) = read(DAY + text).entries
    return entry


def hours(plan: Plan) -> str:
    ends = [each.astimezone(WIB).strftime("%H.%M") for each in (plan.start, plan.end) if each]
    return "-".join(ends) + ("-selesai" if plan.open_end else "")


def problem(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(text)
    return " ".join(caught.value.sentences(str))


def test_a_list_as_an_office_sends_it_is_read_whole() -> None:
    found = read(SENT)
    assert (found.first, found.last) == (date(2026, 11, 24), date(2026, 11, 25))
    assert [number for number, _ in found.aside] == [1, 2, 26, 27]
    told = [(e.plan.day.day, hours(e.plan), e.plan.title, e.plan.place) for e in found.entries]
    assert told == [
        (24, "08.00", "Apel pagi", "Plaza Pemkab"),
        (24, "09.00-selesai", "Rapat koordinasi banjir", "Aula Wibawa"),
        (24, "13.00-14.30", "Audiensi KONI", "Ruang Rapat Bupati"),
        (24, "15.30-selesai", "Kunjungan ke Posyandu Melati", "Desa Sukamaju, Kec. Rawalintang"),
        (25, "09.00", "Peresmian Pasar Rakyat", "Pasar Rawalintang"),
        (25, "06.30", "Senam bersama", "Alun-alun"),
        (25, "10.00", "Rapat paripurna", "Gedung DPRD"),
        (25, "19.30-01.00", "Malam kesenian", "Taman Budaya"),
        (25, "", "Hari Guru", ""),
    ]
    plans = [each.plan for each in found.entries]
    assert plans[0].officials == ("Bupati", "Sekda")
    assert plans[3].notes == "Pakaian: Batik"
    assert plans[4].officials == ("Wakil Bupati", "Kepala Dinas Kebudayaan dan Pariwisata")
    assert plans[5].organiser == "Dinas Pemuda"
    assert plans[7].last_day == date(2026, 11, 26)
    assert [each.status for each in found.entries].count(EventStatus.CANCELLED) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("08.00 Apel", "08.00"),
        ("08:00 Apel", "08.00"),
        ("8.00 Apel", "08.00"),
        ("Pkl. 08.00 WIB Apel", "08.00"),
        ("jam 08.00 s.d 09.00 Apel", "08.00-09.00"),
        ("08.00 sampai dengan selesai: Apel", "08.00-selesai"),
        ("08.00 – 09.15 WIB, Apel", "08.00-09.15"),
        ("08.00 WITA Apel", "07.00"),
        ("- Apel\nWaktu: 08.00", "08.00"),
        ("Pukul: 08.00 WIB\nAcara: Apel", "08.00"),
        ("Kegiatan: Apel\n08.00 WIB", "08.00"),
        ("Kegiatan: Apel\nWaktu: sepanjang hari", ""),
        ("Waktu: 08.00\nApel", "08.00"),
    ],
)
def test_hours_are_read_as_people_write_them(line: str, said: str) -> None:
    entry = one(line)
    assert (entry.plan.title, hours(entry.plan)) == ("Apel", said)


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("08.00 Rapat - Bidang Aset - Aula", "Rapat - Bidang Aset", "Aula"),
        ("08.00 Rapat bertempat di Aula", "Rapat", "Aula"),
        ("08.00 Rapat @ Aula", "Rapat", "Aula"),
        ("08.00 Rapat\nLokasi: Aula", "Rapat", "Aula"),
        ("08.00 Rapat Gelar-Karya", "Rapat Gelar-Karya", ""),
        ("08.00 Rapat (dibatalkan) - Aula", "Rapat", "Aula"),
    ],
)
def test_the_place_stands_behind_the_last_dash(line: str, title: str, place: str) -> None:
    plan = one(line).plan
    assert (plan.title, plan.place) == (title, place)


@pytest.mark.parametrize(
    "line",
    [
        "09.00 Rapat banjir - Aula Wibawa. Hadir: Bupati, Sekda",
        "09.00 Rapat banjir; Tempat: Aula Wibawa; Hadir : Bupati, Sekda",
        "09.00 Rapat banjir - Aula Wibawa | Dihadiri oleh: Bupati, Sekda",
    ],
)
def test_a_line_may_go_on_with_who_comes_and_where(line: str) -> None:
    entry = one(line)
    assert (entry.plan.title, entry.plan.place) == ("Rapat banjir", "Aula Wibawa")
    assert entry.plan.officials == ("Bupati", "Sekda")


@pytest.mark.parametrize("heading", ["Hari/Tanggal : Selasa, 24 November 2026", "24/11/2026:"])
def test_a_day_is_read_as_people_head_it(heading: str) -> None:
    (entry,) = read(f"{heading}\n08.00 Apel").entries
    assert entry.plan.day == date(2026, 11, 24)


def test_the_key_is_day_and_title_and_two_of_one_name_are_told_apart() -> None:
    found = read(f"{DAY}08.00 Rapat\n10.00 RAPAT").entries
    assert [each.key for each in found] == ["2026-11-24|rapat", "2026-11-24|rapat|2"]
    moved = read(f"{DAY}08.30 Rapat - Aula").entries
    assert moved[0].key == found[0].key


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("25.00 Apel", "no clock shows this hour"),
        ("2.00 Apel", "before or after noon"),
        ("10.00-09.00 Apel", "ends before it begins"),
        ("\nRabu, 25 November 2026\nTempat: Aula", "belongs to no event"),
        ("Apel tanpa jam", "neither a day nor an hour"),
        ("- Apel", "it has no hour"),
        ("08.00 WIB\n\n09.00 Rapat", "nothing says what takes place"),
        ("Waktu: pagi", "this is no hour"),
        ("Hari: entah", "this is no date"),
        ("Rabu, 24 November 2026", "contradicts itself"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(lines: str, said: str) -> None:
    told = problem(f"{DAY}07.00 Senam\n{lines}")
    assert f"line {5 if lines[0] == chr(10) else 3} " in told
    assert said in told
    assert "nothing was taken in" in told


@pytest.mark.parametrize("text", ["", "halo", DAY, "08.00 Apel"])
def test_a_list_without_a_day_or_an_event_says_how_one_is_written(text: str) -> None:
    assert "no event in this list" in problem(text)


@given(st.text(max_size=80), st.text("0123456789. -:SeninRabu\n", max_size=40))
def test_whatever_is_pasted_is_read_or_refused(text: str, more: str) -> None:
    with suppress(Unreadable):
        assert read(f"{DAY}{text}\n{more}").entries

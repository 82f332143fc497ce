"""Hold what the house style finds by code, in cases that no rule's examples show."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from bekasi_cli.style import Severity
from bekasi_cli.style.checks.numbers import spelt
from style_texts import found, told


def test_the_year_of_a_date_is_the_articles() -> None:
    text = "Rapat digelar Rabu (14/2)."
    assert told(text) == []
    assert told(text, date(2023, 2, 20)) == [("waktu/hari", "Rabu", "Selasa")]
    assert told("Rapat digelar Selasa (14/2).", date(2023, 2, 20)) == []


def test_about_the_turn_of_the_year_the_near_year_counts() -> None:
    assert told("Rapat digelar Jumat (2/1).", date(2025, 12, 30)) == []
    assert told("Rapat digelar Rabu (31/12).", date(2026, 1, 2)) == []
    assert told("Rapat digelar Kamis (31/12).", date(2026, 1, 2))[0][2] == "Rabu"


def test_a_day_that_the_calendar_does_not_have_is_told() -> None:
    assert told("Rapat digelar Senin, 31 April 2023.") == [("waktu/tanggal", "31 April 2023", "")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *[(3, "tiga"), (12, "dua belas"), (25, "dua puluh lima"), (40, "empat puluh")],
        *[(100, "seratus"), (300, "tiga ratus"), (1000, "seribu"), (125, ""), (5000, "lima ribu")],
    ],
)
def test_numbers_are_spelt_out_where_few_words_are_enough(number: int, words: str) -> None:
    assert spelt(number) == words


def test_what_is_quoted_is_a_hint_and_keeps_its_rules_severity() -> None:
    (one,) = [e for e in found("“Disini rawan banjir,” kata camat.") if e.rule == "kata-depan/di"]
    assert (one.severity, one.own, one.quoted) == (Severity.HINT, Severity.ERROR, True)
    (one,) = found("> Disini rawan banjir.")
    assert one.severity is Severity.HINT


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one() -> None:
    text = "“Kita siap. Disini aman.\n\n“Disini juga aman,” kata camat. Disini selesai."
    assert [e.severity.value for e in found(text) if e.text == "Disini"] == [
        "hint",
        "hint",
        "error",
    ]


def test_names_of_firms_laws_and_italics_stay_as_they_are() -> None:
    assert told("PT Resiko Jaya dan *resiko* lama.") == []
    law = "Peraturan Daerah Nomor 3 Tahun 2010 tentang Ijin Praktek Dokter dan Resiko Usaha"
    assert told(f"{law} berlaku.") == []
    assert [each[1] for each in told(f"{law} berlaku, tetapi resiko tetap ada.")] == ["resiko"]


def test_addresses_are_no_prose() -> None:
    text = "Laman https://a.example/resiko, surel resiko@a.example, akun @resiko, dan resiko.id."
    assert told(text) == []


def test_suggestions_have_the_letters_of_what_they_replace() -> None:
    assert told("# RESIKO BANJIR")[0] == ("baku/kata", "RESIKO", "RISIKO")
    assert told("Resiko-resiko itu nyata.")[0] == ("baku/kata", "Resiko-resiko", "Risiko-risiko")


def test_in_one_place_one_rule_speaks() -> None:
    assert told("Nota itu di tanda tangani bupati.") == [
        ("gabungan/imbuhan", "di tanda tangani", "ditandatangani")
    ]


def test_long_texts_take_no_longer_by_the_word() -> None:
    from time import process_time

    def seconds(text: str) -> float:
        begun = process_time()
        found(text)
        return process_time() - begun

    paragraph = "Warga menghimbau camat, lalu berkata “Disini aman,” dan pulang. " * 12
    found(paragraph)
    short = min(seconds(f"{paragraph}\n\n" * 40) for _ in range(3))
    long = min(seconds(f"{paragraph}\n\n" * 320) for _ in range(2))
    assert long < short * 8 * 5
    one_line = min(seconds(paragraph * 320) for _ in range(2))
    assert one_line < short * 8 * 5


@pytest.mark.parametrize(
    "words",
    ["aman, tertib dan lancar ", "Rp. 5000 dan 5 orang ", "Desa Setia Kecamatan Setu Bekasi "],
)
def test_a_long_text_without_a_full_stop_is_read_all_the_same(words: str) -> None:
    begun = process_time()
    told(words * 3000)
    assert process_time() - begun < 5

"""Hold the register's rules to silence about other people, other offices and other times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bekasi_cli.newsroom.checking import Source, piece
from bekasi_cli.style import Holder, Post, Register, check, standard
from bekasi_cli.style.checks.registered import nearly, within_one
from style_texts import registered


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Cilintang Sari Wulandary menjadi tamu.",
        "Camat Batutiris Jaka Permama hadir.",
        "Sari Wulandari, yang saat itu Camat Rawalintang, bercerita.",
        "Saat itu Camat Rawalintang Sari Wulandari memimpin panen.",
        "Calon Camat Rawalintang Sari Wulandari mundur.",
        "Bupati Sari Wulandari dan Plt. Camat Jaka Permana hadir.",
        "Bupati Tirtamaya Sari membuka pasar.",
        "Pada 2021, Camat Rawalintang Sari Wulandari meletakkan batu pertama.",
        "Camat Rawalintang Sari Wulandari (2019–2022) meletakkan batu pertama.",
        "Ketua panitia Sari Wulandari, S.Sos., M.Si., hadir.",
        "Bupati Tirtamaya, Sari Wulandari Kusumah, hadir.",
        "Sari Wulandari, Camat Rawalintang periode 2019–2022, bercerita.",
        "Saat itu Bupati Tirtamaya, Bagas Pratama, meletakkan batu pertama.",
        "Ajudan Plt. Camat Rawalintang menerima surat.",
    ],
)
def test_what_the_register_cannot_know_better_is_left_alone(text: str) -> None:
    assert [e.rule for e in registered(text) if e.own.value != "hint"] == []


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Wulandari", "Wulandary", True),
        ("Wulandari", "Wulandarii", True),
        ("Wulandari", "Wuladnari", True),
        ("Wulandari", "Wulandr", False),
        ("Wulandari", "Melati", False),
    ],
)
def test_one_letter_is_near(one: str, other: str, near: bool) -> None:
    assert within_one(one, other) is near


def test_names_of_one_word_or_of_other_lengths_are_not_compared() -> None:
    assert not nearly("Wulandari", "Wulandary")
    assert not nearly("Sari Dewi Wulandari", "Sari Wulandari")
    assert not nearly("Sari Wulandari", "Sari Wulandari")
    assert not nearly("Adi Wulandari", "Edi Wulandari")


def test_a_person_of_one_name_and_one_without_office_do_no_harm() -> None:
    register = Register((Holder("Sukarno"), Holder("Rini Astuti", degrees="S.H.")))
    rules = replace(standard(), register=register)
    text = "Sukarna dan Rini Astuti, S.H., hadir."
    assert check(piece(Source(text, day=date(2026, 1, 1))), rules) == []


def test_without_a_day_names_are_compared_and_offices_are_not() -> None:
    posts = (Post("Bupati Tirtamaya", "", date(2025, 2, 20)),)
    rules = replace(standard(), register=Register((Holder("Sari Wulandari", posts=posts),)))
    right = "Pj. Bupati Tirtamaya Sari Wulandari hadir."
    assert check(piece(Source(right)), rules) == []
    wrong = check(piece(Source("Bupati Tirtamaya Sari Wulandary hadir.")), rules)
    assert "pejabat/nama" in [each.rule for each in wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Warga Kecamatan Muaragembong di Bekasi panen.",
        "Warga Kecamatan Sukamaju di Bekasi panen.",
        "Warga Kecamatan Cibarusah Jaya di Bekasi panen.",
        "Peta Kecamatan di Bekasi diperbarui.",
    ],
)
def test_a_kecamatan_that_is_none_of_ours_nor_near_one_is_left_alone(text: str) -> None:
    assert "lembaga/kecamatan" not in [each.rule for each in registered(text)]


def test_the_rarer_spelling_of_a_name_is_told_wherever_it_stands() -> None:
    text = "Rini Astuti hadir. Rini Astutti pulang. Rini Astuti makan. Rini Astutti lelah. "
    text += "Warga menyalami Rini Astuti."
    told = [each.text for each in registered(text) if each.rule == "naskah/satu-nama"]
    assert told == ["Rini Astutti", "Rini Astutti"]

"""Hold what is said of unknown words to words that are right and slips of the keyboard."""

from __future__ import annotations

import pytest

from bekasi_cli.style import spelling, standard
from bekasi_cli.style.spelling import Speller
from style_texts import found

RIGHT = (
    *("kegiatan", "dipertanggungjawabkan", "diberlakukan", "keterbatasan", "kewarganegaraan"),
    *("mempekerjakan", "anak-anak", "antarwarga", "nonformal", "pascabencana", "pertama-tama"),
    *("sepengetahuan", "mengecek", "pengecatan", "menindaklanjuti", "karyawan", "vaksinasi"),
)
SLIPS = {
    "peesrta": "peserta",
    "berlansung": "berlangsung",
    "dimilki": "dimiliki",
    "ahnya": "hanya",
    "dengasn": "dengan",
    "pertempruan": "pertempuran",
    "berlimpahh": "berlimpah",
    "seorong": "seorang",
}


@pytest.mark.parametrize("word", RIGHT)
def test_a_right_word_is_known_whatever_affixes_it_has(word: str) -> None:
    assert standard().speller.of(word) is None


@pytest.mark.parametrize("word", SLIPS)
def test_of_a_slip_the_word_that_was_meant_is_among_the_suggestions(word: str) -> None:
    assert SLIPS[word] in (standard().speller.of(word) or ())


def test_a_word_that_is_near_to_none_has_no_suggestion() -> None:
    assert standard().speller.of("domperidone") == ()
    assert standard().speller.of("kata-xqzvwt") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dibuka Peesrta Wiryo.",  # a name
        "Warga memakai *synthesizer* baru.",  # italics
        "Pegawai PSRTXA hadir.",  # an abbreviation
        "Warga membuka www.synthesizer.example hari ini.",
        "Warga duduk di dekat kaki²nya.",
    ],
)
def test_names_italics_addresses_and_abbreviations_are_left_alone(text: str) -> None:
    assert not [each for each in found(text) if each.rule in spelling.RULES]


def test_an_unknown_word_is_a_hint_and_nothing_that_an_editor_sees_unasked() -> None:
    told = [each for each in found("Para peesrta hadir.") if each.rule in spelling.RULES]
    assert [(each.text, each.suggestions[0], each.own) for each in told] == [
        ("peesrta", "peserta", "hint")
    ]


@pytest.mark.parametrize("word", ["infrastuktur", "pertempruan", "berlansung", "pennmpilan"])
def test_a_long_word_that_one_slip_makes_a_listed_one_is_a_warning(word: str) -> None:
    told = [each for each in found(f"Ada {word} lagi.") if each.rule in spelling.RULES]
    assert [(each.rule, each.own) for each in told] == [(spelling.SURE, "warning")]


def test_a_long_word_without_one_sure_correction_is_at_most_a_hint() -> None:
    for word in ("domperidone", "entomolog", "merukapan"):
        assert standard().speller.meant(word) == ""


def test_a_word_that_another_rule_judges_is_told_of_once() -> None:
    told = [each.rule for each in found("Warga membeli obat di apotik itu.")]
    assert told == ["baku/kata"]


def test_what_is_remembered_of_unknown_words_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_MOST", 1)
    speller = Speller(lambda: frozenset(("warga", "rapat")))
    for _ in range(2):
        assert "warga" in (speller.of("wargaa") or ())
        assert "rapat" in (speller.of("rapta") or ())
        assert speller.of("rapat") is None


def test_words_of_another_language_are_not_held_against_ours_for_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spelling, "_MANY", 3)
    speller = Speller(lambda: frozenset(("warga", "perlindungan")))
    assert "warga" in (speller.of("wargaa") or ())
    assert [speller.of(each) for each in ("thequick", "brown", "jumps")] == [(), (), ()]
    assert speller.of("wargab") == ()
    assert speller.meant("perlindungam") == ""
    assert speller.of("warga") is None

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import Parsed, has_front_matter, parse
from bekasi_cli.formats import plain
from bekasi_cli.model import ArticleKind, Facts
from hostile_texts import bodies


def read(text: str, title: str = "", via: str = "", *, markdown: bool = False) -> Parsed:
    return plain.read(parse(text.encode()), title=title, via=via, markdown=markdown)


def said(found: Parsed) -> str:
    return " ".join(notice.sentence() for notice in found.warnings)


def test_a_message_becomes_headline_place_and_paragraphs() -> None:
    found = read(
        "[24/11 09.12] Atika: *Pasar Tani Dibuka* 😀\n\n"
        "ARUNGJATI - Warga *membuka*\u00a0_pasar_ “tani”.\nHarganya ~naik~ turun.\n"
        "• satu\n• dua\n1. tiga\n> kata warga\n"
        "[24/11 09.13] Bagus: <Media tidak disertakan>"
    )

    facts = found.manuscript.facts
    assert (facts.title, facts.dateline) == ("Pasar Tani Dibuka 😀", "ARUNGJATI")
    assert found.manuscript.body == (
        "Warga **membuka** *pasar* “tani”.\n\nHarganya ~~naik~~ turun.\n\n"
        "- satu\n- dua\n\n1. tiga\n\n> kata warga"
    )
    for part in ("2 times (Atika, Bagus)", "not in the text: 1", "bold and italics", "struck"):
        assert part in said(found)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Jembatan Cilengkong Dibuka", "Jembatan Cilengkong Dibuka"),
        ("*Jembatan Dibuka.*", "Jembatan Dibuka."),
        ("**_Jembatan Dibuka_**", "Jembatan Dibuka"),
        ("Judul: Jembatan Dibuka", "Jembatan Dibuka"),
        ("Kapan Jembatan Dibuka?", "Kapan Jembatan Dibuka?"),
        ("Jembatan dibuka.", ""),
        ("Assalamualaikum, izin mengirim rilis", ""),
        ("Selamat pagi Pak", ""),
        ("Berikut rilisnya:", ""),
        ("- satu", ""),
        ("> kutipan", ""),
        ("ARUNGJATI – Warga menyeberang", ""),
        ("kata " * 40, ""),
    ],
)
def test_the_first_line_is_the_headline_if_it_looks_like_one(line: str, title: str) -> None:
    found = read(f"\n{line}\n\nWarga menyeberang lagi.\n")

    assert found.manuscript.facts.title == title
    assert ("Taken as the headline" in said(found)) is bool(title)


def test_a_single_line_is_no_headline() -> None:
    assert read("Jembatan Dibuka").manuscript.facts.title == ""


def test_a_typed_headline_takes_none_from_the_text_but_the_same() -> None:
    assert read("Sub judul\n\nIsi", "Lain").manuscript.body == "Sub judul\n\nIsi"
    assert read("*Pasar  DIBUKA*\n\nIsi", "Pasar dibuka").manuscript.body == "Isi"


@pytest.mark.parametrize(
    ("opening", "place", "rest"),
    [
        ("CIKARANG PUSAT - Warga hadir.", "CIKARANG PUSAT", "Warga hadir."),
        ("Arungjati – Warga hadir.", "ARUNGJATI", "Warga hadir."),
        ("*Arungjati* — warga hadir.", "ARUNGJATI", "warga hadir."),
        ("*Arungjati –* warga hadir.", "ARUNGJATI", "warga hadir."),
        ("*ARUNGJATI - Warga* hadir.", "ARUNGJATI", "**Warga** hadir."),
        ("Arungjati, Tirtamaya -- “Kami senang.”", "ARUNGJATI, TIRTAMAYA", "“Kami senang.”"),
        ("Arungjati – kata warga.", "", "Arungjati – kata warga."),
        ("Bupati itu – Warga hadir.", "", "Bupati itu – Warga hadir."),
        ("Ulang-alik warga.", "", "Ulang-alik warga."),
    ],
)
def test_a_place_before_a_dash_goes_to_its_field(opening: str, place: str, rest: str) -> None:
    found = read(f"Judul\n\n{opening}\n", via="WhatsApp")

    assert (found.manuscript.facts.dateline, found.manuscript.body) == (place, rest)


def test_a_text_may_begin_with_its_kind() -> None:
    found = read("*SIARAN PERS*\n\nPasar dibuka\n\nIsi.")

    assert found.manuscript.facts.kind is ArticleKind.PRESS_RELEASE
    assert found.manuscript.facts.title == "Pasar dibuka"


def test_markdown_without_front_matter_keeps_its_marks() -> None:
    body = "Warga *membuka* [pasar](https://a.example).\nBaris **dua**.\n\n    kode"
    found = read(f"Judul Berita\n\nARUNGJATI – {body}\n")

    assert found.manuscript.body == body
    assert found.manuscript.facts.dateline == "ARUNGJATI"
    assert read("Judul\n\nIsi *miring*", markdown=True).manuscript.body == "Isi *miring*"


def test_the_place_is_parted_below_a_markdown_heading_too() -> None:
    found = read("# Judul\n\nARUNGJATI – Isi *miring*\n")
    assert found.manuscript.facts == Facts(title="Judul", dateline="ARUNGJATI")
    assert found.manuscript.body == "Isi *miring*"


def test_lines_broken_by_hand_stay_together_where_blank_lines_part_paragraphs() -> None:
    text = "Judul\n\nSatu baris\nlalu baris lain.\n---\n#\n\nParagraf dua."
    assert read(text).manuscript.body == (
        "Satu baris\nlalu baris lain.\n\n---\n\n\\#\n\nParagraf dua."
    )
    assert read("Judul\nSatu.\nDua.").manuscript.body == "Satu.\n\nDua."


def test_a_text_of_blanks_and_one_of_nothing_but_a_place_are_read() -> None:
    assert read("\u00a0\n").manuscript.body == ""
    assert read("SIARAN PERS").manuscript.facts.kind is ArticleKind.NEWS


@pytest.mark.parametrize(
    "part", ["*a ", "[a](b*", "*", "`a ", "_*~a", "A\n", "A - ", "**a", "[24/11 09.12] ", "<a"]
)
def test_a_long_text_full_of_marks_takes_no_time(part: str) -> None:
    before = time.process_time()
    read("Judul\n\n" + part * (400_000 // len(part)), via="WhatsApp")
    assert time.process_time() - before < 5


@given(st.one_of(st.text(), bodies), st.text(max_size=10), st.sampled_from(["", "wa"]))
def test_any_text_is_read(text: str, title: str, via: str) -> None:
    content = text.encode("utf-8", "ignore")
    try:
        if has_front_matter(content):
            return
        parsed = parse(content)
    except Exception:
        return
    plain.read(parsed, title=title, via=via)

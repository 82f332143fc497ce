from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import decode, digest, parse, render, tidy
from bekasi_cli.errors import Unreadable
from bekasi_cli.formats.page import Page, is_page
from bekasi_cli.formats.page import read as read_page
from hostile_texts import texts

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample" / "halaman.txt"
REAL = ROOT.parent / "shared" / "seed" / "page.txt"
WIB = ZoneInfo("Asia/Jakarta")

PAGE = """\
Humas Kabupaten Tirtamaya

24 November 2026 - 07:57:08 | 1.188

Posyandu Melati Buka Setiap Hari

admin

TIRTAMAYA TIMUR - Posyandu Melati kini buka setiap hari _(walk-in)_.\xa0


“Silakan datang,” kata kader.

Reporter : rin/tok

Editor: dew

Berita Populer
Pasar Murah Dibuka
Agenda
Layanan Online
"""


def read(text: str) -> Page:
    return read_page(text, zone=WIB)


def said(page: Page) -> str:
    return " ".join(each.sentence() for each in page.notices)


def test_every_part_of_a_page_is_read() -> None:
    page = read(PAGE)
    facts = page.manuscript.facts

    assert page.masthead == "Humas Kabupaten Tirtamaya"
    assert page.published == datetime(2026, 11, 24, 0, 57, 8, tzinfo=UTC)
    assert page.views == 1188
    assert facts.title == "Posyandu Melati Buka Setiap Hari"
    assert facts.byline == "admin"
    assert facts.dateline == "TIRTAMAYA TIMUR"
    assert (facts.reporters, facts.editors) == (("rin", "tok"), ("dew",))
    assert page.manuscript.body == (
        "Posyandu Melati kini buka setiap hari _(walk-in)_.\n\n“Silakan datang,” kata kader."
    )
    assert facts.source
    assert facts.source.published == page.published
    assert (facts.source.views, facts.source.name) == (1188, page.masthead)
    assert page.notices == ()


@pytest.mark.parametrize("path", [SAMPLE, REAL], ids=["sample", "real"])
def test_a_page_as_the_website_served_it_comes_in_whole(path: Path) -> None:
    if not path.exists():
        pytest.skip("the real page is not here")
    text = decode(path.read_bytes())
    page = read(text)

    lines = [line.replace("\xa0", " ").strip() for line in text.splitlines() if line.strip()]
    assert is_page(text)
    assert page.manuscript.facts.title == lines[2]
    assert page.manuscript.facts.byline == lines[3]
    dateline, body = page.manuscript.facts.dateline, page.manuscript.body
    assert f"{dateline} - {body}".split("\n\n") == lines[4:10]
    assert page.manuscript.facts.reporters == (lines[10].split(": ")[1],)
    assert page.manuscript.facts.editors == (lines[11].split(": ")[1],)
    assert str(page.views) == lines[1].split("| ")[1]
    assert said(page).endswith("it was read as Februari.")
    assert parse(render(page.manuscript)).manuscript == page.manuscript


def test_the_same_page_always_has_the_same_digest() -> None:
    windows = PAGE.replace("\n", "\r\n").replace(" - ", " – ")

    assert digest(render(read(PAGE).manuscript)) == digest(render(read(windows).manuscript))


def test_a_misspelt_month_is_read_and_said() -> None:
    page = read(PAGE.replace("24 November", "14 Febuari"))

    assert page.published == datetime(2026, 2, 14, 0, 57, 8, tzinfo=UTC)
    assert "“Febuari”; it was read as Februari" in said(page)


@pytest.mark.parametrize(
    ("part", "instead", "sentence"),
    [
        (" | 1.188", "", "how often it was read"),
        ("| 1.188", "| belum", "how often it was read"),
        ("Humas Kabupaten Tirtamaya\n", "", "no masthead"),
        ("admin\n", "", "no byline"),
        ("TIRTAMAYA TIMUR - ", "", "no place in capitals"),
        ("Reporter : rin/tok\n", "", "no line “Reporter"),
        ("Editor: dew\n", "", "no line “Editor"),
        ("24 November 2026", "31 November 2026", "“31 November 2026 - 07:57:08” cannot be read"),
        (
            "Berita Populer",
            "Bagikan halaman ini\n\nBerita Populer",
            "“Bagikan halaman ini” was left",
        ),
    ],
)
def test_what_is_missing_or_odd_is_said_and_the_rest_is_read(
    part: str, instead: str, sentence: str
) -> None:
    page = read(PAGE.replace(part, instead, 1))

    assert sentence in said(page)
    assert len(page.notices) == 1
    assert page.manuscript.facts.title == "Posyandu Melati Buka Setiap Hari"
    assert page.manuscript.body.endswith("kata kader.")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Reporter: rin, tok", ("rin", "tok")),
        ("**Reporter** : rin & tok", ("rin", "tok")),
        ("REPORTER: rin dan tok", ("rin", "tok")),
        ("Penulis: rin\nReporter: tok;rin", ("rin", "tok")),
    ],
)
def test_several_reporters_are_read(line: str, codes: tuple[str, ...]) -> None:
    assert read(PAGE.replace("Reporter : rin/tok", line)).manuscript.facts.reporters == codes


def test_a_photographer_is_read() -> None:
    page = read(PAGE.replace("Editor: dew", "Editor: dew\nFotografer: tok"))

    assert page.manuscript.facts.photographers == ("tok",)


def test_without_lines_of_people_the_text_ends_at_the_side_blocks_or_the_page() -> None:
    page = PAGE.replace("Reporter : rin/tok\n", "").replace("Editor: dew\n", "")

    for text in (page, page.partition("Berita Populer")[0]):
        assert read(text).manuscript.body.endswith("kata kader.")


def test_a_heading_agenda_within_the_text_does_not_end_it() -> None:
    page = read(PAGE.replace("“Silakan", "Agenda\n\n“Silakan"))

    assert "Agenda" in page.manuscript.body


def test_a_page_without_empty_lines_has_a_paragraph_a_line() -> None:
    page = read("\n".join(line for line in PAGE.splitlines() if line.strip()))

    assert page.manuscript == read(PAGE).manuscript


@pytest.mark.parametrize(
    "stamp",
    [
        "Selasa, 24 November 2026 - 07:57:08 | Dibaca 1,188 kali",
        "24 November 2026 07.57.08 WIB | 1188",
        "24 Nov 2026, 07:57:08 |1188",
        "24 November 2026 pukul 07.57.08 | 1188",
    ],
)
def test_the_line_of_the_time_is_read_in_other_forms(stamp: str) -> None:
    page = read(PAGE.replace("24 November 2026 - 07:57:08 | 1.188", stamp))

    assert page.published == datetime(2026, 11, 24, 0, 57, 8, tzinfo=UTC)
    assert page.views == 1188


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hanya naskah.\n", "no line with date and time.*14 Februari"),
        ("Humas\n24 November 2026 - 07:57 | 3\n\n", "no headline"),
        ("Humas\n24 November 2026 - 07:57 | 3\nReporter: rin\n", "no headline"),
        ("Humas\n24 November 2026 - 07:57 | 3\nJudul\nadmin\n\nReporter: rin\n", "no text below"),
    ],
)
def test_what_is_no_whole_page_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(text)


def test_articles_of_ours_are_no_pages() -> None:
    assert is_page(PAGE)
    assert is_page(PAGE.replace(" | 1.188", ""))
    assert not is_page(f"---\ntitle: x\n---\n{PAGE}")
    assert not is_page("Pasar dibuka.\n\n24 November 2026 - 07:57\n\nDatanglah.\n")
    assert not is_page("Acara\n\n24 November 2026\n\nReporter: rin\n")
    for path in (ROOT / "data" / "sample" / "articles").glob("*.md"):
        assert not is_page(path.read_text("utf-8"))


@given(st.lists(texts | st.sampled_from(PAGE.splitlines()), max_size=12).map("\n".join))
def test_any_text_is_a_page_or_refused(text: str) -> None:
    try:
        page = read(text)
    except Unreadable:
        return
    assert tidy(page.manuscript) == parse(render(page.manuscript)).manuscript
    is_page(text)

from __future__ import annotations

from datetime import date

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats import any_text
from bekasi_cli.model import ArticleKind, Facts
from word_files import document, paragraph

KNOWN = Facts(
    title="Air Surut di Arungjati",
    kind=ArticleKind.PRESS_RELEASE,
    reporters=("atn",),
    dateline="ARUNGJATI",
    category="kesehatan",
    event_date=date(2026, 3, 1),
    extra={"nomor": "7"},
)


def read(text: str | bytes, known: Facts | None = KNOWN) -> tuple[Facts, str]:
    content = text.encode() if isinstance(text, str) else text
    found = any_text.read(content, known=known).manuscript
    return found.facts, found.body


def test_front_matter_says_all_and_what_it_leaves_out_is_left_out() -> None:
    facts, body = read("---\ntitle: Air Naik\n---\n\nAir naik lagi.\n")

    assert (facts, body) == (Facts(title="Air Naik"), "Air naik lagi.")
    assert any_text.says_all(b"\xef\xbb\xbf---\ntitle: x\n---\n")
    assert not any_text.says_all(b"# Judul\n\nIsi.")
    assert not any_text.says_all(document(paragraph("---")))


@pytest.mark.parametrize(
    "text",
    [
        "Air Naik Lagi\n\nCIBENING - Air *naik* lagi.",
        "# Air Naik Lagi\n\nCIBENING - Air **naik** lagi.",
        "[24/11 09.12] Atika: *Air Naik Lagi*\n[24/11 09.13] Atika: CIBENING - Air *naik* lagi.",
        document(
            paragraph("Air Naik Lagi", style="Title"),
            paragraph(
                "CIBENING - Air ", "<w:r><w:rPr><w:b/></w:rPr><w:t>naik</w:t></w:r>", " lagi."
            ),
        ),
    ],
    ids=["plain", "markdown", "chat", "word"],
)
def test_a_text_without_front_matter_says_headline_place_and_body_and_no_more(
    text: str | bytes,
) -> None:
    facts, body = read(text)

    assert (facts.title, facts.dateline, body) == (
        "Air Naik Lagi",
        "CIBENING",
        "Air **naik** lagi.",
    )
    assert (facts.kind, facts.category, facts.extra) == (KNOWN.kind, "kesehatan", {"nomor": "7"})
    assert (facts.reporters, facts.event_date) == (("atn",), date(2026, 3, 1))


def test_a_text_that_names_neither_keeps_the_headline_and_the_place() -> None:
    facts, body = read("Selamat pagi, ini perbaikannya.\n\nAir naik lagi.")

    assert facts == KNOWN
    assert body == "Selamat pagi, ini perbaikannya.\n\nAir naik lagi."


def test_the_known_headline_above_the_text_is_not_taken_into_the_body() -> None:
    sentence = Facts(title="Air surut.")

    assert read("Air surut.\n\nWarga pulang.", sentence) == (sentence, "Warga pulang.")


def test_a_kind_above_the_text_is_taken() -> None:
    assert read("PENGUMUMAN\n\nAir Mati\n\nBesok air mati.")[0].kind is ArticleKind.ANNOUNCEMENT


def test_a_text_that_says_nothing_takes_nothings_place() -> None:
    assert read(" \n\n") == (Facts(), "")


def test_without_an_article_the_text_says_what_it_can() -> None:
    facts, body = read("Air Naik\n\nCIBENING - Air naik.", None)

    assert (facts, body) == (Facts(title="Air Naik", dateline="CIBENING"), "Air naik.")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(b"%PDF-1.7")

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from bekasi_cli.formats import whatsapp
from bekasi_cli.i18n import Language
from bekasi_cli.model import Article, ArticleKind, Facts, Manuscript, Publication
from hostile_texts import manuscripts
from published import DRAFT, HOUSE, MANUSCRIPT, PUBLISHED, at

NOW = at(20)
TEXT = Manuscript(
    facts=Facts(title="Pasar *Tani* Dibuka", dateline="ARUNGJATI"),
    body="Warga *membuka* **pasar** [tani](https://a.example).",
)


def render(article: Article = DRAFT, text: Manuscript = TEXT, **house: object) -> str:
    shown = article.live.revision if article.live else article.head.revision
    office = replace(HOUSE, **{"language": Language.INDONESIAN, **house})
    return whatsapp.render(article, text, office, now=NOW, revision=shown)


def test_a_message_has_headline_place_marks_and_the_offices_closing_lines() -> None:
    assert render(closing="Prokopim\n#Tirtamaya\n") == (
        "*Pasar ∗Tani∗ Dibuka*\n\n"
        "*ARUNGJATI* – Warga _membuka_ *pasar* tani (https://a.example).\n\n"
        "Prokopim\n#Tirtamaya\n"
    )


def test_the_pages_address_stands_there_only_where_readers_find_this_text() -> None:
    page = HOUSE.page(PUBLISHED.id, PUBLISHED.slug)
    assert page in render(PUBLISHED)
    assert page not in render(replace(PUBLISHED, publication=Publication.HELD))
    assert page not in render(PUBLISHED, url="")
    assert page not in whatsapp.render(PUBLISHED, TEXT, HOUSE, now=NOW, revision=999)


def test_an_embargo_that_runs_stands_above_all_and_one_that_is_over_does_not() -> None:
    until = NOW + timedelta(hours=1)
    text = replace(TEXT, facts=replace(TEXT.facts, embargo=until))
    assert render(text=text).startswith("*EMBARGO sampai ")
    assert "WIB*\n" in render(text=text)
    assert render(text=text, language=Language.ENGLISH).startswith("*EMBARGO until ")
    over = replace(TEXT, facts=replace(TEXT.facts, embargo=NOW))
    assert "EMBARGO" not in render(text=over)


@pytest.mark.parametrize(
    ("kind", "label"), [(ArticleKind.PRESS_RELEASE, "*SIARAN PERS*"), (ArticleKind.NEWS, "")]
)
def test_an_item_that_is_no_plain_news_says_what_it_is(kind: ArticleKind, label: str) -> None:
    text = replace(TEXT, facts=replace(TEXT.facts, kind=kind))
    assert render(text=text).startswith(label or "*Pasar")


def test_corrections_that_readers_were_told_of_stand_below_the_headline() -> None:
    assert PUBLISHED.corrections
    note = PUBLISHED.corrections[0].note
    assert note.split()[0] in render(PUBLISHED, MANUSCRIPT).split("\n\n")[1]
    assert render(PUBLISHED, replace(TEXT, facts=Facts())).startswith("*(tanpa judul)*")


@given(manuscripts)
def test_any_text_makes_a_message(text: Manuscript) -> None:
    assert "\x1b" not in render(text=text)

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.model import (
    ArticleKind,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    Photo,
    Source,
)
from bekasi_cli.newsroom import editing, publishing, writing
from bekasi_cli.newsroom.comparing import Mark, Piece, compare, words
from bekasi_cli.newsroom.earlier import earlier
from builders import article, as_, manuscript, newsroom
from hostile_texts import texts

WIB = ZoneInfo("Asia/Jakarta")
SAME, GONE, NEW = Mark.SAME, Mark.GONE, Mark.NEW
PARTS = st.lists(st.sampled_from(["satu", "dua", ",", " ", "  ", "\n", "\n\n", "09.00"])).map(
    "".join
)


@given(st.one_of(texts, PARTS), st.one_of(texts, PARTS))
def test_the_pieces_are_both_texts_and_never_two_of_a_sort_in_a_row(old: str, new: str) -> None:
    pieces = words(old, new)
    assert "".join(each.text for each in pieces if each.mark is not NEW) == old
    assert "".join(each.text for each in pieces if each.mark is not GONE) == new
    marks = [each.mark for each in pieces]
    assert all(one is not other for one, other in pairwise(marks))
    assert all(each.text for each in pieces)


@given(texts)
def test_a_text_held_against_itself_is_the_same(text: str) -> None:
    made = Manuscript(facts=Facts(title=text), body=text)
    assert compare(made, made, WIB).same


def test_a_day_an_hour_and_a_name_are_words() -> None:
    assert words("Sabtu (14/2/2026), 09.00", "Sabtu (15/2/2026), 09.00") == (
        Piece(SAME, "Sabtu ("),
        Piece(GONE, "14/2/2026"),
        Piece(NEW, "15/2/2026"),
        Piece(SAME, "), 09.00"),
    )


def test_words_that_changed_side_by_side_are_read_together() -> None:
    assert words("satu dua tiga empat", "satu lima enam empat") == (
        Piece(SAME, "satu "),
        Piece(GONE, "dua tiga"),
        Piece(NEW, "lima enam"),
        Piece(SAME, " empat"),
    )


def test_a_text_of_many_words_is_compared_too() -> None:
    old = " ".join(f"kata{n % 97}" for n in range(6000))
    pieces = words(old, old.replace("kata5 ", "lain "))
    assert "".join(each.text for each in pieces if each.mark is not NEW) == old


def test_facts_that_differ_are_told_as_front_matter_says_them() -> None:
    old = Manuscript(
        facts=Facts(
            title="Pasar dibuka",
            tags=("pangan",),
            embargo=datetime(2026, 2, 14, 2, 0, tzinfo=UTC),
            extra={"urutan": 1},
        ),
        body="Isi.",
    )
    new = Manuscript(
        facts=Facts(
            title="Pasar tani dibuka",
            kind=ArticleKind.PRESS_RELEASE,
            tags=("pangan", "tani"),
            event_date=date(2026, 2, 14),
            photos=(Photo(media="sha256:ab", caption="Antrean"),),
            correction=CorrectionNote(kind=CorrectionKind.CORRECTION, note="Nama."),
            source=Source(digest="sha256:cd", views=3),
            extra={"urutan": ["a", {"b": "c"}]},
        ),
        body="Isi.",
    )
    found = compare(old, new, WIB)
    assert not found.same
    assert {each.field: (each.before, each.after) for each in found.facts} == {
        "title": ("Pasar dibuka", "Pasar tani dibuka"),
        "kind": ("berita", "siaran-pers"),
        "tags": ("pangan", "pangan; tani"),
        "event_date": ("", "2026-02-14"),
        "photos": ("", "media: sha256:ab, caption: Antrean"),
        "embargo": ("2026-02-14T09:00:00+07:00", ""),
        "correction": ("", "kind: correction, note: Nama."),
        "source": ("", "digest: sha256:cd, views: 3"),
        "urutan": ("1", "a; b: c"),
    }
    assert found.facts[0].pieces == (
        Piece(SAME, "Pasar"),
        Piece(NEW, " tani"),
        Piece(SAME, " dibuka"),
    )
    assert found.body == (Piece(SAME, "Isi."),)


def test_what_readers_see_comes_before_what_was_approved_and_written_before() -> None:
    room = newsroom("atn")
    number = writing.draft(room, manuscript(reporters=("atn",))).article.id
    two = manuscript(body="Dua.", reporters=("atn",))
    writing.revise(room, number, two)
    made = writing.submit(room, number).article
    assert earlier(made) == 1
    assert earlier(made, "2") == 2
    with pytest.raises(Refused, match="No text of article 1 was ever approved"):
        earlier(made, "approved")
    editing.approve(as_(room, "fiu"), number)
    assert earlier(room.store.get(type(made), number)) == 1
    three = manuscript(body="Tiga.", reporters=("atn",))
    made = writing.revise(room, number, three).article
    assert earlier(made) == earlier(made, "Approved") == 2
    with pytest.raises(Refused, match="was never published"):
        earlier(made, "live")
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number)
    made = publishing.publish(as_(room, "adm"), number).article
    assert earlier(made, "live") == 3
    assert earlier(made) == 2
    four = replace(made, head=replace(made.head, revision=4))
    assert earlier(four) == 3


def test_a_first_text_has_nothing_before_it_and_nonsense_means_no_text() -> None:
    with pytest.raises(Refused, match=r"no earlier text to compare with\. To read it: bekasi prev"):
        earlier(article())
    for nonsense in ("kemarin", "-1", "9" * 30, "²"):
        with pytest.raises(UsageProblem, match="names no text"):
            earlier(article(), nonsense)

"""Hold what is remembered of a text's words to what a reading without memory says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.style import Part, Passage, Piece, View, chunks
from bekasi_cli.style.chunks import Note, Reading, Remembered, terms

WORDS = st.lists(st.lists(st.sampled_from(("di", "Di", "2024,", "rapat.", "anak-anak", "-"))))


@given(st.lists(WORDS, max_size=6))
def test_what_is_said_of_texts_is_the_same_however_many_were_read_before(
    texts: list[list[list[str]]],
) -> None:
    short, figures = Note(lambda each: len(each) < 3), Note(lambda each: each.strip(",").isdigit())
    reading = Reading((short, figures))
    for text in texts:
        noted, told = reading.read(text)
        wanted = [[e for e in words if len(e) < 3 or e[:1].isdigit()] for words in text]
        assert noted == wanted
        assert (short in told) == any(len(e) < 3 for words in text for e in words)
        assert len(told.of(figures)) == len({e for words in text for e in words if e[0] == "2"})


def test_what_is_remembered_has_a_limit_and_who_reads_keeps_what_was_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chunks, "_MOST", 2)
    long = Note(lambda each: each if len(each) > 3 else "")
    reading = Reading((long,))
    _, first = reading.read([["rapat", "di", "aula"]])
    noted, second = reading.read([["warga", "ke", "desa"]])
    assert noted == [["warga", "desa"]]
    assert sorted(first.of(long)) == ["aula", "rapat"]
    assert sorted(second.of(long)) == ["desa", "warga"]


def test_a_word_that_is_read_again_after_the_limit_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chunks, "_MOST", 1)
    small = Remembered(str.lower)
    assert [small[each] for each in ("A", "B", "C", "A")] == ["a", "b", "c", "a"]


def test_a_word_has_its_small_letters_and_what_else_patterns_need() -> None:
    assert terms("antarOPD,") == {"antaropd", chunks.CAMEL}
    assert terms("(25km)") == {"km", chunks.DIGIT, chunks.MIXED}
    assert terms("İstanbul") == {"İstanbul"}


def test_an_address_is_hidden_from_every_rule() -> None:
    text = "Lihat www.bekasi.example/di-2024 dan hubungi dia"
    view = View(Piece((Passage(Part.BODY, text), Passage(Part.BODY, "Surel a@b.example."))))
    assert len(view.text) == len(view.plain)
    assert "2024" not in view.text
    assert "b.example" not in view.texts[1]
    assert view.plain.startswith(text)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.errors import UsageProblem
from bekasi_cli.search.matching import matches, spans, weight
from bekasi_cli.search.query import NAMES, TOLD, Field, How, Term, read
from bekasi_cli.search.words import keys

T, B = Field.TITLE, Field.BODY


@pytest.mark.parametrize(
    ("arguments", "terms"),
    [
        (["Jembatan"], [Term(How.WORD, ("jembatan",))]),
        (["jembatan", "banjir"], [Term(How.WORD, ("jembatan",)), Term(How.WORD, ("banjir",))]),
        (["pasar tani"], [Term(How.PHRASE, ("pasar", "tani"))]),
        (['"pasar tani" beras'], [Term(How.PHRASE, ("pasar", "tani")), Term(How.WORD, ("beras",))]),
        (['"dilantik"'], [Term(How.EXACT, ("dilantik",))]),
        (["pelantik*"], [Term(How.BEGINNING, ("pelantik",))]),
        (["judul:pelantik*"], [Term(How.BEGINNING, ("pelantik",), (T,))]),
        (["isi:banjir"], [Term(How.WORD, ("banjir",), (B,))]),
        (["BODY:banjir"], [Term(How.WORD, ("banjir",), (B,))]),
        (["judul:pasar tani"], [Term(How.PHRASE, ("pasar", "tani"), (T,))]),
        (['judul:"pasar tani"'], [Term(How.PHRASE, ("pasar", "tani"), (T,))]),
        (["reporter:atn"], [Term(How.EXACT, ("atn",), (Field.REPORTER,))]),
        (["R&D"], [Term(How.PHRASE, ("r", "d"))]),
        (["13.00"], [Term(How.PHRASE, ("13", "00"))]),
        (["Jum’at"], [Term(How.WORD, ("jumat",))]),
        (["catatan: penting"], [Term(How.PHRASE, ("catatan", "penting"))]),
        (["https://contoh.example"], [Term(How.PHRASE, ("https", "contoh", "example"))]),
        (["Rp5:6"], [Term(How.PHRASE, ("rp5", "6"))]),
    ],
)
def test_what_is_typed_is_understood(arguments: list[str], terms: list[Term]) -> None:
    assert read(arguments) == tuple(terms)


def test_exact_words_find_only_themselves() -> None:
    assert read(["dilantik", "judul:banjir"], exact=True) == (
        Term(How.EXACT, ("dilantik",)),
        Term(How.EXACT, ("banjir",), (T,)),
    )


@pytest.mark.parametrize("arguments", [[], [""], [" ", "\t"], ["?!"], ['""'], ["…"]])
def test_without_a_word_there_is_nothing_to_look_for(arguments: list[str]) -> None:
    with pytest.raises(UsageProblem, match="No word"):
        read(arguments)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"pasar tani', "quotation mark is missing"),
        ("*", "too short"),
        ("a*", "too short"),
        ("pasar-tani*", "too short"),
        ("kepala:desa", "nothing called kepala"),
        ("judul:", "After title: comes no word"),
        ("judul:?", "After title: comes no word"),
        ('judul:"" pasar', "After title: comes no word"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        read([typed])
    assert said in caught.value.sentences()[0]
    assert len(caught.value.sentences()) > 1


@given(st.lists(st.text(alphabet=st.sampled_from("ab é1*:\"?-_'.\x00\n\u0301judl"), max_size=12)))
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(arguments: list[str]) -> None:
    try:
        terms = read(arguments)
    except UsageProblem:
        return
    assert terms
    assert all(key.isalnum() for term in terms for key in term.keys)


@given(st.lists(st.text(max_size=20)), st.text())
def test_no_text_and_no_query_fall_out(arguments: list[str], text: str) -> None:
    try:
        terms = read(arguments)
    except UsageProblem:
        return
    matches(terms, {T: keys(text)})
    assert all(0 <= start < end <= len(text) for start, end in spans(terms, text))


def test_every_field_has_a_name_in_both_languages() -> None:
    assert set(NAMES.values()) == set(Field)
    assert {"judul", "isi", "reporter", "title", "body"} <= set(NAMES)
    assert set(TOLD) < set(Field)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lantik", "Ia melantik dan dilantik, lalu pelantikan"),
        ("bekas", ""),
        ("pelantik*", "pelantikan"),
        ('"dilantik lalu"', "dilantik, lalu"),
        ("kafé", "kafe"),
        ("jumat", "Jum’at"),
    ],
)
def test_words_are_found_where_they_stand(typed: str, found: str) -> None:
    text = "Ia melantik dan dilantik, lalu pelantikan di Bekasi; kafe buka Jum’at."
    places = spans(read([typed]), text)
    assert (text[places[0][0] : places[-1][1]] if places else "") in {found, found[3:]}
    assert bool(places) is matches(read([typed]), {T: keys(text)})
    assert weight(read([typed, "bekasi"]), text) == 1 + bool(places)


def test_a_phrase_ends_with_its_field() -> None:
    texts = {T: keys("Pasar tani"), B: keys("dibuka lagi")}
    assert not matches(read(['"tani dibuka"']), texts)
    assert matches(read(['"pasar tani"', "dibuka"]), texts)
    assert not matches(read(["judul:dibuka"]), texts)

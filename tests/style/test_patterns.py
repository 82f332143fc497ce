"""Hold patterns to being tried where what they need stands, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.style import Part, Passage, Piece, View
from bekasi_cli.style.chunks import COMMON, LONG, Reading
from bekasi_cli.style.generated.rules import PATTERNS
from bekasi_cli.style.patterns import Gates, Pattern, hits, quick

PAGE = ("Rapat di 2024 usai.", "Tidak ada apa-apa.", "Lalu di 2025 mulai .")


def found(
    pattern: Pattern, *passages: str | Passage, idle: frozenset[str] = frozenset()
) -> list[str]:
    gates = Gates([pattern], idle)
    read = (each if isinstance(each, Passage) else Passage(Part.BODY, each) for each in passages)
    view = View(Piece(tuple(read)), reading=Reading((*COMMON, gates.note)))
    return [
        view.text[each.start : each.end]
        for p, where in gates.wanted(view)
        for each in hits(p, view, where)
    ]


def test_a_pattern_is_tried_in_each_paragraph_that_holds_what_it_needs() -> None:
    assert found(Pattern("rumah/a", r"20\d\d", needs=("di",)), *PAGE) == ["2024", "2025"]
    assert found(Pattern("rumah/a", r"20\d\d", needs=("lalu",)), *PAGE) == ["2025"]
    assert found(Pattern("rumah/a", r"20\d\d", needs=("besok",)), *PAGE) == []


def test_a_pattern_that_needs_a_sign_with_its_blank_is_not_tried_without_the_blank() -> None:
    assert found(Pattern("rumah/a", r"\w+", signs=(" .",)), PAGE[0]) == []
    assert found(Pattern("rumah/a", r"mulai", signs=(" .",)), *PAGE) == ["mulai"]


def test_a_sign_with_a_blank_stands_at_the_edge_of_a_word() -> None:
    pattern = Pattern("rumah/a", r"\w+ - \w+", signs=(" - ",))
    assert found(pattern, "Bekasi - Bogor") == ["Bekasi - Bogor"]
    assert found(pattern, "Bekasi-Bogor", "Bekasi -Bogor") == []
    assert found(Pattern("rumah/a", r"\w+", signs=("jawa barat",)), "di jawa barat") != []
    assert found(Pattern("rumah/a", r"\w+", signs=("jawa barat",)), "di jawa, barat") == []


def test_a_sign_of_blanks_only_keeps_no_pattern_from_being_tried() -> None:
    assert found(Pattern("rumah/a", r"usai", signs=(" ",)), *PAGE) == ["usai"]


def test_a_long_number_may_go_over_blanks_and_a_year_is_none() -> None:
    pattern = Pattern("rumah/a", r"\d[\d .-]+\d", needs=(LONG,))
    assert found(pattern, "Rekening 1234 5678 90.") == ["1234 5678 90"]
    assert found(pattern, "Nomor 1234-5678.", "Pada 2024 tidak.") == ["1234-5678"]
    assert found(pattern, "Pada 2024 dan 2024", "25 orang hadir pada 2023") == []


def test_a_pattern_of_an_idle_rule_is_not_tried() -> None:
    pattern = Pattern("rumah/a", r"20\d\d")
    assert found(pattern, *PAGE) == ["2024", "2025"]
    assert found(pattern, *PAGE, idle=frozenset(("rumah/a",))) == []


def test_a_pattern_for_some_parts_is_tried_only_in_those() -> None:
    pattern = Pattern("rumah/a", r"20\d\d", needs=("di",), parts=(Part.HEADLINE,))
    heads = (Passage(Part.HEADLINE, "Tamu di 2023"), Passage(Part.HEADLINE, "Tamu 2022"))
    assert found(pattern, *heads, PAGE[0]) == ["2023"]


def test_a_word_in_small_letters_is_no_reason_to_try_where_it_has_a_capital() -> None:
    pattern = Pattern("rumah/a", r"(?<=\d )(januari)\b|Maret 2024", needs=("januari",))
    assert found(pattern, "Pada 2 januari", "Rapat Maret 2024.") == ["januari"]
    assert found(pattern, "Pada 2 Januari, bukan Maret 2024.") == []
    both = Pattern("rumah/a", r"(?:[Jj]anuari|JANUARI) \d+", needs=("januari",))
    assert found(both, "Pada Januari 2024") == ["Januari 2024"]
    assert found(both, "PADA JANUARI 2024") == ["JANUARI 2024"]


LED = [each for each in (*PATTERNS, Pattern("", r"\b[Dd]i")) if quick(each.find) != each.find]


@given(
    st.sampled_from(LED),
    st.lists(st.sampled_from((*"DdiK eE-.,1", "\n", "di", "ke ", "kota", "Rp", "januari", "é"))),
)
def test_a_pattern_with_its_letter_first_finds_the_same(pattern: Pattern, text: list[str]) -> None:
    said = "".join(text)
    slow, fast = re.compile(pattern.find), re.compile(quick(pattern.find))
    assert [e.span() for e in slow.finditer(said)] == [e.span() for e in fast.finditer(said)]


@pytest.mark.parametrize("find", [r"(?<=[x)a]b)c", r"(?<=\))a", r"\ba+", "di", r"(?<=a|b)c"])
def test_a_pattern_that_cannot_be_turned_round_stays(find: str) -> None:
    assert quick(find) == find

"""Hold patterns to being tried where what they need stands, and nowhere else."""

from __future__ import annotations

import pytest

from bekasi_cli.style import Part, Passage, Piece, View, patterns
from bekasi_cli.style.patterns import Gates, Pattern, hits

PAGE = ("Rapat di 2024 usai.", "Tidak ada apa-apa.", "Lalu di 2025 mulai .")


def found(pattern: Pattern, *paragraphs: str, gates: Gates | None = None) -> list[str]:
    view = View(Piece(tuple(Passage(Part.BODY, each) for each in paragraphs)))
    wanted = (gates or Gates([pattern])).wanted(view, frozenset())
    return [
        view.text[each.start : each.end] for p, where in wanted for each in hits(p, view, where)
    ]


def test_a_pattern_is_tried_in_each_paragraph_that_holds_what_it_needs() -> None:
    assert found(Pattern("rumah/a", r"20\d\d", needs=("di",)), *PAGE) == ["2024", "2025"]
    assert found(Pattern("rumah/a", r"20\d\d", needs=("lalu",)), *PAGE) == ["2025"]
    assert found(Pattern("rumah/a", r"20\d\d", needs=("besok",)), *PAGE) == []


def test_a_pattern_that_needs_a_sign_with_its_blank_is_not_tried_without_the_blank() -> None:
    assert found(Pattern("rumah/a", r"\w+", signs=(" .",)), PAGE[0]) == []
    assert found(Pattern("rumah/a", r"mulai", signs=(" .",)), *PAGE) == ["mulai"]


def test_a_pattern_for_some_parts_is_tried_only_in_those() -> None:
    pattern = Pattern("rumah/a", r"20\d\d", needs=("di",), parts=(Part.HEADLINE,))
    passages = (Passage(Part.HEADLINE, "Tamu di 2023"), Passage(Part.HEADLINE, "Tamu 2022"))
    view = View(Piece((*passages, Passage(Part.BODY, PAGE[0]))))
    told = [
        view.text[each.start : each.end]
        for p, where in Gates([pattern]).wanted(view, frozenset())
        for each in hits(p, view, where)
    ]
    assert told == ["2023"]


def test_what_is_remembered_of_words_has_a_limit_and_the_findings_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_MOST", 2)
    pattern = Pattern("rumah/a", r"20\d\d", needs=("di",))
    gates = Gates([pattern])
    for _ in range(3):
        assert found(pattern, *PAGE, gates=gates) == ["2024", "2025"]

from __future__ import annotations

import pytest

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom.comparing import Comparison, compare
from bekasi_cli.terminal.difference import difference, difference_json
from drawings import HOSTILE, WIB, WIDTHS, drawn, flat


def held(before: str, after: str, title: str = "Pasar") -> Comparison:
    old = Manuscript(facts=Facts(title="Pasar"), body=before)
    return compare(old, Manuscript(facts=Facts(title=title), body=after), WIB)


@pytest.mark.parametrize("width", WIDTHS)
def test_signs_tell_what_went_and_what_came_without_any_colour(width: int) -> None:
    old = "Awal.\n\nWarga desa membuka pasar.\n\nAkhir.\n\nSelesai.\n"
    new = "Awal.\n\nWarga membuka toko.\n\nAkhir.\n\nSelesai.\n"
    text = flat(drawn(difference(held(old, new, "Pasar tani")), width))
    assert "title: Pasar {+tani+}" in text
    assert "Warga [-desa-] membuka [-pasar-]{+toko+}." in text
    assert "⋯ 1 paragraph without changes" in text
    assert text.endswith("⋯ 2 paragraphs without changes")
    assert "Awal" not in text


def test_blanks_that_changed_have_a_shape() -> None:
    text = drawn(difference(held("satu dua", "satu  dua\n\ntiga")))
    assert "{+·+}" in text
    assert "{+↵+}" in drawn(difference(held("satu dua", "satu dua\n")))


def test_the_same_text_is_said_to_be_the_same() -> None:
    assert drawn(difference(held("a", "a"))) == "Nothing differs.\n"


def test_facts_alone_may_differ() -> None:
    text = flat(drawn(difference(held("a", "a", "Toko"))))
    assert text == "title: [-Pasar-]{+Toko+} ⋯ 1 paragraph without changes"


def test_hostile_text_is_text() -> None:
    text = flat(drawn(difference(held("a", HOSTILE, HOSTILE))))
    assert "[/] [bold]x[/bold] red terbalik" in text


def test_programs_get_the_pieces() -> None:
    assert difference_json(held("a b", "a c", "Toko")) == {
        "same": False,
        "facts": [{"field": "title", "before": "Pasar", "after": "Toko"}],
        "body": [
            {"mark": "same", "text": "a "},
            {"mark": "gone", "text": "b"},
            {"mark": "new", "text": "c"},
        ],
    }

"""The colours of a page can be read, whichever the office chose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.site.colours import Palette, contrast, dark, light

COLOURS = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


@given(COLOURS)
@pytest.mark.parametrize("scheme", [light, dark])
def test_whatever_colour_an_office_chooses_its_links_and_its_masthead_can_be_read(
    scheme: Callable[[str], Palette], accent: str
) -> None:
    palette = scheme(accent)
    assert contrast(palette.accent, palette.paper) >= 4.5
    assert contrast(palette.accent, palette.wash) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@pytest.mark.parametrize("scheme", [light, dark])
def test_text_notes_marks_and_the_banner_can_be_read_by_day_and_by_night(
    scheme: Callable[[str], Palette],
) -> None:
    palette = scheme("#0b6e4f")
    for text in (palette.ink, palette.quiet):
        for ground in (palette.paper, palette.wash):
            assert contrast(text, ground) >= 4.5
    assert contrast(palette.ink, palette.mark) >= 4.5
    assert contrast(palette.on_alarm, palette.alarm) >= 4.5
    assert contrast(palette.alarm, palette.paper) >= 3


def test_a_colour_that_can_be_read_by_day_is_left_as_it_was_chosen() -> None:
    assert light("#0b6e4f").accent == "#0b6e4f"


def test_a_colour_too_pale_for_paper_is_darkened_and_keeps_its_hue() -> None:
    accent = light("#ffcc00").accent
    assert accent != "#ffcc00"
    red, green, blue = int(accent[1:3], 16), int(accent[3:5], 16), int(accent[5:7], 16)
    assert red > green > blue


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1

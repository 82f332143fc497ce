"""Test the drawings of what the newsroom keeps besides articles."""

from __future__ import annotations

import pytest

from bekasi_cli.model import Category, Pin, Role, Staff
from bekasi_cli.terminal import tables
from drawings import HOSTILE, WIDTHS, drawn, flat

PIN = Pin(salt="00", hash="00", n=2, r=1, p=1)


@pytest.mark.parametrize("width", WIDTHS)
def test_lists_fit_any_width_and_lose_no_letter_of_hostile_names(width: int) -> None:
    person = Staff(id=1, code="atn", name=HOSTILE, roles=(Role.EDITOR, Role.ADMIN), pin=PIN)

    text = drawn(tables.staff([person]), width)

    assert "[/]" in flat(text)
    assert "\u202e" not in text


def test_a_table_tells_activity_in_words() -> None:
    category = Category(id=1, code="wisata", name="Wisata", active=False)

    assert flat(drawn(tables.categories([category]))).endswith("wisata Wisata no")


@pytest.mark.parametrize(
    ("value", "shown"), [(True, "true"), (False, "false"), (10.0, "10"), (0.5, "0.5"), ("x", "x")]
)
def test_values_are_shown_as_they_are_typed(value: str | bool | float, shown: str) -> None:
    assert tables.shown(value) == shown


def test_settings_without_a_value_have_a_dash_and_keep_their_meaning() -> None:
    line = tables.Line("masthead", "", "", "The line at the head.")

    assert flat(drawn(tables.settings([line]))).endswith("masthead - - The line at the head.")
    assert tables.setting_json(line)["value"] == ""


def test_facts_are_data_and_no_markup() -> None:
    assert "[/] [bold]x[/bold]" in drawn(tables.facts([("Name", HOSTILE)]))


def test_the_json_of_staff_never_holds_a_pin() -> None:
    person = Staff(id=1, code="atn", name="A", roles=(Role.ADMIN,), pin=PIN)

    assert tables.staff_json(person)["pin"] is True
    assert "salt" not in str(tables.staff_json(person))


def test_on_a_narrow_screen_each_setting_is_a_block_whose_words_stay_whole() -> None:
    line = tables.Line("release_number", "NOMOR/TAHUN", "NOMOR/TAHUN", "How it is written.")

    text = drawn(tables.settings([line]), 40)

    assert text.splitlines()[0].rstrip() == "release_number"
    assert "NOMOR/TAHUN" in text
    assert "How it is written." in text


def test_on_a_narrow_screen_no_name_of_staff_is_cut() -> None:
    person = Staff(id=1, code="bgs", name="Bagas Suryadinata", roles=(Role.REPORTER, Role.EDITOR))

    text = drawn(tables.staff([person]), 40)

    assert "Bagas Suryadinata" in text
    assert "reporter, editor" in text

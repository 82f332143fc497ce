"""Test the words of dates: known in both languages, and robust against any other text."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli import dates
from bekasi_cli.dates import Lean
from bekasi_cli.dates import tables as datetables
from bekasi_cli.dates import words as datewords
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import Language

NOW = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
WORDS = [
    "besok", "senin", "minggu", "depan", "lalu", "malam", "pagi", "jam", "9", "14/2", "2023",
    "februari", "mei", "07.57", "wib", "hari", "ini", "next", "tanggal", "2", "lagi", "se",
    "menit", "tadi", "dua", "setengah", "tengah", "semalam", "am", "z", "-", "(", ")",
]  # fmt: skip


def read_or_refuse(text: str, lean: Lean) -> None:
    with suppress(Unreadable):
        moment = dates.parse(text, now=NOW, zone=ZoneInfo("Asia/Jakarta"), lean=lean)
        assert moment.tzinfo is UTC


@given(st.text(max_size=40), st.sampled_from(Lean))
def test_no_text_breaks_the_reader(text: str, lean: Lean) -> None:
    read_or_refuse(text, lean)


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join), st.sampled_from(Lean))
def test_no_order_of_known_words_breaks_the_reader(text: str, lean: Lean) -> None:
    read_or_refuse(text, lean)


@pytest.mark.parametrize("tongue", Language)
def test_our_names_are_those_of_the_cldr(tongue: Language) -> None:
    for month in range(1, 13):
        day = date(2026, month, 1)
        assert datetables.MONTHS[tongue][month - 1] == format_date(day, "MMMM", tongue)
        assert datetables.SHORT_MONTHS[tongue][month - 1] == format_date(day, "MMM", tongue)
    for n in range(7):
        assert datetables.WEEKDAYS[tongue][n] == format_date(date(2026, 11, 23 + n), "EEEE", tongue)


def test_no_word_of_a_date_passes_for_a_misspelt_month() -> None:
    words = {*datetables.DAY_WORDS, *datetables.PARTS, *datetables.UNITS, *datetables.NEAR_DAYS}
    assert [word for word in words if datewords.month_of(word)] == []

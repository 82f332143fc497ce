from __future__ import annotations

import pytest

from bekasi_cli.newsroom.inbox import Item, What
from bekasi_cli.terminal.inbox import TOLD, inbox, inbox_json
from drawings import HOSTILE, HOUSE, WIB, WIDTHS, article, at, drawn, flat, terminal

ITEMS = [
    Item(article(), What.SENT_BACK, at(1), "lks", "Sebut sumber"),
    Item(article(), What.CONFIRM, at(2), "dsp", "Kabag Prokopim", overdue=True),
    Item(article(), What.HELD, at(3), "lks"),
    Item(article(), What.COMMENTED, at(4), "dsp", "Sejak kapan?", more=2),
]


def test_every_why_has_its_line() -> None:
    assert set(TOLD) == set(What)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_row_says_why_and_what_to_type(width: int) -> None:
    text = flat(drawn(inbox(ITEMS, terminal(width), HOUSE.names), width))
    for part in (
        "17 Bupati Ratna Membuka Pasar Tani ↩ Sent back by Laksita Mahendrani (lks),",
        "14 Feb 2026 08:00: “Sebut sumber” → bekasi edit 17",
        (
            "!! not confirmed for more than a day ? Approved outside by Kabag Prokopim, entered by"
            " Dewi Saptarini (dsp), 14 Feb 2026 09:00: is that so? → bekasi confirm 17"
        ),
        "‖ Laksita Mahendrani (lks) put it on hold, 14 Feb 2026 10:00 → bekasi show 17",
        (
            "» Dewi Saptarini (dsp) said of it, 14 Feb 2026 11:00: “Sejak kapan?” (and 2 comments"
            " before it) → bekasi review 17"
        ),
    ):
        assert part in text


def test_an_empty_inbox_says_so() -> None:
    assert drawn(inbox([], terminal(), {})) == "Nothing waits for you.\n"


def test_hostile_reasons_are_text() -> None:
    text = flat(drawn(inbox([Item(article(), What.SENT_BACK, at(1), "", HOSTILE)], terminal(), {})))
    assert "Sent back by -, 14 Feb 2026 08:00: “[/] [bold]x[/bold] red terbalik”" in text


def test_programs_get_the_rows() -> None:
    assert inbox_json(ITEMS[1:2], WIB) == [
        {
            "number": 17,
            "title": "Bupati Ratna Membuka Pasar Tani",
            "what": "confirm",
            "since": "2026-02-14T09:00:00+07:00",
            "by": "dsp",
            "reason": "Kabag Prokopim",
            "overdue": True,
            "more": 0,
            "command": "bekasi confirm 17",
        }
    ]

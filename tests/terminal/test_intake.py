from __future__ import annotations

import pytest

from bekasi_cli.documents import Notice
from bekasi_cli.newsroom.importing import Intake, Taken
from bekasi_cli.terminal import intake
from drawings import HOSTILE, WIDTHS, drawn, flat

TAKEN = (
    Taken("arsip/satu.md", Intake.NEW, 17),
    Taken("arsip/dua.md", Intake.SAME, 16),
    Taken("arsip/tiga.md", Intake.CONFLICT, 15),
    Taken(HOSTILE, Intake.UNREADABLE, None, (Notice("It is {what}.", {"what": "binary"}),)),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_file_has_its_line_and_each_sort_its_sum(width: int) -> None:
    text = flat(drawn(intake.table(TAKEN, dry_run=False), width))
    assert "✓ taken in 17 arsip/satu.md" in text or width == 40
    for part in ("✓", "=", "≠", "✗", "taken in: 1", "here already: 1", "cannot be read: 1"):
        assert part in text
    assert "\u202e" not in text


def test_a_dry_run_says_what_would_be() -> None:
    text = flat(drawn(intake.table(TAKEN, dry_run=True)))
    assert "would be taken in: 1" in text


def test_the_json_of_a_file_holds_what_was_noticed() -> None:
    assert intake.taken_json(TAKEN[3]) == {
        "file": HOSTILE,
        "outcome": "unreadable",
        "number": None,
        "notices": ["It is binary."],
    }

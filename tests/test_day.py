"""The played day in the docs is what happens at real terminals, line by line."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from bekasi_cli.cli.registry import find_row
from bekasi_cli.model import Article, CorrectionKind, Publication, Stage
from bekasi_cli.storage import open_store
from played import WIB, Play, read

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "day.md", "id": DOCS / "id" / "day.md"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this computer"),
]


def wib(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize("language", PAGES)
def test_the_day_happens_as_the_page_tells_it(language: str, tmp_path: Path) -> None:
    done = Play(tmp_path, language).play(PAGES[language].read_text("utf-8"))

    refused = [each for each in done if any(line.startswith("✗") for line in each.heard)]
    assert [each for each in done if each.code] == refused
    assert [each.line for each in done if each.code is None] == ["bekasi edit 4"]

    store = open_store(tmp_path / "kantor")
    first, second, third, fourth, fifth = (store.get(Article, n) for n in range(1, 6))
    assert first.publication is Publication.LIVE
    assert [(each.kind, each.at) for each in first.corrections] == [
        (CorrectionKind.CORRECTION, wib(19, 10, 18))
    ]
    assert (second.live_since, second.sent_back is None) == (wib(18, 15, 0), True)
    assert [each.confirmed for each in third.approvals] == [True]
    assert (fourth.stage, fourth.head.revision) == (Stage.DRAFT, 3)
    assert fifth.stage is Stage.SUBMITTED
    acts = [(each.act, each.identity) for each in store.entries("articles/5")]
    assert acts == [("draft", "unproven"), ("submit", "pin")]


def test_the_two_days_type_the_same_commands() -> None:
    def typed(page: Path) -> list[tuple[str, list[str]]]:
        steps = [step for step in read(page.read_text("utf-8")) if step.sort == "type"]
        lines = [(step.desk, step.what.split()) for step in steps]
        return [(desk, [_name(word) for word in words]) for desk, words in lines]

    def _name(word: str) -> str:
        row = find_row(word)
        return row.name if row else word

    english, indonesian = (typed(page) for page in PAGES.values())
    assert [(desk, words[:4]) for desk, words in english] == [
        (desk, words[:4]) for desk, words in indonesian
    ]


@pytest.mark.parametrize("line", ["Naskah 1", "? Nama? → x", "✎ satu → dua"])
def test_a_page_that_tells_what_does_not_happen_is_found_out(line: str, tmp_path: Path) -> None:
    page = f"```console\natn$ bekasi --version\n{line}\n```\n"
    with pytest.raises(AssertionError, match="not heard"):
        Play(tmp_path, "id").play(page)

"""Hold the house style to silence where the prose is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from style_texts import told

TRAPS = (Path(__file__).parent / "traps.txt").read_text("utf-8").splitlines()
PAGE = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def test_there_are_enough_traps() -> None:
    assert len(set(TRAPS)) >= 150


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_is_right_is_not_flagged(sentence: str) -> None:
    assert told(sentence) == []


def test_the_offices_page_has_these_errors_and_no_others() -> None:
    if not PAGE.exists():
        pytest.skip("the office's page is not here")
    assert [(rule, right) for rule, _, right in told(PAGE.read_text("utf-8"))] == [
        ("baku/kata", "Februari"),
        ("huruf/judul", "untuk"),
        ("kata-depan/di", "Di hadapan"),
        ("tanda-baca/kurung-miring", "(*good governance*)"),
        ("gaya/meminta-agar", "agar"),
        ("kata-depan/di", "di tiap-tiap"),
        ("gelar/singkatan", "K.H."),
        ("baku/ejaan", "Kompleks"),
        ("kata-depan/pada-waktu", "pada"),
        ("kata-depan/pada-waktu", "pada"),
        ("tanda-baca/serial", "demokratis,"),
    ]


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.md")), ids=lambda path: path.name)
def test_our_own_samples_are_clean(path: Path) -> None:
    if path.name != "README.md":
        assert told(path.read_text("utf-8")) == []

"""Hold the page of the house style to what somebody needs who is no programmer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.newsroom.checking import Source, report
from bekasi_cli.newsroom.styling import house_rules

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "house-style.md", DOCS / "id" / "house-style.md"]


def files(page: Path) -> list[str]:
    """Return what the page has somebody write into style.toml."""
    return re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_what_the_page_has_people_write_works(page: Path, tmp_path: Path) -> None:
    (tmp_path / "style.toml").write_text("\n".join(files(page)), "utf-8")
    text = "Kasus corona di pemkab kami turun. Menurut pak Budi, prokopim di Kab. Tirtamaya sehat."
    told = report(Source(text), house_rules(tmp_path)).findings
    assert [(each.rule, each.suggestions[0]) for each in told] == [
        ("rumah/kata", "Covid-19"),
        ("rumah/kata", "Pemkab Tirtamaya"),
        ("rumah/sapaan", "Bapak"),
        ("rumah/kabupaten", "Kabupaten Tirtamaya"),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_slip_in_the_file_is_told_with_its_line(page: Path, tmp_path: Path) -> None:
    (tmp_path / "style.toml").write_text(files(page)[0].replace('"corona" =', "corona ="), "utf-8")
    house_rules(tmp_path)  # a word without quotation marks is understood
    (tmp_path / "style.toml").write_text('known = ["a"]\n[words]\ncorona Covid\n', "utf-8")
    with pytest.raises(Unreadable) as error:
        house_rules(tmp_path)
    assert "line 3" in str(error.value.details["reason"])

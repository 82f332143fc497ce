from __future__ import annotations

from pathlib import Path

import pytest

import archive
import sites
from crawler import crawl


@pytest.mark.slow
def test_the_benchmark_builds_the_site_of_an_invented_newsroom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.measure(30, tmp_path, tmp_path / "work", "", 1)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[1] for line in lines] == [
        "empty folder, nothing kept",
        "over the last output, every page anew",
        "nothing changed",
        "in one process, nothing changed",
    ]
    reached, wrong = crawl(tmp_path / "work" / "site-30" / "site")
    assert not wrong
    assert len(reached) > 30


def test_the_same_articles_are_given_to_the_other_program(tmp_path: Path) -> None:
    place = archive.made(20, tmp_path)
    sites.for_hugo(place, tmp_path / "hugo")
    texts = list((tmp_path / "hugo" / "content" / "berita").glob("*.md"))
    assert texts
    assert all(text.read_text().startswith("{") for text in texts)

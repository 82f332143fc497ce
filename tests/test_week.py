"""The played week in the docs is what happens at real terminals, with the sample's own files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bekasi_cli.cli.registry import find_row
from bekasi_cli.model import Article, Event, Publication, ReadingImport, Service
from bekasi_cli.newsroom.figures import totals
from bekasi_cli.storage import open_store
from played import Play, read

ROOT = Path(__file__).parent.parent
PAGES = {"en": ROOT / "docs" / "week.md", "id": ROOT / "docs" / "id" / "week.md"}
SAMPLE = ROOT / "data" / "sample"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this computer"),
]


@pytest.mark.parametrize("language", PAGES)
def test_the_week_happens_as_the_page_tells_it(language: str, tmp_path: Path) -> None:
    for file in (*(SAMPLE / "week").glob("*.*"), SAMPLE / "photographs.py"):
        shutil.copy(file, tmp_path)

    done = Play(tmp_path, language).play(PAGES[language].read_text("utf-8"))

    refused = [each for each in done if any(line.startswith("✗") for line in each.heard)]
    assert [each for each in done if each.code] == refused
    assert len(refused) == 1

    folder = tmp_path / "kantor"
    store = open_store(folder)
    articles = store.find(Article)
    assert [each.publication for each in articles] == [Publication.LIVE] * 2
    shown = [photo for each in articles if each.live for photo in each.live.facts.photos]
    assert len({photo.media for photo in shown}) == len(shown) == 12
    assert all(photo.caption and photo.credit and photo.alt for photo in shown)
    assert [each.live.facts.event for each in articles if each.live] == [3, 4]
    assert store.count(Event) == 6
    assert [each.need for each in store.find(Service)] == ["KTP", "pajak"]
    assert store.count(ReadingImport) == 1
    assert totals(store, folder) == {1: 125, 2: 63}
    assert store.inspect().whole

    log = (tmp_path / "access.log.1").read_bytes()
    kept = [path for path in folder.rglob("*") if path.is_file()]
    for address in (b"198.51.100.", b"203.0.113.", b"2001:db8:"):
        assert address in log
        assert not [path for path in kept if address in path.read_bytes()]


def test_the_two_weeks_type_the_same_commands() -> None:
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

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

import archive
import invented
import lives
from bekasi_cli.documents import parse, render
from bekasi_cli.model import Article, State
from bekasi_cli.storage import open_store
from bekasi_cli.storage.port import Store

SIZE = 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("newsrooms")


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return open_store(archive.made(SIZE, folder))


def test_a_newsroom_for_benchmarks_is_whole(store: Store) -> None:
    report = store.inspect()
    assert report.problems == ()
    assert report.lines > 6 * SIZE
    assert report.files > 2 * SIZE


def test_its_texts_are_texts_of_record(store: Store) -> None:
    found = store.find(Article)
    assert len(found) == SIZE
    for article in found:
        content = store.revision(article.id, article.head.revision)
        manuscript = parse(content).manuscript
        assert render(manuscript) == content
        assert manuscript.facts == article.head.facts


def test_most_is_published_and_the_newest_are_on_their_way(store: Store) -> None:
    states = [article.state for article in store.find(Article)]
    assert states[:-40].count(State.PUBLISHED) > 50
    assert set(states[-40:]) == {
        State.DRAFT,
        State.SUBMITTED,
        State.APPROVED,
        State.HELD,
    }


def test_one_that_was_made_is_kept_and_a_used_one_is_made_anew(folder: Path, store: Store) -> None:
    before = (folder / f"newsroom-{SIZE}" / "journal.jsonl").stat()
    assert archive.made(SIZE, folder) == folder / f"newsroom-{SIZE}"
    assert (folder / f"newsroom-{SIZE}" / "journal.jsonl").stat() == before
    small = archive.made(4, folder)
    (small / "journal.jsonl").unlink()
    archive.spoil(small)
    assert open_store(archive.made(4, folder)).inspect().whole


def test_the_same_seed_writes_the_same_news() -> None:
    once, twice = (invented.piece(Random(3), 2) for _ in range(2))
    assert once == twice
    assert once != invented.piece(Random(4), 2)
    assert once.drafts[1].startswith(once.drafts[0].rstrip())


def test_a_life_brings_a_file_for_each_text_that_is_written(tmp_path: Path) -> None:
    played = lives.play(tmp_path / "newsroom", "uji")
    for name, (_, acts) in lives.LIVES.items():
        written = sum(act in {"draft", "edit", "polish", "correct"} for act in acts.split())
        assert len(played[name].files) == written
        assert [each.revision for each in played[name].lines if each.revision] == [
            *range(1, written + 1)
        ]


def test_the_command_makes_the_sizes_that_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["archive.py", str(tmp_path), "2", "3"])
    assert archive.main() == 0
    assert "newsroom-3" in capsys.readouterr().out
    assert len(open_store(tmp_path / "newsroom-2").find(Article)) == 2

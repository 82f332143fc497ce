"""Test that the sample newsroom is played by the real use cases, and cleared with care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from bekasi_cli.errors import Refused
from bekasi_cli.model import Article, Category, Staff
from bekasi_cli.newsroom import sample
from bekasi_cli.storage import open_store

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def played(tmp_path: Path) -> Path:
    sample.play(tmp_path / "demo", sample.folder(), login="someone", clock=lambda: AT)
    return tmp_path / "demo"


def test_every_article_stands_where_the_sample_says(played: Path) -> None:
    wanted = sample.read(sample.folder())
    store = open_store(played)

    found = store.find(Article)
    assert [each.state.value for each in found] == [each.state for each in wanted.articles]
    assert [each.id for each in found] == list(range(1, len(found) + 1))
    assert {each.code for each in store.find(Staff)} == {each.code for each in wanted.staff}
    assert {each.code for each in store.find(Category)} == {each.code for each in wanted.categories}
    assert {each.login for each in store.find(Staff)} == {"someone"}
    assert store.inspect().whole


def test_every_act_is_in_the_journal_under_whoever_did_it(played: Path) -> None:
    wanted = sample.read(sample.folder())
    store = open_store(played)

    for number, piece in enumerate(wanted.articles, 1):
        acts = [entry.actor for entry in store.entries(about=f"articles/{number}")]
        assert acts == [step.by for step in piece.steps]


def test_progress_is_told_article_by_article(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    sample.play(
        tmp_path / "demo",
        sample.folder(),
        login="someone",
        clock=lambda: AT,
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(n, 12) for n in range(1, 13)]


def test_only_a_folder_with_the_samples_own_id_is_a_sample(played: Path, tmp_path: Path) -> None:
    assert sample.is_sample(played)
    assert not sample.is_sample(tmp_path)
    assert not sample.is_sample(tmp_path / "none")

    (played / sample.MARK).write_text("tag:other.example,2026-01-01:abc\n", "utf-8")
    assert not sample.is_sample(played)
    (played / sample.MARK).write_bytes(b"\xff")
    assert not sample.is_sample(played)


def test_clearing_leaves_an_empty_folder(played: Path) -> None:
    (played / ".bekasi-0123456789abcdef.tmp").touch()

    sample.clear(played)

    assert list(played.iterdir()) == []


def test_nothing_is_cleared_where_somebody_keeps_other_files(played: Path) -> None:
    (played / "catatan.txt").touch()

    with pytest.raises(Refused, match=r"catatan\.txt"):
        sample.clear(played)

    assert (played / "bekasi.toml").is_file()


def test_nothing_is_cleared_where_a_real_newsroom_is(played: Path) -> None:
    (played / sample.MARK).unlink()

    with pytest.raises(Refused):
        sample.clear(played)

    assert (played / "bekasi.toml").is_file()


def test_the_sample_is_found_in_the_package_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sample").mkdir()

    def packaged(_: str) -> Traversable:
        return tmp_path

    monkeypatch.setattr(sample, "files", packaged)

    assert sample.folder() == tmp_path / "sample"


def test_ctrl_c_on_the_way_leaves_a_sample_that_can_be_made_anew(tmp_path: Path) -> None:
    def clock() -> Iterator[datetime]:
        yield from [AT] * 9
        raise KeyboardInterrupt

    ticks = clock()
    with pytest.raises(KeyboardInterrupt):
        sample.play(tmp_path / "demo", sample.folder(), login="someone", clock=lambda: next(ticks))

    assert sample.is_sample(tmp_path / "demo")

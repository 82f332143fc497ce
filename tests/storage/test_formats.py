from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bekasi_cli.model import Article, Category, Staff, Stage
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.tiny import TinyStore
from store_acts import ROOM, add_category

KEPT = Path(__file__).parent / "format-1"
"""A newsroom as the first release wrote it, with an erased line: every later one must open it."""


@pytest.fixture
def old(tmp_path: Path) -> TinyStore:
    """Return a copy of the kept newsroom."""
    return TinyStore(Path(shutil.copytree(KEPT, tmp_path / "room")))


def test_a_newsroom_of_format_1_opens(old: TinyStore) -> None:
    assert (old.newsroom, old.head().seq) == (ROOM, 8)
    (article,) = old.find(Article)
    assert (article.stage, article.last_revision) == (Stage.SUBMITTED, 2)
    assert old.revision(1, 2).endswith(b"Isi kedua.\n")
    assert old.blob(digest(b"bukan foto sungguhan\n"))
    assert [each.code for each in old.find(Staff)] == ["atn"]
    assert [each.name for each in old.find(Category)] == ["Pemerintahan", "(dihapus)"]


def test_its_erased_line_breaks_nothing(old: TinyStore) -> None:
    assert [each.seq for each in old.entries() if each.redacted] == [7]
    assert [each.seq for each in old.entries("categories/2")] == [8]
    assert old.inspect().problems == ()


def test_its_checkpoint_is_what_we_would_write_and_writing_goes_on(
    old: TinyStore, tmp_path: Path
) -> None:
    path = tmp_path / "room" / "newsroom.json"
    path.unlink()
    assert old.repair().problems == ()
    assert path.read_bytes() == (KEPT / "newsroom.json").read_bytes()
    assert old.write(add_category("baru")).only(Category).id == 3
    assert old.inspect().problems == ()

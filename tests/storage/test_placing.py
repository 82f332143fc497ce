from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.files import writing
from bekasi_cli.model import Article
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.placing import Placing
from bekasi_cli.storage.reading import blob_path
from bekasi_cli.storage.tiny import TinyStore
from bekasi_cli.storage.tombstones import of_file
from store_acts import draft, erase, keep, revise


@pytest.fixture
def confirmed(monkeypatch: pytest.MonkeyPatch, room: Path) -> list[str]:
    """Return the folders below the newsroom that the disk was asked to confirm, in turn."""
    found: list[str] = []
    fsync_dir = files.fsync_dir

    def noting(path: Path) -> None:
        found.append(path.relative_to(room).as_posix())
        fsync_dir(path)

    monkeypatch.setattr(files, "fsync_dir", noting)
    monkeypatch.setattr(writing, "fsync_dir", noting)
    return found


def test_a_first_text_has_every_folder_above_it_confirmed(
    tiny: TinyStore, confirmed: list[str]
) -> None:
    tiny.write(draft())
    assert {"articles/2026/000001", "articles/2026", "articles"} <= set(confirmed)


def test_a_later_text_lies_in_a_folder_that_was_confirmed_with_the_first(
    tiny: TinyStore, confirmed: list[str]
) -> None:
    tiny.write(draft())
    confirmed.clear()
    tiny.write(revise(1, b"baru"))
    assert set(confirmed) <= {"articles/2026/000001", "."}


def test_where_the_first_text_lies_elsewhere_every_folder_is_confirmed(
    tiny: TinyStore, room: Path, confirmed: list[str]
) -> None:
    tiny.write(draft())
    first = room / "articles/2026/000001"
    first.rename(room / "articles/away")
    first.mkdir()
    confirmed.clear()
    tiny.write(revise(1, b"baru"))
    assert {"articles/2026", "articles"} <= set(confirmed)
    assert tiny.get(Article, 1).last_revision == 2


def test_where_an_original_does_not_come_back_after_all_its_tombstone_stands_again(
    tiny: TinyStore, room: Path
) -> None:
    tiny.write(draft())
    tiny.write(keep(b"foto"))
    tiny.erase(erase(1, 1, lines=(), blobs=(digest(b"foto"),)))
    name = blob_path(digest(b"foto"))
    placing = Placing(room)
    placing.place({name: b"foto"}, shared=True)
    assert (room / name).read_bytes() == b"foto"
    placing.undo()
    assert (room / name).read_bytes() == of_file(digest(b"foto"))
    assert tiny.inspect().problems == ()

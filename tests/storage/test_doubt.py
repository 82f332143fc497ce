from __future__ import annotations

import os
from pathlib import Path

import pytest

from bekasi_cli.errors import Unconfirmed
from bekasi_cli.model import Article
from bekasi_cli.storage import create
from bekasi_cli.storage.doubt import NOTE
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, draft


@pytest.fixture
def doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a newsroom whose last act the disk did not confirm."""
    room = tmp_path / "room"
    store = create(room, ROOM, at=NOW)
    store.write(draft())
    fsync = os.fsync

    def failing(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().name == "journal.jsonl":
            raise OSError(5, "EIO")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(Unconfirmed, match="unknown whether the last act was saved"):
            store.write(draft())
    return room


def test_an_act_in_doubt_leaves_a_note_of_where_it_begins(doubted: Path) -> None:
    content = (doubted / "journal.jsonl").read_bytes()
    begins = int((doubted / NOTE).read_bytes())
    assert content[begins:].count(b"\n") == 1


@pytest.mark.parametrize("note", [None, b"", b"rusak"])
def test_the_next_act_writes_what_is_in_doubt_again(doubted: Path, note: bytes | None) -> None:
    if note is not None:  # a note that cannot be read is one of everything
        (doubted / NOTE).write_bytes(note)
    before = (doubted / "journal.jsonl").read_bytes()
    store = TinyStore(doubted)
    store.write(draft())
    assert [each.id for each in store.find(Article)] == [1, 2, 3]
    assert (doubted / "journal.jsonl").read_bytes().startswith(before)
    assert not (doubted / NOTE).exists()
    assert store.inspect().problems == ()


def test_a_repair_settles_what_is_in_doubt_too(doubted: Path) -> None:
    assert TinyStore(doubted).repair().whole
    assert not (doubted / NOTE).exists()


def test_a_disk_that_takes_no_note_still_says_what_is_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = create(tmp_path / "room", ROOM, at=NOW)

    def append(path: Path, _: bytes) -> None:
        (path.parent / NOTE).mkdir()
        raise Unconfirmed("in doubt")

    monkeypatch.setattr("bekasi_cli.files.append", append)
    with pytest.raises(Unconfirmed, match="in doubt"):
        store.write(draft())

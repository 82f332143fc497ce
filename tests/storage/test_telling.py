from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.storage import create
from bekasi_cli.storage.journal import FILE
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, draft, revise


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Give a newsroom with two articles, the second in the third line and the fourth."""
    create(tmp_path / "room", ROOM, at=NOW)
    store = TinyStore(tmp_path / "room")
    for decide in (draft("Pasar"), draft("Jalan"), revise(2, b"Jalan baru.\n")):
        store.write(decide)
    return tmp_path / "room"


def test_a_line_whose_damage_hides_whom_it_is_about_is_not_passed_over(room: Path) -> None:
    journal = room / FILE
    whole = journal.read_bytes()
    told = [entry.seq for entry in TinyStore(room).entries("articles/2")]
    at = whole.index(b'"articles/2"')
    for offset in range(at, at + len(b'"articles/2"')):
        journal.write_bytes(whole[:offset] + b"7" + whole[offset + 1 :])
        with pytest.raises(Damaged, match=r"journal\.jsonl:3"):
            list(TinyStore(room).entries("articles/2"))
    journal.write_bytes(whole)
    assert told == [entry.seq for entry in TinyStore(room).entries("articles/2")] == [2, 3]


def test_a_line_that_stands_in_anothers_place_is_damage(room: Path) -> None:
    journal = room / FILE
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], lines[3], lines[2]]))
    with pytest.raises(Damaged, match=r"journal\.jsonl:3"):
        list(TinyStore(room).entries("articles/2"))

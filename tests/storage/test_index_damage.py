from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Article, Category
from bekasi_cli.storage import checkpoint, create, packed, postings
from bekasi_cli.storage.port import Fault
from bekasi_cli.storage.tiny import TinyStore
from indexed_rooms import answers, base, expected, filled, index_files
from store_acts import NOW, ROOM, add_category, draft, put


@pytest.fixture(autouse=True)
def _an_index_from_the_first_record_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 1)


@pytest.fixture
def full(room: Path) -> Path:
    """Return a newsroom with articles in its checkpoint and some acts after it."""
    return filled(room)


@pytest.fixture(scope="module")
def wanted() -> list[object]:
    """Return what memory answers after the same acts."""
    return expected()


def _removed(room: Path) -> None:
    shutil.rmtree(room / "cache")


def _of_another(room: Path) -> None:
    other = room.parent / "other"
    create(other, ROOM + "x", at=NOW)
    store = TinyStore(other)
    for _ in range(3):
        store.write(draft())
    store.checkpoint()
    for mine, theirs in zip(index_files(room), index_files(other), strict=True):
        shutil.copy(theirs, mine)


def _emptied(room: Path) -> None:
    for path in index_files(room):
        path.write_bytes(b"")


def _no_notes(room: Path) -> None:
    index_files(room)[1].unlink()


def _folders(room: Path) -> None:
    for path in index_files(room):
        path.unlink()
        path.mkdir()


def _notes_swapped(room: Path) -> None:
    notes = index_files(room)[1]
    notes.write_bytes(b"".join(reversed(notes.read_bytes().splitlines(keepends=True))))


def _notes_without_the_first(room: Path) -> None:
    notes = index_files(room)[1]
    notes.write_bytes(b"".join(notes.read_bytes().splitlines(keepends=True)[1:]))


WRONGS: list[Callable[[Path], None]] = [
    _removed,
    _of_another,
    _emptied,
    _no_notes,
    _folders,
    _notes_swapped,
    _notes_without_the_first,
]


@pytest.mark.parametrize("wrong", WRONGS)
def test_an_index_that_is_wrong_is_refused_and_made_anew_by_the_next_writer(
    full: Path, wanted: list[object], wrong: Callable[[Path], None]
) -> None:
    wrong(full)
    assert base(full) is None
    assert answers(TinyStore(full)) == wanted
    for each in (full / "cache").glob("*"):
        if each.is_dir():
            each.rmdir()
    TinyStore(full).write(add_category("lagi"))
    assert base(full) is not None
    assert len(TinyStore(full).find(Category)) == 2


@pytest.fixture
def in_small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each block have many chunks, and each field many groups of values."""
    monkeypatch.setattr(packed, "CHUNK", 64)
    monkeypatch.setattr(postings, "_GROUP", 4)


@pytest.mark.usefixtures("in_small_chunks")
def test_whatever_byte_is_flipped_in_one_of_many_chunks_no_answer_is_wrong(
    room: Path, wanted: list[object]
) -> None:
    chance = random.Random(7)
    path = index_files(filled(room))[0]
    whole = path.read_bytes()
    assert answers(TinyStore(room)) == wanted
    assert base(room) is not None
    for _ in range(60):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        assert answers(TinyStore(room)) == wanted


def test_the_doctor_names_a_damaged_index_as_harmless_and_makes_room_for_a_new_one(
    full: Path, wanted: list[object]
) -> None:
    assert TinyStore(full).inspect().problems == ()
    chance = random.Random(11)
    path, notes = index_files(full)
    for each in (path, path, path, notes):
        whole = each.read_bytes()
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole) - 10)] ^= 1
        each.write_bytes(flipped)
        report = TinyStore(full).inspect()
        (problem,) = report.problems
        assert (problem.fault, problem.where) == (Fault.INDEX, f"cache/{path.name}")
        assert report.whole
        each.write_bytes(whole)
    path.write_bytes(b"")
    repaired = TinyStore(full).repair()
    assert (repaired.problems, repaired.repaired) == ((), (f"cache/{path.name}",))
    assert index_files(full) == []
    assert answers(TinyStore(full)) == wanted
    TinyStore(full).write(add_category("lagi"))
    assert base(full) is not None


def test_a_folder_in_the_place_of_the_index_is_named_and_left(full: Path) -> None:
    path = index_files(full)[0]
    path.unlink()
    path.mkdir()
    assert [each.where for each in TinyStore(full).inspect().problems] == [f"cache/{path.name}"]
    assert TinyStore(full).repair().repaired == ()
    assert path.exists()
    assert TinyStore(full).inspect().whole


def test_whatever_byte_is_flipped_no_answer_is_wrong(full: Path, wanted: list[object]) -> None:
    chance = random.Random(5)
    for path in index_files(full):
        whole = path.read_bytes()
        for _ in range(60):
            flipped = bytearray(whole)
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            path.write_bytes(flipped)
            assert answers(TinyStore(full)) == wanted
        for cut in range(0, len(whole), max(1, len(whole) // 20)):
            path.write_bytes(whole[:cut])
            assert answers(TinyStore(full)) == wanted
        path.write_bytes(whole)
    assert base(full) is not None


def test_damage_met_while_reading_is_mended_by_the_next_act(
    full: Path, wanted: list[object]
) -> None:
    path = index_files(full)[0]
    content = path.read_bytes()
    at = content.index(b"\n", 20) + 1
    path.write_bytes(content[:at] + b"\xff" * (len(content) - at))
    assert answers(TinyStore(full)) == wanted
    TinyStore(full).write(put(TinyStore(full).get(Category, 1)))
    assert base(full) is not None
    assert TinyStore(full).get(Article, 7).head.facts.title == "Berita 7"


def test_a_document_that_was_changed_in_the_checkpoint_is_damage(full: Path) -> None:
    path = full / checkpoint.FILE
    path.write_bytes(path.read_bytes().replace(b"Berita 7", b"Berita 8"))
    with pytest.raises(Damaged):
        TinyStore(full).get(Article, 7)


def test_a_line_that_was_changed_in_the_journal_is_damage(full: Path) -> None:
    path = full / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Berita 3", b"Berita 4", 1))
    with pytest.raises(Damaged):
        list(TinyStore(full).entries("articles/3"))

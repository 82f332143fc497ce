from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Article, Category, Stage
from bekasi_cli.storage import checkpoint, create, index, laying
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.laying import Places
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.port import Condition, Op, Store
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, Decide, act, add_category, draft, put

DRAFTS = Condition("stage", Op.IN, ("draft",))
COUNT = 120


@pytest.fixture(autouse=True)
def _an_index_from_the_first_record_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 1)


@pytest.fixture
def full(room: Path) -> Path:
    """Return a newsroom with COUNT articles in its checkpoint and some acts after it."""
    store = TinyStore(room)
    for each in acts():
        store.write(each)
    store.checkpoint()
    for each in later():
        store.write(each)
    return room


def acts() -> list[Decide]:
    return [draft(f"Berita {each}", b"Isi %d.\n" % each) for each in range(1, COUNT + 1)]


def later() -> list[Decide]:
    return [add_category("baru"), _submit(3), _submit(COUNT)]


def _submit(number: int) -> Decide:
    return lambda view: act(replace(view.get(Article, number), stage=Stage.SUBMITTED))


def answers(store: Store) -> list[object]:
    """Return what STORE says to everything that an index answers."""
    return [
        store.head(),
        store.get(Article, 7),
        store.get(Article, COUNT),
        store.find(Article, order="-id", limit=5),
        store.find(Article, DRAFTS, order="-updated", limit=4),
        store.find(Category),
        store.count(Article, DRAFTS),
        list(store.entries("articles/3")),
        list(store.entries(since=COUNT)),
    ]


@pytest.fixture(scope="module")
def wanted() -> list[object]:
    """Return the same answers from memory."""
    memory = MemoryStore(ROOM, at=NOW, login="ade", actor="adm")
    for each in acts() + later():
        memory.write(each)
    return answers(memory)


def _base(room: Path) -> Indexed | None:
    return TinyStore(room)._watch.fresh().base


def _files(room: Path) -> list[Path]:
    return sorted((room / "cache").glob("index.*"))


def test_an_index_answers_as_memory_does(full: Path, wanted: list[object]) -> None:
    assert _base(full) is not None
    assert answers(TinyStore(full)) == wanted


def test_one_record_is_read_without_the_others(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TinyStore(full)
    monkeypatch.setattr(checkpoint, "read", pytest.fail)
    monkeypatch.setattr(Indexed, "documents", pytest.fail)
    assert store.get(Article, 7).head.facts.title == "Berita 7"
    assert [each.id for each in store.find(Article, order="-id", limit=2)] == [COUNT, COUNT - 1]


def _removed(room: Path) -> None:
    shutil.rmtree(room / "cache")


def _of_another(room: Path) -> None:
    other = room.parent / "other"
    create(other, ROOM + "x", at=NOW)
    store = TinyStore(other)
    for _ in range(3):
        store.write(draft())
    store.checkpoint()
    for mine, theirs in zip(_files(room), _files(other), strict=True):
        shutil.copy(theirs, mine)


def _emptied(room: Path) -> None:
    for path in _files(room):
        path.write_bytes(b"")


def _no_notes(room: Path) -> None:
    _files(room)[1].unlink()


def _folders(room: Path) -> None:
    for path in _files(room):
        path.unlink()
        path.mkdir()


def _notes_swapped(room: Path) -> None:
    notes = _files(room)[1]
    notes.write_bytes(b"".join(reversed(notes.read_bytes().splitlines(keepends=True))))


def _notes_without_the_first(room: Path) -> None:
    notes = _files(room)[1]
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
    assert _base(full) is None
    assert answers(TinyStore(full)) == wanted
    for each in (full / "cache").glob("*"):
        if each.is_dir():
            each.rmdir()
    TinyStore(full).write(add_category("lagi"))
    assert _base(full) is not None
    assert len(TinyStore(full).find(Category)) == 2


def test_whatever_byte_is_flipped_no_answer_is_wrong(full: Path, wanted: list[object]) -> None:
    chance = random.Random(5)
    for path in _files(full):
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
    assert _base(full) is not None


def test_damage_met_while_reading_is_mended_by_the_next_act(
    full: Path, wanted: list[object]
) -> None:
    path = _files(full)[0]
    content = path.read_bytes()
    at = content.index(b"\n", 20) + 1
    path.write_bytes(content[:at] + b"\xff" * (len(content) - at))
    assert answers(TinyStore(full)) == wanted
    TinyStore(full).write(put(TinyStore(full).get(Category, 1)))
    assert _base(full) is not None
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


def test_an_act_without_its_note_is_read_from_the_journal(full: Path) -> None:
    notes = _files(full)[1]
    before = notes.read_bytes()
    TinyStore(full).write(_submit(9))
    notes.write_bytes(before)
    assert _base(full) is not None
    assert TinyStore(full).get(Article, 9).stage is Stage.SUBMITTED
    assert [each.seq for each in TinyStore(full).entries("articles/9")] == [9, COUNT + 4]
    TinyStore(full).write(_submit(10))
    assert len(notes.read_bytes().splitlines()) == 5


def test_a_torn_note_is_none_and_is_written_over(full: Path, wanted: list[object]) -> None:
    notes = _files(full)[1]
    with notes.open("ab") as file:
        file.write(b'[35,99,"torn')
    assert answers(TinyStore(full)) == wanted
    TinyStore(full).write(_submit(9))
    assert notes.read_bytes().count(b"torn") == 0
    assert _base(full) is not None


def test_reading_writes_nothing(full: Path, wanted: list[object]) -> None:
    _removed(full)
    before = {each: each.stat().st_mtime_ns for each in full.rglob("*")}
    assert answers(TinyStore(full)) == wanted
    assert {each: each.stat().st_mtime_ns for each in full.rglob("*")} == before


def test_a_checkpoint_carries_over_what_did_not_change(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = index._gathered

    def gathered(state: State, name: str, places: Places) -> object:
        made.append(name)
        return real(state, name, places)

    monkeypatch.setattr(index, "_gathered", gathered)
    store = TinyStore(full)
    store.write(draft("Yang terakhir", b"Isi.\n"))
    store.checkpoint()
    assert "articles" not in made
    carried = _files(full)[0].read_bytes()
    _removed(full)
    store = TinyStore(full)
    store.checkpoint()
    assert _files(full)[0].read_bytes() == carried
    assert len(_files(full)) == 2


def test_a_record_between_two_others_is_indexed_too(full: Path) -> None:
    store = TinyStore(full)
    store.write(put(Category(id=9, code="i", name="I")))
    store.checkpoint()
    store = TinyStore(full)
    store.write(put(Category(id=5, code="e", name="E")))
    store.checkpoint()
    assert [each.id for each in TinyStore(full).find(Category)] == [1, 5, 9]
    assert TinyStore(full).count(Category, Condition("code", Op.IN, ("e", "i"))) == 2


def test_a_reader_who_meets_a_new_checkpoint_looks_again(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = index.read
    met: list[int] = []

    def meet(*arguments: object) -> Indexed:
        if not met:
            met.append(1)
            TinyStore(full).checkpoint()
            raise Unfit("gone")
        return real(*arguments)  # type: ignore[arg-type]  # what it was called with

    monkeypatch.setattr(index, "read", meet)
    assert TinyStore(full)._watch.fresh().base is not None
    assert met


def test_a_reader_keeps_what_it_opened_while_others_write(full: Path) -> None:
    reader = TinyStore(full)
    assert reader.get(Article, 1).id == 1
    other = TinyStore(full)
    for number in range(1, COUNT):
        other.write(_submit(number))
    other.checkpoint()
    assert reader.count(Article, DRAFTS) == 0
    assert reader.head() == other.head()


def test_without_leave_to_write_in_cache_acts_are_saved_all_the_same(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _removed(full)
    monkeypatch.setattr(os, "access", lambda path, mode: "cache" not in str(path))
    (full / "cache").mkdir()
    TinyStore(full).write(_submit(9))
    assert _base(full) is None
    assert TinyStore(full).get(Article, 9).stage is Stage.SUBMITTED


def test_the_bytes_of_the_checkpoint_are_those_measured(full: Path) -> None:
    state = TinyStore(full)._state()
    layout = laying.measure(state, 7)
    content = laying.lay(state, 7)
    assert layout.size == len(content)
    for places in layout.tables.values():
        for at, length in zip(places.offsets, places.lengths, strict=True):
            assert content[at : at + 6] == b'{"id":'
            assert content[at + length - 1 : at + length] == b"}"


def test_a_long_running_process_reads_its_own_acts_by_the_index(room: Path) -> None:
    store = TinyStore(room)
    for each in range(450):
        store.write(add_category(f"c{each}", "x" * 40))
    assert store.count(Category) == 450
    assert TinyStore(room).inspect().problems == ()

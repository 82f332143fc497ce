from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bekasi_cli.model import Article, Category, Stage
from bekasi_cli.storage import checkpoint, index, laying
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.laying import Places
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.port import Condition, Op
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tiny import TinyStore
from indexed_rooms import COUNT, DRAFTS, answers, base, expected, filled, index_files, submit
from store_acts import add_category, draft, put


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


def test_an_index_answers_as_memory_does(full: Path, wanted: list[object]) -> None:
    assert base(full) is not None
    assert answers(TinyStore(full)) == wanted


def test_one_record_is_read_without_the_others(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TinyStore(full)
    monkeypatch.setattr(checkpoint, "read", pytest.fail)
    monkeypatch.setattr(Indexed, "documents", pytest.fail)
    assert store.get(Article, 7).head.facts.title == "Berita 7"
    assert [each.id for each in store.find(Article, order="-id", limit=2)] == [COUNT, COUNT - 1]


def test_an_act_without_its_note_is_read_from_the_journal(full: Path) -> None:
    notes = index_files(full)[1]
    before = notes.read_bytes()
    TinyStore(full).write(submit(9))
    notes.write_bytes(before)
    assert base(full) is not None
    assert TinyStore(full).get(Article, 9).stage is Stage.SUBMITTED
    assert [each.seq for each in TinyStore(full).entries("articles/9")] == [9, COUNT + 4]
    TinyStore(full).write(submit(10))
    assert len(notes.read_bytes().splitlines()) == 5


def test_a_torn_note_is_none_and_is_written_over(full: Path, wanted: list[object]) -> None:
    notes = index_files(full)[1]
    with notes.open("ab") as file:
        file.write(b'[35,99,"torn')
    assert answers(TinyStore(full)) == wanted
    TinyStore(full).write(submit(9))
    assert notes.read_bytes().count(b"torn") == 0
    assert base(full) is not None


def test_reading_writes_nothing(full: Path, wanted: list[object]) -> None:
    shutil.rmtree(full / "cache")
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
    carried = index_files(full)[0].read_bytes()
    shutil.rmtree(full / "cache")
    store = TinyStore(full)
    store.checkpoint()
    assert index_files(full)[0].read_bytes() == carried
    assert len(index_files(full)) == 2


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
        other.write(submit(number))
    other.checkpoint()
    assert reader.count(Article, DRAFTS) == 0
    assert reader.head() == other.head()


def test_without_leave_to_write_in_cache_acts_are_saved_all_the_same(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(full / "cache")
    monkeypatch.setattr(os, "access", lambda path, mode: "cache" not in str(path))
    (full / "cache").mkdir()
    TinyStore(full).write(submit(9))
    assert base(full) is None
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

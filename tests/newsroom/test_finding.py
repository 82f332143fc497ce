from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bekasi_cli.errors import Erased, Unreachable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import finding, searching, writing
from bekasi_cli.newsroom.following import INDEX, findable
from bekasi_cli.newsroom.reading import Query
from bekasi_cli.search import index as index_module
from bekasi_cli.search import indexing
from bekasi_cli.search.index import Standing, Unusable
from bekasi_cli.search.query import read
from bekasi_cli.storage import open_store
from bekasi_cli.storage.port import Store
from bekasi_cli.storage.tiny import TinyStore
from newsrooms import Office, new_office
from stories import draft, published

AT_FIRST = ("Pasar tani dibuka", "Pasar ikan dibuka")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = new_office(tmp_path / "kantor")
    for title in AT_FIRST:
        draft(office, title)
    return office


def store(office: Office) -> Store:
    return findable(open_store(office.folder), office.folder)


def found(office: Office, word: str = "pasar", *, indexed: bool = True) -> list[int]:
    """Return what is found, and hold that it is what reading finds."""
    opened = finding.lookup(store(office), office.folder)
    assert (opened is not None) is indexed
    terms = read([word])
    hits = searching.search(store(office), Query(), terms, lookup=opened).hits
    scanned = searching.search(store(office), Query(), terms).hits
    if opened:
        opened.opened.close()
    assert hits == scanned
    return [hit.article.id for hit in hits]


def write(office: Office, title: str) -> int:
    """Return the number of a new article, written as the command line does."""
    room = replace(office.room("atn"), store=store(office))
    text = Manuscript(facts=Facts(title=title), body="Isi.")
    return writing.draft(room, text).article.id


def known(office: Office) -> Standing:
    return finding._known(office.folder / INDEX)


@pytest.fixture
def built(office: Office) -> Office:
    assert found(office) == [2, 1]
    return office


def test_the_first_search_makes_the_index(office: Office) -> None:
    assert not (office.folder / INDEX).exists()
    assert found(office) == [2, 1]
    assert (office.folder / INDEX).exists()


def test_nothing_is_made_by_those_who_only_write(office: Office) -> None:
    write(office, "Pasar malam")
    assert not (office.folder / INDEX).exists()


def test_an_act_is_found_at_once_and_brought_by_its_writer(built: Office) -> None:
    number = write(built, "Pasar malam")
    assert known(built).seq == open_store(built.folder).head().seq
    assert found(built) == [number, 2, 1]


def test_acts_of_others_are_brought_by_the_next_search(built: Office) -> None:
    before = known(built)
    draft(built, "Pasar malam")
    number = write(built, "Pasar pagi")  # its writer sees that one act is missing before its own
    assert known(built) == before
    assert found(built) == [number, number - 1, 2, 1]
    assert known(built).seq == open_store(built.folder).head().seq


def test_an_act_about_no_article_moves_the_index_on(built: Office) -> None:
    result = built.bekasi("category", "add", "budaya", "--name", "Budaya")
    assert result.code == 0
    assert known(built).seq == open_store(built.folder).head().seq
    assert found(built) == [2, 1]


def test_a_changed_text_is_found_by_its_new_words_alone(built: Office) -> None:
    text = Manuscript(facts=Facts(title="Kirab budaya", reporters=("atn",)), body="Isi.")
    writing.revise(built.room("atn"), 1, text)
    assert found(built) == [2]
    assert found(built, "kirab") == [1]


def test_whoever_may_only_read_finds_what_the_index_lacks(
    built: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = known(built)
    number = draft(built, "Pasar malam")

    def refuse(*_: object) -> None:
        raise Unusable("attempt to write a readonly database")

    monkeypatch.setattr(indexing, "update", refuse)
    assert found(built) == [number, 2, 1]
    assert known(built) == before


def test_where_no_index_can_be_made_the_texts_are_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(indexing, "build", refuse)
    assert found(office, indexed=False) == [2, 1]


def test_no_index_is_made_where_nobody_should_write(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise Unreachable(N_("It lies on a network file system."))

    monkeypatch.setattr(TinyStore, "writable", refuse)
    assert found(office, indexed=False) == [2, 1]
    assert not (office.folder / INDEX).exists()


def test_whoever_waited_for_another_takes_the_index_that_was_made(built: Office) -> None:
    before = (built.folder / INDEX).stat()
    finding._build(store(built), built.folder / INDEX, None)
    assert (built.folder / INDEX).stat().st_ino == before.st_ino


def test_a_sqlite_without_fts5_does_without(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        indexing,
        "_SCHEMA",
        indexing._SCHEMA.replace("fts5", "fts_that_was_left_out"),
    )
    assert found(office, indexed=False) == [2, 1]
    assert [path.name for path in (office.folder / "cache").iterdir()] == ["search.sqlite.lock"]


@pytest.mark.parametrize("size", [0, 100, 5_000])
def test_an_index_that_was_cut_is_made_anew(built: Office, size: int) -> None:
    os.truncate(built.folder / INDEX, size)
    assert found(built) == [2, 1]


def test_an_index_that_is_no_database_is_made_anew(built: Office) -> None:
    (built.folder / INDEX).write_bytes(b"bukan basis data" * 1000)
    assert found(built) == [2, 1]


def test_pages_that_turn_out_damaged_are_passed_over(built: Office) -> None:
    for n in range(40):
        draft(built, f"Pasar {n} " + "kata " * 200)
    everything = found(built)
    path = built.folder / INDEX
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE texts_data SET block = x'ffffffffffff' WHERE id > 10")
    opened = finding.lookup(store(built), built.folder)
    hits = searching.search(store(built), Query(), read(["pasar"]), lookup=opened).hits
    assert [hit.article.id for hit in hits] == everything
    assert not path.exists()
    assert found(built) == everything


def test_a_writer_that_holds_the_index_keeps_nobody_waiting_long(
    built: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "PATIENCE", 0.01)
    monkeypatch.setattr(indexing, "LONG", 0.01)
    opened = finding.lookup(store(built), built.folder)
    with closing(sqlite3.connect(built.folder / INDEX, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        hits = searching.search(store(built), Query(), read(["pasar"]), lookup=opened).hits
        assert [hit.article.id for hit in hits] == [2, 1]
        number = write(built, "Pasar malam")
    assert (built.folder / INDEX).exists()
    assert found(built) == [number, 2, 1]


def test_a_python_without_sqlite_does_without(
    built: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert found(built, indexed=False) == [2, 1]


def test_what_was_erased_is_no_damage(built: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def erased(*_: object) -> bytes:
        raise Erased(N_("It was erased."))

    draft(built, "Pasar malam")
    monkeypatch.setattr(TinyStore, "revision", erased)
    assert found(built) == []


def test_an_index_of_an_older_kind_is_made_anew(
    built: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "FORMAT", "1.2")
    monkeypatch.setattr(indexing, "FORMAT", "1.2")
    assert found(built) == [2, 1]


def test_the_index_of_another_newsroom_is_made_anew(built: Office, tmp_path: Path) -> None:
    other = new_office(tmp_path / "lain")
    draft(other, "Kirab budaya")
    (other.folder / "cache").mkdir()
    (other.folder / INDEX).write_bytes((built.folder / INDEX).read_bytes())
    assert found(other, "kirab") == [1]
    assert found(other, "ikan") == []


def test_an_index_from_the_future_is_made_anew(built: Office) -> None:
    with sqlite3.connect(built.folder / INDEX) as connection:
        connection.execute("UPDATE meta SET value = 999 WHERE key = 'seq'")
    connection.close()
    assert found(built) == [2, 1]


def test_an_index_of_another_past_is_made_anew(built: Office) -> None:
    with sqlite3.connect(built.folder / INDEX) as connection:
        connection.execute("UPDATE meta SET value = 'x' WHERE key = 'digest'")
    connection.close()
    draft(built, "Pasar malam")
    assert found(built) == [3, 2, 1]


def test_after_an_erasure_nobody_finds_by_the_index_what_was_erased(
    built: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "ERASING", "draft")
    draft(built, "Pasar malam")
    before = (built.folder / INDEX).stat().st_ino
    assert found(built) == [3, 2, 1]
    assert (built.folder / INDEX).stat().st_ino != before


def test_a_text_that_could_not_be_read_is_looked_at_each_time(office: Office) -> None:
    (path,) = office.folder.glob("articles/*/000002/001.md")
    content = path.read_bytes()
    path.unlink()
    terms = read(["pasar"])
    for _ in range(2):
        opened = finding.lookup(store(office), office.folder)
        result = searching.search(store(office), Query(), terms, lookup=opened)
        assert ([hit.article.id for hit in result.hits], result.unread) == ([1], [2])
    path.write_bytes(content)
    assert found(office) == [2, 1]


def test_a_killed_writers_journal_does_not_spoil_the_new_index(built: Office) -> None:
    (built.folder / INDEX).unlink()
    left = built.folder / f"{INDEX}-journal"
    left.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"\xff" * 600)
    assert found(built) == [2, 1]
    assert not left.exists()


def test_live_texts_are_found_by_when_they_were_published(built: Office) -> None:
    number = published(built)
    opened = finding.lookup(store(built), built.folder)
    hits = searching.search(store(built), Query(live=True), read(["pasar"]), lookup=opened).hits
    assert [hit.article.id for hit in hits] == [number]

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw
from tinydb import TinyDB, where

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Article, Category
from bekasi_cli.storage import checkpoint, laying
from bekasi_cli.storage.database import NewsroomDB
from bekasi_cli.storage.journal import seal
from bekasi_cli.storage.state import Nothing, State
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, add_category, draft


def _state(tables: dict[str, dict[int, bytes]]) -> State:
    fresh: dict[str, dict[int, bytes | Raw]] = {name: {**each} for name, each in tables.items()}
    counters = {name: max(each, default=0) for name, each in tables.items()}
    return State(
        newsroom=ROOM, seq=9, digest="d", at=NOW, counters=counters, base=Nothing(), fresh=fresh
    )


SMALL = _state({"articles": {2: b'{"a":1}', 10: b'{"b":"}"}'}, "later": {1: b"{}"}})


def test_a_checkpoint_is_read_back_as_it_was() -> None:
    found = checkpoint.read(laying.lay(SMALL, 77))
    header = found.header
    assert (header.newsroom, header.seq, header.offset, header.head) == (ROOM, 9, 77, "d")
    assert header.counters == {"articles": 10, "later": 1}
    assert {key: bytes(raw) for key, raw in found.table("articles").items()} == {
        2: b'{"a":1}',
        10: b'{"b":"}"}',
    }
    assert found.table("staff") == found.table("no such") == {}


def test_documents_stand_one_a_line_by_number_and_tables_in_their_order() -> None:
    lines = laying.lay(SMALL, 77).split(b"\n")
    assert lines.index(b'"2":{"a":1},') + 1 == lines.index(b'"10":{"b":"}"}')
    names = [line[1:-3].decode() for line in lines if line.endswith(b'":{')]
    assert names[1:] == ["articles", "staff", "categories", "policies", "later"]


@given(st.data())
def test_any_changed_byte_is_damage(data: st.DataObject) -> None:
    content = laying.lay(SMALL, 77)
    at = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != content[at]))
    with pytest.raises(Damaged, match=r"doctor --repair"):
        _read_all(content[:at] + bytes([byte]) + content[at + 1 :])


def _read_all(content: bytes) -> None:
    found = checkpoint.read(content)
    for name in found.header.digests:
        found.table(name)


@pytest.mark.parametrize("cut", [0, 1, 20, 400, -1, -3])
def test_a_cut_checkpoint_is_damage(cut: int) -> None:
    with pytest.raises(Damaged):
        checkpoint.read(laying.lay(SMALL, 77)[:cut])


def test_a_sealed_header_that_is_none_is_damage() -> None:
    content = checkpoint.START + seal({"format": 1}) + checkpoint.AFTER_HEADER
    with pytest.raises(Damaged):
        checkpoint.read_header(content)


def test_a_newer_checkpoint_asks_to_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "FORMAT", 2)
    content = laying.lay(SMALL, 77)
    with pytest.raises(Damaged, match="newer bekasi"):
        checkpoint.read(content)


@pytest.mark.parametrize(
    ("size", "covered", "end", "due"),
    [
        (0, 0, 10, True),
        (65_535, 1000, 1001, True),
        (65_536, 1000, 1001, False),
        (80_000, 1000, 11_000, False),
        (80_000, 1000, 11_001, True),
    ],
)
def test_a_checkpoint_is_due_while_small_and_when_the_tail_outgrows_an_eighth(
    size: int, covered: int, end: int, due: bool
) -> None:
    assert checkpoint.due(size, covered, end) is due


def test_plain_tinydb_opens_the_newsroom(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft("Pasar rakyat"))
    tiny.write(add_category("kab", "Kabar"))
    with TinyDB(room / "newsroom.json", access_mode="r") as plain:
        assert plain.tables() == {"_bekasi", "articles", "staff", "categories", "policies"}
        articles = plain.table("articles", cache_size=0)
        assert articles.get(doc_id=1)["head"]["facts"] == {"title": "Pasar rakyat"}
        assert plain.table("categories").search(where("code") == "kab")[0].doc_id == 1
        assert plain.table("_bekasi").get(doc_id=1)["newsroom"] == ROOM


def test_our_own_table_answers_tinydbs_queries(tiny: TinyStore, room: Path) -> None:
    for code in ("a", "b"):
        tiny.write(add_category(code))
    with NewsroomDB(room / "newsroom.json") as ours:
        table = ours.table("categories")
        assert [each["code"] for each in table.all()] == ["a", "b"]
        assert table.search(where("code") == "b")[0].doc_id == 2
        assert table.get(doc_id=3) is None
        assert len(table) == 2
        assert ours.tables() == {"articles", "staff", "categories", "policies"}
        with pytest.raises(TypeError, match="commits only"):
            table.insert({"code": "c"})
        with pytest.raises(TypeError, match="commits only"):
            ours.drop_tables()
    assert [each.code for each in tiny.find(Category)] == ["a", "b"]


def test_what_plain_tinydb_changed_is_damage_and_repaired(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft())
    before = (room / "newsroom.json").read_bytes()
    with TinyDB(room / "newsroom.json") as plain:
        plain.table("articles").update({"stage": "approved"})
    for store in (tiny, TinyStore(room)):
        with pytest.raises(Damaged, match="another program") as caught:
            store.find(Article)
        assert caught.value.exit_code == 7
        with pytest.raises(Damaged):
            store.write(draft())
    assert [each.where for each in tiny.inspect().problems] == ["newsroom.json:1"]
    assert tiny.repair().repaired == ("newsroom.json",)
    assert (room / "newsroom.json").read_bytes() == before
    assert [each.name[:13] for each in (room / "recovered").iterdir()] == ["newsroom.json"]
    assert tiny.find(Article)[0].stage == "draft"

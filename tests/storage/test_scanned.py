from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Raw

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Article, Category
from bekasi_cli.storage import checkpoint, laying, scanned
from bekasi_cli.storage.journal import seal
from bekasi_cli.storage.scanned import Scanned
from bekasi_cli.storage.state import Nothing, State
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, add_category, draft

_DOCUMENTS = {"articles": {2: b'{"a":1}', 10: b'{"b":"}"}'}, "later": {1: b"{}"}}


@pytest.fixture(scope="module")
def content() -> bytes:
    fresh: dict[str, dict[int, bytes | Raw]] = {name: {**each} for name, each in _DOCUMENTS.items()}
    state = State(
        newsroom=ROOM,
        seq=9,
        digest="d",
        at=NOW,
        counters={"articles": 10, "later": 1},
        base=Nothing(),
        fresh=fresh,
    )
    return laying.lay(state, 77)


def _scan(place: Path, content: bytes) -> Scanned:
    place.mkdir(exist_ok=True)
    (place / checkpoint.FILE).write_bytes(content)
    return Scanned(place / checkpoint.FILE)


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
def test_each_document_is_read_where_it_lies(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(scanned, "_CHUNK", chunk)
    found = _scan(tmp_path, content)
    for name, documents in _DOCUMENTS.items():
        assert dict(found.documents(name)) == dict(found.candidates(name, (), "id", 1)) == documents
        assert [found.document(name, id_) for id_ in documents] == [*documents.values()]
        assert found.count(name, ()) == len(documents)
    for id_ in (-1, 0, 3, 11):
        assert found.document("articles", id_) is None
    assert found.document("staff", 1) is found.document("no such", 1) is None
    assert found.count("staff", ()) == found.count("no such", ()) == 0
    state = found.state()
    assert (state.seq, state.digest, state.counters["articles"]) == (9, "d", 10)


@settings(deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_damage(
    data: st.DataObject, content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != content[at]))
    changed = content[:at] + bytes([byte]) + content[at + 1 :]
    with pytest.raises(Damaged, match=r"doctor --repair"):
        _read_all(_scan(tmp_path_factory.getbasetemp() / "scanned", changed))


@pytest.mark.parametrize("cut", [0, 1, 20, -1, -2, -3, -4, -30])
def test_a_file_that_was_cut_is_damage(tmp_path: Path, content: bytes, cut: int) -> None:
    with pytest.raises(Damaged):
        _read_all(_scan(tmp_path, content[:cut]))


def test_a_table_that_the_header_does_not_know_is_damage(tmp_path: Path, content: bytes) -> None:
    more = content[: -len(checkpoint.END)] + b',\n"more":{\n}' + checkpoint.END
    for changed in (more, content + b"}\n", content.replace(b'"10":', b'"x":')):
        with pytest.raises(Damaged):
            _read_all(_scan(tmp_path, changed))


def test_a_header_that_is_sealed_and_none_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        _scan(tmp_path, checkpoint.START + seal({"format": 1}) + checkpoint.AFTER_HEADER)


def test_only_what_is_read_of_a_damaged_checkpoint_is_refused(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 1)
    tiny.write(draft("Pasar rakyat"))
    tiny.write(add_category("kab", "Kabar"))
    tiny.checkpoint()
    path = room / checkpoint.FILE
    path.write_bytes(path.read_bytes().replace(b"Pasar rakyat", b"Pasar raksasa"[:12]))
    for index in (room / "cache").glob("index.*"):
        index.unlink()
    store = TinyStore(room)
    assert [each.code for each in store.find(Category)] == ["kab"]
    with pytest.raises(Damaged, match="doctor --repair"):
        store.get(Article, 1)


def _read_all(found: Scanned) -> None:
    for name in found.header.digests:
        list(found.documents(name))

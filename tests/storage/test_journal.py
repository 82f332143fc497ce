from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Category
from bekasi_cli.storage import journal
from bekasi_cli.storage.audit import Chain
from bekasi_cli.storage.committing import prepare
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.state import begin
from bekasi_cli.storage.telling import entry
from store_acts import ROOM, act, add_category

FIELDS = "v seq prev at login actor identity act about reason put files sum"


def _lines(acts: int) -> list[bytes]:
    store = MemoryStore(ROOM)
    for number in range(acts):
        store.write(add_category(f"c{number}"))
    return store._lines


def tombstone(raw: bytes, seq: int) -> bytes:
    digest = sha256(raw).hexdigest()
    fields = {"v": 1, "seq": seq, "redacted": True, "digest": digest}
    return json.encode(fields).ljust(len(raw))


def _audit(lines: list[bytes]) -> list[tuple[str, str]]:
    chain = Chain()
    for raw in lines:
        chain.add(raw)
    chain.finish()
    return [(each.where, each.message.format(**each.details)) for each in chain.problems]


def test_a_line_holds_the_fields_of_the_design_in_their_order() -> None:
    zero, first = _lines(1)
    assert " ".join(json.decode(first)) == FIELDS
    assert {"newsroom": ROOM, "format": 1}.items() <= json.decode(zero).items()
    body, _, _ = first.rpartition(b',"sum":')
    assert json.decode(first)["sum"] == sha256(body).hexdigest()
    assert json.decode(first)["prev"] == sha256(zero).hexdigest()


def test_the_same_act_gives_the_same_bytes() -> None:
    assert _lines(3) == _lines(3)


@given(st.data())
def test_any_changed_byte_of_a_line_is_damage(data: st.DataObject) -> None:
    raw = _lines(1)[1]
    at = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != raw[at]))
    with pytest.raises(Damaged, match=r"journal\.jsonl:2"):
        journal.read(raw[:at] + bytes([byte]) + raw[at + 1 :], 1)


@pytest.mark.parametrize("raw", [b"", b"{}", b"null", b"\xff", b"[" * 5000, b'{"v":1}'])
def test_what_is_no_line_is_damage(raw: bytes) -> None:
    with pytest.raises(Damaged):
        journal.read(raw, 0)


@pytest.mark.parametrize(
    "fields", [{"v": "1"}, {"v": 1}, {"v": 1, "seq": 1, "put": {"a": {"x": 1}}}]
)
def test_a_sealed_line_that_is_no_line_is_damage(fields: dict[str, object]) -> None:
    with pytest.raises(Damaged):
        journal.read(journal.seal(fields), 1)


def test_a_newer_line_asks_to_upgrade() -> None:
    with pytest.raises(Damaged, match="newer bekasi") as caught:
        journal.read(journal.seal({"v": 2, "wholly": "other"}), 4)
    assert caught.value.exit_code == 7
    assert "Upgrade bekasi" in caught.value.hint


def test_a_newer_line_that_reads_as_ours_asks_to_upgrade_too() -> None:
    with pytest.raises(Damaged, match="newer bekasi"):
        journal.read(journal.seal({"v": 2, "seq": 4}), 4)


def test_the_sealed_part_of_a_line_with_something_after_it_is_found() -> None:
    raw = _lines(1)[1]
    assert journal.sealed_part(raw) == raw == journal.sealed_part(raw + b"\0\0")
    assert journal.sealed_part(raw[:-1]) == journal.sealed_part(b"") == b""


def test_text_that_looks_like_a_seal_ends_no_line() -> None:
    store = MemoryStore()
    store.write(lambda _: act(reason='","sum":"' + "0" * 64 + '"}'))
    store.write(lambda _: act(reason=',"sum":"' * 3))
    assert store.inspect().problems == ()
    for raw in store._lines:
        assert journal.sealed_part(raw + b"x") == raw


def test_a_tombstone_keeps_the_digest_of_its_line_and_the_chain() -> None:
    lines = _lines(3)
    lines[2] = tombstone(lines[2], 2)
    told = entry(journal.read(lines[2], 2))
    assert (told.redacted, told.seq, told.put, told.act) == (True, 2, {}, "")
    ((where, message),) = _audit(lines)
    assert where == "journal.jsonl:3"
    assert "no later line says who did it" in message


def test_a_tombstone_that_a_redaction_names_is_in_order() -> None:
    store = MemoryStore()
    store.write(add_category("a"))
    store.write(lambda _: act(name="redact", about=("articles/1", "journal/1")))
    lines = store._lines
    lines[1] = tombstone(lines[1], 1)
    assert _audit(lines) == []


def test_a_sealed_line_cannot_pretend_to_be_a_tombstone() -> None:
    raw = journal.seal({"v": 1, "seq": 1, "redacted": True, "digest": "0" * 64})
    line = journal.read(raw, 1)
    assert (line.redacted, line.digest) == (False, sha256(raw).hexdigest())


def test_the_audit_names_the_changed_line_only() -> None:
    lines = _lines(4)
    lines[2] = lines[2].replace(b'"c1"', b'"c9"')
    ((where, message),) = _audit(lines)
    assert where == "journal.jsonl:3"
    assert "not what was written" in message


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ([0, 1, 3, 4], ["journal.jsonl:3"]),
        ([0, 2, 1, 3, 4], ["journal.jsonl:2", "journal.jsonl:3", "journal.jsonl:4"]),
        ([1, 2, 3, 4], ["journal.jsonl:1"]),
        ([0, 1, 2, 3], []),
    ],
    ids=["cut", "swapped", "beginning", "end"],
)
def test_the_audit_finds_lines_cut_or_swapped(order: list[int], places: list[str]) -> None:
    lines = _lines(4)
    assert [where for where, _ in _audit([lines[each] for each in order])] == places


def test_the_audit_finds_a_line_that_was_sealed_anew() -> None:
    lines = _lines(3)
    body = lines[1].replace(b'"c0"', b'"cX"')[: lines[1].rindex(b',"sum"')]
    lines[1] = body + b',"sum":"' + sha256(body).hexdigest().encode() + b'"}'
    ((where, message),) = _audit(lines)
    assert where == "journal.jsonl:3"
    assert "chain breaks" in message


@given(
    reason=st.text(st.characters(exclude_categories=["Cs"])),
    titles=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=12),
    originals=st.lists(st.binary(), max_size=3),
)
def test_a_line_is_what_is_read_of_it(
    reason: str, titles: list[str], originals: list[bytes]
) -> None:
    puts = [
        Category(id=number, code=f"c{number}", name=title) for number, title in enumerate(titles, 1)
    ]
    state = begin(journal.read(_lines(0)[0], 0))
    made = prepare(state, replace(act(*puts), reason=reason, blobs=tuple(originals)))
    assert journal.read(made.raw, 1) == made.line

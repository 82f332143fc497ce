from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.files import atomic_write
from bekasi_cli.model import Article
from bekasi_cli.storage import checkpoint, create
from bekasi_cli.storage.port import Fault
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, TEXT, add_category, draft


def _journal(room: Path) -> Path:
    return room / "journal.jsonl"


def _break_off(room: Path, part: Callable[[bytes], bytes]) -> bytes:
    """Let the last act, which no checkpoint knows yet, end in what PART makes of its line."""
    store, known = TinyStore(room), (room / checkpoint.FILE).read_bytes()
    before = _journal(room).stat().st_size
    store.write(draft("Terputus"))
    content = _journal(room).read_bytes()
    _journal(room).write_bytes(content[:before] + part(content[before:]))
    atomic_write(room / checkpoint.FILE, known)
    return content[before:]


def test_a_last_line_without_its_line_end_is_a_commit(tiny: TinyStore, room: Path) -> None:
    whole = _break_off(room, lambda line: line[:-1])
    for store in (tiny, TinyStore(room)):
        assert [each.id for each in store.find(Article)] == [1]
        assert [each.seq for each in store.entries()] == [0, 1]
    (problem,) = tiny.inspect().problems
    assert (problem.where, problem.serious) == ("journal.jsonl:2", False)
    commit = TinyStore(room).write(add_category("a"))
    assert (commit.seq, commit.notices) == (2, ())
    assert whole in _journal(room).read_bytes()
    assert tiny.find(Article)
    assert tiny.inspect().problems == ()


@pytest.mark.parametrize("kept", [1, 50, -75, -2])
def test_a_torn_last_line_is_no_commit_and_put_aside(
    tiny: TinyStore, room: Path, kept: int
) -> None:
    whole = _break_off(room, lambda line: line[:kept])
    for store in (tiny, TinyStore(room)):
        assert store.find(Article) == []
        assert [each.seq for each in store.entries()] == [0]
        assert store.head().seq == 0
    torn, orphan = tiny.inspect().problems
    assert (torn.fault, torn.where, torn.serious) == (Fault.TORN, "journal.jsonl:2", False)
    assert (orphan.fault, orphan.where) == (Fault.ORPHAN, "articles/2026/000001/001.md")
    commit = tiny.write(add_category("a"))
    assert [each.fault for each in commit.notices] == [Fault.TORN]
    assert (room / commit.notices[0].where).read_bytes() == whole[:kept]
    assert tiny.head().seq == 1


def test_a_whole_line_with_something_after_it_is_a_commit(tiny: TinyStore, room: Path) -> None:
    _break_off(room, lambda line: line[:-1] + b"\0\0\0")
    assert [each.id for each in tiny.find(Article)] == [1]
    (problem,) = tiny.inspect().problems
    assert (problem.where, problem.serious) == ("journal.jsonl:2", True)
    commit = tiny.write(add_category("a"))
    assert (room / commit.notices[0].where).read_bytes() == b"\0\0\0"
    assert tiny.inspect().problems == ()


def test_a_last_line_with_its_line_end_and_a_bad_sum_is_damage(room: Path) -> None:
    _break_off(room, lambda line: line.replace(b"Terputus", b"Terpotong"))
    store, before = TinyStore(room), _journal(room).read_bytes()
    with pytest.raises(Damaged, match=r"journal\.jsonl:2") as caught:
        store.head()
    assert caught.value.exit_code == 7
    with pytest.raises(Damaged):
        store.write(add_category("a"))
    with pytest.raises(Damaged):
        list(store.entries())
    assert _journal(room).read_bytes() == before


def test_a_line_of_another_chain_is_damage(tiny: TinyStore, room: Path, tmp_path: Path) -> None:
    tiny.write(add_category("a"))
    create(tmp_path / "other", ROOM + "x", at=NOW)
    other = TinyStore(tmp_path / "other")
    for code in ("a", "b"):
        other.write(add_category(code))
    foreign = _journal(tmp_path / "other").read_bytes().splitlines(keepends=True)[2]
    with _journal(room).open("ab") as journal:
        journal.write(foreign)
    with pytest.raises(Damaged, match=r"cut or changed"):
        tiny.head()


def test_a_first_line_broken_off_is_damage(room: Path) -> None:
    (room / checkpoint.FILE).unlink()
    _journal(room).write_bytes(_journal(room).read_bytes()[:-1])
    with pytest.raises(Damaged):
        TinyStore(room).head()


def test_an_orphan_is_moved_to_recovered_by_the_next_writer(tiny: TinyStore, room: Path) -> None:
    _break_off(room, lambda _: b"")
    assert (room / "articles/2026/000001/001.md").exists()
    commit = tiny.write(draft("Baru", b"baru\n"))
    (notice,) = commit.notices
    assert notice.details["path"] == "articles/2026/000001/001.md"
    assert (room / notice.where).read_bytes() == TEXT
    assert tiny.revision(1, 1) == b"baru\n"
    assert tiny.inspect().problems == ()

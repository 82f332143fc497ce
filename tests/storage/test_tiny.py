from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Damaged, NotFound, Unreachable, UsageProblem
from bekasi_cli.model import Article, Category
from bekasi_cli.storage import checkpoint, create, ledger, open_store
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, add_category, article, draft, keep, put


def _journal(room: Path) -> Path:
    return room / "journal.jsonl"


def test_a_location_chooses_the_store(room: Path) -> None:
    assert isinstance(open_store(room), TinyStore)
    assert isinstance(open_store(str(room)), TinyStore)
    assert isinstance(open_store("memory:"), MemoryStore)
    with pytest.raises(UsageProblem, match="PostgreSQL"):
        open_store("postgresql://server/newsroom")


def test_where_no_newsroom_is_init_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unreachable):
        open_store(tmp_path / "file")
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotFound, match="bekasi init"):
            open_store(folder)


def test_a_newsroom_that_vanishes_is_not_found(tiny: TinyStore, room: Path) -> None:
    _journal(room).unlink()
    for broken in (False, True):
        if broken:
            _journal(room).symlink_to("nowhere")
        for ask in (tiny.head, tiny.inspect, tiny.repair, lambda: list(tiny.entries())):
            with pytest.raises(NotFound):
                ask()


def test_another_process_commits_and_the_next_read_sees_it(tiny: TinyStore, room: Path) -> None:
    other = TinyStore(room)
    for number in range(1, 4):
        other.write(add_category(f"c{number}"))
        assert len(tiny.find(Category)) == number
        assert tiny.head() == other.head()


def test_a_reader_who_meets_a_writer_looks_again(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ledger.hold_to
    met: list[Path] = []

    def meet(path: Path, state: State, offset: int) -> None:
        if not met:
            met.append(path)
            TinyStore(room).write(add_category("a"))
            raise Damaged("half of the one, half of the other")
        real(path, state, offset)

    monkeypatch.setattr(ledger, "hold_to", meet)
    assert [each.code for each in tiny.find(Category)] == ["a"]
    assert met


def test_with_a_large_checkpoint_only_the_tail_is_read(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 100)
    for number in range(20):
        tiny.write(add_category(f"c{number}", "x" * 200))
    other, kept = TinyStore(room), (room / checkpoint.FILE).read_bytes()
    assert len(other.find(Category)) == 20
    tiny.write(add_category("new"))
    assert (room / checkpoint.FILE).read_bytes() == kept
    for store in (other, TinyStore(room)):
        assert [each.code for each in store.find(Category)][-1] == "new"
        assert store.get(Category, 1).code == "c0"
    tiny.write(put(replace(tiny.get(Category, 1), name="Baru")))
    assert other.get(Category, 1).name == "Baru"
    assert len(other.find(Category)) == 21
    assert other.inspect().problems == ()


def test_the_tail_is_folded_in_once_it_outgrows_an_eighth(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 100)
    sizes = []
    for number in range(60):
        tiny.write(add_category(f"c{number}"))
        sizes.append((room / checkpoint.FILE).stat().st_size)
    assert 5 < len(set(sizes)) < 55
    assert sorted(sizes) == sizes
    assert len(TinyStore(room).find(Category)) == 60


def test_a_checkpoint_ahead_of_the_journal_is_damage(tiny: TinyStore, room: Path) -> None:
    tiny.write(add_category("a"))
    short = _journal(room).read_bytes()
    tiny.write(add_category("b"))
    _journal(room).write_bytes(short)
    for store in (tiny, TinyStore(room)):
        with pytest.raises(Damaged, match="do not fit") as caught:
            store.head()
        assert caught.value.exit_code == 7


@pytest.mark.parametrize("size", [1, 100_000])
def test_a_checkpoint_of_another_journal_is_damage(room: Path, tmp_path: Path, size: int) -> None:
    for folder, code in ((room, "a"), (tmp_path / "other", "b")):
        if folder != room:
            create(folder, ROOM, at=NOW, login="ade", actor="adm")
        TinyStore(folder).write(add_category(code, "x" * size))
    (tmp_path / "other" / checkpoint.FILE).replace(room / checkpoint.FILE)
    with pytest.raises(Damaged, match="do not fit"):
        TinyStore(room).head()


def test_without_a_checkpoint_the_journal_tells_it_all(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft())
    before = (room / checkpoint.FILE).read_bytes()
    (room / checkpoint.FILE).unlink()
    assert [each.id for each in TinyStore(room).find(Article)] == [1]
    assert [each.serious for each in tiny.inspect().problems] == [False]
    tiny.checkpoint()
    assert (room / checkpoint.FILE).read_bytes() == before


def test_an_original_that_was_changed_on_disk_is_put_aside(tiny: TinyStore, room: Path) -> None:
    tiny.write(keep(b"foto"))
    (path,) = (each for each in (room / "media").rglob("*") if each.is_file())
    path.chmod(0o600)
    path.write_bytes(b"lain")
    with pytest.raises(Damaged, match="was changed"):
        tiny.blob(digest(b"foto"))
    commit = tiny.write(keep(b"foto"))
    assert (room / commit.notices[0].where).read_bytes() == b"lain"
    assert tiny.blob(digest(b"foto")) == b"foto"


def test_a_changed_or_missing_revision_file_is_damage(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft())
    path = room / "articles/2026/000001/001.md"
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Damaged, match="not the text that was saved"):
        tiny.revision(1, 1)
    path.unlink()
    with pytest.raises(Damaged, match="missing"):
        tiny.revision(1, 1)


def test_a_file_that_may_not_be_read_is_a_sentence(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft())
    path = room / "articles/2026/000001/001.md"
    path.unlink()
    path.mkdir()
    with pytest.raises(Unreachable, match="cannot be read"):
        tiny.revision(1, 1)


def test_a_record_that_cannot_be_read_is_damage(tiny: TinyStore, room: Path) -> None:
    tiny.write(add_category("a"))

    class Odd(Category, frozen=True, kw_only=True):
        needed: int

    with pytest.raises(Damaged, match="categories/1"):
        tiny.get(Odd, 1)


def test_texts_are_read_only_and_the_rest_is_for_the_owner(tiny: TinyStore, room: Path) -> None:
    tiny.write(draft())
    modes = {
        each.relative_to(room).as_posix(): oct(each.stat().st_mode & 0o7777)
        for each in (room, *room.rglob("*"))
    }
    assert modes == {
        ".": "0o700",
        ".lock": "0o600",
        "articles": "0o700",
        "articles/2026": "0o700",
        "articles/2026/000001": "0o700",
        "articles/2026/000001/001.md": "0o400",
        "journal.jsonl": "0o600",
        "media": "0o700",
        "newsroom.json": "0o600",
    }


def test_nothing_of_a_long_line_is_lost(tiny: TinyStore, room: Path) -> None:
    tiny.write(put(replace(article(1, "x" * 200_000, b""), slug="s")))
    assert TinyStore(room).get(Article, 1).slug == "s"


def test_an_open_file_of_the_lock_is_not_left_behind(tiny: TinyStore) -> None:
    before = len([*Path("/proc/self/fd").iterdir()])
    for number in range(3):
        tiny.write(add_category(f"c{number}"))
        list(tiny.entries())
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_the_holder_is_login_host_and_process() -> None:
    from bekasi_cli.storage.tiny import _this_process

    assert re.fullmatch(rf"\S+@\S+ \(pid {os.getpid()}\)", _this_process())


def test_a_login_without_a_name_is_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    from bekasi_cli.storage.tiny import _this_process

    monkeypatch.setattr(os, "getuid", lambda: 987_654)
    assert _this_process().startswith("987654@")


def test_a_checkpoint_that_fails_leaves_the_act_saved_and_says_so(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    commit = tiny.write(add_category("a"))
    (notice,) = commit.notices
    assert "is saved" in notice.message
    assert tiny.get(Category, 1) == TinyStore(room).get(Category, 1)
    monkeypatch.undo()
    assert tiny.write(add_category("b")).notices == ()
    assert tiny.inspect().problems == ()

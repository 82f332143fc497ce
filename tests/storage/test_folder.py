from __future__ import annotations

import errno
import grp
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from bekasi_cli.errors import Refused, Unreachable, UsageProblem
from bekasi_cli.files import disk
from bekasi_cli.model import Category
from bekasi_cli.storage import create, folder
from bekasi_cli.storage.port import Change, View
from bekasi_cli.storage.tiny import TinyStore
from other_users import needs_root
from store_acts import NOW, ROOM, add_category, draft


def _tree(room: Path) -> dict[str, bytes]:
    return {
        each.relative_to(room).as_posix(): each.read_bytes()
        for each in room.rglob("*")
        if each.is_file()
    }


def test_a_new_newsroom_holds_a_first_line_and_a_checkpoint(tmp_path: Path) -> None:
    store = create(tmp_path / "a" / "b", ROOM, at=NOW, login="ade", actor="adm")
    assert sorted(_tree(tmp_path / "a" / "b")) == ["journal.jsonl", "newsroom.json"]
    assert (store.newsroom, store.head().seq) == (ROOM, 0)
    assert store.inspect().problems == ()


@pytest.mark.parametrize("name", ["journal.jsonl", "newsroom.json"])
def test_a_folder_that_holds_a_newsroom_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(Refused, match=name):
        create(tmp_path, ROOM, at=NOW)
    assert _tree(tmp_path) == {name: b"x"}


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    create(tmp_path, ROOM, at=NOW)
    assert tmp_path.stat().st_mode & 0o7777 == 0o750


def test_a_newsroom_inside_a_shared_folder_is_shared(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    create(tmp_path / "room", ROOM, at=NOW)
    assert (tmp_path / "room").stat().st_mode & 0o7777 == 0o2770


def test_an_unknown_group_is_named_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="redaksi-tanpa-nama"):
        create(tmp_path / "room", ROOM, at=NOW, group="redaksi-tanpa-nama")
    assert not (tmp_path / "room").exists()


@needs_root
def test_a_group_makes_the_folder_2770(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grp, "getgrnam", lambda _: SimpleNamespace(gr_gid=4711))
    create(tmp_path / "room", ROOM, at=NOW, group="redaksi").write(add_category("a"))
    found = {
        each.relative_to(tmp_path).as_posix(): (
            oct(each.stat().st_mode & 0o7777),
            each.stat().st_gid,
        )
        for each in (tmp_path / "room", *(tmp_path / "room").iterdir())
    }
    assert found == {
        "room": ("0o2770", 4711),
        "room/.lock": ("0o660", 4711),
        "room/articles": ("0o2770", 4711),
        "room/journal.jsonl": ("0o660", 4711),
        "room/media": ("0o2770", 4711),
        "room/newsroom.json": ("0o660", 4711),
    }


def test_a_group_that_one_may_not_give_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(grp, "getgrnam", lambda _: SimpleNamespace(gr_gid=4711))
    monkeypatch.setattr(os, "chown", refuse)
    with pytest.raises(Unreachable, match="redaksi") as caught:
        create(tmp_path / "room", ROOM, at=NOW, group="redaksi")
    assert "group" in caught.value.hint


def test_a_network_file_system_is_refused_before_anything_happens(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = _tree(room)
    mounts = tmp_path / "mounts"
    mounts.write_text("1 1 0:1 / / rw - nfs4 server:/srv rw\n")
    monkeypatch.setattr(disk, "MOUNTINFO", mounts)
    asked: list[View] = []

    def decide(view: View) -> Change:
        asked.append(view)
        return add_category("a")(view)

    for attempt in (
        lambda: tiny.write(decide),
        tiny.writable,
        tiny.repair,
        tiny.checkpoint,
        lambda: create(tmp_path / "new", ROOM, at=NOW),
    ):
        with pytest.raises(Unreachable, match="nfs4") as caught:
            attempt()
        assert "PostgreSQL" in caught.value.hint
    assert asked == []
    assert _tree(room) == before
    assert tiny.find(Category) == []


def test_a_disk_that_can_only_be_read_is_refused(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _tree(room)
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    with pytest.raises(Unreachable, match="only be read"):
        tiny.writable()
    with pytest.raises(Unreachable, match="only be read"):
        tiny.write(add_category("a"))
    assert _tree(room) == before


@pytest.mark.parametrize("name", ["journal.jsonl", ".lock", "articles", "2026", "media"])
def test_without_permission_writing_is_refused(
    tiny: TinyStore, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    tiny.write(draft())
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != name)
    with pytest.raises(Unreachable, match=rf"no permission to write .*{name}") as caught:
        tiny.writable()
    assert "group" in caught.value.hint


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        folder.writable(tmp_path / "gone")


def test_a_disk_that_fails_while_we_look_is_a_sentence(
    tiny: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.write(draft())
    real = Path.stat

    def failing(path: Path, **more: bool) -> os.stat_result:
        if path.name == ".lock" or path.suffix == ".md":
            raise OSError(errno.EIO, "EIO", str(path))
        return real(path, **more)

    monkeypatch.setattr(Path, "stat", failing)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != ".lock")
    with pytest.raises(Unreachable, match="reported an error"):
        tiny.writable()
    with pytest.raises(Unreachable, match="the disk reports an error"):
        tiny.revision(1, 1)

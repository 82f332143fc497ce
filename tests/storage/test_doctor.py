from __future__ import annotations

import os
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Article
from bekasi_cli.storage import checkpoint
from bekasi_cli.storage.journal import FORMAT, seal
from bekasi_cli.storage.port import Fault
from bekasi_cli.storage.tiny import TinyStore
from store_acts import add_category, draft, keep, revise


@pytest.fixture
def used(tiny: TinyStore) -> TinyStore:
    """Return a newsroom in which something happened."""
    for step in (
        draft("Satu"),
        add_category("a"),
        draft("Dua"),
        revise(1, b"dua\n"),
        keep(b"foto"),
    ):
        tiny.write(step)
    return tiny


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def _wheres(store: TinyStore) -> list[str]:
    return [each.where for each in store.inspect().problems]


def test_every_changed_byte_of_the_journal_is_found_and_its_line_named(
    used: TinyStore, room: Path
) -> None:
    path = room / "journal.jsonl"
    size, whole = path.stat().st_size, path.read_bytes()
    for at in [*range(0, size, 61), size - 1]:
        _flip(path, at)
        line = whole[:at].count(b"\n") + 1
        report = used.inspect()
        assert not report.whole
        assert f"journal.jsonl:{line}" in [each.where for each in report.problems]
        assert used.repair().repaired in ((), ("journal.jsonl",)), "nothing is proved"
        path.write_bytes(whole)
    assert used.inspect().whole


def test_every_changed_byte_of_the_checkpoint_is_found_and_its_line_named(
    used: TinyStore, room: Path
) -> None:
    path = room / checkpoint.FILE
    whole = path.read_bytes()
    for at in range(0, len(whole), 37):
        _flip(path, at)
        line = whole[:at].count(b"\n") + 1
        (where,) = _wheres(used)
        assert where in {f"newsroom.json:{line}", "newsroom.json:1", "newsroom.json:2"}
        if line > 3:
            assert where == f"newsroom.json:{line}"
        assert used.repair().repaired == ("newsroom.json",)
        assert path.read_bytes() == whole


def test_a_changed_document_is_named(used: TinyStore, room: Path) -> None:
    path = room / checkpoint.FILE
    path.write_bytes(path.read_bytes().replace(b'"title":"Dua"', b'"title":"Tiga"'))
    (problem,) = used.inspect().problems
    assert (problem.where, problem.details) == ("newsroom.json:6", {"name": "articles/2"})
    assert problem.repairable


def test_missing_and_added_lines_are_found(used: TinyStore, room: Path) -> None:
    path = room / checkpoint.FILE
    whole = path.read_bytes()
    for content in (whole.replace(b'},\n"2":', b'},\n\n"2":'), whole + b"\n", whole[:-3]):
        path.write_bytes(content)
        assert len(_wheres(used)) == 1
        assert used.repair().repaired == ("newsroom.json",)
        assert path.read_bytes() == whole


def test_a_file_that_differs_everywhere_is_named_in_twenty_lines(
    tiny: TinyStore, room: Path
) -> None:
    for number in range(25):
        tiny.write(add_category(f"c{number}"))
    path = room / checkpoint.FILE
    path.write_bytes(path.read_bytes().replace(b"Kabar", b"Kibar"))
    assert len(_wheres(tiny)) == 20


def test_a_repaired_checkpoint_is_one_forced_at_that_point(used: TinyStore, room: Path) -> None:
    used.checkpoint()
    forced = (room / checkpoint.FILE).read_bytes()
    (room / checkpoint.FILE).write_bytes(b"{}")
    report = used.repair()
    assert (report.repaired, report.problems) == (("newsroom.json",), ())
    assert (room / checkpoint.FILE).read_bytes() == forced
    assert [each.read_bytes() for each in (room / "recovered").iterdir()] == [b"{}"]


def test_a_checkpoint_that_is_only_behind_is_brought_up_to_date(
    used: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = (room / checkpoint.FILE).read_bytes()
    used.write(draft("Tiga"))
    now = (room / checkpoint.FILE).read_bytes()
    (room / checkpoint.FILE).write_bytes(old)
    assert used.inspect().problems == ()
    assert used.repair().repaired == ()
    assert (room / checkpoint.FILE).read_bytes() == now
    assert not (room / "recovered").exists()


def test_a_missing_checkpoint_is_written_again(used: TinyStore, room: Path) -> None:
    whole = (room / checkpoint.FILE).read_bytes()
    (room / checkpoint.FILE).unlink()
    (problem,) = used.inspect().problems
    assert (problem.fault, problem.serious) == (Fault.CHECKPOINT, False)
    assert used.repair().repaired == ("newsroom.json",)
    assert (room / checkpoint.FILE).read_bytes() == whole


def test_a_checkpoint_ahead_is_kept_aside_and_rebuilt(used: TinyStore, room: Path) -> None:
    short, before = (room / "journal.jsonl").read_bytes(), (room / checkpoint.FILE).read_bytes()
    used.write(add_category("b"))
    ahead = (room / checkpoint.FILE).read_bytes()
    (room / "journal.jsonl").write_bytes(short)
    (problem,) = used.inspect().problems
    assert problem.details == {"seq": 6, "last": 5}
    repaired = used.repair()
    assert (repaired.whole, repaired.lost) == (True, 1)
    assert (room / checkpoint.FILE).read_bytes() == before
    assert [each.read_bytes() for each in (room / "recovered").iterdir()] == [ahead]
    assert used.head().seq == 5


def test_while_the_journal_is_damaged_the_checkpoint_is_not_touched(
    used: TinyStore, room: Path
) -> None:
    path = room / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Satu", b"Sata", 1))
    before = (room / checkpoint.FILE).read_bytes()
    orphan = room / "articles" / "x.md"
    orphan.touch()
    report = used.repair()
    assert (report.repaired, [each.where for each in report.problems]) == ((), ["journal.jsonl:2"])
    assert (room / checkpoint.FILE).read_bytes() == before
    (room / checkpoint.FILE).write_bytes(before.replace(b"Satu", b"Sata"))
    assert _wheres(used) == ["journal.jsonl:2", "newsroom.json:2"]
    assert orphan.exists()


def test_a_journal_without_its_beginning_is_named(used: TinyStore, room: Path) -> None:
    path = room / "journal.jsonl"
    path.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    assert _wheres(used)[0] == "journal.jsonl:1"
    path.write_bytes(b"\n")
    assert _wheres(used)[0] == "journal.jsonl:1"
    path.write_bytes(b"")
    assert used.repair().repaired == ()
    assert not used.inspect().whole


def test_a_newer_line_or_checkpoint_is_named_and_left_alone(used: TinyStore, room: Path) -> None:
    newer = seal({"v": FORMAT + 1, "seq": 6})
    with (room / "journal.jsonl").open("ab") as journal:
        journal.write(newer + b"\n")
    with pytest.raises(Damaged, match="Upgrade bekasi"):
        used.head()
    (problem,) = used.inspect().problems
    assert (problem.where, problem.details["version"]) == ("journal.jsonl:7", FORMAT + 1)
    assert used.repair().repaired == ()


@pytest.mark.parametrize("name", ["articles/2026/000001/002.md", "media"])
def test_one_byte_changed_in_a_file_is_found_and_named(
    used: TinyStore, room: Path, name: str
) -> None:
    path = next(each for each in (room / name, *(room / name).rglob("*")) if each.is_file())
    _flip(path, 1)
    (problem,) = used.inspect().problems
    where = path.relative_to(room).as_posix()
    assert (problem.where, problem.serious, problem.repairable) == (where, True, False)
    assert [each.where for each in used.repair().problems] == [where]
    path.unlink()
    (problem,) = used.inspect().problems
    assert problem.message == "The file is missing."


def test_a_file_behind_a_link_or_a_folder_in_its_place_is_named(
    used: TinyStore, room: Path, tmp_path: Path
) -> None:
    path = room / "articles/2026/000001/002.md"
    path.rename(tmp_path / "002.md")
    path.symlink_to(tmp_path / "002.md")
    assert _wheres(used) == ["articles/2026/000001/002.md"]
    path.unlink()
    path.mkdir()
    assert _wheres(used) == ["articles/2026/000001/002.md"]


@pytest.mark.parametrize("folder", ["articles/2026/000001", "articles/2026", "articles"])
def test_files_in_a_folder_behind_a_link_are_named(
    used: TinyStore, room: Path, tmp_path: Path, folder: str
) -> None:
    (room / folder).rename(tmp_path / "elsewhere")
    (room / folder).symlink_to(tmp_path / "elsewhere")
    assert {"articles/2026/000001/001.md", "articles/2026/000001/002.md"} <= set(_wheres(used))


def test_a_pipe_in_the_place_of_a_text_is_named_and_holds_nobody_up(
    used: TinyStore, room: Path
) -> None:
    path = room / "articles/2026/000001/002.md"
    path.unlink()
    os.mkfifo(path)
    assert _wheres(used) == ["articles/2026/000001/002.md"]


def test_orphans_and_unfinished_files_are_put_aside(used: TinyStore, room: Path) -> None:
    orphans = ["articles/2026/000001/009.md", "media/ab/.bekasi-12.tmp", ".bekasi-34.tmp"]
    for name in orphans:
        (room / name).parent.mkdir(exist_ok=True)
        (room / name).write_bytes(name.encode())
    link = room / "articles/link"
    link.symlink_to("/etc/passwd")
    report = used.inspect()
    assert report.whole
    assert {each.where for each in report.problems} == {*orphans, "articles/link"}
    repaired = used.repair()
    assert set(repaired.repaired) == {*orphans, "articles/link"}
    assert repaired.problems == ()
    kept = {each.name: each for each in (room / "recovered").iterdir()}
    assert len(kept) == 4
    assert {each.read_bytes() for each in kept.values() if not each.is_symlink()} == {
        name.encode() for name in orphans
    }


def test_a_torn_end_is_repaired(used: TinyStore, room: Path) -> None:
    path = room / "journal.jsonl"
    whole = path.read_bytes()
    for torn in (b'{"v":1,"se', b"\0" * 9):
        path.write_bytes(whole + torn)
        report = used.repair()
        assert (report.repaired, report.problems) == (("journal.jsonl",), ())
        assert path.read_bytes() == whole
    path.write_bytes(whole[:-1])
    assert used.repair().repaired == ("journal.jsonl",)
    assert path.read_bytes() == whole
    assert [each.id for each in used.find(Article)] == [1, 2]


def test_an_inspection_needs_no_permission_to_write(
    used: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("written")

    for name in ("write", "replace", "mkdir", "fsync", "pwrite", "ftruncate"):
        monkeypatch.setattr(os, name, refuse)
    assert used.inspect().whole
    assert len(list(used.entries())) == 6
    assert used.find(Article)

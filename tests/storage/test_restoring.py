from __future__ import annotations

import lzma
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json

from bekasi_cli.errors import BekasiError, Damaged, Unreachable, Unreadable, UsageProblem
from bekasi_cli.storage import restoring, unpacking
from bekasi_cli.storage.backup import write
from bekasi_cli.storage.tiny import TinyStore
from packing import Piece, pack, pieces
from store_acts import NOW, draft, keep, revise


@pytest.fixture
def made(room: Path) -> Path:
    """Return a backup of a newsroom with two revisions and an original."""
    (room / "bekasi.toml").write_text('office = "Prokopim"\n')
    (room / "kamus.txt").write_text("prokopim\n")
    store = TinyStore(room)
    for step in (draft(content=b"satu\n"), revise(1, b"dua\n"), keep(b"foto" * 9000)):
        store.write(step)
    write(room, room.parent / "b.tar.xz", office="Prokopim", at=NOW)
    return room.parent / "b.tar.xz"


@pytest.fixture
def new(room: Path) -> Path:
    """Return a folder that is not there yet."""
    return room.parent / "baru" / "newsroom"


def test_a_newsroom_comes_back_byte_by_byte(made: Path, new: Path, room: Path) -> None:
    restoring.restore(made, new)
    before = {path.relative_to(room): path for path in room.rglob("*") if path.name != ".lock"}
    after = {path.relative_to(new): path for path in new.rglob("*")}
    assert before.keys() == after.keys()
    for name, path in before.items():
        if path.is_file() and path.name != "newsroom.json":
            assert after[name].read_bytes() == path.read_bytes()
    assert TinyStore(new).inspect().problems == ()
    assert (new / "articles/2026/000001/002.md").stat().st_mode & 0o777 == 0o400
    assert new.stat().st_mode & 0o777 == 0o700
    assert TinyStore(new).write(draft()).seq == 4


def test_a_shared_folder_is_shared_again(made: Path, new: Path) -> None:
    import grp
    import os

    group = grp.getgrgid(os.getgid()).gr_name
    restoring.restore(made, new, group=group)
    assert new.stat().st_mode & 0o7777 == 0o2770
    assert (new / "journal.jsonl").stat().st_mode & 0o777 == 0o660
    assert (new / "articles/2026/000001/002.md").stat().st_mode & 0o777 == 0o440
    shutil.rmtree(new)
    with pytest.raises(UsageProblem, match="no group"):
        restoring.restore(made, new, group="tidak-ada-grup-ini")
    assert not new.exists()


def _without(name: str) -> Callable[[list[Piece]], list[Piece]]:
    return lambda members: [each for each in members if each.name != name]


def _with(*more: Piece, at: int = 1) -> Callable[[list[Piece]], list[Piece]]:
    return lambda members: [*members[:at], *more, *members[at:]]


def _said(**changes: object) -> Callable[[list[Piece]], list[Piece]]:
    def change(members: list[Piece]) -> list[Piece]:
        header = json.decode(members[0].content, type=dict[str, object]) | changes
        return [Piece(members[0].name, json.encode(header)), *members[1:]]

    return change


def _content(name: str, old: bytes, new: bytes) -> Callable[[list[Piece]], list[Piece]]:
    return lambda members: [
        each._replace(content=each.content.replace(old, new)) if each.name == name else each
        for each in members
    ]


HOSTILE: dict[str, tuple[Callable[[list[Piece]], list[Piece]], type[BekasiError]]] = {
    "a path upward": (_with(Piece("../jahat", b"x")), Unreadable),
    "a path upward within": (_with(Piece("articles/../../jahat", b"x")), Unreadable),
    "an absolute path": (_with(Piece("/tmp/jahat", b"x")), Unreadable),
    "a hidden file": (_with(Piece(".lock", b"x")), Unreadable),
    "a checkpoint of its own": (_with(Piece("newsroom.json", b"{}")), Unreadable),
    "a site of its own": (_with(Piece("site/index.html", b"x")), Unreadable),
    "a control character": (_with(Piece("a\x1b[31m", b"x")), Unreadable),
    "a link": (_with(Piece("articles", type=tarfile.SYMTYPE, link="/etc")), Unreadable),
    "a hard link": (_with(Piece("x", type=tarfile.LNKTYPE, link="bekasi.toml")), Unreadable),
    "a device": (_with(Piece("x", type=tarfile.CHRTYPE)), Unreadable),
    "a fifo": (_with(Piece("x", type=tarfile.FIFOTYPE)), Unreadable),
    "a folder": (_with(Piece("x", type=tarfile.DIRTYPE)), Unreadable),
    "an endless name": (_with(Piece("x/" * 40_000 + "y", b"x")), Unreadable),
    "a pax header": (_with(Piece("x", b"y", type=tarfile.XHDTYPE)), Unreadable),
    "a text that no line names": (_with(Piece("articles/2026/000009/001.md", b"x")), Damaged),
    "a text twice": (lambda each: [*each[:-1], each[-2], each[-1]], Damaged),
    "the settings twice": (_with(Piece("bekasi.toml", b"")), Damaged),
    "more than it says": (_with(Piece("x", bytes(9_000_000))), Damaged),
    "an unlisted file": (_with(Piece("kamus2.txt", b"x")), Damaged),
    "something after its end": (lambda each: [*each, Piece("y", b"")], Damaged),
    "no header": (lambda each: each[1:], Unreadable),
    "a huge header": (lambda e: [e[0]._replace(content=b" " * 70_000), *e[1:]], Unreadable),
    "a header that is none": (lambda e: [e[0]._replace(content=b"[" * 60_000), *e[1:]], Damaged),
    "a newer format": (_said(format=2), Damaged),
    "another head": (_said(head="0" * 64), Damaged),
    "another newsroom": (_said(newsroom="tag:x"), Damaged),
    "fewer files": (_said(files=2), Damaged),
    "nothing": (lambda _: [], Unreadable),
    "no settings": (_without("bekasi.toml"), Damaged),
    "no journal": (_without("journal.jsonl"), Damaged),
    "no manifest": (_without("MANIFEST"), Damaged),
    "no text": (_without("articles/2026/000001/002.md"), Damaged),
    "a changed text": (_content("articles/2026/000001/002.md", b"dua", b"tua"), Damaged),
    "changed settings": (_content("bekasi.toml", b"Pro", b"Pra"), Damaged),
    "a changed line": (_content("journal.jsonl", b"draft", b"craft"), Damaged),
    "a line less": (
        lambda e: [
            p._replace(content=p.content[: p.content.rindex(b"{")])
            if p.name == "journal.jsonl"
            else p
            for p in e
        ],
        Damaged,
    ),
    "a huge manifest": (
        lambda e: [*e[:-1], e[-1]._replace(content=bytes(9_000_000))],
        Damaged,
    ),
    "damage that is none": (lambda e: [*e[:-1], Piece("damaged.txt", b"x\n"), e[-1]], Damaged),
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_what_no_backup_of_ours_holds_is_refused_and_leaves_nothing(
    sort: str, made: Path, new: Path
) -> None:
    change, error = HOSTILE[sort]
    bad = pack(made.with_name("bad.tar.xz"), change(pieces(made)))
    with pytest.raises(error):
        unpacking.verify(bad)
    with pytest.raises(error):
        restoring.restore(bad, new)
    assert not new.parent.exists()
    assert not (made.parent / "jahat").exists()


def test_the_archive_that_is_changed_nowhere_is_taken(made: Path, new: Path) -> None:
    restoring.restore(pack(made.with_name("same.tar.xz"), pieces(made)), new)
    assert TinyStore(new).inspect().whole


def test_a_cut_archive_is_never_taken_for_a_whole_one(made: Path, new: Path) -> None:
    content = made.read_bytes()
    cut = made.with_name("cut.tar.xz")
    for size in {*range(6, len(content), 97), len(content) - 1}:
        cut.write_bytes(content[:size])
        with pytest.raises(Damaged):
            restoring.restore(cut, new)
    for size in range(6):
        cut.write_bytes(content[:size])
        with pytest.raises(Unreadable):
            restoring.restore(cut, new)
    assert not new.parent.exists()


def test_a_flipped_bit_is_found_wherever_it_is(made: Path) -> None:
    content = made.read_bytes()
    bad = made.with_name("bad.tar.xz")
    for at in range(0, len(content), 61):
        changed = bytearray(content)
        changed[at] ^= 4
        bad.write_bytes(changed)
        with pytest.raises((Damaged, Unreadable)):
            unpacking.verify(bad)


def test_what_is_put_behind_it_is_found(made: Path) -> None:
    content = made.read_bytes()
    for more in (b"x", content, lzma.compress(bytes(1 << 24))):
        made.write_bytes(content + more)
        with pytest.raises(Damaged):
            unpacking.verify(made)
    tar = lzma.decompress(content)
    made.write_bytes(lzma.compress(tar + bytes(1 << 20)))
    with pytest.raises(Damaged):
        unpacking.verify(made)
    made.write_bytes(lzma.compress(tar + bytes(5120)))  # other programs fill up their last record
    assert unpacking.verify(made).header.seq == 3


def test_an_archive_that_asks_for_too_much_memory_is_refused(made: Path) -> None:
    greedy = [{"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": 1 << 28}]
    made.write_bytes(lzma.compress(lzma.decompress(made.read_bytes()), filters=greedy))
    with pytest.raises(Damaged):
        unpacking.verify(made)


def test_a_bomb_is_refused_before_it_bursts(made: Path, new: Path) -> None:
    members = _said(bytes=1 << 60)(pieces(made))
    with pytest.raises(Unreachable, match="MB left"):
        restoring.restore(pack(made, members), new)
    assert not new.parent.exists()


def test_settings_that_are_none_are_refused(made: Path, new: Path) -> None:
    members = [
        each._replace(content=b"#" * 2_000_000) if each.name == "bekasi.toml" else each
        for each in pieces(made)
    ]
    with pytest.raises(Damaged, match="too large"):
        restoring.restore(pack(made, _said(bytes=3_000_000)(members)), new)


def test_a_disk_that_gives_back_something_else_is_found_out(
    made: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil() -> None:
        path = new / "articles/2026/000001/001.md"
        path.chmod(0o600)
        path.write_bytes(b"lain\n")

    monkeypatch.setattr("os.sync", spoil)
    with pytest.raises(Damaged, match=r"is not what the backup holds \(articles/2026/000001/001"):
        restoring.restore(made, new)
    assert not new.parent.exists()


def test_what_an_interrupted_restore_had_unpacked_is_taken_back(
    made: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    new.mkdir(parents=True)
    monkeypatch.setattr("os.sync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        restoring.restore(made, new)
    assert list(new.iterdir()) == []

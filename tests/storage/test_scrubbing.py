from __future__ import annotations

import os
from pathlib import Path

import pytest

from bekasi_cli.errors import Erased
from bekasi_cli.model import Article
from bekasi_cli.storage import backup
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Erasure, Fault
from bekasi_cli.storage.tiny import TinyStore
from bekasi_cli.storage.tombstones import digest_in, of_file, of_line
from store_acts import NOW, add_category, draft, erase, keep, revise

SECRET = b"---\ntitle: Wulandari binti Anu\n---\n\nIsi.\n"
PHOTO = b"Wulandari, foto"
FIRST = "articles/2026/000001/001.md"


@pytest.fixture
def told(room: Path, tiny: TinyStore) -> TinyStore:
    """Return a newsroom on disk whose article 1 and whose original hold a name."""
    tiny.write(draft("Wulandari binti Anu", SECRET))
    tiny.write(revise(1, b"dua\n"))
    tiny.write(keep(PHOTO))
    return tiny


def _erase(store: TinyStore) -> None:
    store.erase(erase(1, 1, lines=(1, 2), blobs=(digest(PHOTO),)))


def _holding(room: Path) -> list[str]:
    """Return the files that hold the name."""
    found = [path for path in room.rglob("*") if path.is_file()]
    return sorted(
        path.relative_to(room).as_posix() for path in found if b"Wulandari" in path.read_bytes()
    )


def test_the_name_is_nowhere_on_the_disk_afterwards(told: TinyStore, room: Path) -> None:
    # the second revision's facts were those of the first: `revise` keeps them, so hide them too
    assert _holding(room) == sorted(
        [FIRST, "journal.jsonl", f"media/{digest(PHOTO)[7:9]}/{digest(PHOTO)[7:]}", "newsroom.json"]
    )
    told.erase(erase(1, 1, lines=(1, 2), blobs=(digest(PHOTO),), bare=True))
    assert _holding(room) == []
    assert told.inspect().problems == ()
    assert (room / FIRST).read_bytes() == of_file(digest(SECRET))
    assert (room / FIRST).stat().st_mode & 0o222 == 0


def test_every_later_line_stays_where_it_is(told: TinyStore, room: Path) -> None:
    before = (room / "journal.jsonl").read_bytes().split(b"\n")
    _erase(told)
    after = (room / "journal.jsonl").read_bytes().split(b"\n")
    assert [len(line) for line in after[: len(before) - 1]] == [len(line) for line in before[:-1]]
    assert after[3] == before[3]
    assert after[1].startswith(b'{"v":1,"seq":1,"redacted":true,"digest":"')


def test_leftovers_that_hold_it_go_and_others_stay(told: TinyStore, room: Path) -> None:
    lines = (room / "journal.jsonl").read_bytes().split(b"\n")
    gone = {
        "recovered/newsroom.json.0001": (room / "newsroom.json").read_bytes(),
        "recovered/journal.jsonl.99.0002": lines[1][:700],
        "recovered/articles-2026-000001-001.md.0003": b"an earlier try",
        "recovered/elsewhere.0004": SECRET,
        ".bekasi-1.tmp": lines[2],
        ".bekasi-9.tmp": b'{"articles":{"1":{"head":{"facts":{"title":"Wulandari',
        "articles/2026/000001/.bekasi-2.tmp": SECRET[:30],
        "cache/index.sqlite": SECRET,
        "cache/deep/x": SECRET,
    }
    kept = {
        "recovered/articles-2026-000001-002.md.0003": b"of the second revision",
        "recovered/journal.jsonl.5.0005": lines[0],
        "cache/due.json": b"{}",
    }
    for name, content in (gone | kept).items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_bytes(content)
    assert digest(SECRET).encode() in lines[1][:700]
    commit = told.erase(erase(1, 1, lines=(1, 2)))
    assert commit is not None
    assert sorted(each.where for each in commit.notices) == sorted(
        name for name in gone if name.startswith("recovered")
    )
    assert [name for name in gone if (room / name).exists()] == []
    assert [name for name in kept if not (room / name).exists()] == []


def test_one_that_was_broken_off_after_its_line_is_found_and_finished(
    told: TinyStore, room: Path
) -> None:
    _erase(told)
    media = room / f"media/{digest(PHOTO)[7:9]}/{digest(PHOTO)[7:]}"
    for path, content in ((room / FIRST, SECRET), (media, PHOTO)):
        path.chmod(0o600)
        path.write_bytes(content)
    (room / "newsroom.json").unlink()
    (room / "recovered").mkdir()
    (room / "recovered/x").write_bytes(SECRET)
    store = TinyStore(room)
    with pytest.raises(Erased):
        store.revision(1, 1)
    found = [each for each in store.inspect().problems if each.serious]
    assert {(each.fault, each.repairable) for each in found} == {
        (Fault.REVISION, True),
        (Fault.BLOB, True),
    }
    repaired = store.repair()
    assert repaired.problems == ()
    assert set(repaired.repaired) >= {FIRST, media.relative_to(room).as_posix()}
    assert [name for name in _holding(room) if not name.endswith(("jsonl", "json"))] == []


def test_doing_it_again_finishes_it(told: TinyStore, room: Path) -> None:
    _erase(told)
    (room / FIRST).unlink()
    (room / "cache").mkdir()
    (room / "cache/index").write_bytes(SECRET)
    assert TinyStore(room).erase(lambda _: Erasure(change=None, revisions=((1, 1),))) is None
    assert (room / FIRST).read_bytes() == of_file(digest(SECRET))
    assert not (room / "cache/index").exists()
    assert TinyStore(room).inspect().problems == ()


def test_a_tombstone_that_nobody_journalled_is_a_changed_text(told: TinyStore, room: Path) -> None:
    (room / FIRST).chmod(0o600)
    (room / FIRST).write_bytes(of_file(digest(SECRET)))
    (problem,) = told.inspect().problems
    assert (problem.fault, problem.repairable) == (Fault.REVISION, False)


def test_another_process_sees_it_at_once_and_writes_on(told: TinyStore, room: Path) -> None:
    other = TinyStore(room)
    assert other.revision(1, 1) == SECRET
    _erase(told)
    with pytest.raises(Erased):
        other.revision(1, 1)
    assert other.write(add_category("a")).seq == 5
    assert told.head() == other.head()
    assert told.inspect().problems == ()


def test_whoever_was_reading_meanwhile_is_told_that_it_was_erased(
    told: TinyStore, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = TinyStore(room)
    look = slow._file

    def late(path: str) -> bytes | None:
        if not told.get(Article, 1).redactions:
            _erase(told)
        return look(path)

    monkeypatch.setattr(slow, "_file", late)
    with pytest.raises(Erased):
        slow.revision(1, 1)


def test_a_backup_of_an_erased_newsroom_holds_the_tombstones(told: TinyStore, room: Path) -> None:
    (room / "bekasi.toml").write_text("")
    _erase(told)
    made = backup.write(room, room.parent / "b", office="", at=NOW)
    assert (made.damaged, made.header.seq) == ((), 4)


def test_a_torn_line_behind_it_is_put_aside_first(told: TinyStore, room: Path) -> None:
    with (room / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"v":1,"seq":4,"prev"')
    commit = told.erase(erase(1, 1, lines=(1, 2)))
    assert commit is not None
    assert [each.fault for each in commit.notices] == [Fault.TORN]
    assert told.inspect().problems == ()


def test_tombstones_are_known_by_what_they_hold() -> None:
    stone = of_line(7, "a" * 64, 300)
    assert (len(stone), stone[-1:]) == (300, b" ")
    with pytest.raises(ValueError, match="too short"):
        of_line(7, "a" * 64, 40)
    assert digest_in(of_file("sha256:x")) == "sha256:x"
    for content in (
        b"",
        b"{}",
        b'{"redacted":false,"digest":"x"}',
        b"[" * 150,
        SECRET,
        os.urandom(900),
    ):
        assert digest_in(content) == ""

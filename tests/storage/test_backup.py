from __future__ import annotations

import subprocess
import tracemalloc
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged, Refused, Unreachable
from bekasi_cli.model import Article, ReadingImport
from bekasi_cli.storage import backup, restoring, unpacking
from bekasi_cli.storage.backup import refuse_target, write
from bekasi_cli.storage.contents import Backup
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Progress
from bekasi_cli.storage.tiny import TinyStore
from packing import pieces
from store_acts import NOW, act, draft, keep


@pytest.fixture
def full(room: Path) -> Path:
    """Return a newsroom with two texts, an original and settings."""
    (room / "bekasi.toml").write_text('office = "Prokopim"\n')
    store = TinyStore(room)
    for step in (draft(content=b"satu\n"), draft(content=b"dua\n"), keep(b"foto")):
        store.write(step)
    return room


def _backup(room: Path, name: str = "b.tar.xz", progress: Progress | None = None) -> Backup:
    return write(room, room.parent / name, office="Prokopim", at=NOW, progress=progress)


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "room")


def test_a_backup_says_what_it_is_of_and_holds_all_of_it(full: Path) -> None:
    steps: list[tuple[int, int]] = []
    made = _backup(full, progress=lambda done, total: steps.append((done, total)))
    head = TinyStore(full).head()
    assert (made.header.newsroom, made.header.seq, made.header.head) == head_of(head)
    assert (made.header.lines, made.header.files, made.damaged) == (4, 3, ())
    assert unpacking.verify(full.parent / "b.tar.xz") == made
    assert steps == sorted(steps)
    assert steps[-1] == (made.header.bytes, made.header.bytes)
    assert (full.parent / "b.tar.xz").stat().st_mode & 0o777 == 0o600


def head_of(head: object) -> tuple[str, int, str]:
    """Return a head's three values."""
    return head.newsroom, head.seq, head.digest  # type: ignore[attr-defined]  # a Head


def test_any_tar_opens_it_and_any_sha256sum_verifies_it(full: Path) -> None:
    _backup(full)
    folder = full.parent / "by-hand"
    folder.mkdir()
    subprocess.run(["tar", "xf", full.parent / "b.tar.xz", "-C", folder], check=True)
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "MANIFEST"], cwd=folder, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.count(": OK")) == (0, 5)
    assert TinyStore(folder).head() == TinyStore(full).head()
    assert TinyStore(folder).revision(2, 1) == b"dua\n"


def test_what_people_put_into_the_folder_goes_along_and_what_is_derived_stays(full: Path) -> None:
    for name in ("templates/kop.html", "kamus.txt", "site/index.html", "cache/x", ".git/config"):
        (full / name).parent.mkdir(exist_ok=True)
        (full / name).write_text(name)
    (full / "kamus.txt").chmod(0o640)
    (full / "tautan").symlink_to("/etc/passwd")
    (full / ("x" * 120)).write_text("")
    made = _backup(full)
    names = [each.name for each in pieces(full.parent / "b.tar.xz")]
    assert names[:4] == ["bekasi-backup.json", "bekasi.toml", "kamus.txt", "templates/kop.html"]
    assert not [name for name in names if name.startswith(("site", "cache", ".git", "newsroom"))]
    assert sorted(made.skipped) == ["tautan", "x" * 120]


def test_readers_counts_go_along_and_come_back(full: Path) -> None:
    counts = b'{"day":"2026-11-24","article":1,"views":3}\n'
    new = ReadingImport(id=1, at=NOW, counts=digest(counts))
    TinyStore(full).write(lambda _: act(new, counts=(counts,)))
    assert _backup(full).damaged == ()
    restoring.restore(full.parent / "b.tar.xz", full.parent / "new")
    there = TinyStore(full.parent / "new")
    assert there.counts(there.get(ReadingImport, 1).counts) == counts
    (path,) = (full.parent / "new" / "views").iterdir()
    assert not path.stat().st_mode & 0o222
    path.chmod(0o600)
    path.write_bytes(b"")
    assert [each.where for each in there.inspect().problems] == [f"views/{path.name}"]


def test_it_is_taken_while_others_write(full: Path) -> None:
    store, at = TinyStore(full), [0]

    def work(done: int, total: int) -> None:
        if at[0] < 3:  # a few acts amid each copy, not more and more of them
            at[0] += 1
            store.write(draft(content=b"lagi\n" * 200))

    made = []
    for turn in range(5):
        at[0] = 0
        made.append(_backup(full, f"{turn}.tar.xz", progress=work))
    assert [each.damaged for each in made] == [()] * 5
    assert [each.header.seq for each in made] == [3, 6, 9, 12, 15]
    for turn, each in enumerate(made):
        target = full.parent / f"new-{turn}"
        restoring.restore(full.parent / f"{turn}.tar.xz", target)
        assert TinyStore(target).head().digest == each.header.head
        assert TinyStore(full).inspect(each.header.head).whole


def test_a_commit_whose_line_end_is_missing_is_in_it_and_a_torn_one_is_not(full: Path) -> None:
    journal = full / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-1])
    assert _backup(full).header.seq == 3
    assert pieces(full.parent / "b.tar.xz")[2].content == whole
    journal.write_bytes(whole + whole[:100])
    assert _backup(full, "c.tar.xz").header.seq == 3
    assert pieces(full.parent / "c.tar.xz")[2].content == whole


def test_what_was_damaged_before_is_copied_as_it_is_and_named(full: Path) -> None:
    revision = full / "articles/2026/000001/001.md"
    revision.chmod(0o600)
    revision.write_bytes(b"lain\n")
    (missing,) = (full / "media").rglob("*/*")
    missing.unlink()
    made = _backup(full)
    bad = ("articles/2026/000001/001.md", missing.relative_to(full).as_posix())
    assert made.damaged == bad
    assert unpacking.verify(full.parent / "b.tar.xz").damaged == bad
    assert restoring.restore(full.parent / "b.tar.xz", full.parent / "new").damaged == bad
    wrong = TinyStore(full.parent / "new").inspect().problems
    assert sorted(each.where for each in wrong) == sorted(bad)


def test_a_damaged_journal_is_not_taken_for_a_whole_one(full: Path) -> None:
    journal = full / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"draft"', b'"Draft"', 1))
    with pytest.raises(Damaged, match="journal is damaged"):
        _backup(full)
    assert _left(full.parent) == []


def test_it_lies_nowhere_in_the_newsroom_and_over_nothing(full: Path) -> None:
    (full.parent / "link").symlink_to(full / "articles")
    for target in (full / "b.tar.xz", full / "media/b", full.parent / "link/b"):
        with pytest.raises(Refused, match="in the newsroom itself"):
            refuse_target(full, target)
    (full.parent / "b.tar.xz").write_bytes(b"?")
    (full.parent / "dangling").symlink_to("nowhere")
    for name in ("b.tar.xz", "dangling"):
        with pytest.raises(Refused, match="already"):
            _backup(full, name)
    with pytest.raises(Unreachable, match="You cannot write"):
        _backup(full, "missing/b.tar.xz")
    assert (full.parent / "b.tar.xz").read_bytes() == b"?"


def test_whoever_takes_its_name_meanwhile_keeps_it(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = full.parent / "b.tar.xz"
    verify = unpacking.verify

    def meanwhile(path: Path, *, shown: str = "") -> Backup:
        target.write_bytes(b"faster")
        return verify(path, shown=shown)

    monkeypatch.setattr(unpacking, "verify", meanwhile)
    with pytest.raises(Refused):
        _backup(full)
    assert target.read_bytes() == b"faster"
    assert _left(full.parent) == ["b.tar.xz"]


def test_a_disk_that_gives_back_something_else_is_found_out(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify = unpacking.verify

    def other(path: Path, *, shown: str = "") -> Backup:
        return verify(path, shown=shown)._replace(damaged=("x",))

    monkeypatch.setattr(unpacking, "verify", other)
    with pytest.raises(Damaged, match="cannot be read back"):
        _backup(full)
    assert _left(full.parent) == []


def test_a_file_that_shrinks_while_it_is_copied_is_named(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (full / "kamus.txt").write_text("isi")
    (full / "bekasi.toml").unlink()
    (full / "bekasi.toml").write_text("")
    monkeypatch.setattr(
        backup, "extras", lambda root: ({"bekasi.toml": 0, "kamus.txt": 9}, ()), raising=True
    )
    with pytest.raises(Unreachable, match=r"kamus\.txt was changed"):
        _backup(full)


def test_while_texts_are_erased_it_begins_anew(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = full / "articles/2026/000001/001.md"
    whole = revision.read_bytes()
    revision.chmod(0o600)
    turns = iter((b"bekas\n", whole, b"bekas\n", b"bekas\n", b"bekas\n"))
    inode = iter(range(100))
    size = backup._size

    def change(path: Path) -> int | None:
        if path == revision and (content := next(turns, None)):
            revision.write_bytes(content)
        return size(path)

    monkeypatch.setattr(backup, "_size", change)
    monkeypatch.setattr(backup, "_inode", lambda path: next(inode))
    turns = iter((b"bekas\n", b"bekas\n", whole, whole))
    assert _backup(full).damaged == ()
    turns = iter([b"bekas\n"] * 9)
    with pytest.raises(Unreachable, match="Texts were being erased"):
        _backup(full, "c.tar.xz")
    assert _left(full.parent) == ["b.tar.xz"]


def test_a_large_newsroom_takes_no_more_memory(full: Path) -> None:
    store = TinyStore(full)
    for turn in range(3):
        store.write(keep(bytes([turn]) * 16_000_000))
    tracemalloc.start()
    _backup(full)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
    assert store.find(Article)

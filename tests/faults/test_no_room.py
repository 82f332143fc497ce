from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.beside import LISTS, TAKEN, act, listed
from faults.desks import Done, Room
from faults.mounts import mounted

BLOCK = 4096
BODY = "Warga Tirtamaya menyeberang lagi di jembatan itu. " * 600  # 30 kB: eight blocks
TEXT = f"---\ntitle: Jembatan\nreporters: [atn]\n---\n\n{BODY}\n"
LINE = 500  # no act's line in the journal is shorter
DRAFT = ("draft", "--file", "-")


class SmallDisk:
    """A newsroom on a disk that can be filled to the last block or inode."""

    def __init__(self, room: Room, point: Path) -> None:
        self.point = point
        self.room = Room(point / "newsroom", room.desk)
        self._whole = room
        first = room.type("atn", "draft", "--file", "-", input=TEXT)
        assert first.code == 0, first.err

    def prepare_beside(self) -> None:
        """Publish the article, and write the journal's last block full but for less than a line."""
        assert self._whole.type("atn", "submit", "1").code == 0
        assert self._whole.type("fiu", "approve", "1", "--publish", "--yes").code == 0
        journal = self._whole.folder / "journal.jsonl"
        for n in range(100):
            if -journal.stat().st_size % BLOCK < LINE:
                return
            small = f"---\ntitle: Pasar {n}\n---\n\nPasar.\n"
            assert self._whole.type("atn", *DRAFT, input=small).code == 0
        pytest.fail("no line came near a block's end")

    def lay(self) -> None:
        """Lay the newsroom anew on the empty disk."""
        for each in self.point.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(self._whole.folder, self.room.folder)

    def leave_blocks(self, number: int) -> None:
        """Fill the disk save for NUMBER blocks."""
        free = os.statvfs(self.point).f_bavail * BLOCK
        (self.point / "ballast").write_bytes(b"x" * (free - number * BLOCK))
        assert os.statvfs(self.point).f_bavail == number

    def leave_inodes(self, number: int) -> None:
        """Use up the disk's inodes save for NUMBER."""
        folder = self.point / "ballast"
        folder.mkdir()
        for n in range(os.statvfs(self.point).f_ffree - number):
            (folder / str(n)).touch()
        assert os.statvfs(self.point).f_ffree == number

    def files(self) -> dict[str, bytes]:
        """Return everything in the newsroom but what stands in the lock file."""
        return {
            str(path.relative_to(self.room.folder)): path.read_bytes() if path.is_file() else b""
            for path in sorted(self.room.folder.rglob("*"))
            if path.name != ".lock"
        }

    def try_act(self, words: tuple[str, ...], by: str = "atn") -> Done:
        """Type WORDS and hold the act to be there whole, or nothing to be changed."""
        before = self.files()
        done = self.room.type(by, *words, input=TEXT)
        if done.code != 0:
            assert done.code == 7
            said = " ".join(done.err.split())
            assert "There is no room left on the disk to write" in said
            assert "nothing was changed" in said
            assert "Free some space, then do it again." in said
            assert self.files() == before, "state unchanged, no leftovers"
        assert not list(self.room.folder.rglob("*.tmp"))
        self.room.hold_whole()
        return done


def _is_behind(done: Done) -> bool:
    """Tell whether an act was saved, but not all that is derived from it."""
    said = " ".join(done.err.split())
    return (
        "could not be brought up to date" in said
        or "not all copies for readers could be written" in said
    )


@pytest.fixture
def disk(room: Room, tmp_path: Path) -> Iterator[SmallDisk]:
    options = ("-t", "tmpfs", "-o", "size=4m,nr_inodes=300", "none")
    with mounted(tmp_path / "disk", *options) as point:
        yield SmallDisk(room, point)


@pytest.mark.parametrize("words", [DRAFT, ("submit", "1")], ids=" ".join)
def test_a_disk_full_at_any_block_of_an_act_changes_nothing_and_says_what_to_do(
    disk: SmallDisk, words: tuple[str, ...]
) -> None:
    outcomes = []
    for number in range(60):
        disk.lay()
        disk.leave_blocks(number)
        done = disk.try_act(words)
        outcomes.append(done.code)
        if done.code == 0 and not _is_behind(done):
            break
        (disk.point / "ballast").unlink()
        assert disk.room.type("atn", "draft", "--file", "-", input=TEXT).code == 0
    else:
        pytest.fail("the act never found room")
    assert outcomes[0] == 7
    assert outcomes == sorted(outcomes, reverse=True), "with more room it does not fail again"
    assert len(outcomes) > (8 if words == DRAFT else 1)


@pytest.mark.parametrize("kind", LISTS)
def test_a_disk_full_at_any_block_of_an_act_beside_the_articles_changes_nothing(
    disk: SmallDisk, tmp_path: Path, kind: str
) -> None:
    disk.prepare_beside()
    by, words = act(kind, tmp_path, 1)
    outcomes = []
    for number in range(60):
        disk.lay()
        disk.leave_blocks(number)
        done = disk.try_act(words, by)
        outcomes.append(done.code)
        if done.code == 0 and not _is_behind(done):
            break
        (disk.point / "ballast").unlink()
        again = disk.room.type(by, *words).code
        assert again in ((0, TAKEN) if done.code == 0 else (0,)), "there is room now"
    else:
        pytest.fail("the act never found room")
    assert outcomes[0] == 7
    assert outcomes == sorted(outcomes, reverse=True), "with more room it does not fail again"
    found = listed(disk.room, kind)
    assert len(found) == (3 if kind == "agenda" else 1)
    assert kind != "views" or found[0]["total"] == 1, "what was refused counts nothing"


def test_a_disk_without_inodes_changes_nothing_and_says_what_to_do(disk: SmallDisk) -> None:
    outcomes = []
    for number in range(12):
        disk.lay()
        disk.leave_inodes(number)
        done = disk.try_act(DRAFT)
        outcomes.append(done.code)
        if done.code == 0 and not _is_behind(done):
            break
        shutil.rmtree(disk.point / "ballast")
        assert disk.room.type("atn", "draft", "--file", "-", input=TEXT).code == 0
    else:
        pytest.fail("the act never found inodes")
    assert outcomes[0] == 7
    assert len(outcomes) > 2


def test_where_no_disk_has_room_the_text_that_was_typed_is_printed_or_kept(
    disk: SmallDisk, room: Room
) -> None:
    disk.lay()
    disk.leave_blocks(0)
    done = disk.try_act(DRAFT)
    kept = [path for path in room.desk.state.rglob("*.md") if BODY in path.read_text("utf-8")]
    assert len(kept) == 1
    assert str(kept[0]) in "".join(done.err.split())

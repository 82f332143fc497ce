from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.desks import Done, Room
from faults.mounts import mounted

BLOCK = 4096
BODY = "Warga Tirtamaya menyeberang lagi di jembatan itu. " * 600  # 30 kB: eight blocks
TEXT = f"---\ntitle: Jembatan\nreporters: [atn]\n---\n\n{BODY}\n"


class SmallDisk:
    """A newsroom on a disk that can be filled to the last block or inode."""

    def __init__(self, room: Room, point: Path) -> None:
        self.point = point
        self.room = Room(point / "newsroom", room.desk)
        self._first = room.folder
        first = room.type("atn", "draft", "--file", "-", input=TEXT)
        assert first.code == 0, first.err

    def lay(self) -> None:
        """Lay the newsroom anew on the empty disk."""
        for each in self.point.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(self._first, self.room.folder)

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

    def try_act(self, act: str) -> Done:
        """Type ACT and hold it to be there whole, or nothing to be changed."""
        words = {"draft": ("draft", "--file", "-"), "submit": ("submit", "1")}[act]
        before = self.files()
        done = self.room.type("atn", *words, input=TEXT)
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


@pytest.fixture
def disk(room: Room, tmp_path: Path) -> Iterator[SmallDisk]:
    options = ("-t", "tmpfs", "-o", "size=4m,nr_inodes=300", "none")
    with mounted(tmp_path / "disk", *options) as point:
        yield SmallDisk(room, point)


@pytest.mark.parametrize("act", ["draft", "submit"])
def test_a_disk_full_at_any_block_of_an_act_changes_nothing_and_says_what_to_do(
    disk: SmallDisk, act: str
) -> None:
    outcomes = []
    for number in range(60):
        disk.lay()
        disk.leave_blocks(number)
        done = disk.try_act(act)
        outcomes.append(done.code)
        if done.code == 0 and "could not be brought up to date" not in done.err:
            break
        (disk.point / "ballast").unlink()
        assert disk.room.type("atn", "draft", "--file", "-", input=TEXT).code == 0
    else:
        pytest.fail("the act never found room")
    assert outcomes[0] == 7
    assert outcomes == sorted(outcomes, reverse=True), "with more room it does not fail again"
    assert len(outcomes) > (8 if act == "draft" else 1)


def test_a_disk_without_inodes_changes_nothing_and_says_what_to_do(disk: SmallDisk) -> None:
    outcomes = []
    for number in range(12):
        disk.lay()
        disk.leave_inodes(number)
        done = disk.try_act("draft")
        outcomes.append(done.code)
        if done.code == 0 and "could not be brought up to date" not in done.err:
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
    done = disk.try_act("draft")
    kept = [path for path in room.desk.state.rglob("*.md") if BODY in path.read_text("utf-8")]
    assert len(kept) == 1
    assert str(kept[0]) in "".join(done.err.split())

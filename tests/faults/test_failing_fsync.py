from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bekasi_cli.storage.doubt import NOTE
from bekasi_cli.storage.journal import FILE as JOURNAL
from faults.desks import Done, Room, scratch
from faults.tracing import Step, needs_strace, steps

pytestmark = needs_strace

TEXT = "---\ntitle: Pasar Cilengkong\nreporters: [atn]\n---\n\nPedagang kembali.\n"
FINDS_OUT = "see whether it was: bekasi audit log --limit 5"


class Disk:
    """A newsroom on a disk that fails at a step of one act, which is typed again and again."""

    def __init__(self, room: Room, state: Path) -> None:
        self.room = room
        self._state = state
        file = room.folder.with_name("naskah.md")
        file.write_text(TEXT, "utf-8")
        self.words = room.words("atn", "draft", "--file", str(file))
        self._prepared = room.folder.with_name("prepared")
        shutil.copytree(room.folder, self._prepared)
        self.steps = [
            step for step in steps(self.words, room.folder, state) if step.call == "fsync"
        ]
        (self.line,) = (step for step in self.steps if f"{JOURNAL}>" in step.about)

    def fail(self, step: Step, error: str = "EIO") -> Done:
        """Type the act in the newsroom as it was at first; its STEP fails."""
        shutil.rmtree(self.room.folder)
        shutil.copytree(self._prepared, self.room.folder)
        return scratch(self.words, self._state, before=step.failing(error))

    def saved(self) -> bool:
        """Tell whether the act is there, by the command that finds it out."""
        done = self.room.type("adm", "audit", "log", "--limit", "5", "--json")
        assert done.code == 0, done.err
        return '"draft"' in done.out


@pytest.fixture
def disk(room: Room, tmp_path: Path) -> Disk:
    return Disk(room, tmp_path / "state")


def test_what_the_disk_does_not_confirm_is_reported_as_unknown_with_what_finds_out(
    disk: Disk,
) -> None:
    done = disk.fail(disk.line)
    assert done.code == 7
    said = " ".join(done.err.split())
    assert "it is unknown whether the last act was saved" in said
    assert FINDS_OUT in said
    assert disk.saved(), "nobody could know, and the command tells"


def test_before_the_line_an_error_of_the_disk_leaves_everything_as_it_was(disk: Disk) -> None:
    lock = disk.steps.index(disk.line)
    assert lock > 0
    for step in disk.steps[:lock]:
        done = disk.fail(step)
        said = " ".join(done.err.split())
        assert done.code == 7, step
        assert "nothing was changed" in said or FINDS_OUT in said, step
        assert not disk.saved(), step
        assert disk.room.articles() == []
        assert not list(disk.room.folder.rglob("*.tmp"))
        assert disk.room.desk.type(*disk.words).code == 0
        disk.room.hold_whole()


def test_after_the_line_the_act_is_saved_and_what_else_failed_is_told(disk: Disk) -> None:
    for step in disk.steps[disk.steps.index(disk.line) + 1 :]:
        done = disk.fail(step)
        assert (done.code, "is saved" in done.out) == (0, True), step
        assert "This act is saved, but newsroom.json could not be brought up to date" in " ".join(
            done.err.split()
        )
        assert disk.saved()
        disk.room.hold_whole()
        assert disk.room.desk.type(*disk.words).code == 0


def test_the_next_command_has_the_disk_confirm_what_was_in_doubt(
    disk: Disk, tmp_path: Path
) -> None:
    disk.fail(disk.line)
    journal = disk.room.folder / JOURNAL
    doubted = journal.read_bytes()
    log = tmp_path / "next.trace"
    calls = "trace=openat,pwrite64,write,fsync"
    before = ["strace", "-qq", "-y", "-s", "100000", "-o", str(log), "-e", calls]
    assert scratch(disk.words, tmp_path / "state", before=before).code == 0
    on_journal = [line for line in log.read_text("latin-1").splitlines() if f"{JOURNAL}>" in line]
    writes = [line.partition("(")[0] for line in on_journal]
    again, synced, added = (writes.index(call) for call in ("pwrite64", "fsync", "write"))
    assert again < synced < added, "first the doubted line, then the next act"
    assert journal.read_bytes().startswith(doubted)
    assert not (disk.room.folder / NOTE).exists()
    assert len(disk.room.articles()) == 2
    disk.room.hold_whole()


def test_a_disk_that_goes_on_failing_lets_nobody_build_on_what_is_in_doubt(
    disk: Disk, tmp_path: Path
) -> None:
    disk.fail(disk.line)
    journal = disk.room.folder / JOURNAL
    doubted = journal.read_bytes()
    first = Step("fsync", 1, "")
    for _ in range(3):
        done = scratch(disk.words, tmp_path / "state", before=first.failing("EIO"))
        assert done.code == 7
        assert FINDS_OUT in " ".join(done.err.split())
        assert journal.read_bytes() == doubted
    assert disk.room.desk.type(*disk.words).code == 0
    disk.room.hold_whole()

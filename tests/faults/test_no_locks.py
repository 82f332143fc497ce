from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faults.desks import Room, scratch
from faults.tracing import needs_strace, steps
from other_users import needs_root

TEXT = "---\ntitle: Pasar\nreporters: [atn]\n---\n\nIsi.\n"


def _all(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@needs_strace
@pytest.mark.parametrize("error", ["ENOLCK", "ENOSYS", "EOPNOTSUPP"])
def test_where_the_file_system_knows_no_locks_nobody_writes(
    room: Room, tmp_path: Path, error: str
) -> None:
    file = tmp_path / "naskah.md"
    file.write_text(TEXT, "utf-8")
    words = room.words("atn", "draft", "--file", str(file))
    found = steps(words, room.folder, tmp_path / "state")
    lock = next(step for step in found if step.call == "flock")
    before = _all(room.folder)
    done = scratch(words, tmp_path / "state", before=lock.failing(error))
    assert done.code == 7
    assert "cannot lock files, so nobody may write here" in done.err
    assert "PostgreSQL" in done.err
    assert _all(room.folder) == before
    assert len(room.articles()) == 1


@needs_root
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone"])
def test_on_a_network_file_system_writing_refuses_and_reading_works(
    room: Room, tmp_path: Path, kind: str
) -> None:
    assert room.type("atn", "draft", "--file", "-", input=TEXT).code == 0
    table = tmp_path / "mountinfo"
    table.write_text(
        "20 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n"
        f"36 20 0:40 / {room.folder} rw,relatime shared:1 - {kind} server:/kantor rw\n"
    )
    before = _all(room.folder)
    for by, words in (
        ("atn", ("draft", "--file", "-")),
        ("atn", ("edit", "1", "--file", "-")),
        ("atn", ("submit", "1")),
        ("adm", ("staff", "add", "sri", "--name", "Sri Utami", "--role", "reporter")),
    ):
        done = room.type(by, *words, input=TEXT, mountinfo=str(table))
        assert done.code == 7, words
        assert f"network file system ({kind})" in done.err, words
        assert "PostgreSQL" in done.err
    shown = room.type("atn", "show", "1", mountinfo=str(table))
    assert (shown.code, "Pasar" in shown.out) == (0, True)
    assert _all(room.folder) == before
    assert not list(room.folder.rglob("*.tmp"))


@needs_root
def test_an_editor_is_not_opened_on_a_network_file_system(room: Room, tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("20 1 0:40 / / rw,relatime - nfs4 server:/kantor rw\n")
    pen = tmp_path / "pen"
    pen.write_text(f'#!/bin/sh\ntouch "{tmp_path}/opened"\n')
    pen.chmod(0o755)
    done = room.type("atn", "draft", mountinfo=str(table), environment={"BEKASI_EDITOR": str(pen)})
    assert done.code == 7
    assert not (tmp_path / "opened").exists()
    shutil.rmtree(room.folder)

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bekasi_cli.errors import Unreachable
from bekasi_cli.files import disk
from bekasi_cli.storage import folder
from bekasi_cli.storage.ground import Ground
from store_acts import NOW, ROOM


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    folder.create(tmp_path / "room", ROOM, at=NOW)
    found = Ground(tmp_path / "room")
    found.hold()
    return found


def test_the_table_of_mounts_is_read_once(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "writable", pytest.fail)
    ground.hold()
    ground.hold()


def test_another_folder_in_its_place_is_looked_at_whole(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tmp_path / "room", tmp_path / "other")
    (tmp_path / "room").rename(tmp_path / "old")
    (tmp_path / "other").rename(tmp_path / "room")
    mounts = tmp_path / "mounts"
    mounts.write_text("1 1 0:1 / / rw - nfs4 server:/srv rw\n")
    monkeypatch.setattr(disk, "MOUNTINFO", mounts)
    for _ in range(2):
        with pytest.raises(Unreachable, match="nfs4"):
            ground.hold()


@pytest.mark.parametrize("name", ["room", "journal.jsonl"])
def test_a_permission_that_was_taken_away_is_met_before_anything_happens(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != name)
    with pytest.raises(Unreachable, match="no permission"):
        ground.hold()


def test_a_folder_that_is_gone_is_said_to_be(ground: Ground, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "room")
    with pytest.raises(Unreachable):
        ground.hold()

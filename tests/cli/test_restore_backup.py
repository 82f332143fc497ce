from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.storage.restoring import MARK
from newsrooms import Office
from runner import bekasi

TEXT = "---\ntitle: Panen Raya\n---\n\nPetani memanen padi.\n"


@pytest.fixture
def backup(office: Office, tmp_path: Path) -> Path:
    """Return a backup of the office with article 1."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=TEXT).code == 0
    assert office.bekasi("backup", tmp_path / "b.tar.xz").code == 0
    return tmp_path / "b.tar.xz"


def test_it_comes_back_with_the_same_digest_and_work_goes_on(
    backup: Path, office: Office, tmp_path: Path
) -> None:
    new = Office(tmp_path / "new")
    result = bekasi("restore-backup", backup, new.folder)
    assert result.code == 0
    assert result.out.startswith(
        f"The newsroom of Prokopim Kabupaten Tirtamaya is back in {new[0]}"
    )
    head = new.bekasi("audit", "head").out.strip()
    assert head in result.err
    assert office.bekasi("audit", "verify", "--head", head).code == 0
    assert new.bekasi("doctor").code == 0
    assert "Petani memanen padi." in new.bekasi("show", "1", "--revision", "1").out
    assert new.bekasi("submit", "1", by="atn").code == 0


def test_programs_are_told_what_came_back(backup: Path, tmp_path: Path) -> None:
    told = json.loads(bekasi("restore-backup", backup, tmp_path / "new", "--json").out)
    assert (told["folder"], told["seq"]) == (str(tmp_path / "new"), 6)
    assert told["damaged"] == []


def test_a_folder_that_holds_anything_is_refused(
    backup: Path, office: Office, tmp_path: Path
) -> None:
    before = office.files()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/x").write_text("x")
    for folder in (office.folder, office.folder / "media", tmp_path / "mine", backup):
        refused = bekasi("restore-backup", backup, folder)
        assert (refused.code, refused.out) in ((4, ""), (7, "")), refused
        assert refused.err.startswith("✗ ")
    assert office.files() == before
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["x"]


def test_what_a_killed_restore_left_is_cleared_away(backup: Path, tmp_path: Path) -> None:
    left = tmp_path / "new"
    (left / "articles/2026").mkdir(parents=True)
    (left / "articles/2026/x.md").write_text("half")
    (left / ".bekasi-journal").write_text("half")
    (left / MARK).touch()
    assert bekasi("restore-backup", backup, left).code == 0
    assert Office(left).bekasi("audit", "verify").code == 0
    assert not (left / "articles/2026/x.md").exists()


def test_a_newsroom_with_a_mark_is_a_newsroom_all_the_same(backup: Path, office: Office) -> None:
    (office.folder / MARK).touch()
    before = office.files()
    assert bekasi("restore-backup", backup, office.folder).code == 4
    assert office.files() == before


def test_no_backup_is_told_from_a_damaged_one(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("bukan cadangan")
    backup.write_bytes(backup.read_bytes()[:-1])
    for file, code in (("text", 9), ("b.tar.xz", 7), ("missing", 8), (".", 9)):
        result = bekasi("restore-backup", tmp_path / file, tmp_path / "new")
        assert (result.code, result.out) == (code, "")
        assert "→ " in result.err
    assert not (tmp_path / "new").exists()

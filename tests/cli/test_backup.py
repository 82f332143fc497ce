from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.newsroom import copies
from bekasi_cli.newsroom.copies import known
from bekasi_cli.storage.unpacking import verify
from newsrooms import Office
from runner import bekasi

TEXT = "---\ntitle: Panen Raya\n---\n\nPetani memanen padi.\n"


@pytest.fixture
def written(office: Office) -> Office:
    """Return the office with article 1."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=TEXT).code == 0
    return office


def test_a_backup_is_written_verified_and_journalled(written: Office, tmp_path: Path) -> None:
    target = tmp_path / "b.tar.xz"
    result = written.bekasi("backup", target, by="fiu")
    assert (result.code, verify(target).header.office) == (0, "Prokopim Kabupaten Tirtamaya")
    assert f"backed up in {target} (" in result.out
    assert "Journal lines: 7; files: 1. Last line: 6," in result.err
    assert "bekasi restore-backup b.tar.xz DIR" in result.err
    (noted,) = known(written.room().store)
    assert (noted.seq, noted.by, noted.file) == (7, "fiu", str(target))
    assert "backup" in written.bekasi("audit", "log").out


def test_without_a_name_it_is_named_after_office_and_time(
    written: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "usb").mkdir()
    monkeypatch.chdir(tmp_path / "usb")
    assert written.bekasi("backup").code == 0
    (found,) = (tmp_path / "usb").iterdir()
    assert found.name.startswith("prokopim-kabupaten-tirtamaya-2")
    assert found.name.endswith(".bekasi.tar.xz")


def test_whoever_stands_in_the_newsroom_gets_it_beside_the_newsroom(
    written: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written.folder / "articles")
    assert written.bekasi("backup").code == 0
    assert len(list(tmp_path.glob("prokopim-*.bekasi.tar.xz"))) == 1
    refused = written.bekasi("backup", "here.tar.xz")
    assert (refused.code, refused.out) == (4, "")
    assert "lies in the newsroom itself" in refused.err


def test_programs_are_told_what_it_holds(written: Office, tmp_path: Path) -> None:
    made = json.loads(written.bekasi("backup", tmp_path / "b", "--json").out)
    again = json.loads(bekasi("backup", "--verify", tmp_path / "b", "--json").out)
    assert made == again
    assert (made["seq"], made["files"], made["damaged"]) == (6, 1, [])
    assert made["size"] == (tmp_path / "b").stat().st_size


def test_a_reporter_is_refused_and_a_taken_name_too(written: Office, tmp_path: Path) -> None:
    before = written.files()
    refused = written.bekasi("backup", tmp_path / "b", by="atn")
    assert (refused.code, refused.out) == (4, "")
    assert "Only an editor or an admin can back the newsroom up." in refused.err
    assert not (tmp_path / "b").exists()
    (tmp_path / "b").write_text("mine")
    taken = written.bekasi("backup", tmp_path / "b")
    assert (taken.code, (tmp_path / "b").read_text()) == (4, "mine")
    assert written.files() == before


def test_one_that_is_whole_says_so_and_one_that_is_cut_too(written: Office, tmp_path: Path) -> None:
    written.bekasi("backup", tmp_path / "b")
    whole = bekasi("backup", "--verify", tmp_path / "b")
    assert (whole.code, whole.out) == (0, f"✓ The backup {tmp_path}/b is whole.\n")
    (tmp_path / "b").write_bytes((tmp_path / "b").read_bytes()[:-40])
    cut = bekasi("backup", "--verify", tmp_path / "b")
    assert (cut.code, cut.out) == (7, "")
    assert "is damaged: it was cut" in cut.err
    for name, code in (("missing", 8), (".", 9)):
        assert bekasi("backup", "--verify", tmp_path / name).code == code
    (tmp_path / "x.zip").write_bytes(b"PK\3\4")
    assert bekasi("backup", "--verify", tmp_path / "x.zip").code == 9


def test_what_was_damaged_before_is_named_each_time(written: Office, tmp_path: Path) -> None:
    (text,) = (written.folder / "articles").rglob("*.md")
    text.unlink()
    made = written.bekasi("backup", tmp_path / "b")
    verified = bekasi("backup", "--verify", tmp_path / "b")
    restored = bekasi("restore-backup", tmp_path / "b", tmp_path / "new")
    assert (made.code, verified.code, restored.code) == (3, 3, 3)
    for each in (made, verified, restored):
        assert "Damaged or missing already when the backup was made: articles/" in each.err
    assert (tmp_path / "new/bekasi.toml").exists()


def test_a_link_in_the_folder_is_named_as_left_out(written: Office, tmp_path: Path) -> None:
    (written.folder / "logo.png").symlink_to("/tmp/logo.png")
    made = written.bekasi("backup", tmp_path / "b")
    assert made.code == 0
    assert "! logo.png is not in it" in made.err


def test_a_newsroom_that_cannot_be_read_or_written_is_backed_up_all_the_same(
    written: Office, tmp_path: Path
) -> None:
    checkpoint = written.folder / "newsroom.json"
    room = written.room()
    checkpoint.write_bytes(checkpoint.read_bytes().replace(b"Adelia", b"Amelia"))
    made = copies.make(room, written.folder, tmp_path / "b")
    assert [each.message[:22] for each in made.notices] == [
        "The list of staff cann",
        "The backup is made, bu",
    ]
    assert verify(tmp_path / "b").header.seq == 6

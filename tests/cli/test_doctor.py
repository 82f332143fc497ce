from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import writing
from newsrooms import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = new_office(tmp_path / "ruang")
    text = Manuscript(facts=Facts(title="Pasar tani dibuka"), body="Warga datang sejak pagi.")
    writing.draft(made.room("atn"), text)
    return made


def break_checkpoint(office: Office) -> None:
    path = office.folder / "newsroom.json"
    path.write_bytes(path.read_bytes().replace(b"Pasar tani", b"Pasar besar"))


def break_text(office: Office) -> Path:
    (path,) = office.folder.glob("articles/*/*/001.md")
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"pagi", b"sore"))
    return path


def test_a_whole_newsroom_is_said_to_be_whole(office: Office) -> None:
    result = office.bekasi("doctor", by="")
    assert result.code == 0
    assert "✓ The newsroom is whole." in result.out
    assert result.err == ""


def test_programs_get_one_document(office: Office) -> None:
    result = office.bekasi("doctor", "--json")
    assert result.code == 0
    data = json.loads(result.out)
    assert (data["whole"], data["problems"]) == (True, [])


def test_repairing_a_whole_newsroom_changes_nothing(office: Office) -> None:
    before = office.files()
    result = office.bekasi("doctor", "--repair", by="atn")
    assert (result.code, office.files()) == (0, before)


def test_a_changed_checkpoint_is_found_and_named(office: Office) -> None:
    break_checkpoint(office)
    result = office.bekasi("doctor")
    assert result.code == 7
    assert "newsroom.json" in result.out
    assert "bekasi doctor --repair" in result.err


def test_a_repair_rebuilds_the_checkpoint_byte_for_byte(office: Office) -> None:
    whole = (office.folder / "newsroom.json").read_bytes()
    break_checkpoint(office)
    result = office.bekasi("doctor", "--repair", "--yes")
    assert result.code == 0
    assert "newsroom.json was put right." in result.out
    assert (office.folder / "newsroom.json").read_bytes() == whole
    assert office.bekasi("doctor").code == 0


def test_a_repair_of_a_journal_that_was_cut_says_which_acts_are_gone(office: Office) -> None:
    path = office.folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2]))
    last = len(lines) - 1
    result = office.bekasi("doctor", "--repair", "--yes", "--json")
    assert result.code == 3
    assert f"acts {last - 1} to {last} are gone" in " ".join(result.err.split())
    data = json.loads(result.out)
    assert (data["whole"], data["lost"], data["seq"]) == (True, 2, last - 2)
    assert office.bekasi("doctor").code == 0


def test_where_the_staff_cannot_be_read_anybody_may_repair(office: Office) -> None:
    whole = (office.folder / "newsroom.json").read_bytes()
    (office.folder / "newsroom.json").write_bytes(b"{")
    assert office.bekasi("list", by="").code == 7
    result = office.bekasi("doctor", "--repair", "--yes", by="")
    assert result.code == 0
    assert "nobody's role can be checked" in result.err
    assert (office.folder / "newsroom.json").read_bytes() == whole


def test_a_repair_asks_first_and_without_a_terminal_names_the_flag(office: Office) -> None:
    break_checkpoint(office)
    before = office.files()
    result = office.bekasi("doctor", "--repair")
    assert result.code == 2
    assert "--yes" in result.err
    assert "newsroom.json" in result.err, "what was found comes before the question"
    assert result.out == ""
    assert office.files() == before


def test_a_no_repairs_nothing(office: Office) -> None:
    break_checkpoint(office)
    before = office.files()
    command = ["-m", "bekasi_cli", "--newsroom", str(office.folder), "--lang", "en", "--as", "adm"]
    child = pexpect.spawn(
        sys.executable,
        [*command, "doctor", "--repair"],
        env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect("Repair the newsroom's files now")
    child.send("n")
    child.expect("Nothing was repaired")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert office.files() == before


@pytest.mark.parametrize("by", ["atn", "fiu"])
def test_only_an_admin_repairs_while_the_staff_can_be_read(office: Office, by: str) -> None:
    break_text(office)
    result = office.bekasi("doctor", "--repair", "--yes", by=by)
    assert result.code == 4
    assert "adm" in result.err


def test_a_text_that_was_changed_cannot_be_restored_and_is_named(office: Office) -> None:
    path = break_text(office)
    result = office.bekasi("doctor", "--repair", "--yes")
    assert result.code == 7
    assert str(path.relative_to(office.folder)) in result.out
    assert "This cannot be restored" in " ".join(result.out.split())
    assert "backup" in result.err


def test_what_was_restored_in_part_says_what_is_left(office: Office) -> None:
    break_text(office)
    orphan = office.folder / "articles" / "2026" / "000099"
    orphan.mkdir(parents=True)
    (orphan / "001.md").write_bytes(b"---\n---\n\nTertinggal.\n")
    result = office.bekasi("doctor", "--repair", "--yes", "--json")
    assert result.code == 3
    data = json.loads(result.out)
    assert data["repaired"] == ["articles/2026/000099/001.md"]
    assert data["whole"] is False
    assert json.loads(result.err)["error"]["code"] == 3


def test_damage_that_nothing_proves_points_to_a_backup(office: Office) -> None:
    break_text(office)
    result = office.bekasi("doctor")
    assert result.code == 7
    assert "backup" in result.err


def test_without_a_newsroom_it_says_how_to_make_one(tmp_path: Path) -> None:
    result = Office(tmp_path).bekasi("doctor")
    assert result.code == 8
    assert "init" in result.err

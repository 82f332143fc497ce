from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from runner import bekasi
from writers import Seat


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_makes_the_sample_newsroom_beside_you_and_says_what_to_try(here: Path) -> None:
    made = bekasi("demo")

    assert made.code == 0
    assert "12 articles" in made.out
    assert f"cd {here / 'bekasi-demo'}" in made.err
    assert "lks  Laksita Mahendrani (editor)" in made.err


def test_everything_it_says_to_try_works(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0
    for line in bekasi("demo", "tempat latihan").err.splitlines():
        command, *arguments = shlex.split(line) if line.startswith("  ") else [""]
        if command == "cd":
            monkeypatch.chdir(arguments[0])
        elif command == "bekasi":
            done = bekasi(*arguments, env={"BEKASI_AS": "skp"})
            assert done.code == 0, (line, done.err)
            tried += 1
    assert tried >= 7


def test_a_program_is_told_where_it_stands_and_who_works_there(here: Path) -> None:
    made = bekasi("demo", "tempat latihan", "--json")

    assert made.err == ""
    assert json.loads(made.out) == {
        "folder": str(here / "tempat latihan"),
        "office": "Protokol dan Komunikasi Pimpinan Kabupaten Tirtamaya",
        "staff": ["skp", "dsp", "rnw", "lks", "bgs"],
        "articles": 12,
    }


def test_a_second_time_it_refuses_with_a_way_out_and_begins_anew_with_yes(here: Path) -> None:
    bekasi("demo")
    journal = here / "bekasi-demo" / "journal.jsonl"
    before = journal.read_bytes()

    refused = bekasi("demo")
    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "--yes" in refused.err
    assert journal.read_bytes() == before

    assert bekasi("demo", "--yes").code == 0
    assert journal.read_bytes() != before
    assert bekasi("list", "--newsroom", here / "bekasi-demo").code == 0


@pytest.mark.parametrize(("answer", "code"), [(True, ExitCode.DONE), (False, 130)])
def test_on_a_terminal_it_asks_before_it_begins_anew(
    here: Path, monkeypatch: pytest.MonkeyPatch, answer: bool, code: int
) -> None:
    bekasi("demo")
    seat = Seat(monkeypatch, answer)

    assert bekasi("demo").code == code
    assert "What was tried there will be gone" in seat.asked[0]


def test_a_real_newsroom_is_never_touched(office: Office) -> None:
    before = office.files()

    for folder in (office.folder, office.folder / "deeper"):
        refused = bekasi("demo", folder, "--yes")
        assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert office.files() == before


def test_what_somebody_put_beside_the_sample_is_kept(here: Path) -> None:
    bekasi("demo")
    (here / "bekasi-demo" / "catatan.txt").touch()

    refused = bekasi("demo", "--yes")

    assert refused.code == ExitCode.REFUSED
    assert "catatan.txt" in refused.err
    assert (here / "bekasi-demo" / "catatan.txt").exists()

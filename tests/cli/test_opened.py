from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import json

from bekasi_cli.cli import opened
from newsrooms import Office
from stories import draft, published, submitted
from writers import Seat, editor, spawn

NOW = datetime(2026, 3, 2, 2, 10, tzinfo=UTC)
SAYS = "Fiona Utari (fiu) has article 1 open in an editor, since "


@pytest.fixture
def elsewhere() -> Iterator[int]:
    """Return the number of another process that runs here."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate()


def leave(office: Office, pid: int, *, by: str = "fiu", host: str = "", started: str = "") -> Path:
    folder = office.folder / opened.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    note = opened.Note(by, datetime.now(UTC), host or platform.node(), pid, started)
    path = folder / f"1.{note.host}-{pid}.json"
    path.write_bytes(json.encode(note))
    return path


def test_who_opens_it_too_hears_of_it_and_is_not_stopped(
    office: Office, elsewhere: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    submitted(office)
    leave(office, elsewhere, started=opened._started(elsewhere))

    for words in (("show", "1"), ("review", "1"), ("approve", "1")):
        done = office.bekasi(*words, by="kar")
        assert done.code == 0
        assert SAYS in done.err
    Seat(monkeypatch)
    done = office.bekasi("edit", "1", by="kar", env={"EDITOR": editor(tmp_path, "")})
    assert (done.code, SAYS in done.err) == (0, True)


def test_who_begins_a_correction_hears_of_it_too(
    office: Office, elsewhere: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    published(office)
    leave(office, elsewhere, started=opened._started(elsewhere))
    Seat(monkeypatch)
    words = ("correct", "1", "--kind", "correction", "--note", "Nama.")
    done = office.bekasi(*words, by="kar", env={"EDITOR": editor(tmp_path, "")})
    assert (done.code, SAYS in done.err) == (0, True)


def test_with_json_it_is_said_beside_the_document(office: Office, elsewhere: int) -> None:
    draft(office)
    leave(office, elsewhere)

    shown = office.bekasi("show", "1", "--json", by="kar")

    assert SAYS in shown.err
    assert isinstance(json.decode(shown.out), dict)


def test_in_a_second_terminal_of_ones_own_it_is_you(office: Office, elsewhere: int) -> None:
    draft(office)
    leave(office, elsewhere, by="atn")

    assert "You have article 1 open in another editor" in office.bekasi("show", "1", by="atn").err


def test_the_note_lies_there_while_the_editor_is_open_and_no_longer(office: Office) -> None:
    draft(office)
    folder = office.folder / opened.FOLDER
    script = f'ls {folder}; echo "IS OPEN"; read line'
    terminal = spawn(
        office, "edit", "1", by="fiu", env={"EDITOR": editor(office.folder.parent, script)}
    )
    terminal.expect("IS OPEN")
    assert len(list(folder.iterdir())) == 1
    assert SAYS in office.bekasi("show", "1", by="kar").err
    terminal.sendline("")
    terminal.wait()
    assert list(folder.iterdir()) == []
    assert "open in an editor" not in office.bekasi("show", "1", by="kar").err


def test_a_killed_program_leaves_a_note_that_nobody_believes_and_the_next_sweeps_away(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draft(office)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    path = leave(office, gone.pid)

    assert "open in an editor" not in office.bekasi("show", "1", by="kar").err
    Seat(monkeypatch)
    assert office.bekasi("edit", "1", by="fiu", env={"EDITOR": editor(tmp_path, "")}).code == 0
    assert not path.exists()


def test_another_program_under_the_same_number_is_not_the_one_that_left_it(
    office: Office, elsewhere: int
) -> None:
    leave(office, elsewhere, started="1")

    assert opened.others(office.folder, 1, datetime.now(UTC)) == []


@pytest.mark.parametrize(("hours", "believed"), [(1, True), (13, False), (-13, False)])
def test_a_note_of_another_computer_is_believed_for_half_a_day(
    office: Office, hours: int, believed: bool
) -> None:
    leave(office, 1, host="pc-redaksi")

    at = datetime.now(UTC) + timedelta(hours=hours)
    assert bool(opened.others(office.folder, 1, at)) is believed


@pytest.mark.parametrize("junk", [b"", b"{", b'{"by": 1}', b"\xff"])
def test_a_note_that_cannot_be_read_is_none(office: Office, junk: bytes) -> None:
    path = leave(office, os.getpid())
    assert opened.others(office.folder, 1, NOW) == []  # our own
    path.write_bytes(junk)

    assert opened.others(office.folder, 1, NOW) == []


def test_where_no_note_can_be_left_the_editor_opens_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draft(office)
    (office.folder / "cache").mkdir(exist_ok=True)
    (office.folder / opened.FOLDER).write_text("a file in the way")
    Seat(monkeypatch)

    done = office.bekasi("edit", "1", by="fiu", env={"EDITOR": editor(tmp_path, "")})

    assert done.code == 0


def test_what_the_system_says_of_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened._started(os.getpid()).isdigit()
    assert opened._started(10**9) == ""
    assert not opened._runs(10**30)

    def no(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.kill", no)
    assert opened._runs(1)

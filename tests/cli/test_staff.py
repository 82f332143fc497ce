from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli import prompts
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Role, Staff
from bekasi_cli.newsroom.identity import pin_matches
from bekasi_cli.newsroom.register import find_code
from newsrooms import LOGIN, Office
from writers import Seat


def _staff(office: Office, code: str) -> Staff:
    return find_code(office.room().store, Staff, code)


def test_an_admin_adds_somebody_under_the_login_of_whoever_types(office: Office) -> None:
    line = ["staff", "add", "DWI", "--name", "Dwi Astuti", "--role", "editor", "--role", "reporter"]
    added = office.bekasi(*line)

    assert added.code == 0
    assert "Dwi Astuti works here now as dwi (reporter, editor)" in added.out
    assert "identity not proven" in added.err
    assert _staff(office, "dwi").login == LOGIN


def test_a_login_of_ones_own_and_none_at_all_can_be_given(office: Office) -> None:
    office.bekasi("staff", "add", "dwi", "--name", "Dwi", "--role", "editor", "--login", "dwi")
    office.bekasi("staff", "add", "luh", "--name", "Luh", "--role", "reporter", "--login", "")

    assert (_staff(office, "dwi").login, _staff(office, "luh").login) == ("dwi", "")


def test_what_was_not_typed_is_asked_for_on_a_terminal(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "Dwi Astuti", "editor")

    assert office.bekasi("staff", "add", "dwi").code == 0
    assert len(seat.asked) == 2
    assert [value for value, _ in seat.choices] == [*Role]


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("add dwi", ExitCode.USAGE, "--name"),
        ("add dwi --name Dwi", ExitCode.USAGE, "--role"),
        ("add dwi --name Dwi --role boss", ExitCode.USAGE, "reporter, editor, admin"),
        ("add 1 --name Dwi --role editor", ExitCode.USAGE, "cannot be a staff code"),
        (
            "add WhatsApp --name Dwi --role editor",
            ExitCode.USAGE,
            "`preview --as whatsapp` shows a message",
        ),
        ("add system --name Dwi --role editor", ExitCode.USAGE, "cannot be a staff code"),
        ("add atn --name Dwi --role editor", ExitCode.REFUSED, "The code atn is taken"),
        ("edit atn", ExitCode.USAGE, "Say what to change"),
        ("edit zzz --name X", ExitCode.NOT_FOUND, "zzz"),
        ("edit adm --role editor", ExitCode.REFUSED, "only active admin"),
        ("deactivate atn", ExitCode.USAGE, "--yes"),
        ("deactivate zzz --yes", ExitCode.NOT_FOUND, "zzz"),
        ("deactivate adm --yes", ExitCode.REFUSED, "only active admin"),
        ("pin zzz", ExitCode.NOT_FOUND, "zzz"),
        ("pin atn", ExitCode.USAGE, "--new-pin-file"),
        ("pin atn --new-pin-file /none", ExitCode.USAGE, "cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    office: Office, line: str, code: ExitCode, says: str
) -> None:
    before = office.files()

    refused = office.bekasi("staff", *line.split())

    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert office.files() == before


@pytest.mark.parametrize(
    "line",
    ["add dwi --name Dwi --role editor", "edit fiu --role admin", "deactivate fiu", "pin fiu"],
)
def test_only_an_admin_keeps_the_list_and_others_are_told_who_is_one(
    office: Office, line: str
) -> None:
    refused = office.bekasi("staff", *line.split(), "--new-pin-file", "-", by="atn", input="2468")
    if "pin" not in line:
        refused = office.bekasi("staff", *line.split(), by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Adelia Maheswari (adm)" in refused.err


def test_the_list_is_a_table_for_people_and_an_array_for_programs(office: Office) -> None:
    office.bekasi("staff", "edit", "bud", "--name", "[/] [bold]x[/bold] \x1b[31m")
    office.bekasi("staff", "deactivate", "kar", "--yes")

    table = office.bekasi("staff", "list")
    everybody = json.loads(office.bekasi("staff", "list", "--all", "--json").out)

    assert table.code == 0
    assert "[/] [bold]x[/bold]" in table.out
    assert "\x1b" not in table.out
    assert "Kartika" not in table.out
    assert everybody[0] == {
        "code": "adm",
        "name": "Adelia Maheswari",
        "roles": ["admin"],
        "login": LOGIN,
        "pin": False,
        "active": True,
    }
    assert [each["active"] for each in everybody] == [True, True, True, True, False]


def test_a_name_roles_and_login_are_changed_and_told_in_full(office: Office) -> None:
    changed = office.bekasi(
        *("staff", "edit", "atn", "--name", "Atnan W.", "--role", "editor", "--login", "")
    )

    assert "atn is now: Atnan W. (editor), login: -." in changed.out
    again = office.bekasi("staff", "edit", "atn", "--name", "Atnan W.", "--json")
    assert json.loads(again.out)["name"] == "Atnan W."
    assert again.err == ""


def test_whoever_is_deactivated_cannot_act_until_they_are_active_again(office: Office) -> None:
    assert "--active" in office.bekasi("staff", "deactivate", "atn", "--yes").out
    assert office.bekasi("whoami", by="atn").code == ExitCode.REFUSED
    assert "Already done" in office.bekasi("staff", "deactivate", "atn").out

    assert office.bekasi("staff", "edit", "atn", "--active").code == 0
    assert office.bekasi("whoami", by="atn").code == 0


@pytest.mark.parametrize(("answer", "code"), [(True, ExitCode.DONE), (False, 130)])
def test_deactivating_asks_first_on_a_terminal(
    office: Office, monkeypatch: pytest.MonkeyPatch, answer: bool, code: int
) -> None:
    seat = Seat(monkeypatch, answer)

    assert office.bekasi("staff", "deactivate", "atn").code == code
    assert seat.asked == ["Deactivate Atnan Wiryawan (atn)?"]
    assert _staff(office, "atn").active is not answer


def test_a_pin_is_typed_twice_and_then_asked_for_at_every_act(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["2468", "2468", "2468"]
    Seat(monkeypatch)
    monkeypatch.setattr(prompts, "ask_pin", lambda *_, **__: answers.pop(0))

    done = office.bekasi("staff", "pin", "fiu", by="fiu")
    assert (done.code, "has no PIN" in done.err) == (0, False)
    pin = _staff(office, "fiu").pin
    assert pin is not None
    assert pin_matches(pin, "2468")

    cleared = office.bekasi("staff", "pin", "fiu", "--clear", by="fiu")
    assert "has no PIN any more" in cleared.out
    assert cleared.err == ""  # proven by the PIN


def test_two_pins_that_differ_change_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["2468", "2486"]
    Seat(monkeypatch)
    monkeypatch.setattr(prompts, "ask_pin", lambda *_, **__: answers.pop(0))

    refused = office.bekasi("staff", "pin", "fiu", by="fiu")

    assert refused.code == ExitCode.USAGE
    assert "differ" in refused.err
    assert _staff(office, "fiu").pin is None


def test_a_pin_comes_from_a_file_and_the_old_one_proves_who_changes_it(
    office: Office, tmp_path: Path
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("lama-2468\n", "utf-8")
    new.write_text("baru-1357\n", "utf-8")

    assert office.bekasi("staff", "pin", "fiu", "--pin-file", old, by="fiu").code == 0
    unproven = office.bekasi("staff", "pin", "fiu", "--new-pin-file", new, by="fiu")
    assert unproven.code == ExitCode.REFUSED
    line: list[str | Path] = [
        "staff",
        "pin",
        "fiu",
        "--pin-file",
        old,
        "--new-pin-file",
        new,
        "--json",
    ]
    changed = office.bekasi(*line, by="fiu")

    assert json.loads(changed.out)["pin"] is True
    assert office.bekasi("whoami", "--pin-file", new, by="fiu").code == 0


def test_the_table_shows_who_has_a_pin(office: Office) -> None:
    office.bekasi("staff", "pin", "fiu", "--new-pin-file", "-", input="2468\n")

    (row,) = (
        line for line in office.bekasi("staff", "list").out.splitlines() if line.startswith("fiu")
    )
    assert row.split()[-2:] == ["yes", "yes"]

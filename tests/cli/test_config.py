from __future__ import annotations

import json

import pytest

from bekasi_cli.config import SETTINGS
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import PolicyName
from newsrooms import Office


def test_the_list_holds_every_setting_and_rule_with_value_default_and_meaning(
    office: Office,
) -> None:
    found = json.loads(office.bekasi("config", "list", "--json").out)

    assert [each["name"] for each in found] == [
        *(row.name for row in SETTINGS),
        *(name.value for name in PolicyName),
    ]
    assert found[0] == {
        "name": "office",
        "value": "Prokopim Kabupaten Tirtamaya",
        "default": "",
        "doc": "The office's name, as it stands above every page.",
        "rule": False,
    }
    assert {each["name"] for each in found if each["rule"]} == {"four_eyes", "approvals_needed"}


def test_the_list_is_a_table_for_people(office: Office) -> None:
    said = office.bekasi("config", "list")

    assert (said.code, said.err) == (0, "")
    assert "Asia/Jakarta" in said.out
    assert "pager" in said.out


def test_a_setting_that_is_unknown_in_the_file_is_warned_of(office: Office) -> None:
    with (office.folder / "bekasi.toml").open("a", encoding="utf-8") as file:
        file.write("colour = 'green'\n")

    assert "colour" in office.bekasi("config", "list").err


def test_one_setting_is_printed_alone_for_scripts(office: Office) -> None:
    assert office.bekasi("config", "get", "zone").out == "Asia/Jakarta\n"
    assert office.bekasi("config", "get", "pager").out == "true\n"
    assert office.bekasi("config", "get", "lock_timeout").out == "10\n"
    assert office.bekasi("config", "get", "approvals_needed").out == "1\n"
    assert json.loads(office.bekasi("config", "get", "four_eyes", "--json").out)["rule"] is True


def test_a_setting_is_changed_without_losing_a_comment(office: Office) -> None:
    path = office.folder / "bekasi.toml"
    before = path.read_text("utf-8")

    said = office.bekasi("config", "set", "accent", "#123456")

    assert said.out == "accent is now “#123456”; before it was “#0b6e4f”.\n"
    assert path.read_text("utf-8") == before.replace("#0b6e4f", "#123456")
    assert "Already done" in office.bekasi("config", "set", "accent", "#123456").out


def test_a_rule_of_the_house_is_changed_and_journalled(office: Office) -> None:
    said = office.bekasi("config", "set", "four_eyes", "strict")

    assert said.code == 0
    assert "four_eyes is now “strict”" in said.out
    assert "identity not proven" in said.err
    entries = list(office.room().store.entries())
    assert (entries[-1].act, entries[-1].reason) == ("config-set", "four_eyes = strict")

    again = office.bekasi("config", "set", "four_eyes", "strict", "--json")
    assert (json.loads(again.out)["value"], again.err) == ("strict", "")
    assert len(list(office.room().store.entries())) == len(entries)


@pytest.mark.parametrize(
    ("line", "by", "code", "says"),
    [
        ("get zzz", "adm", ExitCode.USAGE, "four_eyes, approvals_needed"),
        ("set zzz 1", "adm", ExitCode.USAGE, "four_eyes, approvals_needed"),
        ("set zone Mars/Olympus", "adm", ExitCode.USAGE, "Asia/Jakarta"),
        ("set language xx", "adm", ExitCode.USAGE, "language"),
        ("set four_eyes never", "adm", ExitCode.USAGE, "normal or strict"),
        ("set approvals_needed 0", "adm", ExitCode.USAGE, "from 1 to 9"),
        ("set zone", "adm", ExitCode.USAGE, "VALUE is missing"),
        ("set zone Asia/Makassar", "fiu", ExitCode.REFUSED, "Adelia Maheswari (adm)"),
        ("set four_eyes strict", "fiu", ExitCode.REFUSED, "Adelia Maheswari (adm)"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    office: Office, line: str, by: str, code: ExitCode, says: str
) -> None:
    before = office.files()

    refused = office.bekasi("config", *line.split(), by=by)

    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert office.files() == before


def test_a_change_of_zone_changes_how_times_are_shown_at_once(office: Office) -> None:
    office.bekasi("config", "set", "zone", "Asia/Jayapura")

    assert office.bekasi("config", "get", "zone").out == "Asia/Jayapura\n"

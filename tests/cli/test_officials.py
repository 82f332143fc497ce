from __future__ import annotations

import json
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from runner import bekasi

ADD = ("officials", "add", "Sari Wulandari", "--honorific", "Hj.", "--degree", "S.Sos., M.Si.")
OFFICE = ("--office", "Pj. Bupati Tirtamaya", "--from", "23 Mei 2022")


def test_a_person_is_added_and_listed_with_the_office(office: Office) -> None:
    said = office.bekasi(*ADD, *OFFICE)
    assert said.code == 0, said
    assert "Hj. Sari Wulandari, S.Sos., M.Si. stands in the register now, as number 1." in said.out
    assert "Pj. Bupati Tirtamaya, from 2022-05-23 to (open)" in said.out
    assert "identity not proven" in said.err

    office.bekasi("officials", "add", "Jaka Permana")
    table = office.bekasi("officials", "list").out
    assert "Pj. Bupati Tirtamaya" in table
    assert "Jaka Permana" in table
    assert json.loads(office.bekasi("officials", "list", "--json", by="atn").out)[1] == {
        "number": 1,
        "name": "Sari Wulandari",
        "honorifics": "Hj.",
        "degrees": "S.Sos., M.Si.",
        "offices": [
            {"office": "Bupati Tirtamaya", "acting": "Pj.", "from": "2022-05-23", "to": None}
        ],
    }


def test_the_list_can_tell_who_held_office_on_a_day(office: Office) -> None:
    office.bekasi(*ADD, *OFFICE, "--to", "2024-05-22")
    for day, told in (("2023-02-14", 1), ("2024-05-22", 1), ("2024-05-23", 0), ("2022-05-22", 0)):
        found = office.bekasi("officials", "list", "--on", day, "--json").out
        assert len(json.loads(found)) == told


def test_a_person_is_changed_and_an_office_ended_and_removed(office: Office) -> None:
    office.bekasi(*ADD, *OFFICE)
    said = office.bekasi("officials", "edit", "1", "--degree", "S.Sos.", "--json")
    assert json.loads(said.out)["degrees"] == "S.Sos."
    ended = office.bekasi("officials", "edit", "1", *OFFICE[:2], "--to", "2024-05-22")
    assert "from 2022-05-23 to 2024-05-22" in ended.out
    again = office.bekasi("officials", "edit", "1", *OFFICE[:2], "--from", "2022-05-23")
    assert (again.err, "Already done" in again.out) == ("", True)
    gone = office.bekasi("officials", "edit", "1", "--remove-office", "Pj Bupati Tirtamaya")
    assert gone.code == 0
    assert json.loads(office.bekasi("officials", "list", "--json").out)[0]["offices"] == []


def test_a_spreadsheets_list_is_imported_twice_without_doubling(
    office: Office, tmp_path: Path
) -> None:
    text = (
        "Nama;Gelar;Jabatan;Mulai;Sampai\n"
        "Sari Wulandari;S.Sos.;Camat Rawalintang;3 Januari 2020;2 Mei 2022\n"
        "Sari Wulandari;S.Sos.;Bupati Tirtamaya;20/02/2025;\n"
        "Jaka Permana;;Plt. Camat Rawalintang;2022-05-03;\n"
    )
    (tmp_path / "p.csv").write_text(text)
    first = office.bekasi("officials", "import", tmp_path / "p.csv")
    assert "2 people are new in the register, 0 were changed, 0 stood there." in first.out
    told = json.loads(office.bekasi("officials", "import", "-", "--json", input=text).out)
    assert [len(each["offices"]) for each in told] == [2, 1]


def test_an_import_with_a_bad_line_takes_nothing_in_and_names_it(office: Office) -> None:
    text = "name,office,from\nJaka Permana,Camat,2022-01-01\nSari,Camat,kapan-kapan\n"
    before = office.files()
    said = office.bekasi("officials", "import", "-", input=text)
    assert said.code == ExitCode.UNREADABLE
    assert "-, line 3:" in said.err
    assert "kapan-kapan" in said.err
    assert office.files() == before


@pytest.mark.parametrize(
    ("line", "by", "code", "says"),
    [
        ("add", "adm", ExitCode.USAGE, "NAME"),
        ("add X --office Pj.", "adm", ExitCode.USAGE, "is no office"),
        ("add X --from 2024-01-01", "adm", ExitCode.USAGE, "--office"),
        ("add X --office Camat --from kapan", "adm", ExitCode.UNREADABLE, "kapan"),
        ("add X", "fiu", ExitCode.REFUSED, "Only an admin"),
        ("edit 1", "adm", ExitCode.USAGE, "Say what to change"),
        ("edit 7 --name Y", "adm", ExitCode.NOT_FOUND, "officials list"),
        ("edit satu --name Y", "adm", ExitCode.USAGE, "whole number"),
        ("edit 7 --name Y", "fiu", ExitCode.REFUSED, "Only an admin"),
        ("import tidak-ada.csv", "adm", ExitCode.UNREADABLE, "tidak-ada.csv"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    office: Office, line: str, by: str, code: ExitCode, says: str
) -> None:
    before = office.files()
    refused = office.bekasi("officials", *line.split(), by=by)
    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert office.files() == before


def test_an_empty_register_says_how_to_begin(office: Office) -> None:
    said = office.bekasi("pejabat", "list")
    assert (said.code, said.out) == (0, "")
    assert "bekasi officials add" in said.err
    assert bekasi("officials", "list", "--newsroom", "/none").code == ExitCode.NOT_FOUND

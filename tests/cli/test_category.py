from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from runner import bekasi
from writers import Seat


def _listed(office: Office, *options: str) -> dict[str, tuple[str, bool]]:
    found = json.loads(office.bekasi("category", "list", "--json", *options).out)
    return {each["code"]: (each["name"], each["active"]) for each in found}


def test_a_category_is_added_listed_renamed_and_no_longer_used(office: Office) -> None:
    added = office.bekasi("category", "add", "wisata", "--name", "Wisata [/]")
    assert "Category wisata is new: Wisata [/]." in added.out
    assert "Wisata [/]" in office.bekasi("category", "list").out

    assert "called Pariwisata" in (
        office.bekasi("category", "edit", "wisata", "--name", "Pariwisata").out
    )
    assert office.bekasi("category", "deactivate", "wisata", "--yes").code == 0
    assert "wisata" not in _listed(office)
    assert _listed(office, "--all")["wisata"] == ("Pariwisata", False)

    assert "is in use" in office.bekasi("category", "edit", "wisata", "--active").out
    assert _listed(office)["wisata"] == ("Pariwisata", True)


def test_what_is_so_already_is_said_and_not_journalled(office: Office) -> None:
    before = office.files()

    said = office.bekasi("category", "edit", "kesehatan", "--name", "Kesehatan")

    assert (said.code, said.err) == (0, "")
    assert "Already done" in said.out
    assert office.files() == before


def test_a_name_that_was_not_typed_is_asked_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch, "Wisata")

    told = json.loads(office.bekasi("category", "add", "wisata", "--json").out)

    assert told == {"code": "wisata", "name": "Wisata", "active": True}


def test_deactivating_asks_first(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat(monkeypatch, False)

    assert office.bekasi("category", "deactivate", "kesehatan").code == ExitCode.INTERRUPTED
    assert "kesehatan" in _listed(office)


def test_what_is_no_longer_used_is_not_asked_about_again(office: Office) -> None:
    office.bekasi("category", "deactivate", "kesehatan", "--yes")

    assert "Already done" in office.bekasi("category", "deactivate", "kesehatan").out


@pytest.mark.parametrize(
    ("line", "by", "code", "says"),
    [
        ("add wisata", "adm", ExitCode.USAGE, "--name"),
        ("add W! --name W", "adm", ExitCode.USAGE, "cannot be the code"),
        ("add kesehatan --name K", "adm", ExitCode.REFUSED, "is taken"),
        ("add wisata --name Wisata", "fiu", ExitCode.REFUSED, "Only an admin"),
        ("edit kesehatan", "adm", ExitCode.USAGE, "Say what to change"),
        ("edit zzz --active", "adm", ExitCode.NOT_FOUND, "zzz"),
        ("deactivate zzz --yes", "adm", ExitCode.NOT_FOUND, "zzz"),
        ("deactivate kesehatan", "adm", ExitCode.USAGE, "--yes"),
        ("deactivate kesehatan", "fiu", ExitCode.REFUSED, "Only an admin"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    office: Office, line: str, by: str, code: ExitCode, says: str
) -> None:
    before = office.files()

    refused = office.bekasi("category", *line.split(), by=by)

    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert office.files() == before


def test_a_newsroom_without_categories_says_how_to_add_one(office: Office) -> None:
    for code in ("kesehatan", "pemerintahan"):
        office.bekasi("category", "deactivate", code, "--yes")

    said = office.bekasi("category", "list")

    assert (said.code, said.out) == (0, "")
    assert "bekasi category add" in said.err
    assert json.loads(office.bekasi("category", "list", "--json").out) == []


def test_reading_the_list_needs_no_code_but_a_newsroom(office: Office) -> None:
    assert bekasi("category", "list", "--newsroom", office.folder).code == 0
    assert bekasi("category", "list", "--newsroom", "/none").code == ExitCode.NOT_FOUND

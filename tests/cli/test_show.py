from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import Conflict
from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import editing, writing
from newsrooms import Office
from stories import BODY, draft, published, submitted

FIELDS = [
    "number",
    "uri",
    "kind",
    "slug",
    "title",
    "summary",
    "body",
    "state",
    "stage",
    "revision",
    "live",
    "digest",
    "reporters",
    "editors",
    "photographers",
    "category",
    "tags",
    "dateline",
    "event_date",
    "embargo",
    "photos",
    "created",
    "updated",
    "submitted",
    "approved",
    "scheduled",
    "published",
    "views",
    "url",
    "byline",
    "source",
    "reply_to",
    "approvals",
    "corrections",
    "actions",
]


def test_the_sheet_needs_no_staff_code(office: Office) -> None:
    number = submitted(office)
    result = office.bekasi("show", str(number), by="")
    assert result.code == 0
    assert "◐ Waiting for approval · not yet published" in result.out
    assert "Reporter" in result.out
    assert "Atnan Wiryawan (atn)" in result.out
    assert "What you can do next" not in result.out
    assert result.err == ""


def test_it_says_what_you_can_do_next(office: Office) -> None:
    number = submitted(office)
    text = office.bekasi("show", str(number), by="fiu").out
    assert f"bekasi approve {number}" in text
    assert f"bekasi send-back {number} --reason …" in text
    by_atn = office.bekasi("show", str(number), by="atn").out
    assert f"bekasi approve {number}" not in by_atn.replace("approve 1 --approved-by", "")


def test_an_unknown_code_reads_as_everybody_does(office: Office) -> None:
    number = submitted(office)
    result = office.bekasi("show", str(number), by="zzz")
    assert result.code == 0
    assert "What you can do next" not in result.out


def test_the_reason_of_sending_back_is_the_first_thing_to_read(office: Office) -> None:
    number = submitted(office)
    editing.send_back(office.room("fiu"), number, "Teras belum menyebut tempat.")
    text = office.bekasi("show", str(number), by="atn").out
    assert "Teras belum menyebut tempat." in "\n".join(text.splitlines()[:4])


def test_json_keeps_the_contract(office: Office) -> None:
    number = published(office)
    data = json.loads(office.bekasi("show", str(number), "--json", by="fiu").out)
    assert [each for each in FIELDS if each not in data] == []
    assert data["body"] == BODY
    assert (data["state"], data["live"], data["reporters"]) == ("published", 1, ["atn"])
    assert "hold" in data["actions"]
    assert json.loads(office.bekasi("show", str(number), "--json", by="").out)["actions"] == []


def test_a_revision_is_printed_as_it_was_saved(office: Office) -> None:
    number = draft(office)
    result = office.bekasi("show", str(number), "--revision", "1")
    assert result.code == 0
    assert result.out.encode() == office.room().store.revision(number, 1)
    assert "Revision 1 of article" in result.err
    assert "Atnan Wiryawan (atn)" in result.err


def test_the_text_of_who_came_too_late_can_be_read(office: Office) -> None:
    number = draft(office)
    facts = Facts(title="Pasar tani dibuka")
    writing.revise(office.room("atn"), number, Manuscript(facts=facts, body="Yang pertama."))
    late = Manuscript(facts=facts, body="Yang terlambat.")
    with pytest.raises(Conflict):
        writing.revise(office.room("fiu"), number, late, base=1)
    assert "Yang terlambat." in office.bekasi("show", str(number), "--revision", "3").out
    data = json.loads(office.bekasi("show", str(number), "--revision", "3", "--json").out)
    assert (data["revision"], data["body"]) == (3, "Yang terlambat.")


@pytest.mark.parametrize("number", ["0", "99", str(10**30)])
def test_a_number_that_does_not_exist_is_said(office: Office, number: str) -> None:
    result = office.bekasi("show", number)
    assert (result.code, result.out) == (8, "")
    assert "bekasi list" in result.err


@pytest.mark.parametrize("revision", ["0", "9", str(10**30)])
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_revision_that_does_not_exist_is_said(
    office: Office, revision: str, as_json: tuple[str, ...]
) -> None:
    number = draft(office)
    result = office.bekasi("show", str(number), "--revision", revision, *as_json)
    assert (result.code, result.out) == (8, "")


def test_a_text_that_was_changed_on_disk_is_damage(office: Office) -> None:
    number = draft(office)
    (path,) = office.folder.glob("articles/*/*/001.md")
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"tambahan\n")
    assert office.bekasi("show", str(number), "--json").code == 7
    assert office.bekasi("show", str(number)).code == 0, "its facts can still be read"

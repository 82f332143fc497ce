from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import NEWS


@pytest.fixture
def drafted(office: Office) -> Office:
    """Return a newsroom with atn's draft as article 1."""
    assert office.bekasi("draft", "--file", "-", by="atn", input=NEWS).code == 0
    return office


def test_the_editors_who_can_approve_are_named(drafted: Office) -> None:
    done = drafted.bekasi("submit", "1", by="atn")

    assert done.code == 0
    assert "Article 1, “Jembatan Cilengkong Dibuka”, now waits for approval (code " in done.out
    assert "It can be approved by: Fiona Utari (fiu), Kartika Rahayu (kar)." in done.err
    assert "bekasi withdraw 1" in done.err


def test_an_identity_that_is_not_proven_is_said(drafted: Office) -> None:
    assert "atn has no PIN, and others use the login" in drafted.bekasi("submit", "1", by="atn").err


def test_twice_by_yourself_is_done_already(drafted: Office) -> None:
    drafted.bekasi("submit", "1", by="atn")

    again = drafted.bekasi("ajukan", "1", by="atn")

    assert again.code == 0
    assert again.out == "You have already submitted article 1; it is waiting for approval.\n"
    assert "PIN" not in again.err


def test_after_another_it_is_a_conflict_with_the_name(drafted: Office) -> None:
    drafted.bekasi("submit", "1", by="atn")

    late = drafted.bekasi("submit", "1", by="fiu")

    assert (late.code, late.out) == (ExitCode.CONFLICT, "")
    assert "Atnan Wiryawan (atn) has already submitted article 1" in late.err


def test_only_the_text_that_is_meant_is_submitted(drafted: Office) -> None:
    code = json.loads(drafted.bekasi("show", "1", "--json").out)["digest"]

    wrong = drafted.bekasi("submit", "1", "--digest", "00000000", by="atn")
    right = drafted.bekasi("submit", "1", "--digest", code, "--json", by="atn")

    assert wrong.code == ExitCode.CONFLICT
    assert json.loads(right.out)["state"] == "submitted"


@pytest.mark.parametrize("act", ["submit", "withdraw", "trash", "restore", "approve", "publish"])
@pytest.mark.parametrize("number", ["0", "7", str(10**30)])
def test_an_article_that_is_not_there_is_not_found(office: Office, act: str, number: str) -> None:
    before = office.files()

    failed = office.bekasi(act, number, "--yes", by="fiu")

    assert (failed.code, failed.out) == (ExitCode.NOT_FOUND, "")
    assert office.files() == before


@pytest.mark.parametrize("act", ["submit", "withdraw", "trash", "restore", "send-back"])
def test_a_number_has_to_be_typed(office: Office, act: str) -> None:
    failed = office.bekasi(act, by="fiu")

    assert failed.code == ExitCode.USAGE
    assert "missing" in failed.err

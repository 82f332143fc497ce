from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article
from newsrooms import Office
from writers import NEWS, Seat


@pytest.fixture
def approved(office: Office) -> Office:
    """Return a newsroom in which atn's article 1 was approved by fiu."""
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    office.bekasi("submit", "1", by="atn")
    assert office.bekasi("approve", "1", by="fiu").code == 0
    return office


def test_the_approved_text_is_public_and_its_address_is_said(approved: Office) -> None:
    done = approved.bekasi("terbitkan", "1", by="adm")
    again = approved.bekasi("publish", "1", by="adm")
    late = approved.bekasi("publish", "1", by="fiu")

    assert (done.code, again.code, late.code) == (0, 0, ExitCode.CONFLICT)
    assert "is now published." in done.out
    assert "/berita/1-jembatan-cilengkong-dibuka.html" in done.err
    assert again.out == "You have already published article 1; it is published.\n"
    assert "Adelia Maheswari (adm) has already published article 1" in late.err


def test_a_reporter_is_told_who_can(approved: Office) -> None:
    refused = approved.bekasi("publish", "1", by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Adelia Maheswari (adm)" in refused.err


def test_what_is_not_approved_stays_inside(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

    refused = office.bekasi("publish", "1", by="adm")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Only an approved text can be published." in refused.err


def test_only_the_text_that_is_meant_goes_out(approved: Office) -> None:
    digest = approved.room().store.get(Article, 1).head.digest

    wrong = approved.bekasi("publish", "1", "--digest", "0" * 8, by="adm")
    right = approved.bekasi("publish", "1", "--digest", digest, "--json", by="adm")

    assert wrong.code == ExitCode.CONFLICT
    assert json.loads(right.out)["digest"] == digest


def test_who_can_publish_is_said_to_whoever_cannot(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    office.bekasi("submit", "1", by="atn")
    office.bekasi("approve", "1", by="fiu")

    again = office.bekasi("submit", "1", "--json", by="bud")

    assert again.code == ExitCode.REFUSED


def test_on_a_terminal_it_is_chosen_shown_and_asked(
    approved: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "1", True)

    done = approved.bekasi("publish", by="adm")

    assert done.code == 0
    assert seat.asked == ["Which article?", "Publish exactly this text?"]
    assert "Warga menyeberang lagi." in done.out


def test_without_a_number_and_a_terminal_the_number_is_missing(approved: Office) -> None:
    failed = approved.bekasi("publish", by="adm")

    assert failed.code == ExitCode.USAGE
    assert "bekasi publish NUMBER" in failed.err

from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article
from newsrooms import Office
from writers import NEWS, Seat


@pytest.fixture
def submitted(office: Office) -> Office:
    """Return a newsroom in which atn's article 1 waits for approval."""
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    assert office.bekasi("submit", "1", by="atn").code == 0
    return office


def head(office: Office) -> str:
    return office.room().store.get(Article, 1).head.digest


def test_an_editor_approves_exactly_this_text(submitted: Office) -> None:
    code = head(submitted)[7:15].upper()

    done = submitted.bekasi("approve", "1", "--digest", code, by="fiu")
    again = submitted.bekasi("setujui", "1", by="fiu")

    assert (done.code, again.code) == (0, 0)
    assert f"as it reads under code {code}: approved." in done.out
    assert "bekasi publish 1" in done.err
    assert "same login" in done.err
    assert again.out == "You have already approved article 1; it is approved.\n"


def test_its_reporter_is_told_who_can(submitted: Office) -> None:
    refused = submitted.bekasi("approve", "1", by="atn")

    assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
    assert "Fiona Utari (fiu), Kartika Rahayu (kar)" in refused.err


def test_another_text_than_the_one_that_was_read_is_not_approved(submitted: Office) -> None:
    failed = submitted.bekasi("approve", "1", "--digest", "0" * 8, by="fiu")

    assert (failed.code, failed.out) == (ExitCode.CONFLICT, "")
    assert "it now reads as" in failed.err


def test_an_editor_alone_on_duty_says_why_it_cannot_wait(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="fiu", input=NEWS.replace("atn", "fiu"))
    office.bekasi("submit", "1", by="fiu")

    alone = office.bekasi("approve", "1", by="fiu")
    blank = office.bekasi("approve", "1", "--urgent", "", by="fiu")
    urgent = office.bekasi("approve", "1", "--urgent", "Banjir", "--json", by="fiu")

    assert (alone.code, blank.code, urgent.code) == (4, 2, 0)
    assert "Say why it cannot wait" in blank.err
    (approval,) = json.loads(urgent.out)["approvals"]
    assert (approval["kind"], approval["reason"]) == ("urgent", "Banjir")


def test_approve_and_publish_are_one_act(submitted: Office) -> None:
    done = submitted.bekasi("approve", "1", "--publish", by="fiu")

    assert done.code == 0
    assert ": published." in done.out
    assert "Its address: https://prokopim.tirtamaya.example/berita/1-" in done.err


def test_without_a_number_and_a_terminal_the_number_is_missing(submitted: Office) -> None:
    failed = submitted.bekasi("approve", by="fiu")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "bekasi approve NUMBER" in failed.err


def test_on_a_terminal_it_is_chosen_shown_and_asked(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted.bekasi("draft", "--file", "-", by="fiu", input="# [/] [bold]x\n\nIsi")
    submitted.bekasi("submit", "2", by="fiu")
    seat = Seat(monkeypatch, "1", True)

    done = submitted.bekasi("approve", by="fiu")

    assert done.code == 0
    assert seat.asked == ["Which article?", "Approve exactly this text?"]
    ((value, label),) = seat.choices
    assert value == "1"
    assert "Jembatan Cilengkong Dibuka (atn, " in label
    assert "Warga menyeberang lagi." in done.out
    assert head(submitted) in done.out


def test_a_chosen_label_holds_no_markup_and_no_escape(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.bekasi("draft", "--file", "-", by="bud", input="# [/] {x} \x1b[2J\n\nIsi")
    office.bekasi("submit", "1", by="bud")
    seat = Seat(monkeypatch, "1", True)

    assert office.bekasi("approve", by="fiu").code == 0
    assert seat.choices[0][1].startswith("1  [/] {x} (bud, ")


def test_no_is_an_answer_too(submitted: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = Seat(monkeypatch, False)

    stopped = submitted.bekasi("approve", "1", "--publish", by="fiu")

    assert stopped.code == ExitCode.INTERRUPTED
    assert "Nothing was done." in stopped.err
    assert seat.asked == ["Approve and publish it?"]
    assert submitted.room().store.get(Article, 1).approvals == ()


@pytest.mark.parametrize("flag", ["--yes", "--json"])
def test_yes_and_json_are_not_asked(
    submitted: Office, monkeypatch: pytest.MonkeyPatch, flag: str
) -> None:
    seat = Seat(monkeypatch)

    done = submitted.bekasi("approve", "1", flag, by="fiu")

    assert (done.code, seat.asked) == (0, [])
    assert "Warga menyeberang lagi.\n" not in done.out


def test_what_was_approved_before_is_shown_before_it_is_published(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    submitted.bekasi("approve", "1", by="fiu")
    seat = Seat(monkeypatch, True)

    done = submitted.bekasi("approve", "1", "--publish", by="fiu")

    assert seat.asked == ["Approve and publish it?"]
    assert ": published." in done.out


def test_what_was_shown_is_what_is_approved(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli import prompts

    Seat(monkeypatch)

    def changes_meanwhile(*_: object, **__: object) -> bool:
        other = NEWS.replace("Warga", "Semua")
        assert submitted.bekasi("edit", "1", "--file", "-", by="kar", input=other).code == 0
        return True

    monkeypatch.setattr(prompts, "confirm", changes_meanwhile)

    failed = submitted.bekasi("approve", "1", by="fiu")

    assert failed.code == ExitCode.CONFLICT
    assert "Kartika Rahayu (kar) wrote version 2" in failed.err
    assert submitted.room().store.get(Article, 1).approvals == ()


def test_with_nothing_to_approve_there_is_nothing_to_choose(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)

    failed = office.bekasi("approve", by="fiu")

    assert failed.code == ExitCode.NOT_FOUND
    assert "no article now" in failed.err

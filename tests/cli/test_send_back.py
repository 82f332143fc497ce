from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from newsrooms import Office
from writers import NEWS, Seat


@pytest.fixture
def submitted(office: Office) -> Office:
    """Return a newsroom in which atn's article 1 waits for approval."""
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    assert office.bekasi("submit", "1", by="atn").code == 0
    return office


def test_the_reason_is_the_first_thing_that_its_reporter_sees(submitted: Office) -> None:
    done = submitted.bekasi("kembalikan", "1", "--reason", "Sumber angkanya?", by="fiu")
    seen = submitted.bekasi("show", "1", by="atn")

    assert done.code == 0
    assert "is a draft again; its reporter will see your reason." in done.out
    assert seen.out.index("Sumber angkanya?") < seen.out.index("Jembatan Cilengkong Dibuka")


def test_an_approval_that_it_voids_is_named(submitted: Office) -> None:
    submitted.bekasi("approve", "1", by="fiu")

    done = submitted.bekasi("send-back", "1", "--reason", "Ada ralat", "--json", by="kar")

    assert json.loads(done.out)["state"] == "draft"
    assert "The approval by fiu" in done.err


def test_on_a_terminal_the_reason_is_asked(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "Sumber angkanya?")

    done = submitted.bekasi("send-back", "1", by="fiu")
    again = submitted.bekasi("send-back", "1", by="fiu")

    assert seat.asked == ["What has to change in article 1, “Jembatan Cilengkong Dibuka”?"]
    assert (done.code, again.code) == (0, 0)
    assert again.out == "You have already sent article 1 back; it is a draft.\n"


@pytest.mark.parametrize("given", [(), ("--reason", "  ")])
def test_without_a_reason_and_a_terminal_the_flag_is_named(
    submitted: Office, given: tuple[str, ...]
) -> None:
    failed = submitted.bekasi("send-back", "1", *given, by="fiu")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert "--reason" in failed.err


def test_a_blank_answer_is_no_reason(submitted: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat(monkeypatch, "")

    assert submitted.bekasi("send-back", "1", by="fiu").code == ExitCode.USAGE


def test_whoever_may_not_is_refused_before_the_question(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch)

    refused = submitted.bekasi("send-back", "1", by="atn")

    assert (refused.code, seat.asked) == (ExitCode.REFUSED, [])
    assert "Only an editor can send a text back." in refused.err

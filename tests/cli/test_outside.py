from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article
from newsrooms import Office
from writers import NEWS, Seat

KABAG = ("--approved-by", "Kabag Prokopim", "--via", "WhatsApp")


@pytest.fixture
def submitted(office: Office) -> Office:
    """Return a newsroom in which atn's article 1 waits for approval."""
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    assert office.bekasi("submit", "1", by="atn").code == 0
    return office


def answer(office: Office) -> str:
    """Return what the Kabag sends back."""
    return office.bekasi("ask", "1", by="atn").out.splitlines()[-1]


def test_the_message_stands_alone_on_stdout_and_nothing_is_changed(submitted: Office) -> None:
    before = submitted.files()
    done = submitted.bekasi("ask", "1", by="atn")
    code = submitted.room().store.get(Article, 1).head.digest[7:15].upper()
    assert done.code == 0
    assert done.out.startswith("Mohon persetujuan")
    assert "Warga menyeberang lagi." in done.out
    assert done.out.endswith(f"\nSETUJU 1-{code}\n")
    assert f'bekasi approve 1 --approved-by "who" --via WhatsApp --code {code}' in done.err
    assert submitted.files() == before


def test_programs_get_message_and_code(submitted: Office) -> None:
    found = json.loads(submitted.bekasi("ask", "1", "--json", by="atn").out)
    assert found["message"].endswith(f"SETUJU {found['code']}\n")
    assert found["digest"][7:15].upper() == found["code"].removeprefix("1-")


def test_what_was_not_submitted_or_is_anothers_is_not_asked_for(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    draft = office.bekasi("ask", "1", by="atn")
    other = office.bekasi("ask", "1", by="bud")
    assert (draft.code, other.code) == (4, 4)
    assert "Only a text that was submitted can be approved" in draft.err
    assert "Only its reporter or an editor can record" in other.err


def test_the_reporter_records_the_answer_and_publishes_in_one_act(submitted: Office) -> None:
    done = submitted.bekasi(
        "approve", "1", *KABAG, "--code", answer(submitted), "--publish", by="atn"
    )
    assert done.code == 0
    assert "is now published." in done.out
    assert (
        "Recorded: Kabag Prokopim approved exactly this text via WhatsApp; entered by Atnan"
        " Wiryawan (atn)." in done.err
    )
    assert "It can be confirmed by: Adelia Maheswari (adm), Fiona Utari (fiu)" in done.err
    assert "Its address: https://" in done.err
    told = " ".join(submitted.bekasi("history", "1").out.split())
    assert "recorded an approval that was given outside and published it." in told
    assert "not yet confirmed" in told


def test_next_morning_somebody_confirms_once(submitted: Office) -> None:
    code = answer(submitted)
    submitted.bekasi("approve", "1", *KABAG, "--code", code, by="atn")
    again = submitted.bekasi("approve", "1", *KABAG, "--code", code, by="atn")
    assert again.out == "You have already recorded this approval of article 1; it is approved.\n"
    assert "already recorded" in submitted.bekasi("ask", "1", by="atn").err
    own = submitted.bekasi("confirm", "1", by="atn")
    done = submitted.bekasi("confirm", "1", by="fiu")
    twice = submitted.bekasi("confirm", "1", by="fiu")
    late = submitted.bekasi("confirm", "1", by="kar")
    assert (own.code, done.code, twice.code, late.code) == (4, 0, 0, 5)
    assert done.out.startswith("You confirmed the approval of article 1, “Jembatan")
    assert "Kabag Prokopim gave it via WhatsApp for the text" in done.err
    assert twice.out == "You have already confirmed the approval of article 1.\n"
    found = json.loads(submitted.bekasi("show", "1", "--json").out)
    assert found["approvals"][0]["confirmed"] is True
    assert found["approvals"][0]["approved_by"] == "Kabag Prokopim"


def test_a_wrong_code_a_missing_one_and_two_ways_at_once_are_answered(submitted: Office) -> None:
    before = submitted.files()
    for words, code, told in (
        ((*KABAG, "--code", "A1B2"), 2, "To send the text with its code again: bekasi ask 1"),
        ((*KABAG, "--code", "SETUJU 2-A1B2C3D4"), 2, "This code is of article 2"),
        ((*KABAG, "--code", "00000000"), 5, "with its own code: bekasi ask 1"),
        (KABAG, 2, "Say who approved article 1"),
        (("--code", "00000000", "--via", "WhatsApp"), 5, "bekasi ask 1"),
        ((*KABAG, "--urgent", "Banjir"), 2, "two different ways"),
    ):
        done = submitted.bekasi("approve", "1", *words, by="atn")
        assert (done.code, done.out) == (code, ""), done
        assert told in done.err
    assert submitted.files() == before


def test_an_editor_may_record_it_too_with_the_article_chosen(
    submitted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = answer(submitted)
    seat = Seat(monkeypatch, "1")
    done = submitted.bekasi("approve", *KABAG, "--digest", code.split("-")[1], by="fiu")
    assert (done.code, seat.asked) == (0, ["Which article?"])


def test_hostile_words_of_an_answer_reach_no_terminal(submitted: Office) -> None:
    code = answer(submitted)
    hostile = "[/] \x1b[31mKabag\u202e"
    done = submitted.bekasi(
        "approve", "1", "--approved-by", hostile, "--via", hostile, "--code", code, by="atn"
    )
    assert done.code == 0
    wrong = submitted.bekasi("approve", "1", *KABAG, "--code", hostile, by="atn")
    assert wrong.code == ExitCode.USAGE
    shown = submitted.bekasi("confirm", "1", by="fiu")
    for result in (done, wrong, shown):
        assert "\x1b" not in result.out + result.err
        assert "\u202e" not in result.out + result.err

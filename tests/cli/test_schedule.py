from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from bekasi_cli.errors import ExitCode, Unreachable
from bekasi_cli.model import Article, State
from bekasi_cli.newsroom import editing, scheduling
from newsrooms import BEGINNING, LOGIN, Office
from stories import draft, published, submitted
from writers import Seat

AT = "1 Januari 2099 09.00"
HOUR = "Thursday, 1 January 2099, 09:00 WIB"


@pytest.fixture
def approved(office: Office) -> Office:
    """Return a newsroom in which atn's article 1 was approved by fiu."""
    editing.approve(office.room("fiu"), submitted(office))
    return office


@pytest.fixture
def due(office: Office) -> Office:
    """Return a newsroom in which article 1 should have gone out long ago."""
    set_for(office, BEGINNING + timedelta(hours=3))
    return office


def set_for(office: Office, hour: datetime) -> int:
    """Write an article, have it approved and set it for HOUR, all of it an hour before that."""
    from bekasi_cli.newsroom import writing
    from stories import TEXT

    at = hour - timedelta(hours=1)
    number = writing.draft(office.room("atn", at=at), TEXT).article.id
    writing.submit(office.room("atn", at=at), number)
    editing.approve(office.room("fiu", at=at), number)
    scheduling.schedule(office.room("fiu", at=at), number, hour)
    return number


def article(office: Office, number: int = 1) -> Article:
    return office.room().store.get(Article, number)


def test_the_whole_instant_that_was_understood_is_echoed(approved: Office) -> None:
    done = approved.bekasi("publish", "1", "--at", AT, by="fiu")
    again = approved.bekasi("publish", "1", "--at", AT, by="fiu")
    other = approved.bekasi("publish", "1", "--at", "2 Januari 2099 09.00", by="fiu")

    assert done.code == 0, done.err
    assert f"“{AT}” is understood as {HOUR}." in done.err
    assert f"goes out on {HOUR}." in done.out
    assert "bekasi unschedule 1" in done.err
    assert again.out == f"You have already scheduled article 1 for {HOUR}.\n"
    assert "Before this it was to go out on 1 Jan 2099 09:00." in other.err
    assert article(approved).state is State.SCHEDULED


def test_tomorrow_is_read_in_the_offices_zone_and_shown_in_json(approved: Office) -> None:
    done = approved.bekasi("terbitkan", "1", "--at", "besok 09.00", "--json", by="fiu")

    data = json.loads(done.out)
    assert data["state"] == "scheduled"
    assert data["scheduled"].endswith("T09:00:00+07:00")


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("besok", ExitCode.UNREADABLE),
        ("besok jam 3", ExitCode.UNREADABLE),
        ("kapan-kapan", ExitCode.UNREADABLE),
        ("1 Januari 2020 09.00", ExitCode.USAGE),
    ],
)
def test_an_hour_that_says_too_little_or_is_past_is_refused(
    approved: Office, at: str, code: ExitCode
) -> None:
    failed = approved.bekasi("publish", "1", "--at", at, by="fiu")

    assert (failed.code, failed.out) == (code, "")
    assert article(approved).state is State.APPROVED


def test_on_a_terminal_the_text_is_shown_before_it_is_scheduled(
    approved: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(monkeypatch, "1", True)

    done = approved.bekasi("publish", "--at", AT, by="fiu")

    assert done.code == 0
    assert seat.asked == ["Which article?", "Let exactly this text go out at that hour?"]
    assert "Kami ingin menjual langsung." in done.out


def test_without_a_number_the_command_that_is_typed_is_named(approved: Office) -> None:
    failed = approved.bekasi("publish", "--at", AT, by="fiu")

    assert failed.code == ExitCode.USAGE
    assert "bekasi publish NUMBER" in failed.err


def test_off_the_schedule_says_which_hour_is_cancelled(approved: Office) -> None:
    approved.bekasi("publish", "1", "--at", AT, by="fiu")

    done = approved.bekasi("unschedule", "1", by="adm")
    again = approved.bekasi("unschedule", "1", by="adm")
    late = approved.bekasi("unschedule", "1", by="fiu")

    assert done.out == "Article 1, “Pasar tani dibuka”, is off the schedule; it is approved.\n"
    assert "It will not go out on 1 Jan 2099 09:00" in done.err
    assert again.out.startswith("You have already taken article 1 off the schedule")
    assert late.code == ExitCode.CONFLICT


def test_a_change_cancels_the_schedule_and_says_so(approved: Office) -> None:
    approved.bekasi("publish", "1", "--at", AT, by="fiu")

    done = approved.bekasi("edit", "1", "--file", "-", by="atn", input="# Lain\n\nLain.\n")

    assert "It will not go out on 1 Jan 2099 09:00: that schedule is cancelled." in done.err


def test_what_is_due_goes_out_by_the_schedule_and_again_nothing_is_said(due: Office) -> None:
    done = due.bekasi("publish", "--due", by="")
    again = due.bekasi("publish", "--due", by="")

    assert (done.code, done.err) == (0, "")
    assert done.out == "Article 1, “Pasar tani dibuka”, went out as scheduled.\n"
    assert (again.code, again.out, again.err) == (0, "", "")
    assert article(due).live_by == "system"
    story = due.bekasi("history", "1").out
    assert "It went out as scheduled." in story
    assert "! by the schedule" in story
    last = json.loads(due.bekasi("history", "1", "--json").out)[-1]
    assert (last["by"], last["login"], last["identity"]) == ("system", LOGIN, "system")


def test_the_last_run_is_recorded_beside_the_journal(due: Office) -> None:
    due.bekasi("publish", "--due", by="")
    run = scheduling.last_run(due.folder)
    assert run
    assert (run.login, run.published, run.skipped) == (LOGIN, (1,), ())
    before = due.room().store.head()

    due.bekasi("publish", "--due", by="")

    again = scheduling.last_run(due.folder)
    assert again
    assert (again.published, again.at >= run.at) == ((), True)
    assert due.room().store.head() == before


def test_whoever_watches_hears_that_nothing_is_due(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Seat(monkeypatch)
    assert office.bekasi("publish", "--due", by="").err == "Nothing is due.\n"


def test_a_program_gets_one_document(due: Office) -> None:
    set_for(due, BEGINNING + timedelta(hours=4))
    due.bekasi("config", "set", "approvals_needed", "2", by="adm")

    done = due.bekasi("publish", "--due", "--json", by="")

    data = json.loads(done.out)
    assert done.code == ExitCode.PARTIAL
    assert (data["login"], data["published"]) == (LOGIN, [])
    assert [each["number"] for each in data["skipped"]] == [1, 2]
    assert data["skipped"][0]["scheduled"] == "2026-03-02T11:00:00+07:00"
    assert "1 of the 2 approvals" in data["skipped"][0]["why"]
    failure = json.loads(done.err[done.err.index("{") :])
    assert failure["error"]["code"] == ExitCode.PARTIAL


def test_what_was_skipped_is_told_with_the_reason(due: Office) -> None:
    due.bekasi("config", "set", "approvals_needed", "2", by="adm")

    done = due.bekasi("publish", "--due", by="")

    assert (done.code, done.out) == (ExitCode.PARTIAL, "")
    assert "“Pasar tani dibuka”, was due on 2 Mar 2026 11:00 and did not go out:" in done.err
    assert "1 of 1 articles that were due did not go out." in done.err
    run = scheduling.last_run(due.folder)
    assert run
    assert run.skipped == (1,)


def test_a_clock_set_back_publishes_nothing_and_says_so(due: Office) -> None:
    published(due)
    editing_later = due.room("atn", at=datetime(2099, 1, 1, tzinfo=UTC))
    from bekasi_cli.newsroom import writing
    from stories import TEXT

    writing.draft(editing_later, TEXT)

    done = due.bekasi("publish", "--due", by="")

    assert (done.code, done.out) == (ExitCode.REFUSED, "")
    assert "the last act here was on 1 Jan 2099 07:00: nothing was published." in done.err
    assert article(due).live is None
    assert scheduling.last_run(due.folder) is None


@pytest.mark.parametrize("words", [("1",), ("--at", AT), ("--digest", "0" * 8)])
def test_due_takes_nothing_beside_it(due: Office, words: tuple[str, ...]) -> None:
    failed = due.bekasi("publish", "--due", *words, by="")

    assert (failed.code, failed.out) == (ExitCode.USAGE, "")
    assert article(due).live is None


def test_what_went_out_stays_out_where_the_run_cannot_be_recorded(
    due: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise Unreachable("The disk is full.")

    monkeypatch.setattr(scheduling, "keep_run", no)

    done = due.bekasi("publish", "--due", by="")

    assert done.code == 0
    assert "This run could not be recorded: The disk is full." in done.err
    assert article(due).live is not None


def test_cron_runs_it_in_a_process_of_its_own(due: Office) -> None:
    line = [sys.executable, "-m", "bekasi_cli", "--newsroom", str(due.folder), "publish", "--due"]
    done = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    again = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Pasar tani dibuka" in done.stdout
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_under_embargo_no_command_publishes(office: Office) -> None:
    text = "---\ntitle: Pidato\nembargo: 2099-01-01T02:00:00Z\n---\n\nIsi pidato.\n"
    office.bekasi("draft", "--file", "-", by="atn", input=text)
    office.bekasi("submit", "1", by="atn")

    both = office.bekasi("approve", "1", "--publish", by="fiu")
    office.bekasi("approve", "1", by="fiu")
    now = [office.bekasi("publish", "1", by=by) for by in ("fiu", "adm")]
    early = office.bekasi("publish", "1", "--at", "1 Januari 2099 08.59", by="adm")
    then = office.bekasi("publish", "1", "--at", AT, by="adm")

    for refused in (both, *now, early):
        assert (refused.code, refused.out) == (ExitCode.REFUSED, "")
        assert "under embargo until 1 Jan 2099 09:00" in refused.err
    assert then.code == 0


def test_an_export_leaves_out_what_is_hidden_and_says_how_many(office: Office) -> None:
    for _ in range(3):
        published(office)
    draft(office)
    office.bekasi("hold", "1", by="fiu")
    office.bekasi("hold", "2", by="fiu")
    office.bekasi("retract", "2", "--ground", "guideline", "--reason", "x", "--yes", by="kar")

    done = office.bekasi("export", "--format", "json", by="")

    assert [each["number"] for each in json.loads(done.out)] == [3]
    assert "in their place: 1 on hold, 1 retracted." in done.err

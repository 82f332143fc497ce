from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.model import Article, Publication, Stage
from bekasi_cli.newsroom import editing, writing
from bekasi_cli.newsroom.scheduling import Run, keep_run
from bekasi_cli.storage.port import Change
from newsrooms import Office
from stories import draft, published, submitted


def schedule(
    office: Office, hours: int, *, void: bool = False, publication: Publication = Publication.NONE
) -> int:
    room = office.room("fiu")
    article = editing.approve(room, submitted(office)).article
    changed = replace(
        article,
        stage=Stage.SCHEDULED,
        scheduled=room.now() + timedelta(hours=hours),
        publication=publication,
        approvals=tuple(replace(each, void=void) for each in article.approvals),
    )
    room.store.write(
        lambda _: Change(act="schedule", actor=room.actor, at=room.now(), puts=(changed,))
    )
    return article.id


@pytest.fixture
def busy(office: Office) -> Office:
    """Return an office with something of everything: articles 1 to 7."""
    draft(office)
    published(office)
    submitted(office)
    schedule(office, 5)
    schedule(office, -5)
    schedule(office, 5, void=True)
    number = draft(office, "Peringatan banjir")
    writing.submit(office.room("atn"), number)
    editing.approve(office.room("fiu"), number, urgent="Air naik cepat")
    return office


def test_counts_and_what_waits_are_shown_without_a_staff_code(busy: Office) -> None:
    result = busy.bekasi("status", by="")
    assert (result.code, result.err) == (0, "")
    assert "3  ◷ Scheduled" in result.out
    assert "0  " not in result.out.partition("Waiting for approval")[0]
    waiting = result.out.partition("\nWaiting for approval\n")[2]
    assert waiting.split()[:7] == ["3", "Pasar", "tani", "dibuka", "atn", "·", "since"]


def test_what_went_wrong_is_shouted_first(busy: Office) -> None:
    out = busy.bekasi("status").out
    assert "!! Article 5 should have gone out on" in out
    assert "!! Article 6 is to go out on" in out
    assert out.index("!! ") < out.index("Draft")
    coming = out.partition("Goes out next")[2].partition("Approvals")[0]
    assert coming.count("Pasar tani") == 1


def test_a_schedule_of_a_held_article_says_so(office: Office) -> None:
    schedule(office, -5, publication=Publication.HELD)
    out = office.bekasi("status").out
    assert "not while it is on hold" in out
    assert "!! Article" not in out


def test_urgent_and_unproven_approvals_are_shown_with_their_reason(busy: Office) -> None:
    out = " ".join(busy.bekasi("status", env={"COLUMNS": "200"}).out.split())
    assert "urgent, without a second pair of eyes · Fiona Utari (fiu)" in out
    assert "urgent: Air naik cepat" in out
    assert "Approved in the last days, but nothing proves by whom: 5, 4, 2." in out
    assert "Nothing proves who acts as adm, atn, bud, fiu, kar" in out


def test_with_more_approvals_needed_it_says_how_many_there_are(office: Office) -> None:
    office.bekasi("config", "set", "approvals_needed", "2")
    submitted(office)
    assert "0 of 2 approvals" in office.bekasi("status").out


def test_json_has_it_all(busy: Office) -> None:
    data = json.loads(busy.bekasi("status", "--json").out)
    assert data["office"] == "Prokopim Kabupaten Tirtamaya"
    assert data["counts"] == {
        "draft": 1,
        "submitted": 1,
        "approved": 1,
        "scheduled": 3,
        "published": 1,
        "held": 0,
        "retracted": 0,
        "trashed": 0,
    }
    assert [each["number"] for each in data["waiting"]] == [3]
    assert {(each["number"], each["missed"], each["approved"]) for each in data["scheduled"]} == {
        (4, False, True),
        (5, True, True),
        (6, False, False),
    }
    urgent = next(each for each in data["approvals"] if each["kind"] == "urgent")
    assert (urgent["number"], urgent["reason"], urgent["by"]) == (7, "Air naik cepat", "fiu")
    assert data["unproven"] == ["adm", "atn", "bud", "fiu", "kar"]
    assert datetime.fromisoformat(data["at"]) - datetime.now(UTC) < timedelta(minutes=1)


def test_an_empty_newsroom_has_nothing_to_tell(office: Office) -> None:
    result = office.bekasi("status")
    assert "There are no articles yet." in result.out
    assert "Waiting" not in result.out
    assert office.room().store.find(Article) == []


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_it_fits_the_screen(busy: Office, columns: str, language: str) -> None:
    out = busy.bekasi("status", env={"COLUMNS": columns, "BEKASI_LANG": language}).out
    assert max(map(len, out.splitlines())) <= int(columns)


def test_of_many_approvals_the_newest_are_shown_and_the_others_counted(office: Office) -> None:
    for _ in range(12):
        editing.approve(office.room("fiu"), submitted(office), urgent="Air naik cepat")
    out = office.bekasi("status").out
    assert out.count("urgent, without a second pair of eyes") == 10
    assert "2 more: bekasi status --json" in out


def test_a_schedule_that_never_ran_is_shouted(office: Office) -> None:
    schedule(office, 5)
    result = office.bekasi("status")
    assert "!! Texts are scheduled, but the schedule never ran." in result.out
    assert json.loads(office.bekasi("status", "--json").out)["last_run"] is None


def test_the_last_run_of_the_schedule_is_told_with_what_it_left(office: Office) -> None:
    number = schedule(office, -5, void=True)
    assert office.bekasi("publish", "--due").code == 3
    out = " ".join(office.bekasi("status").out.split())
    assert "The schedule last ran on " in out
    assert f"These did not go out: {number}." in out
    assert "!! Texts" not in out
    data = json.loads(office.bekasi("status", "--json").out)
    assert (data["last_run"]["skipped"], data["asleep"]) == ([number], False)


def test_a_schedule_that_runs_no_longer_is_shouted(office: Office) -> None:
    schedule(office, 5)
    keep_run(office.folder, Run(at=datetime(2026, 3, 3, 2, 0, tzinfo=UTC), login="cron"))
    out = " ".join(office.bekasi("status").out.split())
    assert "!! Texts are scheduled, but the schedule last ran on 3 Mar 2026 09:00." in out
    assert "These did not go out" not in out


def test_approvals_of_which_only_the_approver_is_in_doubt_take_one_line(office: Office) -> None:
    for _ in range(12):
        editing.approve(office.room("fiu"), submitted(office))
    out = " ".join(office.bekasi("status").out.split())
    assert "nothing proves by whom: 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, …" in out
    assert "Approvals to look at" not in out

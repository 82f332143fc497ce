from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bekasi_cli.model import Article, Event
from bekasi_cli.newsroom.agenda_articles import opening
from newsrooms import Office
from writers import Seat

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
PLACE = ("--place", "Aula Kantor Camat, Rawalintang")


@pytest.fixture(autouse=True)
def _tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bekasi_cli.cli.surroundings.now", lambda: NOW)


@pytest.fixture
def planned(office: Office) -> Office:
    """Return the office with event 1, of yesterday, and event 2, each Monday."""
    name = ("--degree", "S.Sos.", "--office", "Bupati Tirtamaya", "--from", "2025-02-20")
    assert office.bekasi("officials", "add", "Sari Wulandari", *name).code == 0
    people = ("--official", "Bupati", "--official", "Camat Rawalintang")
    day = ("--day", "2026-11-23", "--start", "08.00")
    assert office.bekasi("agenda", "add", "Panen raya", *day, *PLACE, *people, by="atn").code == 0
    weekly = ("--day", "2026-11-09", "--weekly")
    assert office.bekasi("agenda", "add", "Rapat staf", *weekly, by="atn").code == 0
    return office


def head(office: Office, number: int = 1) -> Article:
    return office.room().store.get(Article, number)


def test_a_draft_takes_headline_day_and_place_from_its_event(planned: Office) -> None:
    text = "Petani Rawalintang memanen padi seluas dua puluh hektare pada Senin pagi itu.\n"
    angle = ("--event", "1", "--angle", "suara petani")
    done = planned.bekasi("draft", "--file", "-", *angle, by="atn", input=text)
    assert done.code == 0, done.err
    assert "About event 1: Panen raya, Monday, 23 November 2026" in done.err
    facts = head(planned).head.facts
    assert (facts.title, facts.dateline) == ("Panen raya", "RAWALINTANG")
    assert (facts.event_date, facts.event) == (date(2026, 11, 23), 1)
    assert facts.angle == "suara petani"


def test_what_the_text_says_itself_wins(planned: Office) -> None:
    text = "---\ntitle: Padi Melimpah\ndateline: TIRTAMAYA\nevent_date: 2026-11-22\n---\n\nIsi.\n"
    assert planned.bekasi("draft", "--file", "-", "--event", "1", by="atn", input=text).code == 0
    facts = head(planned).head.facts
    assert (facts.title, facts.dateline) == ("Padi Melimpah", "TIRTAMAYA")
    assert (facts.event_date, facts.event) == (date(2026, 11, 22), 1)


def test_of_what_repeats_it_is_the_last_time_or_the_day_that_is_typed(planned: Office) -> None:
    text = "---\ntitle: Rapat\n---\n\nIsi.\n"
    for more in ((), ("--event-date", "16/11")):
        words = ("draft", "--file", "-", "--event", "2", *more)
        assert planned.bekasi(*words, by="atn", input=text).code == 0
    days = [head(planned, number).head.facts.event_date for number in (1, 2)]
    assert days == [date(2026, 11, 23), date(2026, 11, 16)]


def test_an_event_that_there_is_none_of_is_not_found(planned: Office) -> None:
    result = planned.bekasi("draft", "--file", "-", "--event", "9", by="atn", input="x")
    assert result.code == 8
    assert "no event 9" in result.err


def test_a_text_can_begin_with_who_was_there(planned: Office) -> None:
    event = planned.room().store.get(Event, 1)
    told = opening(planned.room().store, event, None)
    assert told == (
        "Bupati Tirtamaya Sari Wulandari, S.Sos. dan Camat Rawalintang menghadiri Panen raya"
        " di Aula Kantor Camat, Rawalintang, Senin (23/11/2026).\n"
    )


def test_an_article_shows_its_event_and_an_event_its_articles(planned: Office) -> None:
    text = "---\ntitle: {}\nangle: {}\nevent: 1\n---\n\nIsi.\n"
    for title, angle in (("Panen", "petani"), ("Harga", "pasar")):
        words = ("draft", "--file", "-")
        assert planned.bekasi(*words, by="atn", input=text.format(title, angle)).code == 0
    shown = planned.bekasi("show", "1").out
    assert "Event  1 · Panen raya" in shown
    assert "Harga" in shown
    assert "pasar" in shown
    event = planned.bekasi("agenda", "show", "1").out
    assert "Panen" in event
    assert "petani" in event
    told = json.loads(planned.bekasi("agenda", "show", "1", "--json").out)
    assert told["articles"] == [
        {"number": 1, "angle": "petani"},
        {"number": 2, "angle": "pasar"},
    ]
    assert json.loads(planned.bekasi("show", "2", "--json").out)["angle"] == "pasar"


def test_an_article_on_an_event_that_is_none_says_so(planned: Office) -> None:
    text = "---\ntitle: Panen\nevent: 77\n---\n\nIsi.\n"
    assert planned.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    assert "it is not in the agenda" in planned.bekasi("show", "1").out


def test_the_editor_opens_on_the_event(
    planned: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Seat(monkeypatch)
    script = tmp_path / "penyunting"
    script.write_text('#!/bin/sh\necho "Panen berlimpah." >> "$1"\n', "utf-8")
    script.chmod(0o755)
    words = ("draft", "--event", "1", "--angle", "petani")
    done = planned.bekasi(*words, by="atn", env={"EDITOR": str(script)})
    assert done.code == 0, done.err
    article = head(planned)
    assert (article.head.facts.event, article.head.facts.angle) == (1, "petani")
    body = planned.room().store.revision(1, 1).decode()
    assert "Camat Rawalintang menghadiri Panen raya" in body
    assert "Panen berlimpah." in body


def test_articles_are_listed_and_searched_by_their_event(planned: Office) -> None:
    for event in ("1", "2", "2"):
        done = planned.bekasi(
            "draft", "--event", event, "--file", "-", by="atn", input="Isi panen."
        )
        assert done.code == 0, done.err
    listed = json.loads(planned.bekasi("list", "--event", "2", "--json", by="atn").out)
    assert [each["number"] for each in listed] == [3, 2]
    found = planned.bekasi("search", "panen", "--event", "1", "--json", by="atn")
    assert [each["number"] for each in json.loads(found.out)] == [1]
    assert json.loads(planned.bekasi("list", "--event", "9", "--json", by="atn").out) == []

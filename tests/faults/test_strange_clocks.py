from __future__ import annotations

import re

import pytest

from faults.desks import Done, Room, scratch
from faults.mounts import needs_program

pytestmark = [pytest.mark.slow, needs_program("faketime", "faketime")]

TEXT = "---\ntitle: {title}\nreporters: [atn]\n{more}---\n\nIsi.\n"


class Clock:
    """Types commands in processes whose clock stands where it is put (UTC)."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def at(self, moment: str, by: str, *words: str, text: str = "") -> Done:
        """Type WORDS as BY at MOMENT."""
        return scratch(
            self.room.words(by, *words),
            self.room.desk.state,
            before=["faketime", "-f", moment],
            input=text,
            environment={"TZ": "UTC", "DONT_FAKE_MONOTONIC": "1"},
        )

    def approved(self, moment: str, title: str, more: str = "") -> str:
        """Bring a new article to its approval at MOMENT, and return its number."""
        text = TEXT.format(title=title, more=more)
        done = self.at(moment, "atn", "draft", "--file", "-", "--json", text=text)
        assert done.code == 0, done.err
        article = done.json
        assert isinstance(article, dict)
        number = str(article["number"])
        assert self.at(moment, "atn", "submit", number).code == 0
        assert self.at(moment, "fiu", "approve", number).code == 0
        return number

    def state(self, number: str) -> object:
        article = self.room.type("adm", "show", number, "--json").json
        assert isinstance(article, dict)
        return article["state"]


@pytest.fixture
def clock(room: Room) -> Clock:
    return Clock(room)


def test_whatever_the_clock_said_the_acts_stand_in_the_order_they_were_done(clock: Clock) -> None:
    moments = {
        "Hari ini": "2026-11-25 02:00:00",
        "Kemarin": "2026-11-24 02:00:00",
        "Awal zaman": "1970-01-01 00:00:10",
        "Hari kabisat": "2028-02-29 23:59:59",
        "Sesudah kabisat": "2026-11-25 02:00:01",
    }
    for title, moment in moments.items():
        text = TEXT.format(title=title, more="")
        done = clock.at(moment, "atn", "draft", "--file", "-", text=text)
        assert done.code == 0, done.err
    log = clock.room.type("adm", "audit", "log", "--json")
    lines = log.json
    assert isinstance(lines, list)
    drafts = [line for line in lines if line["act"] == "draft"]
    assert [line["seq"] for line in drafts] == sorted(line["seq"] for line in drafts)
    assert [line["about"] for line in drafts] == [[f"articles/{n}"] for n in range(1, 6)]
    years = [str(line["at"])[:10] for line in drafts]
    assert years == ["2026-11-25", "2026-11-24", "1970-01-01", "2028-03-01", "2026-11-25"]
    clock.room.hold_whole()


def test_one_articles_history_stands_in_order_where_the_clock_went_back(clock: Clock) -> None:
    text = TEXT.format(title="Pasar", more="")
    clock.at("2026-11-25 02:00:00", "atn", "draft", "--file", "-", text=text)
    assert clock.at("2026-11-24 02:00:00", "atn", "submit", "1").code == 0
    assert clock.at("1970-01-01 00:10:00", "fiu", "approve", "1").code == 0
    told = clock.room.type("adm", "history", "1", "--json").out
    order = [told.index(f'"{act}"') for act in ("draft", "submit", "approve")]
    assert order == sorted(order)
    assert clock.state("1") == "approved"
    clock.room.hold_whole()


@pytest.mark.parametrize(
    ("before", "day", "last", "due"),
    [
        ("2026-11-25 01:00:00", "26 November 2026 09.00", "2026-11-26 01:59:59", "02:00:00"),
        ("2028-02-28 01:00:00", "29 Februari 2028 09.00", "2028-02-29 01:59:59", "02:00:00"),
        ("2027-12-31 01:00:00", "1 Januari 2028 00.00", "2027-12-31 16:59:59", "17:00:00"),
    ],
)
def test_what_is_scheduled_goes_out_at_its_second_and_not_before(
    clock: Clock, before: str, day: str, last: str, due: str
) -> None:
    number = clock.approved(before, "Pasar")
    scheduled = clock.at(before, "fiu", "publish", number, "--at", day)
    assert scheduled.code == 0, scheduled.err
    clock.at(last, "adm", "publish", "--due")
    assert clock.state(number) == "scheduled"
    out = clock.at(f"{last[:10]} {due}", "adm", "publish", "--due")
    assert out.code == 0, out.err
    assert clock.state(number) == "published"
    clock.room.hold_whole()


def test_an_embargo_ends_at_its_second_and_not_before(clock: Clock) -> None:
    embargo = 'embargo: "2026-11-26T09:00:00+07:00"\n'
    number = clock.approved("2026-11-25 01:00:00", "Pasar", embargo)
    early = clock.at("2026-11-26 01:59:59", "fiu", "publish", number, "--yes")
    assert early.code == 4
    assert "embargo" in early.err
    assert clock.state(number) == "approved"
    assert clock.at("2026-11-26 02:00:00", "fiu", "publish", number, "--yes").code == 0
    assert clock.state(number) == "published"


@pytest.mark.parametrize("behind", ["2026-11-26 02:00:00", "1970-01-01 00:00:10"])
def test_with_a_clock_behind_the_journal_nothing_goes_out_and_it_says_so(
    clock: Clock, behind: str
) -> None:
    number = clock.approved("2026-11-25 01:00:00", "Pasar")
    day = "26 November 2026 08.00"
    assert clock.at("2026-11-25 01:00:00", "fiu", "publish", number, "--at", day).code == 0
    text = TEXT.format(title="Lebih baru", more="")
    clock.at("2026-11-27 02:00:00", "atn", "draft", "--file", "-", text=text)
    done = clock.at(behind, "adm", "publish", "--due")
    assert done.code == 4
    assert re.search("clock", done.err)
    assert "Nothing went out" in done.err or "nothing" in done.err.lower()
    assert clock.state(number) == "scheduled"
    assert clock.at("2026-11-27 02:00:00", "adm", "publish", "--due").code == 0
    assert clock.state(number) == "published"

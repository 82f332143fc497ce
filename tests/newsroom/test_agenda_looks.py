from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda_builders import APEL, DAY, WEEK, WIB, at
from bekasi_cli.model import (
    Official,
    Plan,
    Tenure,
)
from bekasi_cli.newsroom.agenda import (
    add_event,
    cancel_event,
    of_days,
)
from bekasi_cli.newsroom.agenda_looks import People, clashes, clashes_of, uncovered
from newsrooms import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "redaksi")


BUPATI = Official(
    id=1,
    name="Sari Wulandari",
    offices=(Tenure(office="Bupati Tirtamaya", since=date(2025, 2, 20)),),
)
SEKDA = Official(id=2, name="Jaka Permana", offices=(Tenure(office="Sekretaris Daerah"),))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bupati", "Hj. Sari Wulandari, S.Sos.", True),
        ("Bupati", "Bupati Tirtamaya", True),
        ("Sekda", "Bapak Jaka Permana", True),
        ("sekda", "Sekretaris Daerah", True),
        ("Bupati", "Wakil Bupati", False),
        ("Camat", "Camat Rawalintang", False),
    ],
)
def test_a_name_and_an_office_are_one_person(one: str, other: str, same: bool) -> None:
    people = People([BUPATI, SEKDA])
    assert (people.who(one, DAY) == people.who(other, DAY)) is same


def test_an_office_of_another_time_is_another_person() -> None:
    people = People([BUPATI])
    assert people.who("Bupati", date(2020, 1, 1)) == "bupati"


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        (replace(APEL, title="x", place="Aula", start=at(8, 30), end=None), 1),
        (replace(APEL, title="x", place="Plaza"), 0),
        (replace(APEL, title="x", place=""), 1),
        (replace(APEL, title="x", place="Aula", start=at(9), end=None), 0),
        (replace(APEL, title="x", place="Aula", start=at(7), end=None, open_end=True), 1),
        (replace(APEL, title="x", place="Aula", start=at(7), end=None), 0),
        (replace(APEL, title="x", place="Aula", start=None, end=None), 1),
        (replace(APEL, title="x", place="Aula", officials=("Sekda",)), 0),
        (replace(APEL, title="x", place="Aula", officials=()), 0),
    ],
)
def test_the_same_official_in_two_places_is_seen(office: Office, plan: Plan, count: int) -> None:
    room = office.room()
    add_event(room, APEL)
    other = add_event(room, plan).record
    found = of_days(room.store, *WEEK, WIB)
    assert len(clashes(found, People([]), WIB)) == count
    assert [each.one.event.id for each in clashes_of(room.store, other, WIB)] == [2] * count


def test_nobody_is_missed_where_an_event_does_not_take_place(office: Office) -> None:
    room = office.room()
    add_event(room, APEL)
    add_event(room, replace(APEL, title="x", place="Aula"))
    cancel_event(room, 1, "hujan")
    assert clashes(of_days(room.store, *WEEK, WIB), People([]), WIB) == []


def test_past_public_events_without_an_article_are_listed(office: Office) -> None:
    room = office.room("fiu")
    add_event(room, APEL, public=True)
    add_event(room, replace(APEL, title="dalam"))
    add_event(room, replace(APEL, title="batal"), public=True)
    cancel_event(room, 3, "hujan")
    add_event(room, replace(APEL, title="nanti", start=at(15), end=at(16)), public=True)
    now = at(12)
    assert [each.event.id for each in uncovered(room.store, WEEK[0], now, WIB)] == [1]
    text = "---\ntitle: Apel\nevent: 1\n---\n\nIsi.\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    assert uncovered(room.store, WEEK[0], now, WIB) == []
    assert office.bekasi("trash", "1", "--yes", by="atn").code == 0
    assert [each.event.id for each in uncovered(room.store, WEEK[0], now, WIB)] == [1]

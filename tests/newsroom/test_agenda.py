from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda_builders import APEL, DAY, WEEK, WIB, at, moved
from bekasi_cli import calendar
from bekasi_cli.errors import NotFound, Refused, Unreadable, UsageProblem
from bekasi_cli.model import (
    Event,
    EventStatus,
    Plan,
)
from bekasi_cli.newsroom.agenda import (
    Changes,
    add_event,
    cancel_event,
    coming,
    edit_event,
    every,
    of_days,
)
from bekasi_cli.storage.port import Store
from newsrooms import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "redaksi")


def titles(store: Store, *, public: bool = False) -> list[str]:
    return [each.event.plan.title for each in of_days(store, *WEEK, WIB, public=public)]


def test_an_event_gets_an_identifier_of_its_own_and_is_internal(office: Office) -> None:
    kept = add_event(office.room("atn"), replace(APEL, title="  Apel \n pagi "))
    event = kept.record
    assert event.plan.title == "Apel pagi"
    assert event.uid == f"{office.room().store.newsroom}:agenda/1"
    assert (event.public, event.status) == (False, EventStatus.PLANNED)
    assert titles(office.room().store) == ["Apel pagi"]
    assert titles(office.room().store, public=True) == []


def test_only_an_editor_makes_an_event_public(office: Office) -> None:
    with pytest.raises(Refused):
        add_event(office.room("atn"), APEL, public=True)
    add_event(office.room("atn"), APEL)
    with pytest.raises(Refused):
        edit_event(office.room("atn"), 1, Changes(public=True))
    edit_event(office.room("fiu"), 1, Changes(public=True))
    assert titles(office.room().store, public=True) == ["Apel pagi"]
    with pytest.raises(Refused):
        edit_event(office.room("atn"), 1, Changes(public=False))


def test_another_hour_makes_an_event_moved_and_says_when_it_was_to_be(office: Office) -> None:
    add_event(office.room("atn"), APEL)
    event = edit_event(office.room("fiu"), 1, Changes(moved, reason="rapat")).record
    assert (event.status, event.reason) == (EventStatus.MOVED, "rapat")
    assert [(each.start, each.by) for each in event.earlier] == [(APEL.start, "fiu")]
    again = edit_event(office.room("fiu"), 1, Changes(moved))
    assert again.already
    sure = edit_event(office.room("fiu"), 1, Changes(status=EventStatus.CONFIRMED)).record
    assert (sure.status, len(sure.earlier)) == (EventStatus.CONFIRMED, 1)


def test_another_place_moves_no_hour(office: Office) -> None:
    add_event(office.room("atn"), APEL)
    changed = edit_event(office.room("atn"), 1, Changes(lambda p: replace(p, place="Aula"))).record
    assert (changed.status, changed.earlier) == (EventStatus.PLANNED, ())


def test_what_is_cancelled_stays_with_its_reason_until_it_takes_place_after_all(
    office: Office,
) -> None:
    room = office.room("atn")
    add_event(room, APEL)
    with pytest.raises(UsageProblem):
        cancel_event(room, 1, " ")
    event = cancel_event(room, 1, "hujan").record
    assert (event.status, event.reason, event.takes_place) == (
        EventStatus.CANCELLED,
        "hujan",
        False,
    )
    assert cancel_event(room, 1, "hujan").already
    assert titles(room.store) == ["Apel pagi"]
    with pytest.raises(Refused, match="was cancelled"):
        edit_event(room, 1, Changes(moved))
    assert edit_event(room, 1, Changes(status=EventStatus.PLANNED)).record.takes_place
    with pytest.raises(NotFound):
        cancel_event(room, 9, "hujan")


@pytest.mark.parametrize(
    "plan",
    [
        replace(APEL, title=" "),
        replace(APEL, title="a" * 201),
        replace(APEL, officials=("a" * 151,)),
        replace(APEL, end=APEL.start),
        replace(APEL, last_day=date(2026, 11, 1)),
    ],
)
def test_a_plan_that_cannot_be_is_refused(office: Office, plan: Plan) -> None:
    with pytest.raises(UsageProblem):
        add_event(office.room(), plan)


@pytest.mark.parametrize(
    "plan",
    [
        replace(APEL, title="Rapat <script>alert(1)</script>"),
        replace(APEL, place="javascript:alert(1)"),
        replace(APEL, officials=("<img src=x onerror=1>",)),
        replace(APEL, notes="<iframe>"),
    ],
)
def test_code_where_words_belong_is_refused(office: Office, plan: Plan) -> None:
    with pytest.raises(Unreadable, match="code"):
        add_event(office.room(), plan)


def test_a_week_has_each_time_of_what_repeats_in_the_order_of_its_hours(office: Office) -> None:
    room = office.room("fiu")
    add_event(room, replace(APEL, title="Rapat", repeat=calendar.weekly(DAY, None)), public=True)
    add_event(room, replace(APEL, title="Senam", start=at(6), end=None))
    add_event(room, Plan(title="Hari Guru", day=DAY))
    assert titles(room.store) == ["Hari Guru", "Senam", "Rapat"]
    later = of_days(room.store, date(2026, 12, 1), date(2026, 12, 1), WIB)
    assert [(each.day.day, each.event.plan.title) for each in later] == [(1, "Rapat")]
    weekly = room.store.get(Event, 1)
    assert [each.day.day for each in coming(weekly, date(2026, 12, 2), WIB)] == [8, 15, 22]
    assert coming(room.store.get(Event, 2), DAY, WIB) == []
    assert [each.event.id for each in every(room.store)] == [1, 2, 3]
    assert [each.event.id for each in every(room.store, public=True)] == [1]

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda_builders import APEL, DAY, WEEK, WIB, moved
from bekasi_cli import calendar
from bekasi_cli.errors import Unreadable
from bekasi_cli.model import (
    Entry,
    Event,
    EventStatus,
    Plan,
    SourceKind,
)
from bekasi_cli.newsroom.agenda import (
    Changes,
    add_event,
    edit_event,
)
from bekasi_cli.newsroom.agenda_import import Delivery, Fate, Taken, take_in
from newsrooms import Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "redaksi")


def entry(plan: Plan = APEL, status: EventStatus | None = None, key: str = "a") -> Entry:
    return Entry(key=key, plan=plan, status=status)


def delivered(office: Office, *entries: Entry, dry_run: bool = False) -> list[Taken]:
    delivery = Delivery(SourceKind.LIST, "setda", entries, *WEEK)
    return take_in(office.room("atn"), delivery, dry_run=dry_run)


def fates(taken: list[Taken]) -> list[Fate]:
    return [each.fate for each in taken]


def test_an_import_done_twice_changes_nothing(office: Office) -> None:
    assert fates(delivered(office, entry(), entry(key="b"))) == [Fate.NEW, Fate.NEW]
    before = office.files()
    assert fates(delivered(office, entry(), entry(key="b"))) == [Fate.SAME, Fate.SAME]
    assert office.files() == before


def test_a_dry_run_writes_nothing(office: Office) -> None:
    before = office.files()
    assert fates(delivered(office, entry(), dry_run=True)) == [Fate.NEW]
    assert office.files() == before


def test_what_changed_there_changes_here_and_what_was_changed_here_stays(office: Office) -> None:
    delivered(office, entry())
    edit_event(office.room("fiu"), 1, Changes(lambda p: replace(p, notes="bawa payung"), True))
    (taken,) = delivered(office, entry(replace(APEL, place="Aula")))
    assert taken.fate is Fate.CHANGED
    event = office.room().store.get(Event, 1)
    assert (event.plan.place, event.plan.notes, event.public) == ("Aula", "bawa payung", True)


def test_another_hour_there_moves_it_here(office: Office) -> None:
    delivered(office, entry())
    (taken,) = delivered(office, entry(moved(APEL)))
    assert taken.fate is Fate.MOVED
    event = office.room().store.get(Event, 1)
    assert (event.status, event.earlier[0].start) == (EventStatus.MOVED, APEL.start)


def test_cancelled_there_is_cancelled_here_and_back_again(office: Office) -> None:
    delivered(office, entry())
    assert fates(delivered(office, entry(status=EventStatus.CANCELLED))) == [Fate.CANCELLED]
    assert not office.room().store.get(Event, 1).takes_place
    assert fates(delivered(office, entry())) == [Fate.CHANGED]
    assert office.room().store.get(Event, 1).takes_place


def test_what_is_gone_there_is_shown_as_gone_and_can_come_back(office: Office) -> None:
    late = replace(APEL, day=DAY + timedelta(days=30), title="lain")
    delivered(office, entry(), entry(key="b"), entry(late, key="c"))
    assert fates(delivered(office, entry())) == [Fate.SAME, Fate.GONE]
    store = office.room().store
    assert [each.takes_place for each in store.find(Event)] == [True, False, True]
    assert fates(delivered(office, entry())) == [Fate.SAME]
    assert fates(delivered(office, entry(), entry(key="b"))) == [Fate.SAME, Fate.BACK]
    assert store.get(Event, 2).takes_place


def test_our_own_calendar_is_not_taken_in_again(office: Office) -> None:
    room = office.room()
    event = add_event(room, APEL).record
    content = calendar.write([event], name="Kami", zone=WIB)
    entries = calendar.read(content, WIB).entries
    assert take_in(room, Delivery(SourceKind.ICS, "Kami", entries, WEEK[0])) == []
    assert len(room.store.find(Event)) == 1


def test_an_import_with_code_in_it_takes_in_nothing(office: Office) -> None:
    before = office.files()
    with pytest.raises(Unreadable):
        delivered(office, entry(), entry(replace(APEL, title="<script>x"), key="b"))
    assert office.files() == before

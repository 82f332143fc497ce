"""Take in an agenda from elsewhere, so often as it comes: what changed there, changes here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.model import Entry, Event, EventStatus, Origin, Plan, SourceKind, Staff
from bekasi_cli.newsroom.agenda import checked, replanned, uid
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Condition, Op, View
from bekasi_cli.workflow import Act, may


class Fate(StrEnum):
    """What an import did to an event."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    GONE = "gone"
    BACK = "back"


class Delivery(NamedTuple):
    """What a source NAME says: its ENTRIES, which are all that it has from FIRST to LAST."""

    kind: SourceKind
    name: str
    entries: tuple[Entry, ...]
    first: date
    last: date = date.max


class Taken(NamedTuple):
    """An event as it now stands, and what became of it; BEFORE is how it stood until then."""

    event: Event
    fate: Fate
    before: Event | None = None


def take_in(room: Newsroom, delivery: Delivery, *, dry_run: bool = False) -> list[Taken]:
    """Bring the agenda to what DELIVERY says, in one act; nothing is ever deleted.

    An event is known by its source and the key that it has there. What somebody here changed
    stays as long as the source does not change it too. DRY_RUN: only tell.

    Raises:
        Refused: the actor may not.
        Unreadable, UsageProblem: an event of it cannot be; nothing was taken in.
    """
    at, taken = room.now(), list[Taken]()
    entries = [
        Entry(key=each.key, plan=checked(each.plan), status=each.status)
        for each in delivery.entries
    ]

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.AGENDA, actor, view.find(Staff))
        known = _known(view, delivery)
        own = {each.uid for each in view.find(Event)} if delivery.kind is SourceKind.ICS else set()
        found = [
            _taken(view, room, delivery, each, known.get(each.key), at)
            for each in entries
            if each.key not in own
        ]
        told = {each.key for each in entries}
        gone = [_gone(each, at) for key, each in known.items() if key not in told]
        taken[:] = [*found, *(each for each in gone if _missed(each, delivery))]
        puts = tuple(
            structs.replace(each.event, changed=at) for each in taken if each.fate is not Fate.SAME
        )
        if dry_run or not puts:
            raise _Nothing
        return Change(act="agenda-import", actor=actor, at=at, reason=delivery.name, puts=puts)

    with suppress(_Nothing):
        room.store.write(decide)
    return taken


class _Nothing(Exception):
    """Nothing is to be written."""


def _known(view: View, delivery: Delivery) -> Mapping[str, Event]:
    found = view.find(Event, Condition("source", Op.IN, (delivery.name,)))
    return {
        each.origin.key: each for each in found if each.origin and each.origin.kind is delivery.kind
    }


def _taken(
    view: View, room: Newsroom, delivery: Delivery, entry: Entry, old: Event | None, at: datetime
) -> Taken:
    origin = Origin(
        kind=delivery.kind,
        name=delivery.name,
        key=entry.key,
        said=entry.plan,
        status=entry.status,
    )
    if old is None or old.origin is None:
        number = view.new_id(Event)
        status = entry.status or EventStatus.PLANNED
        new = Event(id=number, uid=uid(view, number), plan=entry.plan, status=status, origin=origin)
        return Taken(new, Fate.NEW)
    plan = _merged(old.plan, old.origin.said, entry.plan)
    new = replanned(old, plan, by=room.actor.code, at=at)
    if entry.status is not old.origin.status:
        new = structs.replace(new, status=entry.status or EventStatus.PLANNED)
    new = structs.replace(new, origin=origin)
    return Taken(new, _fate(old, new), old)


def _merged(here: Plan, said: Plan, says: Plan) -> Plan:
    """Return HERE with all in which what the source SAYS differs from what it SAID."""
    changed = {
        name: getattr(says, name)
        for name in Plan.__struct_fields__
        if getattr(says, name) != getattr(said, name)
    }
    if changed.keys() & _WHEN:  # an hour and a day belong together
        changed |= {name: getattr(says, name) for name in _WHEN}
    return structs.replace(here, **changed)


_WHEN = frozenset(("day", "last_day", "start", "end", "open_end", "repeat"))


def _fate(old: Event, new: Event) -> Fate:
    if old == new:
        return Fate.SAME
    if old.origin and old.origin.gone:
        return Fate.BACK
    if new.status is EventStatus.CANCELLED and old.status is not EventStatus.CANCELLED:
        return Fate.CANCELLED
    return Fate.MOVED if len(new.earlier) > len(old.earlier) else Fate.CHANGED


def _gone(event: Event, at: datetime) -> Taken:
    origin = event.origin
    if origin is None or origin.gone:
        return Taken(event, Fate.SAME, event)
    new = structs.replace(event, origin=structs.replace(origin, gone=at))
    return Taken(new, Fate.GONE, event)


def _missed(taken: Taken, delivery: Delivery) -> bool:
    """Tell whether the source would have told of it: it lies in the days of which it speaks."""
    said = taken.event.origin.said if taken.event.origin else taken.event.plan
    return taken.fate is Fate.GONE and said.until >= delivery.first and said.day <= delivery.last


def counted(taken: Iterable[Taken]) -> Mapping[Fate, int]:
    """Return how many events met each fate."""
    found = [each.fate for each in taken]
    return {fate: found.count(fate) for fate in Fate}


def first_day(entries: Sequence[Entry]) -> date:
    """Return the first day that ENTRIES speak of: what lies before may have left a calendar."""
    return min(each.plan.day for each in entries)

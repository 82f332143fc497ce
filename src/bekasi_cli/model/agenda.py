"""Hold an event of the agenda: its plan, what became of it, and where it came from."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, NamedTuple

from msgspec import Struct

from bekasi_cli.model.record import Record
from bekasi_cli.model.texts import Instant


class EventStatus(StrEnum):
    """How sure an event is."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"


class SourceKind(StrEnum):
    """What sort of source an event came from."""

    ICS = "ics"
    LIST = "list"  # pasted, as offices send it


class Repeat(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an event comes again: RULE is an RRULE of RFC 5545, reckoned in ZONE ("": the office's).

    OMITTED are the days on which it does not take place; LAST is the last day on which it can.
    """

    rule: str
    zone: str = ""
    omitted: tuple[date, ...] = ()
    last: date | None = None


class Plan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is planned. Without START it lasts whole days, from DAY to LAST_DAY, both included.

    DAY is in the office's zone. OPEN_END is "s.d. selesai": it ends when it is over. NOTES are
    for the office only.
    """

    title: str
    day: date
    last_day: date | None = None
    start: Instant | None = None
    end: Instant | None = None
    open_end: bool = False
    place: str = ""
    officials: tuple[str, ...] = ()
    organiser: str = ""
    notes: str = ""
    repeat: Repeat | None = None

    @property
    def time(self) -> tuple[object, ...]:
        """Return all that says when it is: what differs where an event was moved."""
        return self.day, self.last_day, self.start, self.end, self.open_end, self.repeat

    @property
    def until(self) -> date:
        """Return the last day on which any of it can take place."""
        if self.repeat:
            return self.repeat.last or date.max
        return self.last_day or self.day

    @property
    def days(self) -> int:
        """Return how many days lie between the first and the last of one occurrence."""
        return ((self.last_day or self.day) - self.day) // timedelta(days=1)


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event as a source tells it, under a KEY that stays the same when it changes there."""

    key: str
    plan: Plan
    status: EventStatus | None = None


class Origin(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an event came from, what was SAID of it there last, and since when it is GONE there."""

    kind: SourceKind
    name: str
    key: str
    said: Plan
    status: EventStatus | None = None
    gone: Instant | None = None


class Earlier(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When an event was to be before it was moved, at CHANGED, by BY."""

    day: date
    changed: Instant
    by: str
    last_day: date | None = None
    start: Instant | None = None
    end: Instant | None = None
    reason: str = ""


class Event(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An event of the agenda: internal until it is PUBLIC.

    REASON is why it was cancelled, or moved last; EARLIER are the times that it had before.
    CHANGED is when anything of it last changed.
    """

    table: ClassVar[str] = "events"

    uid: str
    plan: Plan
    status: EventStatus = EventStatus.PLANNED
    public: bool = False
    reason: str = ""
    earlier: tuple[Earlier, ...] = ()
    origin: Origin | None = None
    changed: Instant | None = None

    @property
    def takes_place(self) -> bool:
        """Tell whether it is still to take place, or did."""
        return self.status is not EventStatus.CANCELLED and not (self.origin and self.origin.gone)


class Occurrence(NamedTuple):
    """One time that EVENT takes place; without START it lasts whole days, LAST included."""

    event: Event
    day: date
    last: date
    start: Instant | None = None
    end: Instant | None = None

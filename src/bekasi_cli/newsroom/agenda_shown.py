"""Gather what readers may know of the agenda: public events, without what is for the office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from msgspec import msgpack, structs

from bekasi_cli.documents import clean
from bekasi_cli.model import Event, EventStatus, Occurrence
from bekasi_cli.newsroom.agenda import every, of_days
from bekasi_cli.site.edition import Happening

if TYPE_CHECKING:
    from bekasi_cli.config import Settings
    from bekasi_cli.site.edition import Item
    from bekasi_cli.storage.port import Reader

_DAYS = 14


class Planned(NamedTuple):
    """The agenda of this week and the next, the events that articles report, and the calendar.

    KEY is a digest of all that is public, b"" where nothing is.
    """

    agenda: tuple[Happening, ...]
    events: Mapping[int, Happening]
    key: bytes
    calendar: Callable[[], bytes]


def planned(store: Reader, settings: Settings, today: date, items: Iterable[Item]) -> Planned:
    """Return what readers may know of the agenda; ITEMS tell which events they report."""
    found = every(store, public=True)
    if not found:
        return Planned((), {}, b"", bytes)
    monday = today - timedelta(days=today.weekday())
    last = monday + timedelta(days=_DAYS - 1)
    weeks = of_days(store, monday, last, settings.zone, public=True)
    reported = {each.event for each in items}
    told = [_outward(each.event) for each in found]

    def calendar() -> bytes:
        from bekasi_cli.calendar import write

        return write(told, name=settings.office, zone=settings.zone)

    return Planned(
        tuple(map(_happening, weeks)),
        {each.event.id: _happening(each) for each in found if each.event.id in reported},
        blake2b(msgpack.encode(told), digest_size=12).digest(),
        calendar,
    )


def _outward(event: Event) -> Event:
    """Return EVENT as calendars of readers get it: what its source dropped does not take place."""
    plan = structs.replace(event.plan, notes="")
    status = event.status if event.takes_place else EventStatus.CANCELLED
    return structs.replace(event, plan=plan, status=status, earlier=(), origin=None)


def _happening(found: Occurrence) -> Happening:
    event = found.event
    plan = event.plan
    before = event.earlier[-1] if event.earlier else None
    return Happening(
        number=event.id,
        day=found.day,
        last=found.last,
        title=_line(plan.title),
        start=found.start,
        end=found.end,
        open_end=plan.open_end,
        place=_line(plan.place),
        officials=tuple(map(_line, plan.officials)),
        status=event.status,
        reason=_line(event.reason),
        was=before.day if before else None,
        was_at=before.start if before else None,
        gone=bool(event.origin and event.origin.gone),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())

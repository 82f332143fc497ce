"""Keep the agenda: what the officials attend, when and where; internal until it is made public."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.documents import clean
from bekasi_cli.errors import Refused, Unreadable, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Earlier, Event, EventStatus, Occurrence, Plan, Staff
from bekasi_cli.newsroom.register import Kept, keep
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Condition, Op, Reader, View
from bekasi_cli.workflow import Act, may

_LONGEST = {"title": 200, "place": 200, "organiser": 150, "notes": 5000}
_CODE = re.compile(
    r"<\s*/?\s*(?:script|iframe|img|svg|object|embed|style|link|a|html|body|form|input|meta|video)\b"
    r"|javascript\s*:",
    re.IGNORECASE,
)


class Changes(NamedTuple):
    """What somebody wants to be said of an event; None leaves it as it is.

    PLAN makes the new plan of the old one.
    """

    plan: Callable[[Plan], Plan] | None = None
    public: bool | None = None
    status: EventStatus | None = None
    reason: str = ""


def add_event(room: Newsroom, plan: Plan, *, public: bool = False) -> Kept[Event]:
    """Put an event into the agenda.

    Raises:
        Refused: the actor may not, or may not make it PUBLIC.
        Unreadable, UsageProblem: what was typed cannot be.
    """
    plan, at = checked(plan), room.now()

    def decide(view: View) -> Event:
        _may_publish(room, view, wanted=public)
        number = view.new_id(Event)
        return Event(id=number, uid=uid(view, number), plan=plan, public=public, changed=at)

    return keep(room, Act.AGENDA, "agenda-add", Event, decide)


def edit_event(room: Newsroom, number: int, changes: Changes) -> Kept[Event]:
    """Change event NUMBER; one whose time changes counts as moved, and tells when it was to be.

    Raises:
        NotFound: there is no such event.
        Refused: the actor may not, or it was cancelled.
        Unreadable, UsageProblem: what was typed cannot be.
    """
    at = room.now()

    def decide(view: View) -> Event:
        old = view.get(Event, number)
        if changes.public is not None and changes.public != old.public:
            _may_publish(room, view, wanted=True)
        plan = checked(changes.plan(old.plan)) if changes.plan else old.plan
        if old.status is EventStatus.CANCELLED and changes.status is None and plan != old.plan:
            raise Refused(
                N_("“{title}” was cancelled: {reason}"),
                N_("Does it take place after all? bekasi agenda edit {id} --status planned"),
                title=old.plan.title,
                reason=old.reason or "-",
                id=number,
            )
        new = replanned(old, plan, by=room.actor.code, at=at, reason=changes.reason)
        status = changes.status or new.status
        public = old.public if changes.public is None else changes.public
        return same_or(old, structs.replace(new, status=status, public=public), at)

    return keep(room, Act.AGENDA, "agenda-edit", Event, decide, reason=changes.reason)


def cancel_event(room: Newsroom, number: int, reason: str) -> Kept[Event]:
    """Say that event NUMBER does not take place, and why; it stays in the agenda.

    Raises:
        NotFound: there is no such event.
        Refused: the actor may not.
        UsageProblem: there is no reason.
    """
    why, at = " ".join(clean(reason).split()), room.now()
    if not why:
        raise UsageProblem(N_("An event is cancelled with a reason."), N_("Type it: --reason TEXT"))

    def decide(view: View) -> Event:
        old = view.get(Event, number)
        new = structs.replace(old, status=EventStatus.CANCELLED, reason=why)
        return same_or(old, new, at)

    return keep(room, Act.AGENDA, "agenda-cancel", Event, decide, reason=why)


def same_or(old: Event, new: Event, at: datetime) -> Event:
    """Return NEW as changed AT, or OLD where nothing of it is new."""
    return old if new == old else structs.replace(new, changed=at)


def replanned(event: Event, plan: Plan, *, by: str, at: datetime, reason: str = "") -> Event:
    """Return EVENT with PLAN; where that changes its time, it was moved."""
    if plan == event.plan:
        return event
    old = event.plan
    if plan.time == old.time:
        return structs.replace(event, plan=plan)
    why = " ".join(clean(reason).split())
    earlier = Earlier(
        day=old.day,
        last_day=old.last_day,
        start=old.start,
        end=old.end,
        changed=at,
        by=by,
        reason=why,
    )
    return structs.replace(
        event,
        plan=plan,
        status=EventStatus.MOVED,
        reason=why,
        earlier=(*event.earlier, earlier),
    )


def checked(plan: Plan) -> Plan:
    """Return PLAN with its words tidied.

    Raises:
        Unreadable: code stands where words belong.
        UsageProblem: there is no title, something is too long, or it ends before it begins.
    """
    words = {
        "title": _line(plan.title),
        "place": _line(plan.place),
        "organiser": _line(plan.organiser),
        "notes": clean(plan.notes).strip(),
    }
    officials = tuple(dict.fromkeys(filter(None, map(_line, plan.officials))))
    for text in (*words.values(), *officials):
        if found := _CODE.search(text):
            raise Unreadable(
                N_("“{title}” holds code of a web page ({code}) where words belong."),
                N_("Take it out where the event comes from, and look who put it there."),
                title=words["title"][:60],
                code=found[0],
            )
    if not words["title"]:
        raise UsageProblem(N_("An event has a title."), N_("Type what takes place."))
    too_long = [name for name, most in _LONGEST.items() if len(words[name]) > most]
    if too_long or len(officials) > 50 or any(len(each) > 150 for each in officials):
        raise UsageProblem(
            N_("“{title}…” is too long for an agenda."),
            N_("Shorten it: 200 characters for a title or a place, 50 officials."),
            title=words["title"][:40],
        )
    _check_order(plan)
    return structs.replace(plan, officials=officials, **words)


def _check_order(plan: Plan) -> None:
    backwards = plan.start and plan.end and plan.end <= plan.start
    if backwards or (plan.last_day and plan.last_day < plan.day):
        raise UsageProblem(
            N_("“{title}” would end before it begins."),
            N_("Type its beginning with --start, its end with --end."),
            title=plan.title,
        )


def uid(view: Reader, number: int) -> str:
    """Return the identifier of event NUMBER, which stays the same wherever it is taken."""
    return f"{view.newsroom}:agenda/{number}"


def of_days(
    reader: Reader, first: date, last: date, zone: tzinfo, *, public: bool = False
) -> list[Occurrence]:
    """Return what takes place from the day FIRST to LAST in ZONE, in order.

    PUBLIC: only what readers may see. What was cancelled, or is gone from its source, stands
    there too: people must see that it does not take place.
    """
    from bekasi_cli.calendar import occurrences

    wanted = [
        Condition("day", Op.BEFORE, ((last + timedelta(days=2)).isoformat(),)),
        Condition("until", Op.SINCE, ((first - timedelta(days=1)).isoformat(),)),
    ]
    if public:
        wanted.append(Condition("public", Op.IN, ("true",)))
    found = reader.find(Event, *wanted)
    return _in_order([o for each in found for o in occurrences(each, first, last, zone)])


def every(reader: Reader, *, public: bool = False) -> list[Occurrence]:
    """Return every event of the agenda once, at its first time; PUBLIC: what readers may see."""
    wanted = [Condition("public", Op.IN, ("true",))] if public else []
    found = reader.find(Event, *wanted, order="day")
    return [
        Occurrence(
            each, each.plan.day, each.plan.last_day or each.plan.day, each.plan.start, each.plan.end
        )
        for each in found
    ]


def coming(event: Event, today: date, zone: tzinfo, most: int = 3) -> list[Occurrence]:
    """Return the next times of an event that repeats, from TODAY on, at most MOST."""
    from bekasi_cli.calendar import occurrences

    if event.plan.repeat is None:
        return []
    first = max(today, event.plan.day)
    return list(islice(occurrences(event, first, first + timedelta(days=800), zone), most))


def _may_publish(room: Newsroom, view: View, *, wanted: bool) -> None:
    if wanted:
        may(Act.AGENDA_PUBLIC, room.actor, view.find(Staff))


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _in_order(found: Sequence[Occurrence]) -> list[Occurrence]:
    """Return FOUND by day; what lasts all day first, then by the hour."""
    return sorted(
        found,
        key=lambda each: (
            each.day,
            each.start is not None,
            each.start.timestamp() if each.start else 0,
            each.event.id,
        ),
    )

"""Make a plan of what was typed of an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from bekasi_cli.cli.agenda_app import day_of
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Plan, Repeat

_OVER = ("selesai", "tuntas", "end")


class Words(NamedTuple):
    """What was typed of an event, hours aside; None where nothing was."""

    title: str | None = None
    place: str | None = None
    officials: list[str] | None = None
    organiser: str | None = None
    notes: str | None = None

    def upon(self, plan: Plan) -> Plan:
        """Return PLAN with what was typed in its place."""
        typed = {name: value for name, value in self._asdict().items() if value is not None}
        if "officials" in typed:
            typed["officials"] = tuple(typed["officials"])
        return structs.replace(plan, **typed)


class Hours(NamedTuple):
    """What was typed of when an event is."""

    day: str = ""
    last_day: str = ""
    start: str = ""
    end: str = ""
    weekly: bool = False
    until: str = ""
    omit: tuple[str, ...] = ()
    once: bool = False


def new_plan(session: Session, words: Words, hours: Hours) -> Plan:
    """Return the plan of a new event.

    Raises:
        Unreadable: a day or an hour is none.
        UsageProblem: what was typed does not go together.
    """
    from bekasi_cli.dates import Lean
    from bekasi_cli.model import Plan

    day = day_of(session, hours.day, Lean.FUTURE)
    plan = words.upon(Plan(title="", day=day))
    return replan(session, Words(), hours._replace(day=""))(plan)


def replan(session: Session, words: Words, hours: Hours) -> Callable[[Plan], Plan]:
    """Return what makes the new plan of an event's old one.

    Raises:
        Unreadable: a day or an hour is none.
        UsageProblem: what was typed does not go together.
    """
    from bekasi_cli.dates import Lean

    day, last = (
        day_of(session, typed, Lean.FUTURE) if typed.strip() else None
        for typed in (hours.day, hours.last_day)
    )
    omitted = tuple(day_of(session, each, Lean.FUTURE) for each in hours.omit)

    def plan(old: Plan) -> Plan:
        new = _moved(session, words.upon(old), day) if day else words.upon(old)
        if last:
            new = structs.replace(new, last_day=last if last != new.day else None)
        new = _timed(session, new, hours)
        return structs.replace(new, repeat=_repeat(session, new, hours, omitted))

    return plan


def _moved(session: Session, plan: Plan, day: date) -> Plan:
    """Return PLAN on another DAY, at its hours of the day."""
    shift = day - plan.day
    repeat = plan.repeat
    if repeat and repeat.rule.startswith("FREQ=WEEKLY;BYDAY"):
        from bekasi_cli.calendar import weekly

        repeat = weekly(day, repeat.last)
    return structs.replace(
        plan,
        day=day,
        last_day=plan.last_day + shift if plan.last_day else None,
        start=_shifted(session, plan.start, shift),
        end=_shifted(session, plan.end, shift),
        repeat=repeat,
    )


def _shifted(session: Session, moment: datetime | None, shift: timedelta) -> datetime | None:
    """Return MOMENT some days on, at the same hour on the office's clock."""
    from datetime import UTC

    if moment is None:
        return None
    local = moment.astimezone(session.settings.zone)
    return (local.replace(tzinfo=None) + shift).replace(tzinfo=local.tzinfo).astimezone(UTC)


def _timed(session: Session, plan: Plan, hours: Hours) -> Plan:
    start, end, is_open = plan.start, plan.end, plan.open_end
    if typed := hours.start.strip():
        length = end - start if start and end else None
        start = _hour(session, plan.day, typed)
        end = start + length if length else None
    if typed := hours.end.strip():
        is_open = typed.casefold().removeprefix("s.d. ") in _OVER
        if start is None:
            raise UsageProblem(
                N_("An event that ends at an hour also begins at one."),
                N_("Type it: --start 09.00"),
            )
        end = None if is_open else _hour(session, plan.last_day or plan.day, typed)
        if (
            end
            and end <= start
            and plan.last_day is None
            and _through_the_night(session, start, end)
        ):
            end += timedelta(days=1)
    last = plan.last_day
    if end:
        local = (end - timedelta(seconds=1)).astimezone(session.settings.zone).date()
        last = local if local > plan.day else None
    return structs.replace(plan, start=start, end=end, open_end=is_open, last_day=last)


def _through_the_night(session: Session, start: datetime, end: datetime) -> bool:
    evening, morning = (each.astimezone(session.settings.zone).hour for each in (start, end))
    return evening >= 18 and morning <= 6


def _hour(session: Session, day: date, typed: str) -> datetime:
    """Return the moment on DAY at the hour that was TYPED: 09.00, 9, jam 9."""
    from bekasi_cli import dates
    from bekasi_cli.cli.surroundings import now

    clock = f"jam {typed}" if typed.isdigit() else typed
    text = f"{day.isoformat()} {clock}"
    zone = session.settings.zone
    return dates.parse(text, now=now(), zone=zone, lean=dates.Lean.FUTURE, needs_hour=True)


def _repeat(session: Session, plan: Plan, hours: Hours, omitted: tuple[date, ...]) -> Repeat | None:
    from bekasi_cli.calendar import weekly
    from bekasi_cli.dates import Lean

    repeat = None if hours.once else plan.repeat
    until = day_of(session, hours.until, Lean.FUTURE) if hours.until.strip() else None
    if until and until < plan.day:
        raise UsageProblem(
            N_("“{title}” would end before it begins."),
            N_("Type the last day on which it comes again: --until DAY"),
            title=plan.title,
        )
    if hours.weekly or (repeat and until):
        kept = repeat.omitted if repeat else ()
        repeat = structs.replace(weekly(plan.day, until), omitted=kept)
    if repeat is None and (until or omitted):
        raise UsageProblem(
            N_("“{title}” does not come again each week."),
            N_("Add --weekly, or leave --until and --omit out."),
            title=plan.title,
        )
    if repeat and omitted:
        repeat = structs.replace(repeat, omitted=tuple(sorted({*repeat.omitted, *omitted})))
    return repeat

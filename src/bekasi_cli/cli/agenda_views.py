"""Show the agenda: a week as people draw one, a list, one event with its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.agenda_app import (
    EventNumber,
    FirstDay,
    LastDay,
    Public,
    app,
    clashes_of,
    day_of,
    today,
)
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_
from bekasi_cli.model import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bekasi_cli.model import Occurrence

_UNCOVERED_DAYS = 90
_AHEAD_DAYS = 90


@app.act(
    "week",
    help=N_(
        "Print a week of the agenda, from Monday to Sunday; this is what `bekasi agenda` does by"
        " itself. Says who is to be in two places. With --uncovered: the public events that are"
        " over and have no article."
    ),
    examples=(
        "bekasi agenda\nbekasi agenda --next\nbekasi agenda --week 24/11\n"
        "bekasi agenda --uncovered\nbekasi agenda --public --json"
    ),
)
def week(
    ctx: typer.Context,
    week_of: Annotated[
        str, typer.Option("--week", metavar="DAY", help=N_("The week that holds this day."))
    ] = "",
    next_: Annotated[bool, typer.Option("--next", help=N_("The week after this one."))] = False,
    public: Public = False,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help=N_("Public events past without an article."))
    ] = False,
    since: FirstDay = "",
) -> None:
    """Print the week, or what nobody has written about."""
    from datetime import timedelta

    from bekasi_cli.dates import Lean
    from bekasi_cli.newsroom.agenda import of_days

    session = Session.of(ctx)
    if uncovered:
        _uncovered(session, since)
        return
    day = day_of(session, week_of, Lean.FUTURE) if week_of.strip() else today(session)
    first = day - timedelta(days=day.weekday() - 7 * next_)
    last = first + timedelta(days=6)
    found = of_days(session.store, first, last, session.settings.zone, public=public)
    if session.options.json:
        _data(session, found, public=public)
        return
    _draw_week(session, found, first, last)


def _draw_week(session: Session, found: Sequence[Occurrence], first: date, last: date) -> None:
    from bekasi_cli.model import Official
    from bekasi_cli.newsroom.agenda_looks import People, clashes
    from bekasi_cli.terminal.agenda import Week

    people = People(session.store.find(Official))
    double = clashes(found, people, session.settings.zone)
    session.terminal.page(Week(found, double, session.terminal, first=first, last=last))
    if not found:
        session.terminal.note(
            N_(
                'Nothing is planned. To add an event: bekasi agenda add "TITLE";'
                " to take in a list: bekasi agenda import FILE"
            )
        )


def _uncovered(session: Session, since: str) -> None:
    from datetime import timedelta

    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.dates import Lean
    from bekasi_cli.newsroom.agenda_looks import uncovered

    first = (
        day_of(session, since, Lean.PAST)
        if since.strip()
        else today(session) - timedelta(days=_UNCOVERED_DAYS)
    )
    found = uncovered(session.store, first, now(), session.settings.zone)
    if session.options.json:
        _data(session, found)
        return
    _draw_list(session, found)
    if found:
        session.terminal.note(
            N_("To write about one: bekasi draft --event {number}"), number=found[-1].event.id
        )
    else:
        session.terminal.note(N_("Every public event since {day} has its article."), day=first)


@app.act(
    "list",
    help=N_(
        "List events from today on, each time that they take place; with --since and --until"
        " those of other days, with --all every event once."
    ),
    examples=(
        "bekasi agenda list --official Bupati\nbekasi agenda list --since 1/11 --until 30/11 --json"
    ),
)
def list_(
    ctx: typer.Context,
    since: FirstDay = "",
    until: LastDay = "",
    status: Annotated[
        EventStatus | None, typer.Option("--status", help=N_("Only events that stand so."))
    ] = None,
    official: Annotated[
        str, typer.Option("--official", metavar="WHO", help=N_("Only where this person is."))
    ] = "",
    public: Public = False,
    all_: Annotated[bool, typer.Option("--all", help=N_("Every event, once."))] = False,
) -> None:
    """Print a table, or a JSON array."""
    from datetime import timedelta

    from bekasi_cli.dates import Lean
    from bekasi_cli.model import Official
    from bekasi_cli.newsroom.agenda import every, of_days
    from bekasi_cli.newsroom.agenda_looks import People

    session = Session.of(ctx)
    if all_:
        found = every(session.store, public=public)
    else:
        first = day_of(session, since, Lean.PAST) if since.strip() else today(session)
        last = day_of(session, until, Lean.FUTURE) if until.strip() else None
        last = last or max(first, today(session)) + timedelta(days=_AHEAD_DAYS)
        found = of_days(session.store, first, last, session.settings.zone, public=public)
    if status:
        found = [each for each in found if each.event.status is status]
    if official.strip():
        people = People(session.store.find(Official))
        found = [each for each in found if people.attends(official, each)]
    if session.options.json:
        _data(session, found, public=public)
        return
    _draw_list(session, found)
    if not found:
        session.terminal.note(N_("No event fits."))


@app.act(
    "show",
    help=N_("Show an event: what is known of it, when it was to be before, the articles on it."),
    examples="bekasi agenda show 3\nbekasi agenda show 3 --json",
)
def show(ctx: typer.Context, event: EventNumber) -> None:
    """Print a sheet of facts, or JSON with the articles' numbers."""
    from bekasi_cli.formats.events import event_json
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.agenda import coming
    from bekasi_cli.newsroom.agenda_looks import series
    from bekasi_cli.terminal.agenda import clash_lines
    from bekasi_cli.terminal.event_sheet import sheet

    session = Session.of(ctx)
    found = session.store.get(Event, event)
    articles = series(session.store, event)
    if session.options.json:
        told = event_json(found, session.settings.zone)
        told["articles"] = [
            {"number": each.id, "angle": each.head.facts.angle or None} for each in articles
        ]
        session.terminal.data(told)
        return
    next_ = coming(found, today(session), session.settings.zone)
    session.terminal.page(sheet(found, session.terminal, next_, articles))
    for line in clash_lines(clashes_of(session, found), session.terminal):
        session.terminal.warn("{line}", line=line)


def _data(session: Session, found: Sequence[Occurrence], *, public: bool = False) -> None:
    from bekasi_cli.formats.events import occurrence_json

    zone = session.settings.zone
    session.terminal.data([occurrence_json(each, zone, public=public) for each in found])


def _draw_list(session: Session, found: Sequence[Occurrence]) -> None:
    from bekasi_cli.terminal.agenda import table

    if found:
        session.terminal.page(table(found, session.terminal))

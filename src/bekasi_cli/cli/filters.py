"""Declare the filters that `list`, `search` and `export` share, and make a query of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind, State

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.reading import Query
    from bekasi_cli.newsroom.sorting import Order

Period: TypeAlias = tuple[datetime | None, datetime | None]
"""The first moment that is meant and the first after it; None where there is no bound."""

States: TypeAlias = Annotated[
    list[State] | None, typer.Option("--state", help=N_("Only articles in this state."))
]
Kinds: TypeAlias = Annotated[
    list[ArticleKind] | None, typer.Option("--kind", help=N_("Only items of this kind."))
]
Reporters: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reporter", metavar="CODE", help=N_("Only articles by this reporter.")),
]
Editors: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--editor", metavar="CODE", help=N_("Only articles that name this editor.")),
]
Categories: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--category", metavar="CODE", help=N_("Only articles of this category.")),
]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="WORD", help=N_("Only articles with this tag.")),
]
Events: TypeAlias = Annotated[
    list[int] | None,
    typer.Option("--event", metavar="N", help=N_("Only articles about this event of the agenda.")),
]
Limit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help=N_("At most N, the newest."))
]
Live: TypeAlias = Annotated[
    bool, typer.Option("--live", help=N_("Only what readers see, and as they see it."))
]
All: TypeAlias = Annotated[bool, typer.Option("--all", help=N_("All of them, however many."))]
Since: TypeAlias = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DAY",
        help=N_("Only what was changed on this day or later; with --live, published."),
    ),
]
Until: TypeAlias = Annotated[
    str,
    typer.Option(
        "--until",
        metavar="DAY",
        help=N_("Only what was changed on this day or earlier; with --live, published."),
    ),
]

NEWEST = 50
"""So many articles a list shows unless it is asked for more."""


def most(limit: int | None, *, everything: bool) -> int | None:
    """Return how many articles are shown at most, None for all."""
    return None if everything and limit is None else limit or NEWEST


def query(
    days: Period,
    *,
    states: Sequence[State] | None,
    kinds: Sequence[ArticleKind] | None,
    reporters: Sequence[str] | None,
    editors: Sequence[str] | None,
    categories: Sequence[str] | None,
    tags: Sequence[str] | None,
    events: Sequence[int] | None,
    live: bool,
    most: int | None,
    order: Order | None = None,
    reverse: bool = False,
) -> Query:
    """Return the query of what was typed, for one article over MOST, which tells of more."""
    from bekasi_cli.newsroom.reading import Query

    since, before = days
    return Query(
        states=tuple(states or ()),
        kinds=tuple(kinds or ()),
        reporters=tuple(reporters or ()),
        editors=tuple(editors or ()),
        categories=tuple(categories or ()),
        tags=tuple(tags or ()),
        events=tuple(events or ()),
        live=live,
        since=since,
        before=before,
        order=order,
        reverse=reverse,
        limit=most + 1 if most else None,
    )


def period(session: Session, since: str, until: str, *, live: bool) -> Period:
    """Return the first moment of the day SINCE and that after the day UNTIL, and echo both days.

    Raises:
        Unreadable: one of them is no day.
        UsageProblem: the last day comes before the first.
    """
    if not since and not until:
        return None, None
    from datetime import UTC, time, timedelta

    zone = session.settings.zone
    first, last = days(session, since, until)
    if first:
        session.terminal.note(_SINCE[live], day=first)
    if last:
        session.terminal.note(_UNTIL[live], day=last)
    start = datetime.combine(first, time(), zone).astimezone(UTC) if first else None
    end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC) if last else None
    return start, end


def days(session: Session, since: str, until: str) -> tuple[date | None, date | None]:
    """Return the days that SINCE and UNTIL name, None for what was not typed.

    Raises:
        Unreadable: one of them is no day.
        UsageProblem: the last day comes before the first.
    """
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.dates import Lean, parse_day, show_day
    from bekasi_cli.errors import UsageProblem
    from bekasi_cli.i18n import language

    zone = session.settings.zone
    first, last = (
        parse_day(each, now=now(), zone=zone, lean=Lean.PAST) if each else None
        for each in (since, until)
    )
    if first and last and last < first:
        raise UsageProblem(
            N_("The last day, {last}, comes before the first, {first}."),
            N_("Type the earlier one after --since, the later one after --until."),
            first=show_day(first, language()),
            last=show_day(last, language()),
        )
    return first, last


_SINCE = {
    False: N_("Changed on {day} or later."),
    True: N_("Published on {day} or later."),
}
_UNTIL = {
    False: N_("Changed on {day} or earlier."),
    True: N_("Published on {day} or earlier."),
}

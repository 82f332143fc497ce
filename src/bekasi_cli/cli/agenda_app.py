"""Declare the noun `agenda` and what several of its verbs take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from bekasi_cli.cli.session import Session
    from bekasi_cli.dates import Lean
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.agenda_looks import Clash

app = CommandApp(
    help=N_(
        "Keep the agenda: what the officials attend, when and where. `bekasi agenda` prints this"
        " week. An event is internal until an editor makes it public."
    ),
    bare="week",
)

EventNumber: TypeAlias = Annotated[
    int, typer.Argument(metavar="N", help=N_("The event's number, which the agenda shows."))
]
Public: TypeAlias = Annotated[
    bool, typer.Option("--public", help=N_("Only what readers may see, and no internal notes."))
]
FirstDay: TypeAlias = Annotated[
    str, typer.Option("--since", metavar="DAY", help=N_("From this day on."))
]
LastDay: TypeAlias = Annotated[
    str, typer.Option("--until", metavar="DAY", help=N_("Up to this day."))
]


def today(session: Session) -> date:
    """Return the day that it is in the office's zone."""
    from bekasi_cli.cli.surroundings import now

    return now().astimezone(session.settings.zone).date()


def day_of(session: Session, typed: str, lean: Lean) -> date:
    """Return the day that was TYPED.

    Raises:
        Unreadable: it is no day.
    """
    from bekasi_cli import dates
    from bekasi_cli.cli.surroundings import now

    return dates.parse_day(typed, now=now(), zone=session.settings.zone, lean=lean)


def clashes_of(session: Session, event: Event) -> list[Clash]:
    """Return where EVENT wants somebody who is elsewhere, from today on."""
    from bekasi_cli.newsroom.agenda_looks import clashes_of as of

    return of(session.store, event, session.settings.zone, since=today(session))


def warn_of_clashes(session: Session, event: Event) -> None:
    """Say who of EVENT is to be in two places."""
    from bekasi_cli.terminal.agenda import clash_lines

    for line in clash_lines(clashes_of(session, event), session.terminal):
        session.terminal.warn("{line}", line=line)

"""Change the agenda: add events, change them, say that one does not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import agenda_typed, asking
from bekasi_cli.cli.agenda_app import EventNumber, app, warn_of_clashes
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import EventStatus

if TYPE_CHECKING:
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.register import Kept

Day: TypeAlias = Annotated[
    str, typer.Option("--day", metavar="DAY", help=N_("The day: besok, Selasa, 24/11."))
]
LastDayOf: TypeAlias = Annotated[
    str, typer.Option("--last-day", metavar="DAY", help=N_("The last day, where it takes several."))
]
Start: TypeAlias = Annotated[
    str,
    typer.Option(
        "--start", metavar="HOUR", help=N_("When it begins: 09.00. Without it, it lasts all day.")
    ),
]
End: TypeAlias = Annotated[
    str, typer.Option("--end", metavar="HOUR", help=N_("When it ends: 10.30, or selesai."))
]
Place: TypeAlias = Annotated[
    str | None, typer.Option("--place", metavar="TEXT", help=N_("Where it takes place."))
]
Officials: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--official", metavar="WHO", help=N_("An official who is there; can be repeated.")
    ),
]
Organiser: TypeAlias = Annotated[
    str | None, typer.Option("--organiser", metavar="TEXT", help=N_("Who organises it."))
]
Notes: TypeAlias = Annotated[
    str | None,
    typer.Option("--notes", metavar="TEXT", help=N_("For the office only; never published.")),
]
Weekly: TypeAlias = Annotated[
    bool, typer.Option("--weekly", help=N_("It comes again each week on this day."))
]
Until: TypeAlias = Annotated[
    str, typer.Option("--until", metavar="DAY", help=N_("The last day on which it can come again."))
]

Omitted: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--omit", metavar="DAY", help=N_("A day on which a weekly event is left out.")),
]
Once: TypeAlias = Annotated[bool, typer.Option("--once", help=N_("It comes again no more."))]
Status: TypeAlias = Annotated[
    EventStatus | None, typer.Option("--status", help=N_("How sure it is."))
]


@app.act(
    "add",
    help=N_(
        "Add an event. It is internal until an editor or an admin makes it public. Says who would"
        " be in two places."
    ),
    examples=(
        'bekasi agenda add "Apel pagi" --day besok --start 07.30 --place "Plaza Pemkab"'
        " --official Bupati --official Sekda\n"
        'bekasi agenda add "Rapat staf" --day Senin --start 08.00 --end 09.00 --weekly\n'
        'bekasi agenda add "Pekan panen" --day 1/12 --last-day 5/12 --public'
    ),
)
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help=N_("What takes place."))],
    day: Day = "",
    last_day: LastDayOf = "",
    start: Start = "",
    end: End = "",
    place: Place = None,
    officials: Officials = None,
    organiser: Organiser = None,
    notes: Notes = None,
    weekly: Weekly = False,
    until: Until = "",
    public: Annotated[
        bool, typer.Option("--public", help=N_("Readers may see it at once."))
    ] = False,
) -> None:
    """Add it, asking for the day where none was typed."""
    from bekasi_cli.newsroom import agenda
    from bekasi_cli.prompts import ask_text

    session = Session.of(ctx)
    room, can_ask = session.room, session.surroundings.asking
    while not day.strip():
        day = ask_text(_("On which day, such as besok or 24/11?"), asking=can_ask, flag="--day")
    words = agenda_typed.Words(title, place, officials, organiser, notes)
    hours = agenda_typed.Hours(day, last_day, start, end, weekly, until)
    plan = agenda_typed.new_plan(session, words, hours)
    kept = agenda.add_event(room, plan, public=public)
    _tell(session, kept, N_("“{title}” is event {id} of the agenda: {when}."))


@app.act(
    "edit",
    help=N_(
        "Change an event. With another day or hour it counts as moved, and shows when it was to be"
        " before. --public and --internal are for editors and admins."
    ),
    examples=(
        'bekasi agenda edit 3 --start 10.00 --reason "menunggu rapat paripurna"\n'
        "bekasi agenda edit 3 --public --status confirmed\n"
        "bekasi agenda edit 7 --omit 24/12"
    ),
)
def edit(
    ctx: typer.Context,
    event: EventNumber,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=N_("What takes place."))
    ] = None,
    day: Day = "",
    last_day: LastDayOf = "",
    start: Start = "",
    end: End = "",
    place: Place = None,
    officials: Officials = None,
    organiser: Organiser = None,
    notes: Notes = None,
    weekly: Weekly = False,
    until: Until = "",
    omit: Omitted = None,
    once: Once = False,
    status: Status = None,
    public: Annotated[bool, typer.Option("--public", help=N_("Readers may see it."))] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help=N_("Readers may not see it any more."))
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=N_("Why it is moved."))
    ] = "",
) -> None:
    """Change what was typed."""
    from bekasi_cli.newsroom import agenda

    session = Session.of(ctx)
    words = agenda_typed.Words(title, place, officials, organiser, notes)
    hours = agenda_typed.Hours(day, last_day, start, end, weekly, until, tuple(omit or ()), once)
    planned = words != agenda_typed.Words() or hours != agenda_typed.Hours()
    _check_wish(event, status, planned=planned, public=public, internal=internal)
    changes = agenda.Changes(
        plan=agenda_typed.replan(session, words, hours) if planned else None,
        public=public if public or internal else None,
        status=status,
        reason=reason,
    )
    kept = agenda.edit_event(session.room, event, changes)
    _tell(session, kept, N_("Event {id} is now: “{title}”, {when}."))


def _check_wish(
    event: int, status: EventStatus | None, *, planned: bool, public: bool, internal: bool
) -> None:
    if public and internal:
        raise UsageProblem(
            N_("An event is public or internal."), N_("Leave --public or --internal out.")
        )
    if not (planned or public or internal or status):
        raise UsageProblem(
            N_("Say what to change."), N_("See what can be: bekasi agenda edit --help")
        )
    if status is EventStatus.CANCELLED:
        raise UsageProblem(
            N_("An event is cancelled with a reason."),
            N_("Type: bekasi agenda cancel {id} --reason TEXT"),
            id=event,
        )


@app.act(
    "cancel",
    help=N_(
        "Say that an event does not take place, and why. It stays in the agenda, crossed out; to"
        " leave out one day of a weekly event: `agenda edit N --omit DAY`."
    ),
    examples='bekasi agenda cancel 3 --reason "cuaca buruk"',
)
def cancel(
    ctx: typer.Context,
    event: EventNumber,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=N_("Why, as readers may be told."))
    ] = "",
) -> None:
    """Cancel it, asking for the reason where none was typed."""
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom import agenda
    from bekasi_cli.prompts import ask_text
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.AGENDA)
    session.store.get(Event, event)
    reason = reason.strip() or ask_text(
        _("Why does it not take place?"), asking=session.surroundings.asking, flag="--reason"
    )
    kept = agenda.cancel_event(session.room, event, reason)
    _tell(session, kept, N_("Event {id}, “{title}”, is cancelled."))


def _tell(session: Session, kept: Kept[Event], done: str) -> None:
    from bekasi_cli.formats.events import event_json
    from bekasi_cli.terminal import agenda as view

    record = kept.record
    if session.options.json:
        session.terminal.data(event_json(record, session.settings.zone))
    session.terminal.say(
        N_("Already done: event {id}, “{title}”, was so before.") if kept.already else done,
        id=record.id,
        title=record.plan.title,
        when=view.when(view.first_of(record), session.terminal),
    )
    if kept.already:
        return
    if record.status is EventStatus.MOVED and record.earlier:
        session.terminal.say(
            N_("  It was to be: {was}"), was=view.earlier_text(record.earlier[-1], session.terminal)
        )
    if record.takes_place:
        warn_of_clashes(session, record)
    asking.warn_unproven(session)

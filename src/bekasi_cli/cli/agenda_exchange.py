"""Take agendas in from messages and calendars, and hand ours to telephones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.agenda_app import FirstDay, LastDay, app, clashes_of, day_of
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.agenda_import import Delivery, Taken

_LISTS = "daftar"
"""The source of lists whose source nobody names."""

_MOST = 100
"""So many events of an import are held against the agenda: a whole year's would take minutes."""


@app.act(
    "import",
    help=N_(
        "Take in an agenda: a calendar (.ics, as Google and Outlook export it) or a list as offices"
        " send it by WhatsApp, days as headings and a line for each event. Twice changes nothing;"
        " what changed there changes here, what is gone there is shown as gone and never deleted."
        " What cannot be read is named by its line, and then nothing is taken in."
    ),
    examples=(
        "bekasi agenda import agenda.txt\nbekasi agenda import - < pesan.txt\n"
        "bekasi agenda import bupati.ics --source bupati --dry-run"
    ),
)
def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("The calendar or list, or -."))],
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="NAME",
            help=N_(
                "Whose agenda it is: all deliveries of one source are held against each other."
                " Lists without a name are one source, a calendar has its own name."
            ),
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only tell what would be done."))
    ] = False,
) -> None:
    """Take in all of it or nothing, and say what became of each event."""
    from bekasi_cli.cli import sources
    from bekasi_cli.formats.events import event_json
    from bekasi_cli.newsroom.agenda_import import take_in
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    asking.may(session, Act.AGENDA)
    content = sources.read(session, file, "bekasi agenda import")
    delivery = _delivery(session, content, file, " ".join(source.split()))
    taken = take_in(session.room, delivery, dry_run=dry_run)
    if session.options.json:
        zone = session.settings.zone
        session.terminal.data(
            [event_json(each.event, zone) | {"fate": each.fate.value} for each in taken]
        )
    _tell(session, taken, delivery.name, dry_run=dry_run)


def _delivery(session: Session, content: bytes, file: str, source: str) -> Delivery:
    from datetime import date
    from pathlib import Path

    from bekasi_cli import calendar
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.documents import decode
    from bekasi_cli.formats import agenda
    from bekasi_cli.model import SourceKind
    from bekasi_cli.newsroom.agenda_import import Delivery, first_day

    zone = session.settings.zone
    if b"BEGIN:VCALENDAR" in content[:4096].upper() or file.lower().endswith((".ics", ".ical")):
        feed = calendar.read(content, zone)
        name = source or feed.name or Path(file).stem
        return Delivery(SourceKind.ICS, name, feed.entries, first_day(feed.entries), date.max)
    pasted = agenda.read(decode(content), now=now(), zone=zone)
    if pasted.aside:
        session.terminal.note(
            N_("Left aside, as they are no events: {lines}"),
            lines="; ".join(f"{number} “{text[:40]}”" for number, text in pasted.aside),
        )
    name = source or _LISTS
    return Delivery(SourceKind.LIST, name, pasted.entries, pasted.first, pasted.last)


def _tell(session: Session, taken: Sequence[Taken], source: str, *, dry_run: bool) -> None:
    from bekasi_cli.newsroom.agenda_import import Fate, counted
    from bekasi_cli.terminal import agenda as view

    terminal = session.terminal
    changed = [each for each in taken if each.fate is not Fate.SAME]
    for each in changed:
        terminal.say(
            N_("{sign} {id} {title}, {when}: {fate}"),
            sign=view.FATES[each.fate].sign,
            id=each.event.id,
            title=each.event.plan.title,
            when=view.when(view.first_of(each.event), terminal),
            fate=view.fate_text(each, terminal),
        )
    counts = counted(taken)
    message = N_(
        "From {source}: {new} new, {changed} changed, {moved} moved, {cancelled} cancelled,"
        " {gone} gone, {same} as before."
    )
    if dry_run:
        message = N_(
            "From {source} would be: {new} new, {changed} changed, {moved} moved, {cancelled}"
            " cancelled, {gone} gone, {same} as before. Nothing was taken in."
        )
    terminal.say(
        message,
        source=source,
        new=counts[Fate.NEW],
        changed=counts[Fate.CHANGED] + counts[Fate.BACK],
        moved=counts[Fate.MOVED],
        cancelled=counts[Fate.CANCELLED],
        gone=counts[Fate.GONE],
        same=counts[Fate.SAME],
    )
    if changed and not dry_run:
        _warn(session, [each.event for each in changed if each.event.takes_place])
        asking.warn_unproven(session)


def _warn(session: Session, events: Sequence[Event]) -> None:
    """Say who would be in two places, each pair of events once."""
    from bekasi_cli.terminal.agenda import clash_lines

    told = set[frozenset[int]]()
    for event in events[:_MOST]:
        found = clashes_of(session, event)
        new = [
            each
            for each in found
            if frozenset((each.one.event.id, each.other.event.id)) not in told
        ]
        for line in clash_lines(new, session.terminal):
            session.terminal.warn("{line}", line=line)
        told |= {frozenset((each.one.event.id, each.other.event.id)) for each in new}


@app.act(
    "export",
    help=N_(
        "Write the agenda as a calendar (.ics) that telephones and other programs read: public"
        " events, with --all internal ones too. Internal notes never leave the newsroom."
    ),
    examples=(
        "bekasi agenda export --output agenda.ics\n"
        "bekasi agenda export --since 1/11 --until 30/11 -o - > november.ics"
    ),
)
def export(
    ctx: typer.Context,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE|-", help=N_("A file, or - for standard output.")
        ),
    ] = "-",
    since: FirstDay = "",
    until: LastDay = "",
    all_: Annotated[bool, typer.Option("--all", help=N_("Internal events too."))] = False,
) -> None:
    """Write one calendar."""
    from bekasi_cli import calendar
    from bekasi_cli.cli import targets
    from bekasi_cli.dates import Lean
    from bekasi_cli.newsroom.agenda import every
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    if all_:
        asking.may(session, Act.AGENDA)
    if output != targets.STANDARD_OUTPUT and targets.is_folder(output):
        raise UsageProblem(
            N_("A calendar is one file."), N_("Name it: --output agenda.ics"), file=output
        )
    first = day_of(session, since, Lean.PAST) if since.strip() else None
    last = day_of(session, until, Lean.FUTURE) if until.strip() else None
    found = [
        each.event
        for each in every(session.store, public=not all_)
        if (not first or each.event.plan.until >= first) and (not last or each.day <= last)
    ]
    zone = session.settings.zone
    content = calendar.write(found, name=session.settings.office, zone=zone)
    places = targets.put(session, {"agenda.ics": content}, output)
    session.terminal.note(
        N_("Events written: {count}, to {place}."), count=len(found), place=places[0]
    )

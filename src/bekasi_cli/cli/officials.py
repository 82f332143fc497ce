"""Keep the register of officials, against which the house style holds names and titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.days import day
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import BekasiError, Unreadable, UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.formats.officials import Row
    from bekasi_cli.model import Official, Tenure
    from bekasi_cli.newsroom.officials import Wish
    from bekasi_cli.newsroom.register import Kept

app = CommandApp(
    help=N_(
        "Keep the register of officials: how their names are written, and which offices they held"
        " from when to when. `check` holds names, titles and degrees against it."
    )
)

Held: TypeAlias = Annotated[
    str,
    typer.Option(
        "--office",
        metavar="OFFICE",
        help=N_("An office as it stands before the name; Pj., Pjs., Plt. or Plh. where acting."),
    ),
]
First: TypeAlias = Annotated[
    str, typer.Option("--from", metavar="DAY", help=N_("The first day in that office."))
]
Last: TypeAlias = Annotated[
    str, typer.Option("--to", metavar="DAY", help=N_("The last day in that office."))
]
Honorific: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--honorific", metavar="TEXT", help=N_('What stands before the name: "K.H.", "Hj.", "dr."')
    ),
]
Degree: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--degree", metavar="TEXT", help=N_('What stands behind the name: "S.Sos., M.Si."')
    ),
]


@app.act(
    "add",
    help=N_("Add a person to the register, with an office. Only an admin can."),
    examples=(
        'bekasi officials add "Sari Wulandari" --honorific Hj. --degree "S.Sos., M.Si."'
        ' --office "Bupati Tirtamaya" --from 2025-02-20\n'
        'bekasi officials add "Jaka Permana" --office "Plt. Camat Rawalintang" --from 2026-01-05'
    ),
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The name without titles."))],
    honorific: Honorific = None,
    degree: Degree = None,
    held: Held = "",
    first: First = "",
    last: Last = "",
) -> None:
    """Add the person."""
    from bekasi_cli.newsroom import officials

    session = Session.of(ctx)
    offices = _tenures(session, held, first, last)
    wish = officials.Wish(name, honorific, degree, offices)
    kept = officials.add_official(session.room, wish)
    _tell(session, kept, N_("{name} stands in the register now, as number {id}."))


@app.act(
    "list",
    help=N_("List the officials with all their offices, or those who hold one on a day."),
    examples="bekasi officials list\nbekasi officials list --on 2023-02-14 --json",
)
def list_(
    ctx: typer.Context,
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help=N_("Only offices held on that day."))
    ] = "",
) -> None:
    """Print a table, or a JSON array."""
    from msgspec import structs

    from bekasi_cli.model import Official
    from bekasi_cli.terminal import officials as view

    session = Session.of(ctx)
    found = session.store.find(Official, order="name")
    if then := day(session, on):
        held = [[each for each in person.offices if each.holds(then)] for person in found]
        pairs = zip(found, held, strict=True)
        found = [structs.replace(each, offices=tuple(has)) for each, has in pairs if has]
    if session.options.json:
        session.terminal.data([view.official_json(each) for each in found])
    elif found:
        session.terminal.page(view.table(found))
    else:
        session.terminal.note(
            N_('Nobody stands here yet. An admin adds people: bekasi officials add "NAME"')
        )


@app.act(
    "edit",
    help=N_(
        "Change a name, honorifics or degrees; add an office, or end one with --to. Only an admin"
        " can. The number stands in `officials list`."
    ),
    examples=(
        'bekasi officials edit 3 --degree "S.STP., M.Si."\n'
        'bekasi officials edit 3 --office "Camat Rawalintang" --to 2026-06-30\n'
        'bekasi officials edit 3 --remove-office "Camat Rawalintang"'
    ),
)
def edit(
    ctx: typer.Context,
    person: Annotated[int, typer.Argument(metavar="N", help=N_("The person's number."))],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=N_("The name without titles."))
    ] = None,
    honorific: Honorific = None,
    degree: Degree = None,
    held: Held = "",
    first: First = "",
    last: Last = "",
    remove_office: Annotated[
        str,
        typer.Option(
            "--remove-office", metavar="OFFICE", help=N_("Take away an office entered by mistake.")
        ),
    ] = "",
) -> None:
    """Change what was typed."""
    from bekasi_cli.newsroom import officials

    session = Session.of(ctx)
    offices = _tenures(session, held, first, last)
    wish = officials.Wish(name, honorific, degree, offices, remove_office)
    if wish == officials.Wish():
        raise UsageProblem(
            N_("Say what to change."),
            N_("Add --name, --honorific, --degree, --office or --remove-office."),
        )
    kept = officials.edit_official(session.room, person, wish)
    _tell(session, kept, N_("Number {id} is now: {name}"))


@app.act(
    "import",
    help=N_(
        "Take in a list of officials as a spreadsheet saves it (CSV): one row an office, the first"
        " line naming the columns name, honorifics, degrees, office, from, to. People are known by"
        " their names; nobody is taken in twice. Only an admin can."
    ),
    examples="bekasi officials import pejabat.csv\ncat pejabat.csv | bekasi officials import -",
)
def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("The list, or -."))],
) -> None:
    """Take in all of it or nothing."""
    from bekasi_cli.cli import sources
    from bekasi_cli.formats import officials as table
    from bekasi_cli.newsroom.officials import import_officials
    from bekasi_cli.terminal import officials as view

    session = Session.of(ctx)
    content = sources.read(session, file, "bekasi officials import")
    rows = table.rows(content, file)
    wishes = [_wish(session, each, file) for each in rows]
    merged = import_officials(session.room, wishes)
    if session.options.json:
        session.terminal.data([view.official_json(each.record) for each in merged])
    session.terminal.say(
        N_("{new} people are new in the register, {changed} were changed, {same} stood there."),
        new=sum(each.new for each in merged),
        changed=sum(each.changed and not each.new for each in merged),
        same=sum(not each.changed for each in merged),
    )
    if any(each.changed for each in merged):
        asking.warn_unproven(session)


def _wish(session: Session, row: Row, file: str) -> Wish:
    from bekasi_cli.newsroom.officials import Wish
    from bekasi_cli.newsroom.register import checked_name

    try:
        offices = _tenures(session, row.office, row.since, row.until)
        return Wish(checked_name(row.name), row.honorifics, row.degrees, offices)
    except BekasiError as error:
        raise Unreadable(
            N_("{file}, line {line}: {problem}"),
            N_("Mend that line and import again; nothing was taken in."),
            file=file,
            line=row.line,
            problem=" ".join(error.sentences(session.terminal.show)),
        ) from error


def _tenures(session: Session, office: str, first: str, last: str) -> tuple[Tenure, ...]:
    from bekasi_cli.newsroom.officials import tenure

    if not office.strip():
        if first or last:
            raise UsageProblem(
                N_("These days belong to no office."), N_("Name it as well: --office OFFICE")
            )
        return ()
    return (tenure(office, day(session, first), day(session, last)),)


def _tell(session: Session, kept: Kept[Official], done: str) -> None:
    from bekasi_cli.terminal import officials as view

    record = kept.record
    if session.options.json:
        session.terminal.data(view.official_json(record))
    session.terminal.say(
        N_("Already done: number {id} ({name}) was so before.") if kept.already else done,
        id=record.id,
        name=record.full_name,
    )
    told: Sequence[Tenure] = () if kept.already else record.offices
    for each in told:
        session.terminal.say(
            N_("  {office}, from {since} to {until}"),
            office=each.title,
            since=each.since.isoformat() if each.since else _("(not known)"),
            until=each.until.isoformat() if each.until else _("(open)"),
        )
    if not kept.already:
        asking.warn_unproven(session)

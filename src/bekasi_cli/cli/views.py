"""Show what readers read most, and take in the figures that say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import asking, filters
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.views import Taken

app = CommandApp(
    help=N_(
        "Show what readers read most. The figures come from the web server's logs, or from a"
        " table; no reader's address is kept anywhere."
    ),
    bare="list",
)

_TABLES = frozenset({".csv", ".tsv"})
_MOST = 10


@app.act(
    "list",
    help=N_(
        "Show the articles that were read most in the last 30 days, or in the time that is named."
        " `bekasi views` alone does the same."
    ),
    examples=(
        "bekasi views\nbekasi views --since 1/11/2026 --until 30/11/2026 --limit 20\n"
        "bekasi views --all --json"
    ),
)
def list_(
    ctx: typer.Context,
    since: Annotated[
        str, typer.Option("--since", metavar="DAY", help=N_("Only readings from this day on."))
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help=N_("Only readings up to this day."))
    ] = "",
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=1, help=N_("At most N, the most read.")),
    ] = _MOST,
    all_: Annotated[
        bool,
        typer.Option("--all", help=N_("Of all time, what was read before an import included.")),
    ] = False,
) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.cli import looking
    from bekasi_cli.newsroom import figures
    from bekasi_cli.terminal import views as view

    session = Session.of(ctx)
    if all_ and (since or until):
        raise UsageProblem(
            N_("--all means all time, --since and --until a part of it."),
            N_("Leave one of them out."),
        )
    first, last = (None, None) if all_ else _days(session, since, until)
    found = figures.most_read(session.store, session.folder, first, last, limit)
    if session.options.json:
        house = looking.house(session)
        session.terminal.data([view.most_json(each, house) for each in found])
    elif found:
        session.terminal.page(view.table(found))
    else:
        session.terminal.note(
            N_("Nothing was read in that time, as far as is known. To take figures in: {command}"),
            command="bekasi views import FILE",
        )


def _days(session: Session, since: str, until: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that are meant, and say which."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.figures import recent

    if since or until:
        first, last = filters.days(session, since, until)
    else:
        first, last = recent(now().astimezone(session.settings.zone).date())
    if first:
        session.terminal.note(N_("Read on {day} or later."), day=first)
    if last:
        session.terminal.note(N_("Read on {day} or earlier."), day=last)
    return first, last


@app.act(
    "import",
    help=N_(
        "Take in access logs (combined, common, Caddy's JSON; as they are, or packed by gzip), or"
        " a table (CSV: address, day, count) where there are no logs. Robots and reloads within"
        " half an hour do not count. A log that was imported before, whatever it is called by now,"
        " counts only what is new in it. Only an editor or an admin can."
    ),
    examples=(
        "bekasi views import /var/log/nginx/access.log.1 /var/log/nginx/access.log\n"
        "bekasi views import /var/log/nginx/access.log*.gz\n"
        "bekasi views import pembaca-november.csv"
    ),
)
def import_(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help=N_("Logs, or one table."))],
) -> None:
    """Count what is new in them."""
    from bekasi_cli.newsroom import views
    from bekasi_cli.terminal import views as view

    session = Session.of(ctx)
    tables = [each for each in files if Path(each).suffix.lower() in _TABLES]
    if tables and len(files) > 1:
        raise UsageProblem(
            N_("A table is imported by itself: {file}"),
            N_("bekasi views import {file}"),
            file=tables[0],
        )
    if tables:
        taken = _table(session, tables[0])
    else:
        with session.terminal.progress(N_("Counting")) as progress:
            taken = views.import_logs(session.room, [Path(each) for each in files], progress)
    _tell(session, taken)
    if session.options.json:
        session.terminal.data(view.import_json(taken.record, already=taken.already))
    else:
        view.tell(session.terminal, taken.record, already=taken.already)


def _table(session: Session, file: str) -> Taken:
    from bekasi_cli import dates
    from bekasi_cli.cli import sources
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import views
    from bekasi_cli.readings import pages, rows

    views.permit(session.room)
    zone = session.settings.zone
    found = rows(
        sources.read(session, file, "bekasi views import"),
        file,
        pages(session.settings.url),
        lambda typed: dates.parse_day(typed, now=now(), zone=zone, lean=dates.Lean.PAST),
    )
    return views.import_table(session.room, found)


def _tell(session: Session, taken: Taken) -> None:
    """Say where nobody can prove who did it."""
    if not taken.already:
        asking.warn_unproven(session)

"""Write published articles for other programs: a folder, one file, or standard output."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from bekasi_cli.cli import filters, targets
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


class Format(StrEnum):
    """What published articles can be written as; `newsroom.exporting.FORMATS` has the makers."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    WHATSAPP = "whatsapp"


@app.act(
    "export",
    help=N_(
        "Write published articles for other programs, as readers see them. Without --output they"
        " go to standard output. What is on hold or retracted is left out, and counted. Each file"
        " is written whole or not at all, and no file of another origin is overwritten unasked."
    ),
    examples=(
        "bekasi export --format json > berita.json\n"
        "bekasi export --format markdown --output arsip/\n"
        "bekasi export --format html --output arsip/ --category kesehatan\n"
        "bekasi export --format csv --output berita.csv --limit 20\n"
        "bekasi export --format whatsapp --limit 1"
    ),
)
def export(
    ctx: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help=N_("How to write them."))],
    output: targets.Output = targets.STANDARD_OUTPUT,
    kind: filters.Kinds = None,
    reporter: filters.Reporters = None,
    editor: filters.Editors = None,
    category: filters.Categories = None,
    tag: filters.Tags = None,
    limit: filters.Limit = None,
) -> None:
    """Write the files, and say on stderr how many and where."""
    from bekasi_cli.cli import looking
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import exporting
    from bekasi_cli.newsroom.reading import Query, articles

    session = Session.of(ctx)
    query = Query(
        kinds=tuple(kind or ()),
        reporters=tuple(reporter or ()),
        editors=tuple(editor or ()),
        categories=tuple(category or ()),
        tags=tuple(tag or ()),
        live=True,
        limit=limit,
    )
    found = articles(session.store, query)
    made = exporting.export(
        session.store,
        session.settings,
        found,
        format_.value,
        together=not targets.is_folder(output),
        now=now(),
        read=looking.read(session),
    )
    _tell_hidden(session)
    if not made.files:
        session.terminal.note(N_("No published article fits; nothing was written."))
        return
    places = targets.put(session, made.files, output)
    _tell(session, len(found), places, output)


def _tell_hidden(session: Session) -> None:
    """Say what an export never holds: what was published and is not shown now."""
    from bekasi_cli.model import Article, Publication
    from bekasi_cli.storage.port import Condition, Op

    held, retracted = (
        len(session.store.find(Article, Condition("publication", Op.IN, (each.value,))))
        for each in (Publication.HELD, Publication.RETRACTED)
    )
    if held or retracted:
        session.terminal.note(
            N_(
                "Left out, as readers see a notice in their place: {held} on hold,"
                " {retracted} retracted."
            ),
            held=held,
            retracted=retracted,
        )


def _tell(session: Session, count: int, places: Sequence[str], output: str) -> None:
    if output == targets.STANDARD_OUTPUT:
        session.terminal.note(N_("Articles written: {count}."), count=count)
        return
    if session.options.json:
        session.terminal.data(places)
    session.terminal.note(
        N_("Articles written: {count}. Files: {files}, in {place}"),
        count=count,
        files=len(places),
        place=output,
    )

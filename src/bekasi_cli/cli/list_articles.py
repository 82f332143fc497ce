"""List articles, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import filters
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import ExitCode
from bekasi_cli.i18n import N_
from bekasi_cli.newsroom.sorting import Order

if TYPE_CHECKING:
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.reading import Query

app = CommandApp()

Texts: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--text", metavar="WORD", help=N_("Only articles with this word or phrase.")),
]
Sort: TypeAlias = Annotated[
    Order | None, typer.Option("--sort", help=N_("Go by this: the newest first, or A to Z."))
]
Reverse: TypeAlias = Annotated[bool, typer.Option("--reverse", help=N_("Turn the order round."))]


@app.act(
    "list",
    help=N_(
        "List the newest articles: all but those in the trash, unless --state asks for them."
        " Filters of the same kind add up, filters of different kinds narrow each other."
    ),
    examples=(
        "bekasi list\nbekasi list --state submitted --state approved\n"
        "bekasi list --reporter atn --category kesehatan --all\n"
        'bekasi list --since "1 Maret" --until kemarin --sort title\n'
        "bekasi list --text jembatan --text banjir\nbekasi list --live --json"
    ),
)
def list_(
    ctx: typer.Context,
    state: filters.States = None,
    kind: filters.Kinds = None,
    reporter: filters.Reporters = None,
    editor: filters.Editors = None,
    category: filters.Categories = None,
    tag: filters.Tags = None,
    event: filters.Events = None,
    text: Texts = None,
    since: filters.Since = "",
    until: filters.Until = "",
    live: filters.Live = False,
    sort: Sort = None,
    reverse: Reverse = False,
    limit: filters.Limit = None,
    all_: filters.All = False,
) -> None:
    """Print a table, or a JSON array without bodies."""
    session = Session.of(ctx)
    most = filters.most(limit, everything=all_)
    query = filters.query(
        filters.period(session, since, until, live=live),
        states=state,
        kinds=kind,
        reporters=reporter,
        editors=editor,
        categories=category,
        tags=tag,
        events=event,
        live=live,
        most=most,
        order=sort,
        reverse=reverse,
    )
    found, whole = _found(session, query, text)
    shown = found[:most]
    _print(session, shown, live=live)
    _tell_more(session, len(shown), len(found), in_order=bool(sort or reverse))
    if not whole:
        raise typer.Exit(ExitCode.PARTIAL)


def _found(session: Session, query: Query, words: list[str] | None) -> tuple[list[Article], bool]:
    """Return the articles that are meant, and whether the text of each could be read."""
    if words is None:
        from bekasi_cli.newsroom.reading import articles

        return articles(session.store, query), True
    from bekasi_cli.cli import scanning
    from bekasi_cli.search.query import read

    found = scanning.scan(session, query, read(words))
    return [hit.article for hit in found.hits], not found.unread


def _tell_more(session: Session, shown: int, found: int, *, in_order: bool) -> None:
    if found > shown:
        session.terminal.note(
            N_("These are the first {limit}; there are more: --limit N or --all.")
            if in_order
            else N_("These are the newest {limit}; there are more: --limit N or --all."),
            limit=shown,
        )


def _print(session: Session, found: list[Article], *, live: bool) -> None:
    if session.options.json:
        from bekasi_cli.cli import looking
        from bekasi_cli.formats.json import article_json

        house = looking.house(session)
        session.terminal.data(
            [
                article_json(each, body=None, house=house, version=each.live if live else None)
                for each in found
            ]
        )
    elif found:
        from bekasi_cli.cli import looking
        from bekasi_cli.newsroom.figures import of_all
        from bekasi_cli.terminal import articles as view

        ever = looking.read(session)
        read = None if ever is None else of_all(found, ever)
        session.terminal.page(view.articles(found, session.terminal, live=live, read=read))
    else:
        session.terminal.note(N_("There are no articles that fit."))

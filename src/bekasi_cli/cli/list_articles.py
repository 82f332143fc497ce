"""List articles, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import filters
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_
from bekasi_cli.model import State

if TYPE_CHECKING:
    from bekasi_cli.model import Article

app = CommandApp()

LIMIT = 50


@app.act(
    "list",
    help=N_(
        "List the newest articles: all but those in the trash, unless --state asks for them."
        " Filters of the same kind add up, filters of different kinds narrow each other."
    ),
    examples=(
        "bekasi list\nbekasi list --state submitted --state approved\n"
        "bekasi list --reporter atn --category kesehatan --all\nbekasi list --live --json"
    ),
)
def list_(
    ctx: typer.Context,
    state: Annotated[
        list[State] | None, typer.Option("--state", help=N_("Only articles in this state."))
    ] = None,
    kind: filters.Kinds = None,
    reporter: filters.Reporters = None,
    editor: filters.Editors = None,
    category: filters.Categories = None,
    tag: filters.Tags = None,
    live: Annotated[
        bool, typer.Option("--live", help=N_("Only what readers see, and as they see it."))
    ] = False,
    limit: filters.Limit = None,
    all_: Annotated[bool, typer.Option("--all", help=N_("All of them, however many."))] = False,
) -> None:
    """Print a table, or a JSON array without bodies."""
    from bekasi_cli.newsroom.reading import Query, articles

    session = Session.of(ctx)
    most = None if all_ and limit is None else limit or LIMIT
    query = Query(
        states=tuple(state or ()),
        kinds=tuple(kind or ()),
        reporters=tuple(reporter or ()),
        editors=tuple(editor or ()),
        categories=tuple(category or ()),
        tags=tuple(tag or ()),
        live=live,
        limit=most + 1 if most else None,
    )
    found = articles(session.store, query)
    shown = found[:most]
    _print(session, shown, live=live)
    if len(found) > len(shown):
        session.terminal.note(
            N_("These are the newest {limit}; there are more: --limit N or --all."),
            limit=len(shown),
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
        from bekasi_cli.terminal import articles as view

        session.terminal.page(view.articles(found, session.terminal, live=live))
    else:
        session.terminal.note(N_("There are no articles that fit."))

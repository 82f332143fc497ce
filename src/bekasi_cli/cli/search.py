"""Find articles by the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import filters
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import ExitCode
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.searching import Hit

app = CommandApp()


@app.act(
    "search",
    help=N_(
        "Find the articles that have all these words in title, summary or text, the newest first,"
        " and show the sentence where they stand. Capitals do not matter, parts of words count,"
        " and words in quotation marks are a phrase. The trash is left out."
    ),
    examples=(
        "bekasi search jembatan\nbekasi search panen rawalintang --live\n"
        'bekasi search "pasar tani" --limit 5 --json'
    ),
)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help=N_("All of them must occur."))
    ],
    live: filters.Live = False,
    limit: filters.Limit = None,
    all_: filters.All = False,
) -> None:
    """Print each article with its sentence, or a JSON array with `hit`."""
    from bekasi_cli.cli import scanning
    from bekasi_cli.newsroom.reading import Query

    session = Session.of(ctx)
    most = filters.most(limit, everything=all_)
    query = Query(live=live, limit=most + 1 if most else None)
    found = scanning.scan(session, query, words)
    shown = found.hits[:most]
    _print(session, shown, words, live=live)
    if len(found.hits) > len(shown):
        session.terminal.note(
            N_("These are the newest {limit}; there are more: --limit N or --all."),
            limit=len(shown),
        )
    if found.unread:
        raise typer.Exit(ExitCode.PARTIAL)


def _print(session: Session, hits: list[Hit], words: list[str], *, live: bool) -> None:
    if session.options.json:
        _print_json(session, hits, live=live)
    elif hits:
        from bekasi_cli.terminal import hits as view

        session.terminal.page(view.hits(hits, session.terminal, words, live=live))
    else:
        session.terminal.note(N_("No article has all of this: {words}"), words=", ".join(words))


def _print_json(session: Session, hits: list[Hit], *, live: bool) -> None:
    from bekasi_cli.cli import looking
    from bekasi_cli.formats.json import article_json

    house = looking.house(session)
    session.terminal.data(
        [
            article_json(
                each.article,
                body=None,
                house=house,
                version=each.article.live if live else None,
            )
            | {"hit": {"field": each.field, "sentence": each.sentence}}
            for each in hits
        ]
    )

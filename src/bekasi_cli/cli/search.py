"""Find articles by the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import filters
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import ExitCode
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.searching import Found, Hit
    from bekasi_cli.search.query import Term

app = CommandApp()

Words: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS…",
        help=N_('All must occur: word, beginning*, "a phrase", title:word (judul:kata).'),
    ),
]
Exact: TypeAlias = Annotated[
    bool, typer.Option("--exact", help=N_("Find words only as they are typed."))
]
Best: TypeAlias = Annotated[
    bool, typer.Option("--best", help=N_("Show those first that are most about these words."))
]


@app.act(
    "search",
    help=N_(
        "Find the articles that have all these words in title, summary or text, the newest first,"
        " and show the sentence where they stand. Capitals do not matter; melantik, dilantik and"
        " pelantikan find each other, unless --exact is given. A star finds beginnings, quotation"
        " marks make a phrase, and before a colon stands where to look: title, summary, body,"
        " reporter, editor, photographer, category, tag, kind, place, or their Indonesian names."
        " The trash is left out."
    ),
    examples=(
        "bekasi search jembatan\nbekasi search panen rawalintang --live\n"
        'bekasi search "pasar tani" --limit 5 --json\n'
        "bekasi search judul:pelantik* reporter:atn --best\n"
        'bekasi search banjir --category lingkungan --since "1 Januari" --exact'
    ),
)
def search(
    ctx: typer.Context,
    words: Words,
    exact: Exact = False,
    best: Best = False,
    state: filters.States = None,
    kind: filters.Kinds = None,
    reporter: filters.Reporters = None,
    editor: filters.Editors = None,
    category: filters.Categories = None,
    tag: filters.Tags = None,
    event: filters.Events = None,
    since: filters.Since = "",
    until: filters.Until = "",
    live: filters.Live = False,
    limit: filters.Limit = None,
    all_: filters.All = False,
) -> None:
    """Print each article with its sentence, or a JSON array with `hit`."""
    from bekasi_cli.cli import scanning
    from bekasi_cli.search.query import read

    session = Session.of(ctx)
    terms = read(words, exact=exact)
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
    )
    found = scanning.scan(session, query, terms, best=best)
    if found.hits:
        _print(session, found.hits[:most], terms, live=live)
    else:
        _print_none(session, words)
    _tell_more(session, found, most, best=best)


def _tell_more(session: Session, found: Found, most: int | None, *, best: bool) -> None:
    if most and len(found.hits) > most:
        session.terminal.note(
            N_("These are the best {limit}; there are more: --limit N or --all.")
            if best
            else N_("These are the newest {limit}; there are more: --limit N or --all."),
            limit=most,
        )
    if found.unread:
        raise typer.Exit(ExitCode.PARTIAL)


def _print_none(session: Session, words: Sequence[str]) -> None:
    if session.options.json:
        session.terminal.data([])
    else:
        session.terminal.note(N_("No article has all of this: {words}"), words=", ".join(words))


def _print(session: Session, hits: list[Hit], terms: Sequence[Term], *, live: bool) -> None:
    if session.options.json:
        _print_json(session, hits, live=live)
    else:
        from bekasi_cli.terminal import hits as view

        session.terminal.page(view.hits(hits, session.terminal, terms, live=live))


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
            | {"hit": {"field": each.field.value, "sentence": each.sentence}}
            for each in hits
        ]
    )

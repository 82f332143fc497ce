"""Tell an article's whole story, from its first line to the last act."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "history",
    help=N_(
        "Tell an article's whole story: every act with who, when and why, and every text that"
        " was ever saved, also those that came too late to count."
    ),
    examples="bekasi history 17\nbekasi history 17 --json",
)
def history(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Print a sentence for each act, or a JSON array."""
    from bekasi_cli.cli import looking
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.story import events
    from bekasi_cli.terminal import history as view

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    found = events(session.store, article.id)
    if session.options.json:
        session.terminal.data([view.event_json(each, session.settings.zone) for each in found])
        return
    session.terminal.page(
        view.story(article.id, found, session.terminal, names=looking.names(session))
    )

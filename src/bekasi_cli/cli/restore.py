"""Take an article out of the trash."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "restore",
    help=N_("Take an article out of the trash. It is a draft again."),
    examples="bekasi restore 17",
)
def restore(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Make the article a draft again."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import writing

    session = Session.of(ctx)
    outcomes.tell(
        session,
        writing.restore(session.room, number),
        N_("Article {number}, “{title}”, is out of the trash: it is a draft again."),
        N_("You have already taken article {number} out of the trash; it is {state}."),
    )

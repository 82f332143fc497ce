"""Take back what was submitted."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "withdraw",
    help=N_("Take back an article that you submitted. It is a draft again."),
    examples="bekasi withdraw 17",
)
def withdraw(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Make the article a draft again."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import writing

    session = Session.of(ctx)
    outcomes.tell(
        session,
        writing.withdraw(session.room, number),
        N_("Article {number}, “{title}”, is a draft again."),
        N_("You have already withdrawn article {number}; it is {state}."),
    )

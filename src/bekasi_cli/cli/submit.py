"""Hand an article to the editors."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Digest, Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "submit",
    help=N_("Hand an article to the editors. From then on an editor can approve it."),
    examples="bekasi submit 17\nbekasi ajukan 17 --digest A1B2C3D4",
)
def submit(
    ctx: typer.Context,
    number: Number,
    digest: Digest = "",
) -> None:
    """Let the article wait for approval."""
    from bekasi_cli.cli import outcomes, styling
    from bekasi_cli.newsroom import writing

    session = Session.of(ctx)
    outcome = writing.submit(session.room, number, digest or None)
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, now waits for approval (code {code})."),
        N_("You have already submitted article {number}; it is {state}."),
    )
    if not outcome.already:
        styling.tell(session, outcome.article)

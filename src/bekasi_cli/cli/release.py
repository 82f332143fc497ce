"""Show an article to the public again that was on hold."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "release",
    help=N_(
        "Show an article again that is on hold, with the corrections that were published meanwhile."
    ),
    examples="bekasi release 17\nbekasi release 17 --json",
)
def release(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Let readers see the article again."""
    from bekasi_cli.cli import going_out, outcomes
    from bekasi_cli.newsroom import recalling

    session = Session.of(ctx)
    outcome = recalling.release(session.room, number)
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, is shown to readers again."),
        N_("You have already released article {number}."),
    )
    outcomes.tell_address(session, outcome)
    going_out.follow(session)

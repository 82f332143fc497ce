"""Take an article off the schedule."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "unschedule",
    help=N_(
        "Take an article off the schedule. It stays approved and can be published or scheduled"
        " again."
    ),
    examples="bekasi unschedule 17\nbekasi unschedule 17 --json",
)
def unschedule(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Make the article wait for a decision again."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import scheduling

    session = Session.of(ctx)
    outcomes.tell(
        session,
        scheduling.unschedule(session.room, number),
        N_("Article {number}, “{title}”, is off the schedule; it is {state}."),
        N_("You have already taken article {number} off the schedule; it is {state}."),
    )

"""Hide an article from the public at once, in one command."""

from __future__ import annotations

from typing import Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "hold",
    help=N_(
        "Hide a published article at once: in its place readers see a notice. Nothing is asked;"
        " `release` shows it again. Whoever holds an article cannot retract it."
    ),
    examples='bekasi hold 17 --reason "Nama korban keliru"\nbekasi tahan 17',
)
def hold(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=N_("Why, for the office; in history."))
    ] = "",
) -> None:
    """Put the article on hold."""
    from bekasi_cli.cli import going_out, outcomes
    from bekasi_cli.newsroom import recalling

    session = Session.of(ctx)
    outcomes.tell(
        session,
        recalling.hold(session.room, number, reason),
        N_(
            "Article {number}, “{title}”, is on hold: readers see a notice in its place."
            " To show it again: bekasi release {number}"
        ),
        N_("You have already put article {number} on hold."),
    )
    going_out.follow(session)

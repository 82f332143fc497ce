"""Approve exactly the text that was read."""

from __future__ import annotations

from typing import Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import AnyNumber, Digest
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "approve",
    help=N_(
        "Approve exactly this text: any change makes the approval void. On a terminal the article"
        " is shown first. Nobody approves their own text, save with --urgent."
    ),
    examples=(
        "bekasi approve 17\n"
        "bekasi setujui 17 --digest A1B2C3D4\n"
        "bekasi approve 17 --publish\n"
        'bekasi approve 17 --urgent "Peringatan banjir, redaktur lain tidak terhubung"'
    ),
)
def approve(
    ctx: typer.Context,
    number: AnyNumber = None,
    digest: Digest = "",
    urgent: Annotated[
        str | None,
        typer.Option(
            "--urgent",
            metavar="REASON",
            help=N_("Why it cannot wait for a second person; history and reports show it."),
        ),
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help=N_("Publish it as well, in the same act."))
    ] = False,
) -> None:
    """Give the approval, after showing what it is given to."""
    from bekasi_cli.cli import outcomes, permits, picking
    from bekasi_cli.newsroom import editing
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    reason = "" if urgent is None else urgent or " "  # blank is refused, absent is not
    article = picking.article(session, Action.APPROVE, number)
    to_do = permits.check(session, Action.APPROVE, article, digest=digest, urgent=reason)
    if to_do or (publish and permits.check(session, Action.PUBLISH, article, digest=digest)):
        question = N_("Approve and publish it?") if publish else N_("Approve exactly this text?")
        digest = picking.agree(session, article, question) or digest
    outcome = editing.approve(
        session.room, article.id, digest=digest or None, urgent=reason, publish=publish
    )
    outcomes.tell(
        session,
        outcome,
        N_("You approved article {number}, “{title}”, as it reads under code {code}: {state}."),
        N_("You have already approved article {number}; it is {state}."),
    )
    if publish:
        outcomes.tell_address(session, outcome)

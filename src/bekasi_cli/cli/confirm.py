"""Confirm that an approval was given outside as it was recorded."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "confirm",
    help=N_(
        "Confirm that an approval was given outside as somebody recorded it. The member of staff"
        " whom it names confirms it; for a name from outside, an editor or admin who did not"
        " enter it."
    ),
    examples="bekasi confirm 17\nbekasi confirm 17 --json",
)
def confirm(ctx: typer.Context, number: Number) -> None:
    """Mark the approval, and say in full what was confirmed."""
    from bekasi_cli.cli import looking, outcomes
    from bekasi_cli.documents import short_digest
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import outside
    from bekasi_cli.terminal.preview import named
    from bekasi_cli.workflow import outside_approval

    session = Session.of(ctx)
    given = outside_approval(session.store.get(Article, number))
    outcome = outside.confirm(session.room, number)
    outcomes.tell(
        session,
        outcome,
        N_("You confirmed the approval of article {number}, “{title}”."),
        N_("You have already confirmed the approval of article {number}."),
    )
    if given and not outcome.already:
        names = looking.names(session)
        session.terminal.note(
            N_("{who} gave it via {via} for the text {code}; {by} entered it on {at}."),
            who=named(given.approved_by, names),
            via=given.via,
            code=short_digest(given.digest),
            by=named(given.by, names),
            at=given.at,
        )

"""Let the public see exactly the text that was approved."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import AnyNumber, Digest
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "publish",
    help=N_(
        "Publish an approved article, exactly as it was approved. On a terminal it is shown first."
    ),
    examples="bekasi publish 17\nbekasi terbitkan 17 --digest A1B2C3D4\nbekasi publish --yes 17",
)
def publish(
    ctx: typer.Context,
    number: AnyNumber = None,
    digest: Digest = "",
) -> None:
    """Let the article out, after showing it."""
    from bekasi_cli.cli import outcomes, permits, picking
    from bekasi_cli.newsroom import publishing
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    article = picking.article(session, Action.PUBLISH, number)
    if permits.check(session, Action.PUBLISH, article, digest=digest):
        digest = picking.agree(session, article, N_("Publish exactly this text?")) or digest
    outcome = publishing.publish(session.room, article.id, digest=digest or None)
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}” (code {code}), is now {state}."),
        N_("You have already published article {number}; it is {state}."),
    )
    outcomes.tell_address(session, outcome)

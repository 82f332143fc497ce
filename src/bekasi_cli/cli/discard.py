"""Drop the changes that are under way over a published text."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "discard",
    help=N_(
        "Drop the changes that are under way over a published article. Readers go on with the"
        " text that they see now, and what was written is kept in history."
    ),
    examples="bekasi discard 17\nbekasi discard 17 --yes",
)
def discard(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Ask, then go back to the published text."""
    from bekasi_cli.cli import asking, outcomes, permits
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import recalling
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    if permits.check(session, Action.DISCARD, article):
        asking.agree(
            session,
            N_("Discard the changes to article {number}, “{title}” (revision {revision})?"),
            number=article.id,
            title=article.head.facts.title,
            revision=article.head.revision,
        )
    outcomes.tell(
        session,
        recalling.discard(session.room, number),
        N_("Article {number} is back at revision {revision} (code {code}); it is {state}."),
        N_("You have already discarded the changes to article {number}."),
    )

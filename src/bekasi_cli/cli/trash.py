"""Move an article that was never published to the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Interrupted
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.model import Article

app = CommandApp()


@app.act(
    "trash",
    help=N_(
        "Move an article that was never published to the trash. Nothing is deleted:"
        " `restore` brings it back."
    ),
    examples="bekasi trash 17\nbekasi trash 17 --yes",
)
def trash(
    ctx: typer.Context,
    number: Number,
) -> None:
    """Ask, then put the article out of everybody's way."""
    from bekasi_cli.cli import outcomes, permits
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import writing
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    if permits.check(session, Action.TRASH, article) and not session.options.yes:
        _ask(session, article)
    outcomes.tell(
        session,
        writing.trash(session.room, number),
        N_(
            "Article {number}, “{title}”, is in the trash."
            " To bring it back: bekasi restore {number}"
        ),
        N_("You have already moved article {number} to the trash."),
    )


def _ask(session: Session, article: Article) -> None:
    from bekasi_cli import prompts

    question = session.terminal.sentence(
        N_("Move article {number}, “{title}”, to the trash?"),
        number=article.id,
        title=article.head.facts.title,
    )
    if not prompts.confirm(question, asking=session.surroundings.asking):
        raise Interrupted(N_("Nothing was done."))

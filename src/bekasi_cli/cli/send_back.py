"""Return an article to its reporter with a reason."""

from __future__ import annotations

from typing import Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "send-back",
    help=N_(
        "Return an article to its reporter with a reason, which they see first of all."
        " Its approvals are void."
    ),
    examples=(
        'bekasi send-back 17 --reason "Sebutkan sumber angka pada paragraf kedua"\n'
        "bekasi kembalikan 17"
    ),
)
def send_back(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=N_("What has to change, and why."))
    ] = "",
) -> None:
    """Make the article a draft that needs work."""
    give_back(Session.of(ctx), number, reason)


def give_back(session: Session, number: int, reason: str = "") -> None:
    """Send the article back with REASON, which is asked for where it is missing."""
    from bekasi_cli.cli import outcomes
    from bekasi_cli.newsroom import editing

    if not reason.strip():
        reason = _asked(session, number)
    outcomes.tell(
        session,
        editing.send_back(session.room, number, reason),
        N_("Article {number}, “{title}”, is a draft again; its reporter will see your reason."),
        N_("You have already sent article {number} back; it is {state}."),
    )


def _asked(session: Session, number: int) -> str:
    """Ask for the reason, after making sure that the article can be sent back at all."""
    from bekasi_cli import prompts
    from bekasi_cli.cli import permits
    from bekasi_cli.model import Article
    from bekasi_cli.workflow import Action

    article = session.store.get(Article, number)
    if not permits.check(session, Action.SEND_BACK, article):
        return ""  # done already: the use case says so
    question = session.terminal.sentence(
        N_("What has to change in article {number}, “{title}”?"),
        number=article.id,
        title=article.head.facts.title,
    )
    return prompts.ask_text(question, asking=session.surroundings.asking, flag="--reason")

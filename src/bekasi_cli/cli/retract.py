"""Withdraw an article for good, and tell its readers why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Ground

if TYPE_CHECKING:
    from bekasi_cli.model import Article

app = CommandApp()


@app.act(
    "retract",
    help=N_(
        "Withdraw an article for good that somebody else put on hold. Its page stays, as a dated"
        " notice with your reason, which is public. Afterwards only a reply to it is possible."
    ),
    examples=(
        'bekasi retract 17 --ground wrong-photograph --reason "Foto itu dari peristiwa lain."\n'
        "bekasi cabut 17"
    ),
)
def retract(
    ctx: typer.Context,
    number: Number,
    ground: Annotated[
        Ground | None, typer.Option("--ground", help=N_("On what ground."), show_default=False)
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help=N_("The reason that readers are told."))
    ] = "",
) -> None:
    """Ask, then withdraw the article."""
    from bekasi_cli.cli import going_out, outcomes, permits
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import recalling
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    if permits.check(session, Action.RETRACT, article):
        if session.surroundings.asking:
            ground = ground or _ask_ground()
            reason = reason.strip() or _ask_reason(session, article)
        permits.check(session, Action.RETRACT, article, ground=ground, reason=reason)
        _agree(session, article, ground, reason)
    outcomes.tell(
        session,
        recalling.retract(session.room, number, ground=ground, reason=reason),
        N_("Article {number}, “{title}”, is retracted. Its page stays, with your reason."),
        N_("You have already retracted article {number}."),
    )
    going_out.follow(session)


def _ask_ground() -> Ground:
    from bekasi_cli import prompts
    from bekasi_cli.house import GROUNDS

    choices = [(ground.value, _(label)) for ground, label in GROUNDS.items()]
    return Ground(
        prompts.choose(_("On what ground is it retracted?"), choices, asking=True, flag="--ground")
    )


def _ask_reason(session: Session, article: Article) -> str:
    from bekasi_cli import prompts

    question = session.terminal.sentence(
        N_("What should readers of article {number}, “{title}”, be told?"),
        number=article.id,
        title=article.head.facts.title,
    )
    return prompts.ask_text(question, asking=True, flag="--reason")


def _agree(session: Session, article: Article, ground: Ground | None, reason: str) -> None:
    """Read back what readers will see, and ask; GROUND is there, or it was refused before."""
    from bekasi_cli.cli import asking
    from bekasi_cli.house import GROUNDS

    if ground and not session.options.yes:
        session.terminal.note(
            N_("Readers will see: {reason} (ground: {ground})"),
            reason=reason,
            ground=_(GROUNDS[ground]),
        )
    asking.agree(
        session,
        N_("Retract article {number}, “{title}”, for good?"),
        number=article.id,
        title=article.head.facts.title,
    )

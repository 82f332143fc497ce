"""Let the public see exactly the text that was approved: now, at an hour, or when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import AnyNumber, Digest
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

app = CommandApp()


@app.act(
    "publish",
    help=N_(
        "Publish an approved article, exactly as it was approved, now or --at an hour that is to"
        " come. On a terminal it is shown first. --due is for the computer's clock (cron): it lets"
        " out whatever is due."
    ),
    examples=(
        "bekasi publish 17\n"
        "bekasi terbitkan 17 --digest A1B2C3D4\n"
        "bekasi publish --yes 17\n"
        'bekasi publish 17 --at "besok 09.00"\n'
        "bekasi publish --due"
    ),
)
def publish(
    ctx: typer.Context,
    number: AnyNumber = None,
    digest: Digest = "",
    at: Annotated[
        str, typer.Option("--at", metavar="TIME", help=N_("The day and hour it is to go out."))
    ] = "",
    due: Annotated[
        bool, typer.Option("--due", help=N_("Publish every scheduled article that is due."))
    ] = False,
) -> None:
    """Let the article out, after showing it."""
    session = Session.of(ctx)
    if due:
        from bekasi_cli.cli import due as clockwork

        if number is not None or digest or at:
            raise UsageProblem(
                N_("--due publishes all that is due, so it takes no number, --digest or --at."),
                N_("Type: bekasi publish --due"),
            )
        clockwork.publish(session)
    elif at:
        _schedule(session, number, digest, at)
    else:
        _publish(session, number, digest)


def _publish(session: Session, number: int | None, digest: str) -> None:
    from bekasi_cli.cli import going_out, outcomes, permits, picking
    from bekasi_cli.newsroom import publishing
    from bekasi_cli.workflow import Action

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
    going_out.follow(session)


def _schedule(session: Session, number: int | None, digest: str, at: str) -> None:
    from bekasi_cli.cli import outcomes, permits, picking
    from bekasi_cli.newsroom import scheduling
    from bekasi_cli.workflow import Action

    moment = _moment(session, at)
    article = picking.article(session, Action.SCHEDULE, number)
    if permits.check(session, Action.SCHEDULE, article, digest=digest, at=moment):
        question = N_("Let exactly this text go out at that hour?")
        digest = picking.agree(session, article, question) or digest
    outcomes.tell(
        session,
        scheduling.schedule(session.room, article.id, moment, digest=digest or None),
        N_("Article {number}, “{title}” (code {code}), goes out on {hour}."),
        N_("You have already scheduled article {number} for {hour}."),
    )


def _moment(session: Session, at: str) -> datetime:
    """Return the instant that AT means, and echo it in full."""
    from bekasi_cli import dates
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.i18n import language

    zone = session.settings.zone
    moment = dates.parse(at, now=now(), zone=zone, lean=dates.Lean.FUTURE, needs_hour=True)
    session.terminal.note(
        N_("“{text}” is understood as {at}."), text=at, at=dates.show(moment, zone, language())
    )
    return moment

"""Approve exactly the text that was read, or record that somebody outside approved it."""

from __future__ import annotations

from typing import Annotated, NamedTuple, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import AnyNumber, Digest
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

app = CommandApp()


class Outside(NamedTuple):
    """What was said of an approval that was given outside; None where it was not."""

    approved_by: str | None
    via: str | None
    code: str | None


Accepted: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--accept-findings",
        metavar="REASON",
        help=N_("Why errors of house style may stand; history shows it."),
    ),
]
Urgent: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--urgent",
        metavar="REASON",
        help=N_("Why it cannot wait for a second person; history and reports show it."),
    ),
]


class Reasons(NamedTuple):
    """Why an approval cannot wait for a second person, and why findings may stand."""

    urgent: str = ""
    accepted: str = ""


NO_REASONS = Reasons()


@app.act(
    "approve",
    help=N_(
        "Approve exactly this text: any change makes the approval void. On a terminal the article"
        " is shown first. Nobody approves their own text, save with --urgent. With --approved-by,"
        " --via and --code, record that somebody outside approved it: `ask` gives the text with"
        " its code to send to them. Errors of house style must be mended first, or be taken upon"
        " you with --accept-findings."
    ),
    examples=(
        "bekasi approve 17\n"
        "bekasi setujui 17 --digest A1B2C3D4\n"
        "bekasi approve 17 --publish\n"
        'bekasi approve 17 --urgent "Peringatan banjir, redaktur lain tidak terhubung"\n'
        'bekasi approve 17 --approved-by "Kabag Prokopim" --via WhatsApp --code A1B2C3D4'
    ),
)
def approve(
    ctx: typer.Context,
    number: AnyNumber = None,
    digest: Digest = "",
    urgent: Urgent = None,
    accepted: Accepted = None,
    publish: Annotated[
        bool, typer.Option("--publish", help=N_("Publish it as well, in the same act."))
    ] = False,
    approved_by: Annotated[
        str | None,
        typer.Option(
            "--approved-by",
            metavar="WHO",
            help=N_("Who approved it outside: a staff code, or a name or office."),
        ),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option("--via", metavar="WAY", help=N_("How the answer came, such as WhatsApp.")),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option("--code", metavar="CODE", help=N_("The code that stands in the answer.")),
    ] = None,
) -> None:
    """Give the approval, after showing what it is given to; or record one."""
    session = Session.of(ctx)
    said = Outside(approved_by, via, code)
    if said == Outside(None, None, None):
        said_with = Reasons(_typed(urgent), _typed(accepted))
        _approve(session, number, digest, said_with, publish=publish)
        return
    if urgent is not None:
        raise UsageProblem(
            N_("--urgent and --approved-by are two different ways to approve."),
            N_("Leave one of them out."),
        )
    _record(session, number, said, digest, publish=publish)


def _approve(
    session: Session, number: int | None, digest: str, said: Reasons, *, publish: bool
) -> None:
    from bekasi_cli.cli import opened, permits, picking, styling
    from bekasi_cli.newsroom import checking
    from bekasi_cli.workflow import Action

    article = picking.article(session, Action.APPROVE, number)
    opened.tell(session, article.id)
    to_do = permits.check(
        session,
        Action.APPROVE,
        article,
        digest=digest,
        urgent=said.urgent,
        accepted=said.accepted,
        faults=checking.faults(session.store, article, styling.rules_in_force(session)),
    )
    if to_do or (publish and permits.check(session, Action.PUBLISH, article, digest=digest)):
        question = N_("Approve and publish it?") if publish else N_("Approve exactly this text?")
        digest = picking.agree(session, article, question) or digest
    give(session, article.id, digest, said, publish=publish)


def _typed(reason: str | None) -> str:
    """Return what was typed: blank is refused later, absent is not."""
    return "" if reason is None else reason or " "


def give(
    session: Session,
    number: int,
    digest: str,
    said: Reasons = NO_REASONS,
    *,
    publish: bool = False,
) -> None:
    """Approve the text of DIGEST, and say what came of it."""
    from bekasi_cli.cli import going_out, outcomes, styling
    from bekasi_cli.newsroom import editing

    outcome = editing.approve(
        session.room,
        number,
        digest=digest or None,
        urgent=said.urgent,
        accepted=said.accepted,
        publish=publish,
        rules=styling.rules_in_force(session),
    )
    outcomes.tell(
        session,
        outcome,
        N_("You approved article {number}, “{title}”, as it reads under code {code}: {state}."),
        N_("You have already approved article {number}; it is {state}."),
    )
    if publish:
        outcomes.tell_address(session, outcome)
        going_out.follow(session)


def _record(
    session: Session, number: int | None, said: Outside, digest: str, *, publish: bool
) -> None:
    from bekasi_cli.cli import going_out, looking, outcomes, picking
    from bekasi_cli.newsroom import outside
    from bekasi_cli.terminal.preview import named
    from bekasi_cli.workflow import Action, outside_approval

    outcome = outside.approve_outside(
        session.room,
        picking.article(session, Action.APPROVE_OUTSIDE, number).id,
        approved_by=said.approved_by or "",
        via=said.via or "",
        code=said.code or digest,
        publish=publish,
    )
    given = outside_approval(outcome.article)
    if given and not outcome.already:
        names = looking.names(session)
        session.terminal.note(
            N_("Recorded: {who} approved exactly this text via {via}; entered by {by}."),
            who=named(given.approved_by, names),
            via=given.via,
            by=named(given.by, names),
        )
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, as it reads under code {code}, is now {state}."),
        N_("You have already recorded this approval of article {number}; it is {state}."),
    )
    if publish:
        outcomes.tell_address(session, outcome)
        going_out.follow(session)

"""Examine the newsroom's files, and restore what the rest of them proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Damaged, Interrupted, PartlyDone
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.storage.port import Report

app = CommandApp()


@app.act(
    "doctor",
    help=N_(
        "Examine the newsroom's files: journal, texts, facts, pictures. With --repair, restore"
        " what the rest proves; nothing is overwritten that cannot be proved wrong."
    ),
    examples="bekasi doctor\nbekasi doctor --repair\nbekasi doctor --json",
)
def doctor(
    ctx: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help=N_("Restore what can be."))] = False,
) -> None:
    """Leave with 0 where all is whole, 7 where it is damaged, 3 where part was restored."""
    session = Session.of(ctx)
    with session.terminal.progress(N_("Examining")) as progress:
        report = session.store.inspect(None, progress)
    if not repair or not report.problems:
        _tell(session, report)
        if not report.whole:
            raise _damaged(report)
        return
    _allowed(session)
    if not session.options.yes:
        _tell(session, report, asked=True)
        _confirm(session)
    with session.terminal.progress(N_("Repairing")) as progress:
        repaired = session.store.repair(progress)
    _tell(session, repaired)
    _judge(repaired)


def _tell(session: Session, report: Report, *, asked: bool = False) -> None:
    """Print REPORT; one that only leads to a question goes where questions go."""
    from bekasi_cli.terminal import care

    if asked:
        session.terminal.err.print(care.report(report, session.terminal))
    elif session.options.json:
        session.terminal.data(care.report_json(report, session.terminal))
    else:
        session.terminal.draw(care.report(report, session.terminal))


def _allowed(session: Session) -> None:
    """Let an admin repair, and anybody where the store cannot tell who works here.

    Whoever may write in the folder could restore a backup by hand; refusing them here would
    only leave a damaged newsroom without its doctor.
    """
    from bekasi_cli.model import Staff
    from bekasi_cli.workflow import Act, may

    session.store.writable()
    try:
        session.store.find(Staff)
    except Damaged:
        session.terminal.warn(
            N_("The list of staff cannot be read, so nobody's role can be checked.")
        )
        return
    may(Act.REPAIR, session.actor)


def _confirm(session: Session) -> None:
    from bekasi_cli.prompts import confirm

    question = _("Repair the newsroom's files now?")
    if not confirm(question, asking=session.surroundings.asking):
        raise Interrupted(N_("Nothing was repaired."), N_("To do it: bekasi doctor --repair"))


def _judge(repaired: Report) -> None:
    if repaired.whole and not repaired.lost:
        return
    if repaired.whole:
        last = repaired.head.seq
        raise PartlyDone(
            N_(
                "Repaired, but acts {first} to {last} are gone: the journal was cut after act"
                " {kept}, and nothing here can bring them back."
            ),
            N_("Restore a newer backup, or do them again; what is known of them is in recovered/."),
            first=last + 1,
            last=last + repaired.lost,
            kept=last,
        )
    if repaired.repaired:
        raise PartlyDone(
            N_("Part was restored; {count} serious findings are left."),
            N_("Restore the files named above from a backup, then: bekasi doctor"),
            count=_serious(repaired),
        )
    raise Damaged(
        N_("Nothing could be restored; {count} serious findings are left."),
        N_("Restore the files named above from a backup, then: bekasi doctor"),
        count=_serious(repaired),
    )


def _damaged(report: Report) -> Damaged:
    hint = (
        N_("To restore what can be: bekasi doctor --repair")
        if any(each.repairable for each in report.problems)
        else N_("Restore the files named above from a backup, then: bekasi doctor")
    )
    return Damaged(
        N_("The newsroom is damaged: {count} serious findings."), hint, count=_serious(report)
    )


def _serious(report: Report) -> int:
    return sum(each.serious for each in report.problems)

"""Publish what is due, for the clock of a computer where nobody sits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.errors import BekasiError, PartlyDone
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.room import Newsroom
    from bekasi_cli.newsroom.scheduling import Run, Step


def publish(session: Session) -> None:
    """Let out each article whose hour has come; say of the others why they stay.

    Where nothing is due nothing is said, unless somebody watches: cron mails every word.

    Raises:
        PartlyDone: some of them did not go out.
        Refused: the clock cannot be trusted.
    """
    from bekasi_cli.cli import going_out
    from bekasi_cli.newsroom import scheduling

    session.store.writable()
    room = _room(session)
    steps: list[Step] = []
    at = room.now()
    coming = scheduling.publish_due(room)
    try:
        for step in coming:
            steps.append(step)
            _tell(session, step)
    finally:
        run = scheduling.Run(
            at=at,
            login=room.actor.login,
            published=tuple(each.article.id for each in steps if not each.why),
            skipped=tuple(each.article.id for each in steps if each.why),
        )
        _keep(session, run)
    if run.published:
        going_out.follow(session)
    _sum_up(session, steps, run)


def _room(session: Session) -> Newsroom:
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.room import Newsroom
    from bekasi_cli.newsroom.scheduling import clockwork

    actor = clockwork(session.surroundings.login)
    return Newsroom(store=session.store, settings=session.settings, actor=actor, clock=now)


def _tell(session: Session, step: Step) -> None:
    terminal, article = session.terminal, step.article
    details: dict[str, object] = {
        "number": article.id,
        "title": article.head.facts.title,
        "at": article.scheduled or article.updated,
    }
    if step.why is None:
        terminal.say(N_("Article {number}, “{title}”, went out as scheduled."), **details)
        return
    why = " ".join(part for part in step.why.sentences(terminal.show) if part)
    terminal.warn(
        N_("Article {number}, “{title}”, was due on {at} and did not go out: {why}"),
        **details,
        why=why,
    )


def _keep(session: Session, run: Run) -> None:
    """Remember the run; what went out has gone out, whether or not that can be written."""
    from bekasi_cli.newsroom.scheduling import keep_run

    try:
        keep_run(session.folder, run)
    except BekasiError as error:
        reason = error.sentences(session.terminal.show)[0]
        session.terminal.warn(N_("This run could not be recorded: {reason}"), reason=reason)


def _sum_up(session: Session, steps: Sequence[Step], run: Run) -> None:
    from bekasi_cli.dates import rfc3339

    terminal, zone = session.terminal, session.settings.zone
    if terminal.json:
        terminal.data(
            {
                "at": rfc3339(run.at, zone),
                "login": run.login,
                "published": list(run.published),
                "skipped": [
                    {
                        "number": each.article.id,
                        "scheduled": rfc3339(each.article.scheduled, zone)
                        if each.article.scheduled
                        else None,
                        "why": each.why.sentences(terminal.show)[0],
                    }
                    for each in steps
                    if each.why
                ],
            }
        )
    elif not steps and session.surroundings.asking:
        terminal.note(N_("Nothing is due."))
    if run.skipped:
        raise PartlyDone(
            N_("{count} of {all} articles that were due did not go out."),
            N_("Why stands above. See what is scheduled: bekasi list --state scheduled"),
            count=len(run.skipped),
            all=len(steps),
        )

"""Ask before something is undone that people rely on; say when nobody can prove who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bekasi_cli.errors import Interrupted
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.workflow import Act


def may(session: Session, act: Act) -> None:
    """Raise what would come anyhow, before anybody is made to decide.

    Raises:
        Refused: ACT is for others.
        Unreachable: nothing could be written here.
    """
    from bekasi_cli.model import Staff
    from bekasi_cli.workflow import may as ask

    session.store.writable()
    ask(act, session.actor, session.store.find(Staff))


def warn_unproven(session: Session) -> None:
    """Say where the journal cannot prove who did what was just done."""
    from bekasi_cli.model import Identity

    if session.actor.identity is Identity.UNPROVEN:
        session.terminal.warn(
            N_(
                "Journalled as “identity not proven”: {code} has no PIN, and others use the login"
                " {login} too. To set one: bekasi staff pin {code}"
            ),
            code=session.actor.code,
            login=session.actor.login,
        )


def agree(session: Session, question: str, **details: object) -> None:
    """Ask the marked QUESTION unless --yes was typed.

    Raises:
        Interrupted: the answer was no.
        UsageProblem: nobody can be asked; names --yes.
    """
    from bekasi_cli.prompts import confirm

    if session.options.yes:
        return
    text = session.terminal.sentence(question, **details)
    if not confirm(text, asking=session.surroundings.asking):
        raise Interrupted(N_("Nothing was done."))

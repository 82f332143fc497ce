"""Ask whether an act may be done before anybody is made to type or decide for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from msgspec.structs import replace

from bekasi_cli.model import Policy, Staff

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.acting import Said
    from bekasi_cli.workflow import Action, Case, Policies


def policies(session: Session) -> Policies:
    """Return the rules of the house that are in force."""
    from bekasi_cli.workflow import Policies

    return Policies.of(session.store.find(Policy))


def check(
    session: Session,
    action: Action,
    article: Article | None,
    **said: Unpack[Said],
) -> bool:
    """Return whether ACTION is still to be done: false where the actor has done it already.

    SAID is what was typed with it; without any, what has to be typed is not missed yet.

    Raises:
        Refused: not for this person, or not in this state; says who can and what comes next.
        Conflict: somebody else has already done it.
        Unreachable: nothing could be written here.
    """
    from bekasi_cli.workflow import AlreadyDone
    from bekasi_cli.workflow import check as ask

    session.store.writable()
    try:
        ask(action, replace(_case(session, article), **said), said=bool(said))
    except AlreadyDone:
        return False
    return True


def possible(session: Session, article: Article) -> tuple[Action, ...]:
    """Return what the actor can do to ARTICLE next."""
    from bekasi_cli.workflow import possible as ask

    case = _case(session, article)
    return ask(article, case.actor, case.policies, case.now, case.staff)


def others(session: Session, action: Action, article: Article) -> tuple[Staff, ...]:
    """Return the staff beside the actor who may do ACTION to ARTICLE."""
    from bekasi_cli.workflow import who_can

    staff = session.store.find(Staff)
    able = who_can(action, article, staff, policies(session))
    return tuple(each for each in able if each.code != session.actor.code)


def _case(session: Session, article: Article | None) -> Case:
    from bekasi_cli.workflow import Case

    return Case(
        article=article,
        actor=session.actor,
        policies=policies(session),
        now=session.room.now(),
        staff=tuple(session.store.find(Staff)),
    )

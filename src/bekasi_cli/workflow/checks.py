"""Ask the table: may this be done, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bekasi_cli.documents import matches, short_digest
from bekasi_cli.errors import Conflict, Detail, Refused
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import (
    Actor,
    Article,
    Staff,
    Stage,
)
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.done import already_done, is_to_do
from bekasi_cli.workflow.guard import Sort, Why
from bekasi_cli.workflow.guards import approvals_complete
from bekasi_cli.workflow.people import is_for, who_can
from bekasi_cli.workflow.policies import Policies
from bekasi_cli.workflow.sentences import ROLES, RULES, STATES
from bekasi_cli.workflow.table import TABLE

_NEXT_STEPS = (Action.SUBMIT, Action.APPROVE, Action.PUBLISH, Action.RESTORE, Action.REVISE)
"""What a refusal suggests, the way forward first; `show` lists the rest."""

_FORWARD = {
    Stage.DRAFT: Action.SUBMIT,
    Stage.SUBMITTED: Action.APPROVE,
    Stage.APPROVED: Action.PUBLISH,
    Stage.SCHEDULED: Action.PUBLISH,
    Stage.TRASHED: Action.RESTORE,
}
"""What brings an article on from each stage."""


class AlreadyDone(Exception):
    """The actor has done this to this revision before; nothing is left to do."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.ref)
        self.article = article


def check(action: Action, case: Case, *, said: bool = True) -> None:
    """Return where CASE may do ACTION; without SAID, as if all were said that it has to be told.

    Raises:
        Refused: not for this person, or not in this state; says who can and what comes next.
        Conflict: somebody else changed the text, or has already done it.
        AlreadyDone: the actor has.
        UsageProblem: something that must be said with the act is missing.
    """
    check_person(action, case)
    if case.article is None:
        return
    _check_text(case)
    if not is_to_do(action, case):
        if already_done(action, case):
            raise AlreadyDone(case.article)
        raise _few_approvals(action, case) or _wrong_state(action, case)
    for guard in TABLE[action].guards:
        missed = said or guard.sort is not Sort.TYPED
        if missed and (why := guard.refusal(case)):
            raise _refusal(action, case, why)


def check_person(action: Action, case: Case) -> None:
    """Return where the actor may do ACTION to such an article at all, in whatever state.

    Raises:
        Refused: it is for others; says for whom.
    """
    if is_for(action, case.article, case.actor, case.staff):
        return
    details: dict[str, Detail] = {
        "rule": _(RULES[action].who),
        "name": case.actor.code,
        "roles": ", ".join(_(ROLES[role]) for role in case.actor.roles) or _(N_("no role")),
    }
    raise _refusal(
        action,
        case,
        Why(
            N_("{rule} You are {name} ({roles})."),
            N_("Ask {people}."),
            details,
            N_("Nobody else here can. An admin gives roles: bekasi staff edit CODE --role ROLE"),
        ),
    )


def _check_text(case: Case) -> None:
    """Raise Conflict where the head is not the text that the actor means."""
    head = case.subject.head
    if not case.digest or matches(head.digest, case.digest):
        return
    newest = case.subject.revision(head.revision)
    details: dict[str, Detail] = {
        "number": case.subject.id,
        "wanted": case.digest,
        "code": short_digest(head.digest),
        "revision": head.revision,
        "name": case.name(newest.by) if newest else "",
        "at": newest.at if newest else case.subject.updated,
    }
    message = N_("No version of article {number} has the code {wanted}; it now reads as {code}.")
    older = next((r for r in case.subject.revisions if matches(r.digest, case.digest)), None)
    if older:
        details["wanted"] = short_digest(older.digest)
        message = N_(
            "The text {wanted} of article {number} is no longer the newest: {name} wrote version"
            " {revision} ({code}) on {at}."
        )
    raise Conflict(message, N_("Read it as it is now: bekasi review {number}"), **details)


def _few_approvals(action: Action, case: Case) -> Exception | None:
    """Say of a text with the first of several approvals how many are missing."""
    article = case.subject
    begun = article.stage is Stage.SUBMITTED and relations.standing(article)
    if not begun or action not in (Action.PUBLISH, Action.SCHEDULE):
        return None
    why = approvals_complete.refusal(case)
    return _refusal(action, case, why) if why else None


def _wrong_state(action: Action, case: Case) -> Refused:
    article = case.subject
    hint, details = _next_step(case)
    return Refused(
        N_("Article {number} is {state}. {rule}"),
        hint,
        number=article.id,
        state=_(STATES[article.state]),
        rule=_(RULES[action].when),
        **details,
    )


def _next_step(case: Case) -> tuple[str, dict[str, str]]:
    """Return as a hint how the article goes forward: by the actor, else by whom."""
    article = case.subject
    can = possible(article, case.actor, case.policies, case.now, case.staff)
    mine = [f"bekasi {usage(each, article.id)}" for each in _NEXT_STEPS if each in can]
    if mine:
        return N_("You can do this next: {commands}"), {"commands": ", ".join(mine)}
    step = _FORWARD.get(article.stage)
    people = who_can(step, article, case.staff, case.policies) if step else ()
    if step and people:
        names = ", ".join(f"{each.name} ({each.code})" for each in people)
        command = f"bekasi {usage(step, article.id)}"
        return N_("Next comes {command}: ask {people}."), {"command": command, "people": names}
    return N_("See where it stands: bekasi show {number}"), {}


def usage(action: Action, number: int) -> str:
    """Return the command of ACTION on article NUMBER as it is typed, without `bekasi`."""
    return TABLE[action].command.format(number=number)


def _refusal(action: Action, case: Case, why: Why) -> Exception:
    others = who_can(action, case.article, case.staff, case.policies)
    people = ", ".join(f"{each.name} ({each.code})" for each in others)
    details: dict[str, Detail] = {"people": people, **why.details}
    if case.article is not None:
        details["number"] = case.article.id
    hint = why.hint if people or not why.alone else why.alone
    return why.error(why.message, hint, **details)


def possible(
    article: Article,
    actor: Actor,
    policies: Policies,
    now: datetime,
    staff: Iterable[Staff] = (),
) -> tuple[Action, ...]:
    """Return what ACTOR can do to ARTICLE next, in the order of the table.

    What has to be said with an act (a reason, an hour) is not asked for here.
    """
    case = Case(article=article, actor=actor, policies=policies, now=now, staff=tuple(staff))
    return tuple(
        action
        for action, row in TABLE.items()
        if row.stages
        and is_for(action, article, actor, case.staff)
        and is_to_do(action, case)
        and all(guard.sort is Sort.TYPED or not guard.refusal(case) for guard in row.guards)
    )

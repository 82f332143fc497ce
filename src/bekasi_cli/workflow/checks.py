"""Ask the table: may this be done, was it done already, what comes next, who can."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bekasi_cli.documents import matches, short_digest
from bekasi_cli.errors import Conflict, Detail, Refused
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import (
    SYSTEM,
    Actor,
    ApprovalKind,
    Article,
    Deed,
    Identity,
    Publication,
    Staff,
    Stage,
)
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.actions import Action, Relation
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.guard import Sort, Why
from bekasi_cli.workflow.policies import Policies
from bekasi_cli.workflow.sentences import ROLES, RULES, STATES
from bekasi_cli.workflow.table import TABLE

_GIVEN_HERE = (ApprovalKind.NORMAL, ApprovalKind.URGENT, ApprovalKind.OUTSIDE)


class AlreadyDone(Exception):
    """The actor has done this to this revision before; nothing is left to do."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.ref)
        self.article = article


def check(action: Action, case: Case) -> None:
    """Return where CASE may do ACTION.

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
    if not _is_to_do(action, case):
        if already_done(action, case):
            raise AlreadyDone(case.article)
        raise _wrong_state(action, case)
    for guard in TABLE[action].guards:
        if why := guard.refusal(case):
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


def is_for(
    action: Action, article: Article | None, actor: Actor, staff: tuple[Staff, ...] = ()
) -> bool:
    """Tell whether ACTION is for ACTOR by role, or by what they are to ARTICLE."""
    row = TABLE[action]
    if set(row.roles) & set(actor.roles):
        return True
    return article is not None and any(
        _is(relation, article, actor, staff) for relation in row.relations
    )


def _is(relation: Relation, article: Article, actor: Actor, staff: tuple[Staff, ...]) -> bool:
    match relation:
        case Relation.REPORTER:
            return relations.is_its_reporter(article, actor.code)
        case Relation.REPORTER_IF_OUTSIDE:
            return relations.is_its_reporter(article, actor.code) and relations.given_outside(
                article
            )
        case Relation.CONFIRMER:
            return relations.is_confirmer(article, actor, staff)
        case Relation.SCHEDULE:
            return actor.code == SYSTEM and actor.identity is Identity.SYSTEM


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
    if any(matches(each.digest, case.digest) for each in case.subject.revisions):
        message = N_(
            "The text {wanted} of article {number} is no longer the newest: {name} wrote version"
            " {revision} ({code}) on {at}."
        )
    raise Conflict(message, N_("Read it as it is now: bekasi show {number}"), **details)


def _is_to_do(action: Action, case: Case) -> bool:
    """Tell whether the article is where ACTION starts, and this act is not done yet."""
    article, row = case.subject, TABLE[action]
    if article.stage not in row.stages or article.publication not in row.publications:
        return False
    if action is Action.APPROVE:
        own = any(each.by == case.actor.code for each in relations.standing(article))
        return not own or bool(case.urgent) or relations.complete(article, case.policies)
    if action is Action.SCHEDULE:
        return article.scheduled is None or case.at != article.scheduled
    if action is Action.CONFIRM:
        approval = relations.outside_approval(article)
        return approval is not None and not approval.confirmed
    return True


def already_done(action: Action, case: Case) -> bool:
    """Tell whether the actor has already done ACTION to this revision.

    Raises:
        Conflict: somebody else has; says who, and when.
    """
    deed = _deed(action, case)
    if deed is None:
        return False
    if deed.by == case.actor.code:
        return action is not Action.CORRECT or _says_the_same(case)
    raise Conflict(
        RULES[action].done,
        N_("See where it stands: bekasi show {number}"),
        name=case.name(deed.by),
        number=case.subject.id,
        at=deed.at,
    )


def _says_the_same(case: Case) -> bool:
    """Tell whether a second `correct` brings nothing new, so that no text of it is lost."""
    return case.text is None or case.text.facts == case.subject.head.facts


def _deed(action: Action, case: Case) -> Deed | None:
    """Return who did ACTION with the effect that still stands."""
    article = case.subject
    if action in (Action.APPROVE, Action.APPROVE_OUTSIDE):
        if article.stage in (Stage.DRAFT, Stage.TRASHED):
            return None
        given = [each for each in relations.standing(article) if each.kind in _GIVEN_HERE]
        own = [each for each in given if each.by == case.actor.code]
        return next(
            (Deed(action=action, by=each.by, at=each.at) for each in reversed(own or given)), None
        )
    if action in (Action.PUBLISH, Action.PUBLISH_DUE):
        out = article.publication in (Publication.LIVE, Publication.HELD)
        if article.stage is not Stage.SETTLED or not out or article.live_since is None:
            return None
        return Deed(action=action, by=article.live_by, at=article.live_since)
    return next((each for each in article.deeds if each.action == action), None)


def _wrong_state(action: Action, case: Case) -> Refused:
    article = case.subject
    following = possible(article, case.actor, case.policies, case.now, case.staff)
    commands = ", ".join(f"bekasi {usage(each, article.id)}" for each in following)
    return Refused(
        N_("Article {number} is {state}. {rule}"),
        N_("You can do this next: {commands}")
        if commands
        else N_("See where it stands: bekasi show {number}"),
        number=article.id,
        state=_(STATES[article.state]),
        rule=_(RULES[action].when),
        commands=commands,
    )


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
        and _is_to_do(action, case)
        and all(guard.sort is Sort.TYPED or not guard.refusal(case) for guard in row.guards)
    )


def who_can(
    action: Action, article: Article | None, staff: Iterable[Staff], policies: Policies
) -> tuple[Staff, ...]:
    """Return the active staff who may do ACTION to ARTICLE, as persons: whatever its state."""
    people = tuple(staff)
    return tuple(
        person
        for person in people
        if person.active and _can(action, article, person, people, policies)
    )


def _can(
    action: Action,
    article: Article | None,
    person: Staff,
    staff: tuple[Staff, ...],
    policies: Policies,
) -> bool:
    actor = Actor(
        code=person.code,
        name=person.name,
        roles=person.roles,
        login=person.login,
        identity=Identity.LOGIN,
    )
    if not is_for(action, article, actor, staff):
        return False
    if article is None:
        return True
    case = Case(article=article, actor=actor, policies=policies, now=article.updated, staff=staff)
    return not any(
        guard.sort is Sort.PERSON and guard.refusal(case) for guard in TABLE[action].guards
    )

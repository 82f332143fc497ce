"""Tell whom an action is for: by role, or by what somebody is to an article."""

from __future__ import annotations

from collections.abc import Iterable

from bekasi_cli.model import (
    SYSTEM,
    Actor,
    Article,
    Identity,
    Staff,
)
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.actions import Action, Relation
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.guard import Sort
from bekasi_cli.workflow.policies import Policies
from bekasi_cli.workflow.table import TABLE


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

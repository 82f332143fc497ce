"""Tell whether an act is still to be done, or by whom it was done before."""

from __future__ import annotations

from bekasi_cli.errors import Conflict
from bekasi_cli.i18n import N_
from bekasi_cli.model import (
    ApprovalKind,
    Deed,
    Publication,
    Stage,
)
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.sentences import RULES
from bekasi_cli.workflow.table import TABLE

_GIVEN_HERE = (ApprovalKind.NORMAL, ApprovalKind.URGENT, ApprovalKind.OUTSIDE)


def is_to_do(action: Action, case: Case) -> bool:
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
    return case.text is None or case.text.digest == case.subject.head.digest


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

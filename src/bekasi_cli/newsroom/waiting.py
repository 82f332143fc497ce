"""Find what waits for an act of somebody's, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bekasi_cli.model import Actor, Article, Policy, Staff, Stage
from bekasi_cli.storage.port import Condition, Op, Reader
from bekasi_cli.workflow import (
    Action,
    Policies,
    is_its_reporter,
    outside_approval,
    possible,
)


class Next(NamedTuple):
    """An article that waits for somebody since an hour, and the act that would bring it on."""

    article: Article
    action: Action
    since: datetime


def waiting(store: Reader, actor: Actor, now: datetime) -> list[Next]:
    """Return what waits for ACTOR, what was sent back to them first, then the oldest.

    That is: their own drafts, what they can approve or publish, approvals that they can confirm.
    """
    return among(candidates(store, actor), store, actor, now)


def candidates(store: Reader, actor: Actor) -> list[Article]:
    """Return all that can wait for ACTOR, and a little more; what changed longest ago first."""
    stages = (Stage.SUBMITTED.value, Stage.APPROVED.value)
    own = Condition("owner", Op.IN, (actor.code.casefold(),))
    found = [
        *store.find(Article, Condition("stage", Op.IN, stages)),
        *store.find(Article, Condition("stage", Op.IN, (Stage.DRAFT.value,)), own),
        *store.find(Article, Condition("unconfirmed", Op.IN, ("true",))),
    ]
    unique = {each.id: each for each in found}
    return sorted(unique.values(), key=lambda each: (each.updated, each.id))


def among(articles: Iterable[Article], store: Reader, actor: Actor, now: datetime) -> list[Next]:
    """Return which of ARTICLES wait for ACTOR, in the order of `waiting`."""
    policies = Policies.of(store.find(Policy))
    staff = store.find(Staff)
    found = []
    for article in articles:
        can = possible(article, actor, policies, now, staff)
        if action := _wanted(article, actor, can):
            found.append(Next(article, action, _since(article, action)))
    return sorted(found, key=lambda each: (not _came_back(each.article), each.since))


def _since(article: Article, action: Action) -> datetime:
    """Return when ARTICLE came to wait for ACTION."""
    outside, back = outside_approval(article), article.sent_back
    moments = {
        Action.APPROVE: article.submitted,
        Action.PUBLISH: article.approved,
        Action.REVISE: back.at if back else None,
        Action.CONFIRM: outside.at if outside else None,
    }
    return moments.get(action) or article.updated


def _wanted(article: Article, actor: Actor, can: tuple[Action, ...]) -> Action | None:
    if Action.APPROVE in can:
        return Action.APPROVE
    if Action.PUBLISH in can and article.stage is Stage.APPROVED:
        return Action.PUBLISH
    if Action.SUBMIT in can and is_its_reporter(article, actor.code):
        return Action.REVISE if _came_back(article) else Action.SUBMIT
    outside = outside_approval(article)
    if Action.CONFIRM in can and outside and outside.confirmed is False:
        return Action.CONFIRM
    return None


def _came_back(article: Article) -> bool:
    return article.stage is Stage.DRAFT and article.sent_back is not None

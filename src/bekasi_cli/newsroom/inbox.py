"""Gather what needs an act of somebody's: texts that wait, and what others did or said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from bekasi_cli.model import (
    Actor,
    ApprovalKind,
    Article,
    Policy,
    Publication,
    Role,
    Staff,
    Stage,
    stamp,
)
from bekasi_cli.newsroom.outside import unconfirmed
from bekasi_cli.storage.port import Condition, Op, Reader
from bekasi_cli.workflow import (
    ACTS,
    Act,
    Action,
    Policies,
    is_its_reporter,
    outside_approval,
    possible,
)
from bekasi_cli.workflow.redaction import requested

RECENT = timedelta(days=7)
"""So long somebody is told what others did to a published article of theirs, or said of it."""


class What(StrEnum):
    """Why an article stands in an inbox."""

    SENT_BACK = "sent-back"
    DRAFT = "draft"
    APPROVE = "approve"
    PUBLISH = "publish"
    CONFIRM = "confirm"
    FIXED = "fixed"
    CORRECTED = "corrected"
    HELD = "held"
    RETRACTED = "retracted"
    COMMENTED = "commented"
    ERASE = "erase"


COMMANDS = {
    What.SENT_BACK: "edit {number}",
    What.DRAFT: "submit {number}",
    What.APPROVE: "review {number}",
    What.PUBLISH: "publish {number}",
    What.CONFIRM: "confirm {number}",
    What.FIXED: "diff {number}",
    What.CORRECTED: "diff {number}",
    What.HELD: "show {number}",
    What.RETRACTED: "show {number}",
    What.COMMENTED: "review {number}",
    What.ERASE: "redact {number}",
}
"""What is typed next, without `bekasi`."""


class Item(NamedTuple):
    """One article that needs an act, since when, and whose act brought it here.

    REASON is what BY said with it; OVERDUE is set for what should have been confirmed by now; MORE
    counts what others said between the last act of whoever reads this and REASON.
    """

    article: Article
    what: What
    since: datetime
    by: str = ""
    reason: str = ""
    overdue: bool = False
    more: int = 0

    @property
    def command(self) -> str:
        """Return what is typed next, without `bekasi`."""
        return COMMANDS[self.what].format(number=self.article.id)


def inbox(store: Reader, actor: Actor, now: datetime) -> list[Item]:
    """Return what needs an act of ACTOR's: what came back to them first, then the oldest.

    That is: their own drafts, what they can approve, publish or confirm; what another asked to
    have erased for good; what others said of a text of theirs, or of one that they review, since
    they last did anything to it; and, for a week, what others did to a published article of theirs.
    """
    policies, staff = Policies.of(store.find(Policy)), store.find(Staff)
    items = []
    for article in _open_to(store, actor):
        can = possible(article, actor, policies, now, staff)
        if what := _wanted(article, actor, can):
            items.append(_waits(article, what, now))
    items += _to_erase(store, actor)
    for article in _told_of(store, actor, now):
        items += _reported(article, actor, now)
    return sorted(items, key=lambda each: (each.what is not What.SENT_BACK, each.since))


def _open_to(store: Reader, actor: Actor) -> list[Article]:
    """Return all that can wait for ACTOR, and a little more; what changed longest ago first."""
    found = [
        *store.find(Article, _stages(Stage.SUBMITTED, Stage.APPROVED)),
        *store.find(Article, _stages(Stage.DRAFT), _own(actor)),
        *store.find(Article, Condition("unconfirmed", Op.IN, ("true",))),
    ]
    unique = {each.id: each for each in found}
    return sorted(unique.values(), key=lambda each: (each.updated, each.id))


def _to_erase(store: Reader, actor: Actor) -> Iterator[Item]:
    """Yield what another than ACTOR asked to have erased, where ACTOR may confirm that."""
    if not (ACTS[Act.REDACT] or frozenset()).intersection(actor.roles):
        return
    for article in store.find(Article, Condition("erasing", Op.IN, ("true",))):
        wanted = requested(article)
        if wanted is not None and wanted.by != actor.code:
            yield Item(article, What.ERASE, wanted.at, wanted.by, wanted.basis)


def _told_of(store: Reader, actor: Actor, now: datetime) -> list[Article]:
    """Return all in which others can have done or said something that ACTOR is told of."""
    recent = stamp(now - RECENT)
    under_way = _stages(Stage.DRAFT, Stage.SUBMITTED, Stage.APPROVED, Stage.SCHEDULED)
    found = [
        *store.find(Article, _own(actor), Condition("updated", Op.SINCE, (recent,))),
        *store.find(Article, Condition("commented", Op.SINCE, (recent,))),
        *store.find(Article, Condition("commented", Op.SINCE, ("",)), under_way),
    ]
    return [each for _, each in sorted({each.id: each for each in found}.items())]


def _stages(*stages: Stage) -> Condition:
    return Condition("stage", Op.IN, tuple(each.value for each in stages))


def _own(actor: Actor) -> Condition:
    return Condition("owner", Op.IN, (actor.code.casefold(),))


def _wanted(article: Article, actor: Actor, can: Iterable[Action]) -> What | None:
    """Return what ACTOR, who CAN do that, is waited for with ARTICLE."""
    if Action.APPROVE in can:
        return What.APPROVE
    if Action.PUBLISH in can and article.stage is Stage.APPROVED:
        return What.PUBLISH
    if Action.SUBMIT in can and is_its_reporter(article, actor.code):
        back = article.stage is Stage.DRAFT and article.sent_back is not None
        return What.SENT_BACK if back else What.DRAFT
    outside = outside_approval(article)
    if Action.CONFIRM in can and outside and outside.confirmed is False:
        return What.CONFIRM
    return None


def _waits(article: Article, what: What, now: datetime) -> Item:
    back, given = article.sent_back, outside_approval(article)
    if what is What.SENT_BACK and back:
        return Item(article, what, back.at, back.by, back.reason)
    if what is What.CONFIRM and given:
        late = any(one.overdue for one in unconfirmed([article], now))
        return Item(article, what, given.at, given.by, given.approved_by, late)
    moments = {What.APPROVE: article.submitted, What.PUBLISH: article.approved}
    writer = article.revision(article.head.revision)
    since = moments.get(what) or article.updated
    return Item(article, what, since, writer.by if writer else "")


def _reported(article: Article, actor: Actor, now: datetime) -> Iterator[Item]:
    """Yield the last thing that others did to ARTICLE, and the last that they said of it."""
    mine = is_its_reporter(article, actor.code)
    if mine:
        done = [each for each in _done(article) if each.by != actor.code]
        if done and (last := max(done, key=lambda each: each.since)).since > now - RECENT:
            yield last
    if article.stage is Stage.TRASHED:
        return
    acts = list(_acts(article, actor))
    since = max(acts, default=article.created)
    if article.stage is Stage.SETTLED:
        since = max(since, now - RECENT)
    if mine or (acts and Role.EDITOR in actor.roles):
        said = [each for each in article.comments if each.by != actor.code and each.at >= since]
        if said:
            last_said, more = said[-1], len(said) - 1
            yield Item(
                article, What.COMMENTED, last_said.at, last_said.by, last_said.text, more=more
            )


def _acts(article: Article, actor: Actor) -> Iterator[datetime]:
    """Yield when ACTOR did anything to ARTICLE that it still knows of."""
    acts: list[tuple[str, datetime]] = [(each.by, each.at) for each in article.revisions]
    acts += [(each.by, each.at) for each in article.approvals]
    acts += [(each.by, each.at) for each in article.comments]
    acts += [(each.by, each.at) for each in article.deeds]
    for remark in (article.sent_back, article.hold, article.retraction):
        acts += [(remark.by, remark.at)] if remark else []
    yield from (at for by, at in acts if by == actor.code)


def _done(article: Article) -> Iterator[Item]:
    """Yield what was done to ARTICLE after readers saw it first."""
    for given in article.approvals:
        if given.kind is ApprovalKind.MINOR:
            yield Item(article, What.FIXED, given.at, given.by)
    for told in article.corrections:
        writer = article.revision(told.revision)
        yield Item(article, What.CORRECTED, told.at, writer.by if writer else "", told.note)
    if article.hold and article.publication is Publication.HELD:
        yield Item(article, What.HELD, article.hold.at, article.hold.by, article.hold.reason)
    if ended := article.retraction:
        yield Item(article, What.RETRACTED, ended.at, ended.by, ended.reason)

"""Gather what needs an act of somebody's: texts that wait, and what others did to their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from bekasi_cli.model import Actor, ApprovalKind, Article, Publication, stamp
from bekasi_cli.newsroom.outside import unconfirmed
from bekasi_cli.newsroom.waiting import Next, waiting
from bekasi_cli.storage.port import Condition, Op, Reader
from bekasi_cli.workflow import Action, outside_approval

RECENT = timedelta(days=7)
"""So long a reporter is told what others changed in a published article of theirs."""


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
}
"""What is typed next, without `bekasi`."""

_WHATS = {
    Action.REVISE: What.SENT_BACK,
    Action.SUBMIT: What.DRAFT,
    Action.APPROVE: What.APPROVE,
    Action.PUBLISH: What.PUBLISH,
    Action.CONFIRM: What.CONFIRM,
}


class Item(NamedTuple):
    """One article that needs an act, since when, and whose act brought it here.

    REASON is what BY said with it; OVERDUE is set for what should have been confirmed by now.
    """

    article: Article
    what: What
    since: datetime
    by: str = ""
    reason: str = ""
    overdue: bool = False

    @property
    def command(self) -> str:
        """Return what is typed next, without `bekasi`."""
        return COMMANDS[self.what].format(number=self.article.id)


def inbox(store: Reader, actor: Actor, now: datetime) -> list[Item]:
    """Return what needs an act of ACTOR's: what came back to them first, then the oldest.

    That is: their own drafts, what they can approve, publish or confirm; and, for a week, what
    others did to a published article of theirs.
    """
    items = [_waits(each, now) for each in waiting(store, actor, now)]
    own = Condition("owner", Op.IN, (actor.code.casefold(),))
    lately = Condition("updated", Op.SINCE, (stamp(now - RECENT),))
    for article in store.find(Article, own, lately):
        done = [each for each in _done(article) if each.by != actor.code]
        if done and (last := max(done, key=lambda each: each.since)).since > now - RECENT:
            items.append(last)
    return sorted(items, key=lambda each: (each.what is not What.SENT_BACK, each.since))


def _waits(each: Next, now: datetime) -> Item:
    article, what = each.article, _WHATS[each.action]
    back, given = article.sent_back, outside_approval(article)
    if what is What.SENT_BACK and back:
        return Item(article, what, each.since, back.by, back.reason)
    if what is What.CONFIRM and given:
        late = any(one.overdue for one in unconfirmed([article], now))
        return Item(article, what, each.since, given.by, given.approved_by, late)
    writer = article.revision(article.head.revision)
    return Item(article, what, each.since, writer.by if writer else "")


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

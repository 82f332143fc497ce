"""See where the whole newsroom stands: what waits, what goes out, what somebody must look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Identity,
    Policy,
    Publication,
    Staff,
    Stage,
    State,
    stamp,
)
from bekasi_cli.newsroom.outside import Unconfirmed, unconfirmed
from bekasi_cli.newsroom.scheduling import Run
from bekasi_cli.storage.port import Condition, Op, Reader
from bekasi_cli.workflow import Policies, complete, standing

RECENT = timedelta(days=7)
"""So long an approval without a second pair of eyes, or of unproven identity, is looked at."""

GRACE = timedelta(minutes=15)
"""So late a scheduled text may still go out: whatever publishes it looks now and then only."""


class Waiting(NamedTuple):
    """An article that waits for approval, with GIVEN of the approvals that the house needs."""

    article: Article
    since: datetime
    given: int


class Scheduled(NamedTuple):
    """A text that is to go out AT; MISSED when it should have, by now, and could."""

    article: Article
    at: datetime
    missed: bool
    approved: bool
    held: bool


class Marked(NamedTuple):
    """An approval that somebody should look at: urgent, not confirmed, or of unproven identity."""

    article: Article
    approval: Approval


class Glance(NamedTuple):
    """The newsroom at a glance; each list has first what is oldest or goes out first.

    UNPROVEN are the active staff whose acts nothing proves: a login with others, and no PIN.
    LAST_RUN is the last `publish --due`, None where none is known; ASLEEP is set where texts are
    scheduled and nothing lets them out. OVERDUE are approvals given outside that nobody has
    confirmed for a day.
    """

    counts: Mapping[State, int]
    waiting: list[Waiting]
    needed: int
    scheduled: list[Scheduled]
    marked: list[Marked]
    unproven: list[Staff]
    last_run: Run | None
    asleep: bool
    overdue: list[Unconfirmed]


def glance(store: Reader, now: datetime, last_run: Run | None = None) -> Glance:
    """Return the newsroom as it stands at NOW, after LAST_RUN of the schedule."""
    policies = Policies.of(store.find(Policy))
    due = _in_stage(store, Stage.SCHEDULED)
    scheduled = sorted(_scheduled(due, policies, now), key=lambda each: each.at)
    to_confirm = store.find(Article, Condition("unconfirmed", Op.IN, ("true",)))
    lately = Condition("doubtful", Op.SINCE, (stamp(now - RECENT),))
    looked_at = {each.id: each for each in (*to_confirm, *store.find(Article, lately))}
    runs = last_run is not None and last_run.at + GRACE >= now
    marked = [mark for _, each in sorted(looked_at.items()) for mark in _marks(each, now)]
    return Glance(
        counts={state: _count(store, state) for state in State},
        waiting=sorted(_waiting(_in_stage(store, Stage.SUBMITTED)), key=lambda each: each.since),
        needed=policies.approvals_needed,
        scheduled=scheduled,
        marked=sorted(marked, key=lambda each: each.approval.at),
        unproven=_unproven(store.find(Staff, order="code")),
        last_run=last_run,
        asleep=bool(scheduled) and not runs,
        overdue=[each for each in unconfirmed(to_confirm, now) if each.overdue],
    )


def _count(store: Reader, state: State) -> int:
    return store.count(Article, Condition("state", Op.IN, (state.value,)))


def _in_stage(store: Reader, stage: Stage) -> list[Article]:
    return store.find(Article, Condition("stage", Op.IN, (stage.value,)))


def _waiting(articles: list[Article]) -> Iterator[Waiting]:
    for each in articles:
        given = len({approval.by for approval in standing(each)})
        yield Waiting(each, each.submitted or each.updated, given)


def _scheduled(articles: list[Article], policies: Policies, now: datetime) -> Iterator[Scheduled]:
    for each in articles:
        if each.scheduled:
            held = each.publication is Publication.HELD
            yield Scheduled(
                each,
                each.scheduled,
                missed=not held and each.scheduled + GRACE < now,
                approved=complete(each, policies),
                held=held,
            )


def _marks(article: Article, now: datetime) -> Iterator[Marked]:
    for each in article.approvals:
        recent = each.at >= now - RECENT
        doubtful = each.kind is ApprovalKind.URGENT or each.identity is Identity.UNPROVEN
        if not each.void and (each.confirmed is False or (recent and doubtful)):
            yield Marked(article, each)


def _unproven(staff: list[Staff]) -> list[Staff]:
    active = [each for each in staff if each.active and each.login]
    shared = Counter(each.login for each in active)
    return [each for each in active if shared[each.login] > 1 and each.pin is None]

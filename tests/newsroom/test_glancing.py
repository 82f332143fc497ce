from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Identity,
    Pin,
    PolicyName,
    Publication,
    Stage,
    State,
)
from bekasi_cli.newsroom import editing, writing
from bekasi_cli.newsroom.glancing import Glance, glance
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.scheduling import Run
from bekasi_cli.storage.port import Change
from builders import NOW, as_, manuscript, newsroom, staff

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def room() -> Newsroom:
    return newsroom("atn")


def submitted(room: Newsroom) -> Article:
    number = writing.draft(room, manuscript(reporters=("atn",))).article.id
    return writing.submit(room, number).article


def approved(room: Newsroom) -> Article:
    return editing.approve(as_(room, "fiu"), submitted(room).id).article


def put(room: Newsroom, article: Article) -> None:
    room.store.write(lambda _: Change(act="test", actor=room.actor, at=LATER, puts=(article,)))


def scheduled(room: Newsroom, at: datetime, publication: Publication = Publication.NONE) -> int:
    article = approved(room)
    put(room, replace(article, stage=Stage.SCHEDULED, scheduled=at, publication=publication))
    return article.id


def seen(room: Newsroom, now: datetime = LATER) -> Glance:
    return glance(room.store, now)


def test_every_state_is_counted_also_at_none(room: Newsroom) -> None:
    submitted(room)
    approved(room)
    counts = seen(room).counts
    assert set(counts) == set(State)
    assert {state for state, n in counts.items() if n} == {State.SUBMITTED, State.APPROVED}


def test_what_waits_longest_stands_first_with_the_approvals_that_it_has(room: Newsroom) -> None:
    room = newsroom("atn", policies={PolicyName.APPROVALS_NEEDED: "2"})
    first, second = submitted(room), submitted(room)
    writing.withdraw(room, first.id)
    writing.submit(room, first.id)
    editing.approve(as_(room, "fiu"), first.id)
    waiting = seen(room).waiting
    assert [(each.article.id, each.given) for each in waiting] == [(second.id, 0), (first.id, 1)]
    assert waiting[0].since == second.submitted
    assert seen(room).needed == 2


@pytest.mark.parametrize(
    ("late", "missed"), [(timedelta(minutes=15), False), (timedelta(minutes=16), True)]
)
def test_a_schedule_is_missed_after_a_grace(room: Newsroom, late: timedelta, missed: bool) -> None:
    scheduled(room, LATER - late)
    assert [each.missed for each in seen(room).scheduled] == [missed]


def test_what_goes_out_first_stands_first(room: Newsroom) -> None:
    late, soon = (scheduled(room, LATER + timedelta(hours=n)) for n in (2, 1))
    assert [each.article.id for each in seen(room).scheduled] == [soon, late]
    assert all(each.approved and not each.held for each in seen(room).scheduled)


def test_a_held_article_misses_no_schedule(room: Newsroom) -> None:
    scheduled(room, NOW - timedelta(days=1), Publication.HELD)
    (each,) = seen(room).scheduled
    assert (each.held, each.missed) == (True, False)


def test_a_schedule_whose_text_is_no_longer_approved_is_told(room: Newsroom) -> None:
    number = scheduled(room, LATER)
    article = room.store.get(Article, number)
    put(room, replace(article, approvals=(replace(article.approvals[0], void=True),)))
    assert [each.approved for each in seen(room).scheduled] == [False]


@pytest.mark.parametrize(
    ("approval", "days", "shown"),
    [
        ({}, 0, False),
        ({"kind": ApprovalKind.URGENT}, 1, True),
        ({"kind": ApprovalKind.URGENT}, 8, False),
        ({"kind": ApprovalKind.URGENT, "void": True}, 1, False),
        ({"identity": Identity.UNPROVEN}, 1, True),
        ({"identity": Identity.UNPROVEN}, 8, False),
        ({"kind": ApprovalKind.OUTSIDE, "confirmed": False}, 80, True),
        ({"kind": ApprovalKind.OUTSIDE, "confirmed": True}, 1, False),
    ],
)
def test_approvals_are_looked_at_again(
    room: Newsroom, approval: dict[str, object], days: int, shown: bool
) -> None:
    article = approved(room)
    plain = Approval(
        revision=1, digest=article.head.digest, kind=ApprovalKind.NORMAL, by="fiu", at=NOW
    )
    changed = replace(plain, **approval)
    put(room, replace(article, approvals=(changed,)))
    found = seen(room, NOW + timedelta(days=days)).marked
    assert [each.approval for each in found] == ([changed] if shown else [])


def test_codes_that_nothing_proves_share_a_login_and_have_no_pin() -> None:
    pin = Pin(salt="00", hash="00", n=2, r=1, p=1)
    atn, bdi, fiu, gun, adm = staff()
    room = newsroom(
        people=[
            replace(atn, login="redaksi"),
            replace(bdi, login="redaksi", pin=pin),
            replace(fiu, login="redaksi", active=False),
            replace(gun, login=""),
            adm,
        ]
    )
    assert [each.code for each in seen(room).unproven] == ["atn"]


@pytest.mark.parametrize(
    ("ran", "asleep"),
    [
        (None, True),
        (LATER - timedelta(minutes=16), True),
        (LATER - timedelta(minutes=15), False),
    ],
)
def test_a_schedule_that_nothing_runs_is_asleep(
    room: Newsroom, ran: datetime | None, asleep: bool
) -> None:
    run = Run(at=ran, login="cron") if ran else None
    assert glance(room.store, LATER, run).asleep is False, "nothing is scheduled"
    scheduled(room, LATER)
    found = glance(room.store, LATER, run)
    assert (found.asleep, found.last_run) == (asleep, run)

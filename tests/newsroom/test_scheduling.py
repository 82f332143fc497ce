from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bekasi_cli.errors import Conflict, Refused, UsageProblem
from bekasi_cli.model import Article, Identity, PolicyName, Publication, State
from bekasi_cli.newsroom import (
    admin,
    correcting,
    editing,
    publishing,
    recalling,
    scheduling,
    writing,
)
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.scheduling import Run
from bekasi_cli.newsroom.story import events
from builders import NOW, Clock, as_, manuscript, newsroom
from workflow_cases import NOTE

HOUR = timedelta(hours=1)
NINE = NOW + HOUR


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW, timedelta(0))


@pytest.fixture
def room(clock: Clock) -> Newsroom:
    """Return a newsroom whose clock stands until it is moved."""
    return newsroom("atn", clock=clock)


def approved(room: Newsroom, *, embargo: datetime | None = None) -> int:
    number = writing.draft(room, manuscript(embargo=embargo)).article.id
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number)
    return number


def scheduled(room: Newsroom, at: datetime = NINE) -> int:
    number = approved(room)
    scheduling.schedule(as_(room, "fiu"), number, at)
    return number


def system(room: Newsroom) -> Newsroom:
    return Newsroom(room.store, room.settings, scheduling.clockwork("cron"), room.clock)


def run(room: Newsroom) -> list[tuple[int, str]]:
    """Return what became of each article that was due."""
    steps = scheduling.publish_due(system(room))
    return [(each.article.id, str(each.why or "")) for each in steps]


def article(room: Newsroom, number: int = 1) -> Article:
    return room.store.get(Article, number)


def test_a_text_goes_out_at_its_hour_and_not_before(room: Newsroom, clock: Clock) -> None:
    number = scheduled(room)
    assert (run(room), article(room).state) == ([], State.SCHEDULED)
    clock.moment = NINE
    assert run(room) == [(number, "")]
    out = article(room)
    assert (out.state, out.live_by, out.live_since) == (State.PUBLISHED, "system", NINE)


def test_a_second_run_finds_nothing_left_and_writes_nothing(room: Newsroom, clock: Clock) -> None:
    scheduled(room)
    clock.moment = NINE
    run(room)
    before = room.store.head()
    assert run(room) == []
    assert room.store.head() == before


def test_each_article_is_a_commit_of_the_schedules_with_the_login(
    room: Newsroom, clock: Clock
) -> None:
    first, second = scheduled(room, NINE + HOUR), scheduled(room)
    before = room.store.head().seq
    clock.moment = NINE + 2 * HOUR
    assert run(room) == [(second, ""), (first, "")]
    assert room.store.head().seq == before + 2
    told = events(room.store, first)[-1]
    assert (told.act, told.by, told.login, told.identity) == (
        *("publish-due", "system", "cron", Identity.SYSTEM),
    )


def test_two_runs_at_once_publish_it_once(room: Newsroom, clock: Clock) -> None:
    scheduled(room)
    clock.moment = NINE
    slow = scheduling.publish_due(system(room))
    found = scheduling.due(room.store, NINE)
    assert [each.id for each in found] == [1]
    first = next(iter(slow))
    assert first.why is None
    assert list(scheduling._steps(system(room), NINE)) == []


@pytest.mark.parametrize("by", ["system", "fiu"])
def test_what_somebody_published_a_moment_ago_is_passed_over(
    room: Newsroom, clock: Clock, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = scheduled(room)
    clock.moment = NINE
    stale = scheduling.due(room.store, NINE)
    if by == "fiu":
        publishing.publish(as_(room, "fiu"), number)
    else:
        run(room)
    monkeypatch.setattr(scheduling, "due", lambda *_: stale)
    assert run(room) == []


def test_a_held_article_is_skipped_and_says_why_until_it_is_released(
    room: Newsroom, clock: Clock
) -> None:
    number = approved(room)
    publishing.publish(as_(room, "adm"), number)
    correcting.correct(room, number, manuscript(body="Baru."), NOTE)
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number)
    scheduling.schedule(as_(room, "fiu"), number, NINE)
    held = recalling.hold(as_(room, "adm"), number)
    assert "does not go out by itself" in held.notices[0].message
    clock.moment = NINE
    ((skipped, why),) = run(room)
    assert skipped == number
    assert "that is not held" in why
    recalling.release(as_(room, "fiu"), number)
    assert run(room) == [(number, "")]
    assert article(room).publication is Publication.LIVE


def test_a_text_with_too_few_approvals_by_now_is_skipped(room: Newsroom, clock: Clock) -> None:
    number = scheduled(room)
    admin.set_policy(as_(room, "adm"), PolicyName.APPROVALS_NEEDED, "2")
    clock.moment = NINE
    ((skipped, why),) = run(room)
    assert (skipped, "1 of the 2 approvals" in why) == (number, True)
    assert article(room).live is None


def test_a_clock_behind_the_journal_publishes_nothing_and_says_so(
    room: Newsroom, clock: Clock
) -> None:
    scheduled(room, NOW + timedelta(minutes=1))
    clock.moment = NINE + HOUR
    approved(room)
    clock.moment = NINE
    with pytest.raises(Refused, match="nothing was published"):
        scheduling.publish_due(system(room))
    assert article(room).live is None


def test_another_hour_takes_the_place_of_the_first_and_says_so(room: Newsroom) -> None:
    number = scheduled(room)
    again = scheduling.schedule(as_(room, "fiu"), number, NINE)
    later = scheduling.schedule(as_(room, "fiu"), number, NINE + HOUR)
    assert (again.already, later.article.scheduled) == (True, NINE + HOUR)
    assert later.notices[0].details == {"at": NINE}
    with pytest.raises(Conflict, match="has already scheduled"):
        scheduling.schedule(as_(room, "adm"), number, NINE + HOUR)


def test_an_hour_that_is_past_is_refused(room: Newsroom) -> None:
    number = approved(room)
    with pytest.raises(UsageProblem, match="still to come"):
        scheduling.schedule(as_(room, "fiu"), number, NOW)


def test_off_the_schedule_it_stays_approved(room: Newsroom, clock: Clock) -> None:
    number = scheduled(room)
    off = scheduling.unschedule(as_(room, "fiu"), number)
    assert (off.article.state, off.unscheduled) == (State.APPROVED, NINE)
    clock.moment = NINE
    assert run(room) == []
    assert scheduling.unschedule(as_(room, "fiu"), number).already


@pytest.mark.parametrize("code", ["fiu", "adm", "gun"])
def test_under_embargo_nobody_publishes(room: Newsroom, clock: Clock, code: str) -> None:
    number = approved(room, embargo=NINE)
    with pytest.raises(Refused, match="under embargo until"):
        publishing.publish(as_(room, code), number)
    with pytest.raises(Refused, match="under embargo until"):
        scheduling.schedule(as_(room, code), number, NINE - timedelta(minutes=1))
    scheduling.schedule(as_(room, code), number, NINE)
    with pytest.raises(Refused, match="under embargo until"):
        publishing.publish(as_(room, code), number)
    assert run(room) == []
    clock.moment = NINE
    assert run(room) == [(number, "")]


@pytest.mark.parametrize("urgent", ["", "Banjir."])
def test_approving_and_publishing_under_embargo_does_neither(room: Newsroom, urgent: str) -> None:
    number = writing.draft(room, manuscript(embargo=NINE)).article.id
    writing.submit(room, number)
    with pytest.raises(Refused, match="under embargo until"):
        editing.approve(as_(room, "fiu"), number, urgent=urgent, publish=True)
    assert article(room).approvals == ()


def test_the_last_run_is_known_and_may_be_lost(tmp_path: Path) -> None:
    assert scheduling.last_run(tmp_path) is None
    kept = Run(at=NOW, login="cron", published=(1,), skipped=(2, 3))
    scheduling.keep_run(tmp_path, kept)
    assert scheduling.last_run(tmp_path) == kept
    (tmp_path / scheduling.RECORD).write_bytes(b"\xff{")
    assert scheduling.last_run(tmp_path) is None

"""Who does again what is done hears by whom: oneself without a fuss, another as a conflict."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Conflict, Refused
from bekasi_cli.model import ApprovalKind, Article, Publication, Stage
from bekasi_cli.workflow import (
    TRANSITIONS,
    Action,
    AlreadyDone,
    Case,
    Policies,
    already_done,
    check,
)
from bekasi_cli.workflow.deeds import ENDS, REMEMBERED
from builders import NOW, actor, manuscript, schedule, staff, version
from workflow_cases import HOUR, NOTE, standing_at, with_everything_said

START = {
    Action.SUBMIT: (Stage.DRAFT, Publication.NONE),
    Action.WITHDRAW: (Stage.SUBMITTED, Publication.NONE),
    Action.SEND_BACK: (Stage.SUBMITTED, Publication.NONE),
    Action.APPROVE: (Stage.SUBMITTED, Publication.NONE),
    Action.PUBLISH: (Stage.APPROVED, Publication.NONE),
    Action.SCHEDULE: (Stage.APPROVED, Publication.NONE),
    Action.UNSCHEDULE: (Stage.SCHEDULED, Publication.NONE),
    Action.HOLD: (Stage.SETTLED, Publication.LIVE),
    Action.RELEASE: (Stage.SETTLED, Publication.HELD),
    Action.RETRACT: (Stage.SETTLED, Publication.HELD),
    Action.DISCARD: (Stage.DRAFT, Publication.LIVE),
    Action.CORRECT: (Stage.SETTLED, Publication.LIVE),
    Action.TRASH: (Stage.DRAFT, Publication.NONE),
    Action.RESTORE: (Stage.TRASHED, Publication.NONE),
}


def case(article: Article, code: str, **changes: object) -> Case:
    everything = with_everything_said(article, actor(code), Policies())
    return replace(everything, staff=staff(), digest="", **changes)


def done(action: Action, code: str = "fiu") -> Article:
    this = case(standing_at(*START[action]), code)
    check(action, this)
    return TRANSITIONS[action](this)


@pytest.mark.parametrize("action", START)
def test_whoever_did_it_is_told_that_it_is_done(action: Action) -> None:
    after = done(action)
    with pytest.raises(AlreadyDone) as found:
        check(action, case(after, "fiu", text=after.head))
    assert found.value.article is after
    assert already_done(action, case(after, "fiu", text=None))


@pytest.mark.parametrize("action", START)
def test_anybody_else_meets_a_conflict_with_the_name_and_the_hour(action: Action) -> None:
    with pytest.raises(Conflict) as found:
        check(action, case(done(action), "gun"))
    assert found.value.details["name"] == "Fitri Utami (fiu)"
    assert found.value.details["at"] == NOW
    assert "has already" in str(found.value)


def test_a_second_correction_with_other_words_is_not_passed_over() -> None:
    other = version(manuscript(correction=replace(NOTE, note="Yang lain juga salah.")), 10)
    with pytest.raises(Refused, match="bekasi edit 17"):
        check(Action.CORRECT, case(done(Action.CORRECT), "fiu", text=other))


def test_what_was_undone_can_be_done_again_by_anyone() -> None:
    submitted = done(Action.SUBMIT)
    withdrawn = TRANSITIONS[Action.WITHDRAW](case(submitted, "fiu"))
    check(Action.SUBMIT, case(withdrawn, "gun"))
    again = TRANSITIONS[Action.SUBMIT](case(withdrawn, "gun"))
    with pytest.raises(Conflict, match="Gunawan"):
        check(Action.SUBMIT, case(again, "fiu"))


def test_a_changed_text_is_a_new_start() -> None:
    sent_back = done(Action.SEND_BACK)
    revised = TRANSITIONS[Action.REVISE](case(sent_back, "fiu"))
    with pytest.raises(Refused, match="is a draft"):
        check(Action.SEND_BACK, case(revised, "gun"))


def test_an_editors_polish_leaves_it_submitted_by_whoever_submitted_it() -> None:
    polished = TRANSITIONS[Action.REVISE](case(done(Action.SUBMIT, "gun"), "fiu"))
    assert polished.stage is Stage.SUBMITTED
    with pytest.raises(Conflict, match="Gunawan"):
        check(Action.SUBMIT, case(polished, "fiu"))


def test_an_approved_text_that_went_out_was_approved_by_somebody_all_the_same() -> None:
    approved = done(Action.APPROVE)
    out = TRANSITIONS[Action.PUBLISH](case(approved, "adm"))
    with pytest.raises(Conflict, match=r"\(fiu\) has already approved"):
        check(Action.APPROVE, case(out, "gun"))
    with pytest.raises(AlreadyDone):
        check(Action.APPROVE, case(out, "fiu"))


def test_the_first_of_two_approvers_is_done_with_it() -> None:
    two = Policies(approvals_needed=2)
    this = replace(case(standing_at(Stage.SUBMITTED, Publication.NONE), "fiu"), policies=two)
    once = TRANSITIONS[Action.APPROVE](this)
    with pytest.raises(AlreadyDone):
        check(Action.APPROVE, replace(this, article=once))
    check(Action.APPROVE, replace(this, article=once, actor=actor("gun")))
    check(Action.APPROVE, replace(this, article=once, urgent="Banjir."))


def test_the_first_of_two_approvers_is_asked_again_when_the_house_asks_for_one_only() -> None:
    two = Policies(approvals_needed=2)
    this = replace(case(standing_at(Stage.SUBMITTED, Publication.NONE), "fiu"), policies=two)
    once = replace(this, article=TRANSITIONS[Action.APPROVE](this), policies=Policies())
    check(Action.APPROVE, once)
    assert TRANSITIONS[Action.APPROVE](once).stage is Stage.APPROVED


def test_an_archives_mark_is_nobodys_approval() -> None:
    live = standing_at(Stage.SETTLED, Publication.LIVE)
    imported = tuple(replace(each, kind=ApprovalKind.IMPORT) for each in live.approvals)
    with pytest.raises(Refused, match="is published"):
        check(Action.APPROVE, case(replace(live, approvals=imported), "fiu"))


def test_the_schedule_finds_what_it_published_itself() -> None:
    scheduled = replace(standing_at(Stage.SCHEDULED, Publication.NONE), scheduled=NOW - HOUR)
    this = replace(case(scheduled, "fiu"), actor=schedule())
    out = TRANSITIONS[Action.PUBLISH_DUE](this)
    with pytest.raises(AlreadyDone):
        check(Action.PUBLISH_DUE, replace(this, article=out))
    with pytest.raises(Conflict, match="system has already published"):
        check(Action.PUBLISH, case(out, "fiu"))


def test_the_same_hour_is_scheduled_once_and_another_hour_is_a_new_act() -> None:
    scheduled = done(Action.SCHEDULE)
    check(Action.SCHEDULE, case(scheduled, "gun", at=NOW + 2 * HOUR))


def test_only_acts_that_leave_something_behind_are_remembered() -> None:
    assert set(ENDS) <= set(Action)
    assert REMEMBERED.isdisjoint({Action.APPROVE, Action.PUBLISH, Action.REVISE})
    assert done(Action.APPROVE).deeds == ()

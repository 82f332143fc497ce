from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import BekasiError, Conflict, Refused, UsageProblem
from bekasi_cli.model import (
    Actor,
    ApprovalKind,
    Article,
    Identity,
    Publication,
    Remark,
    Revision,
    Stage,
)
from bekasi_cli.workflow import TRANSITIONS, Action, Case, Policies, check, outside_approval
from builders import NOW, actor, manuscript, schedule, staff, version
from workflow_cases import HOUR, NOTE, standing_at, with_everything_said

APPROVED = standing_at(Stage.APPROVED, Publication.NONE)
LIVE = standing_at(Stage.SETTLED, Publication.LIVE)


def case(article: Article, by: Actor, **changes: object) -> Case:
    everything = with_everything_said(article, by, Policies())
    return replace(everything, staff=staff(), **changes)


def refusal(action: Action, this: Case) -> BekasiError:
    with pytest.raises(BekasiError) as found:
        check(action, this)
    return found.value


def embargoed(article: Article, until: timedelta) -> Article:
    text = version(manuscript(embargo=NOW + until, reporters=("wri",)), article.head.revision)
    approvals = tuple(
        replace(each, digest=text.digest) if each.revision == text.revision else each
        for each in article.approvals
    )
    live = text if article.live == article.head else article.live
    return replace(article, head=text, live=live, approvals=approvals)


@pytest.mark.parametrize("code", ["fiu", "adm", "gun"])
def test_an_embargo_holds_whoever_asks(code: str) -> None:
    found = refusal(Action.PUBLISH, case(embargoed(APPROVED, HOUR), actor(code)))
    assert isinstance(found, Refused)
    assert found.details["embargo"] == NOW + HOUR
    check(Action.PUBLISH, case(embargoed(APPROVED, -HOUR), actor(code)))


def test_an_embargo_holds_the_schedule_too() -> None:
    scheduled = replace(embargoed(APPROVED, HOUR), stage=Stage.SCHEDULED, scheduled=NOW - HOUR)
    assert "embargo" in str(refusal(Action.PUBLISH_DUE, case(scheduled, schedule())))
    early = case(embargoed(APPROVED, 2 * HOUR), actor("fiu"), at=NOW + HOUR)
    assert "embargo" in str(refusal(Action.SCHEDULE, early))
    check(Action.SCHEDULE, replace(early, at=NOW + 2 * HOUR))


def test_a_held_text_under_embargo_is_not_released_before_its_hour() -> None:
    held = embargoed(standing_at(Stage.SETTLED, Publication.HELD), HOUR)
    assert "embargo" in str(refusal(Action.RELEASE, case(held, actor("fiu"))))
    check(Action.RELEASE, case(held, actor("fiu"), now=NOW + HOUR))


def test_a_schedule_is_for_an_hour_to_come() -> None:
    for at in (None, NOW, NOW - HOUR):
        found = refusal(Action.SCHEDULE, case(APPROVED, actor("fiu"), at=at))
        assert isinstance(found, UsageProblem)


def test_what_is_not_due_waits() -> None:
    scheduled = replace(APPROVED, stage=Stage.SCHEDULED, scheduled=NOW + HOUR)
    found = refusal(Action.PUBLISH_DUE, case(scheduled, schedule()))
    assert found.details["scheduled"] == NOW + HOUR


def test_nobody_plays_the_schedule() -> None:
    scheduled = replace(APPROVED, stage=Stage.SCHEDULED, scheduled=NOW)
    for by in (actor("adm"), replace(schedule(), identity=Identity.LOGIN), actor("system")):
        assert "publish --due" in str(refusal(Action.PUBLISH_DUE, case(scheduled, by)))


def test_a_text_is_not_published_when_the_house_has_come_to_ask_for_more_approvals() -> None:
    this = case(APPROVED, actor("adm"), policies=Policies(approvals_needed=2))
    assert str(refusal(Action.PUBLISH, this)) == (
        "Article 17 has 1 of the 2 approvals that this house asks for. Ask for it again:"
        ' bekasi send-back 17 --reason "needs more approvals"'
    )


def test_a_text_with_the_first_of_two_approvals_says_that_one_is_missing() -> None:
    two = Policies(approvals_needed=2)
    once = replace(APPROVED, stage=Stage.SUBMITTED)
    found = refusal(Action.PUBLISH, case(once, actor("adm"), policies=two))
    assert "1 of the 2" in str(found)
    assert "bekasi approve 17" in str(found)
    assert "Only an approved text" in str(refusal(Action.PUBLISH, case(once, actor("adm"))))


@pytest.mark.parametrize("reason", ["", "  "])
def test_nobody_is_sent_back_or_retracted_without_a_reason(reason: str) -> None:
    waiting = standing_at(Stage.SUBMITTED, Publication.NONE)
    found = refusal(Action.SEND_BACK, case(waiting, actor("fiu"), reason=reason))
    assert isinstance(found, UsageProblem)
    held = standing_at(Stage.SETTLED, Publication.HELD)
    assert isinstance(
        refusal(Action.RETRACT, case(held, actor("fiu"), reason=reason)), UsageProblem
    )
    assert isinstance(refusal(Action.RETRACT, case(held, actor("fiu"), ground=None)), UsageProblem)


def test_who_put_an_article_on_hold_does_not_retract_it() -> None:
    held = standing_at(Stage.SETTLED, Publication.HELD)
    held = replace(held, hold=Remark(by="fiu", at=NOW))
    assert "Ask Gunawan Saputra (gun), Ade Mulyana (adm)." in str(
        refusal(Action.RETRACT, case(held, actor("fiu")))
    )
    check(Action.RETRACT, case(held, actor("adm")))


def test_a_correction_tells_readers_something_new() -> None:
    silent = version(manuscript(), 5)
    assert isinstance(refusal(Action.CORRECT, case(LIVE, actor("bdi"), text=silent)), UsageProblem)
    blank = version(manuscript(correction=replace(NOTE, note=" ")), 5)
    assert isinstance(refusal(Action.CORRECT, case(LIVE, actor("bdi"), text=blank)), UsageProblem)
    same = replace(version(manuscript(correction=NOTE), 5), digest=LIVE.head.digest)
    assert "is the same as" in str(refusal(Action.CORRECT, case(LIVE, actor("bdi"), text=same)))


def test_changes_to_a_published_article_are_not_submitted_without_a_word_to_readers() -> None:
    changed = standing_at(Stage.DRAFT, Publication.LIVE)
    silent = replace(changed, head=version(manuscript(reporters=("wri",)), 4))
    assert "does not say what it corrects" in str(
        refusal(Action.SUBMIT, case(silent, actor("fiu"), digest=""))
    )
    waiting = replace(silent, stage=Stage.SUBMITTED)
    assert "what it corrects" in str(
        refusal(Action.APPROVE, case(waiting, actor("fiu"), digest=""))
    )


def test_more_than_spelling_is_no_small_fix() -> None:
    more = case(LIVE, actor("fiu"), after=manuscript(body="Lain sama sekali.", reporters=("wri",)))
    assert "more than a small fix" in str(refusal(Action.MINOR, more))
    check(Action.MINOR, case(LIVE, actor("fiu")))


WAITING = standing_at(Stage.SUBMITTED, Publication.NONE)


@pytest.mark.parametrize("missing", ["approved_by", "via"])
def test_an_outside_approval_says_by_whom_how_and_of_what(missing: str) -> None:
    this = case(WAITING, actor("wri"), **{missing: " "})
    assert isinstance(refusal(Action.APPROVE_OUTSIDE, this), UsageProblem)
    assert isinstance(
        refusal(Action.APPROVE_OUTSIDE, case(WAITING, actor("wri"), digest="")), UsageProblem
    )


@pytest.mark.parametrize(
    ("approver", "told"),
    [
        ("bdi", "neither an editor nor an admin"),
        ("GUN", "You are Gunawan Saputra (gun) yourself"),
        ("fiu", "wrote article 17"),
    ],
)
def test_nobodys_own_text_is_approved_from_outside(approver: str, told: str) -> None:
    text = version(manuscript(reporters=("fiu", "gun")), 4)
    article = replace(WAITING, head=text)
    this = case(article, actor("gun"), approved_by=approver, digest=text.digest)
    assert told in str(refusal(Action.APPROVE_OUTSIDE, this))


def test_an_outside_approval_counts_at_once_and_waits_for_confirmation() -> None:
    this = case(
        WAITING, actor("wri"), approved_by=" Kabag Prokopim ", digest=WAITING.head.digest[7:15]
    )
    check(Action.APPROVE_OUTSIDE, this)
    after = TRANSITIONS[Action.APPROVE_OUTSIDE](this)
    given = outside_approval(after)
    assert after.stage is Stage.APPROVED
    assert given is not None
    assert (given.kind, given.approved_by, given.by, given.confirmed) == (
        ApprovalKind.OUTSIDE,
        "Kabag Prokopim",
        "wri",
        False,
    )
    check(Action.PUBLISH, case(after, actor("wri")))


def recorded(approved_by: str, by: str) -> Article:
    this = case(WAITING, actor(by), approved_by=approved_by)
    check(Action.APPROVE_OUTSIDE, this)
    return TRANSITIONS[Action.APPROVE_OUTSIDE](this)


def confirmers(article: Article) -> set[str]:
    found = set()
    for code in ("atn", "fiu", "gun", "adm"):
        try:
            check(Action.CONFIRM, case(article, actor(code)))
        except Refused:
            continue
        found.add(code)
    return found


def test_the_member_of_staff_who_is_named_confirms() -> None:
    assert confirmers(recorded("adm", "wri")) == {"adm"}
    assert confirmers(recorded(" ADM ", "fiu")) == {"adm"}


def test_for_a_name_outside_an_editor_or_admin_confirms_who_did_not_enter_it() -> None:
    assert confirmers(recorded("Kabag Prokopim", "wri")) == {"fiu", "gun", "adm"}
    assert confirmers(recorded("Kabag Prokopim", "fiu")) == {"gun", "adm"}


def test_confirming_is_done_once() -> None:
    article = recorded("Kabag Prokopim", "wri")
    after = TRANSITIONS[Action.CONFIRM](case(article, actor("fiu")))
    assert [each.confirmed for each in after.approvals] == [True]
    found = refusal(Action.CONFIRM, case(after, actor("adm")))
    assert isinstance(found, Conflict)
    assert "Fitri Utami (fiu) has already confirmed" in str(found)


def test_the_unconfirmed_approval_comes_first() -> None:
    article = recorded("Kabag Prokopim", "wri")
    (given,) = article.approvals
    both = replace(article, approvals=(given, replace(given, confirmed=True)))
    assert outside_approval(both) is given
    after = TRANSITIONS[Action.CONFIRM](case(both, actor("fiu")))
    assert all(each.confirmed for each in after.approvals)


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.APPROVE, Action.PUBLISH])
def test_an_act_on_another_text_than_the_one_meant_is_a_conflict(action: Action) -> None:
    stage = {Action.SUBMIT: Stage.DRAFT, Action.APPROVE: Stage.SUBMITTED}.get(
        action, Stage.APPROVED
    )
    older = Revision(n=3, digest="sha256:" + "ab" * 32, parent=2, by="wri", login="wri", at=NOW)
    article = standing_at(stage, Publication.NONE)
    kept = tuple(older if each.n == older.n else each for each in article.revisions)
    article = replace(article, revisions=kept)
    found = refusal(action, case(article, actor("fiu"), digest="ABABABAB"))
    assert isinstance(found, Conflict)
    assert "is no longer the newest: wri wrote version 4" in str(found)
    whole = refusal(action, case(article, actor("fiu"), digest=older.digest))
    assert "The text ABABABAB of article 17" in str(whole)
    unknown = refusal(action, case(article, actor("fiu"), digest="CDCDCDCD"))
    assert isinstance(unknown, Conflict)
    assert "No version of article 17 has the code CDCDCDCD" in str(unknown)


def test_a_text_whose_writer_is_not_on_record_is_a_conflict_all_the_same() -> None:
    nameless = replace(WAITING, revisions=())
    found = refusal(Action.APPROVE, case(nameless, actor("fiu"), digest="CDCDCDCD"))
    assert isinstance(found, Conflict)


def test_a_case_without_article_or_text_says_so_to_its_programmer() -> None:
    empty = Case(article=None, actor=actor("fiu"), policies=Policies(), now=NOW)
    with pytest.raises(ValueError, match="no article"):
        _ = empty.subject
    with pytest.raises(ValueError, match="no text"):
        _ = empty.new_text

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.model import Actor, ApprovalKind, Article, Manuscript, Revision, Role, Stage
from bekasi_cli.workflow import (
    TRANSITIONS,
    Action,
    Case,
    FourEyes,
    Policies,
    authors,
    check,
    its_reporters,
    who_can,
)
from bekasi_cli.workflow.relations import chain, hands, same_login
from builders import NOW, actor, article, manuscript, staff, version
from workflow_cases import NOTE

STRICT = Policies(four_eyes=FourEyes.STRICT)


def submitted(
    *, reporters: tuple[str, ...] = ("atn",), by: str = "atn", login: str = ""
) -> Article:
    draft = article(manuscript(reporters=reporters), by=by, login=login or by)
    return replace(draft, stage=Stage.SUBMITTED, submitted=NOW)


def polished(text: Article, by: str, *, login: str = "") -> Article:
    head = version(manuscript(body=f"Dipoles {by}.", reporters=("atn",)), text.last_revision + 1)
    revision = Revision(
        n=head.revision,
        digest=head.digest,
        parent=text.head.revision,
        by=by,
        login=login or by,
        at=NOW,
    )
    return replace(text, head=head, revisions=(*text.revisions, revision))


def approve(
    text: Article, by: Actor, *, policies: Policies | None = None, urgent: str = ""
) -> Article:
    case = Case(
        article=text,
        actor=by,
        policies=policies or Policies(),
        now=NOW,
        staff=staff(),
        urgent=urgent,
    )
    check(Action.APPROVE, case)
    return TRANSITIONS[Action.APPROVE](case)


def test_the_reporter_cannot_approve_and_hears_who_can() -> None:
    with pytest.raises(Refused) as refusal:
        approve(submitted(reporters=("gun",), by="gun"), actor("gun"))
    assert str(refusal.value) == (
        "You cannot approve article 17: you are its reporter. Ask Fitri Utami (fiu)."
    )


def test_where_nobody_else_can_approve_the_way_out_is_named() -> None:
    text = submitted(reporters=("gun", "fiu"), by="gun")
    with pytest.raises(Refused, match='bekasi approve 17 --urgent "why it cannot wait"'):
        approve(text, actor("gun"))


def test_a_reporter_named_in_capitals_is_its_reporter_all_the_same() -> None:
    with pytest.raises(Refused, match="you are its reporter"):
        approve(submitted(reporters=("GUN",)), actor("gun"))


def test_whoever_wrote_revision_one_stays_its_reporter_when_front_matter_says_otherwise() -> None:
    text = submitted(reporters=("bdi",), by="gun")
    assert its_reporters(text) == ("bdi", "gun")
    with pytest.raises(Refused, match="you are its reporter"):
        approve(text, actor("gun"))


def test_an_editor_may_polish_a_reporters_text_and_approve_it() -> None:
    text = polished(submitted(), "fiu")
    assert authors(text) == ("fiu", "atn")
    assert approve(text, actor("fiu")).stage is Stage.APPROVED


def test_strict_forbids_approving_what_one_polished() -> None:
    with pytest.raises(Refused, match="four_eyes is strict"):
        approve(polished(submitted(), "fiu"), actor("fiu"), policies=STRICT)


def test_the_only_author_since_the_live_text_cannot_approve() -> None:
    text = submitted()
    text = polished(replace(text, live=text.head), "fiu")
    text = replace(text, head=replace(text.head, facts=version(_corrected()).facts))
    assert [each.n for each in chain(text)] == [2]
    assert authors(text) == ("fiu",)
    with pytest.raises(Refused, match="you alone wrote this text"):
        approve(text, actor("fiu"))
    assert approve(text, actor("gun")).stage is Stage.APPROVED


def _corrected() -> Manuscript:
    return manuscript(correction=NOTE, reporters=("atn",))


def test_a_text_that_lost_a_race_makes_nobody_an_author() -> None:
    text = polished(submitted(), "fiu")
    loser = Revision(n=3, digest="sha256:3", parent=1, by="bdi", login="bdi", at=NOW)
    text = replace(text, revisions=(*text.revisions, loser))
    assert authors(text) == ("fiu", "atn")


def test_who_typed_in_anothers_text_may_approve_it_save_where_the_house_is_strict() -> None:
    text = submitted()
    typed = replace(text.revisions[0], entered_by="fiu", login="fiu")
    text = replace(text, revisions=(typed,))
    assert authors(text) == ("atn",)
    assert hands(text) == ("atn", "fiu")
    approved = approve(text, actor("fiu"))
    assert not approved.approvals[0].same_login
    with pytest.raises(Refused, match="four_eyes is strict"):
        approve(text, actor("fiu"), policies=STRICT)


def test_a_shared_login_does_not_make_two_people_one_but_leaves_its_mark() -> None:
    text = submitted(login="kantor")
    approved = approve(text, actor("fiu", login="kantor"))
    assert approved.approvals[0].same_login
    with pytest.raises(Refused, match=r"Atin Lestari \(atn\) worked on it from the same login"):
        approve(text, actor("fiu", login="kantor"), policies=STRICT)


def test_two_approvers_on_one_login_leave_the_mark_as_well() -> None:
    two = Policies(approvals_needed=2)
    once = approve(submitted(), actor("fiu", login="kantor"), policies=two)
    assert same_login(once, actor("gun", login="kantor")) == "fiu"
    assert approve(once, actor("gun", login="kantor"), policies=two).approvals[1].same_login


def test_an_unknown_login_is_nobodys() -> None:
    text = submitted()
    text = replace(text, revisions=(replace(text.revisions[0], login=""),))
    nameless = replace(actor("fiu"), login="")
    assert same_login(text, nameless) == ""


@pytest.mark.parametrize("policies", [Policies(), STRICT, Policies(approvals_needed=3)])
def test_one_person_on_duty_approves_urgently_with_a_reason(policies: Policies) -> None:
    text = submitted(reporters=("gun",), by="gun")
    approved = approve(text, actor("gun"), policies=policies, urgent=" Banjir, semua di luar. ")
    assert approved.stage is Stage.APPROVED
    (given,) = approved.approvals
    assert (given.kind, given.reason) == (ApprovalKind.URGENT, "Banjir, semua di luar.")


def test_an_urgent_approval_says_why() -> None:
    with pytest.raises(UsageProblem, match="Say why it cannot wait"):
        approve(submitted(), actor("fiu"), urgent="  ")


def test_urgency_makes_no_editor_of_a_reporter() -> None:
    with pytest.raises(Refused, match="Only an editor can approve"):
        approve(submitted(), actor("bdi"), urgent="Banjir.")


def test_a_text_is_approved_once_as_many_people_as_the_house_asks_for_approved_it() -> None:
    two = Policies(approvals_needed=2)
    once = approve(submitted(), actor("fiu"), policies=two)
    assert (once.stage, once.approved) == (Stage.SUBMITTED, None)
    twice = approve(once, actor("gun"), policies=two)
    assert (twice.stage, twice.approved) == (Stage.APPROVED, NOW)
    assert [each.by for each in twice.approvals] == ["fiu", "gun"]


def test_who_can_approve_leaves_out_its_reporters_and_who_left() -> None:
    left = replace(staff("fiu")[0], active=False)
    people = (*staff("atn", "gun", "adm"), left)
    assert [each.code for each in who_can(Action.APPROVE, submitted(), people, Policies())] == [
        "gun"
    ]
    assert who_can(Action.APPROVE, submitted(by="gun"), people, Policies()) == ()
    assert len(who_can(Action.DRAFT, None, people, Policies())) == 3


def test_nobody_to_ask_is_said() -> None:
    case = Case(
        article=submitted(),
        actor=actor("nun", Role.ADMIN),
        policies=Policies(),
        now=NOW,
        staff=staff("atn"),
    )
    with pytest.raises(Refused, match="bekasi staff edit CODE --role ROLE"):
        check(Action.APPROVE, case)

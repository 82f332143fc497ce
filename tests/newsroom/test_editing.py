from __future__ import annotations

from datetime import timedelta

import pytest

from bekasi_cli.errors import Conflict, Refused, UsageProblem
from bekasi_cli.model import ApprovalKind, Article, Identity, PolicyName, Stage, State
from bekasi_cli.newsroom import editing, publishing, writing
from bekasi_cli.newsroom.room import Newsroom
from builders import NOW, actor, as_, manuscript, newsroom


def submitted(room: Newsroom, **facts: object) -> int:
    number = writing.draft(room, manuscript(**facts)).article.id  # type: ignore[arg-type] # facts as typed
    writing.submit(room, number)
    return number


def test_an_editor_approves_exactly_the_text_that_was_read() -> None:
    room = newsroom("atn")
    number = submitted(room)
    read = room.store.get(Article, number).head
    outcome = editing.approve(as_(room, "fiu"), number, digest=read.digest)
    (given,) = outcome.article.approvals
    assert (given.digest, given.revision, given.by, given.kind) == (
        read.digest,
        1,
        "fiu",
        ApprovalKind.NORMAL,
    )
    assert outcome.article.state is State.APPROVED
    assert outcome.notices == ()


def test_a_text_that_was_polished_meanwhile_is_not_approved_by_its_old_code() -> None:
    room = newsroom("atn")
    number = submitted(room)
    read = room.store.get(Article, number).head.digest
    writing.revise(as_(room, "gun"), number, manuscript(body="Dipoles gun."))
    with pytest.raises(Conflict, match=r"Gunawan Saputra \(gun\) wrote version 2"):
        editing.approve(as_(room, "fiu"), number, digest=read)
    assert room.store.get(Article, number).approvals == ()


def test_of_two_who_approve_at_once_the_second_hears_who_was_faster() -> None:
    room = newsroom("atn")
    number = submitted(room)
    read = room.store.get(Article, number).head.digest
    editing.approve(as_(room, "fiu"), number, digest=read)
    with pytest.raises(Conflict, match=r"Fitri Utami \(fiu\) has already approved article 1"):
        editing.approve(as_(room, "gun"), number, digest=read)
    again = editing.approve(as_(room, "fiu"), number, digest=read)
    assert again.already
    assert len(again.article.approvals) == 1


def test_the_reporter_cannot_approve_and_hears_who_can() -> None:
    room = newsroom("atn")
    number = submitted(room)
    seq = room.store.head().seq
    with pytest.raises(Refused, match=r"Ask Fitri Utami \(fiu\), Gunawan Saputra \(gun\)\."):
        editing.approve(room, number)
    assert room.store.head().seq == seq


def test_one_person_on_duty_approves_with_a_reason_that_the_journal_keeps() -> None:
    room = newsroom("gun")
    number = submitted(room)
    article = editing.approve(room, number, urgent="Banjir malam ini.").article
    assert article.approvals[0].kind is ApprovalKind.URGENT
    (*_, last) = room.store.entries(article.ref)
    assert (last.act, last.reason) == ("approve", "Banjir malam ini.")


def test_approving_and_publishing_is_one_act() -> None:
    room = newsroom("atn")
    number = submitted(room)
    outcome = editing.approve(as_(room, "fiu"), number, publish=True)
    assert outcome.article.state is State.PUBLISHED
    (*_, last) = room.store.entries(outcome.article.ref)
    assert last.act == "approve-publish"


def test_where_it_cannot_go_out_it_is_not_approved_either() -> None:
    room = newsroom("atn")
    number = submitted(room, embargo=NOW + timedelta(days=1))
    before = room.store.get(Article, number)
    with pytest.raises(Refused, match="under embargo"):
        editing.approve(as_(room, "fiu"), number, publish=True)
    assert room.store.get(Article, number) == before


def test_whoever_has_approved_it_already_publishes_what_is_left() -> None:
    room = newsroom("atn")
    number = submitted(room)
    editing.approve(as_(room, "fiu"), number)
    outcome = editing.approve(as_(room, "fiu"), number, publish=True)
    assert outcome.article.state is State.PUBLISHED
    assert len(outcome.article.approvals) == 1
    assert [entry.act for entry in room.store.entries(outcome.article.ref)][-1] == "publish"
    assert editing.approve(as_(room, "fiu"), number, publish=True).already


def test_the_first_of_two_approvals_says_that_one_is_missing() -> None:
    room = newsroom("atn", policies={PolicyName.APPROVALS_NEEDED: "2"})
    number = submitted(room)
    with pytest.raises(Refused, match="1 of the 2 approvals"):
        editing.approve(as_(room, "fiu"), number, publish=True)
    once = editing.approve(as_(room, "fiu"), number)
    assert once.article.stage is Stage.SUBMITTED
    assert [notice.sentence() for notice in once.notices] == [
        "1 of 2 approvals: another editor has to approve it as well."
    ]
    assert editing.approve(as_(room, "fiu"), number).already
    assert editing.approve(as_(room, "gun"), number).article.stage is Stage.APPROVED


def test_the_house_may_be_strict() -> None:
    room = newsroom("atn", policies={PolicyName.FOUR_EYES: "strict"})
    number = submitted(room)
    writing.revise(as_(room, "fiu"), number, manuscript(body="Dipoles fiu."))
    with pytest.raises(Refused, match="four_eyes is strict"):
        editing.approve(as_(room, "fiu"), number)
    assert editing.approve(as_(room, "gun"), number).article.stage is Stage.APPROVED


def test_a_shared_login_is_said_and_marked_and_so_is_an_unproven_name() -> None:
    room = newsroom("atn")
    room = Newsroom(room.store, room.settings, actor("atn", login="kantor"), room.clock)
    number = submitted(room)
    fiu = Newsroom(
        room.store,
        room.settings,
        actor("fiu", login="kantor", identity=Identity.UNPROVEN),
        room.clock,
    )
    outcome = editing.approve(fiu, number)
    (given,) = outcome.article.approvals
    assert (given.same_login, given.identity, given.login) == (True, Identity.UNPROVEN, "kantor")
    assert "same login" in outcome.notices[0].sentence()


def test_sending_back_tells_the_reporter_why() -> None:
    room = newsroom("atn")
    number = submitted(room)
    editing.approve(as_(room, "fiu"), number)
    outcome = editing.send_back(as_(room, "gun"), number, "Nama camat keliru.")
    assert outcome.article.state is State.DRAFT
    assert outcome.article.sent_back is not None
    assert outcome.article.sent_back.reason == "Nama camat keliru."
    assert [each.by for each in outcome.voided] == ["fiu"]
    (*_, last) = room.store.entries(outcome.article.ref)
    assert (last.act, last.reason) == ("send-back", "Nama camat keliru.")


def test_nobody_is_sent_back_without_a_reason() -> None:
    room = newsroom("atn")
    number = submitted(room)
    with pytest.raises(UsageProblem, match="Say why"):
        editing.send_back(as_(room, "fiu"), number, " ")
    with pytest.raises(Refused, match="Only an editor"):
        editing.send_back(room, number, "Saya sendiri.")


def test_the_same_text_submitted_again_needs_a_new_approval() -> None:
    room = newsroom("atn")
    number = submitted(room)
    editing.approve(as_(room, "fiu"), number)
    editing.send_back(as_(room, "fiu"), number, "Tunggu dulu.")
    writing.submit(room, number)
    with pytest.raises(Refused, match="waiting for approval"):
        publishing.publish(as_(room, "adm"), number)
    editing.approve(as_(room, "fiu"), number)
    assert publishing.publish(as_(room, "adm"), number).article.state is State.PUBLISHED

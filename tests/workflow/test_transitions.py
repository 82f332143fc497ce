from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    ApprovalKind,
    Article,
    Correction,
    CorrectionKind,
    Ground,
    Publication,
    Stage,
    State,
)
from bekasi_cli.workflow import (
    TRANSITIONS,
    Action,
    Case,
    Policies,
    complete,
    consequences,
    standing,
)
from bekasi_cli.workflow.transitions import draft, keep_loser, reply, take_in
from builders import NOW, actor, manuscript, version
from workflow_cases import HOUR, NOTE, standing_at, with_everything_said

LATER = NOW + HOUR


def case(article: Article | None, code: str = "fiu", **changes: object) -> Case:
    return replace(with_everything_said(article, actor(code), Policies()), now=LATER, **changes)


def do(action: Action, article: Article, code: str = "fiu", **changes: object) -> Article:
    return TRANSITIONS[action](case(article, code, **changes))


APPROVED = standing_at(Stage.APPROVED, Publication.NONE)
SCHEDULED = standing_at(Stage.SCHEDULED, Publication.NONE)
LIVE = standing_at(Stage.SETTLED, Publication.LIVE)
HELD = standing_at(Stage.SETTLED, Publication.HELD)
OPEN = standing_at(Stage.APPROVED, Publication.LIVE)


def test_a_new_article_has_its_writers_text_as_revision_one() -> None:
    text = version(manuscript())
    article = draft(case(None, "atn", text=text), 3, "tag:x:3", reply_to=2)
    (first,) = article.revisions
    assert (article.id, article.uri, article.reply_to) == (3, "tag:x:3", 2)
    assert (first.n, first.parent, first.by, first.entered_by) == (1, 0, "atn", "")
    assert (article.state, article.created, article.updated) == (State.DRAFT, LATER, LATER)


def test_a_text_that_somebody_typed_in_is_its_authors() -> None:
    text = version(manuscript())
    (first,) = draft(case(None, "fiu", text=text, source_author="atn"), 3, "tag:x:3").revisions
    assert (first.by, first.entered_by, first.login) == ("atn", "fiu", "fiu")


@pytest.mark.parametrize("article", [APPROVED, SCHEDULED, OPEN])
@pytest.mark.parametrize("action", [Action.REVISE, Action.SEND_BACK])
def test_whatever_reopens_a_text_voids_its_approvals_and_its_schedule(
    action: Action, article: Article
) -> None:
    after = do(action, article)
    assert (after.stage, after.approved, after.scheduled) == (Stage.DRAFT, None, None)
    assert not standing(after)
    voided, cancelled = consequences(article, after)
    assert [each.revision for each in voided] == [4]
    assert cancelled == article.scheduled
    assert len(after.approvals) == len(article.approvals)


def test_what_is_live_stays_approved_while_it_is_being_corrected() -> None:
    after = do(Action.CORRECT, LIVE)
    assert after.live == LIVE.live
    assert (after.stage, after.head.revision, after.revisions[-1].parent) == (Stage.DRAFT, 9, 1)
    assert not any(each.void for each in after.approvals)
    assert consequences(LIVE, after) == ((), None)


def test_the_same_text_sent_back_needs_a_new_approval() -> None:
    again = do(Action.SUBMIT, do(Action.SEND_BACK, APPROVED))
    assert again.head == APPROVED.head
    assert not complete(again, Policies())


def test_a_text_sent_back_carries_the_reason_until_it_is_submitted_again() -> None:
    back = do(Action.SEND_BACK, APPROVED, reason=" Sumber kurang. ")
    assert back.sent_back is not None
    assert (back.sent_back.reason, back.sent_back.by) == ("Sumber kurang.", "fiu")
    assert do(Action.REVISE, back).sent_back == back.sent_back
    assert do(Action.SUBMIT, back).sent_back is None


def test_a_text_that_lost_leaves_the_head_alone() -> None:
    after = keep_loser(case(APPROVED, "bdi", base=2))
    assert replace(after, revisions=APPROVED.revisions) == APPROVED
    assert (after.revisions[-1].n, after.revisions[-1].parent) == (9, 2)


def test_first_publication_freezes_the_address() -> None:
    wished = version(manuscript("Judul Panjang", slug="Kerja Bakti!"), 4)
    out = do(Action.PUBLISH, replace(APPROVED, head=wished), "adm")
    assert (out.slug, out.published, out.live_since, out.live_by) == (
        *("kerja-bakti", LATER, LATER, "adm"),
    )
    assert out.live == wished
    changed = do(Action.CORRECT, out, text=version(manuscript("Judul Baru", correction=NOTE), 5))
    again = TRANSITIONS[Action.PUBLISH](
        replace(case(replace(changed, stage=Stage.APPROVED)), now=LATER + HOUR)
    )
    assert (again.slug, again.published) == ("kerja-bakti", LATER)
    assert again.live_since == LATER + HOUR


def test_without_a_wish_the_headline_makes_the_address() -> None:
    assert do(Action.PUBLISH, APPROVED).slug == "warga-kerja-bakti-membersihkan-saluran"


def test_publication_tells_readers_of_the_correction_once() -> None:
    out = do(Action.PUBLISH, OPEN)
    assert out.corrections == (
        Correction(kind=CorrectionKind.CORRECTION, note=NOTE.note, revision=4, at=LATER),
    )
    assert do(Action.MINOR, out).corrections == out.corrections


def test_a_first_publication_corrects_nothing() -> None:
    text = version(manuscript(correction=NOTE), 4)
    assert do(Action.PUBLISH, replace(APPROVED, head=text)).corrections == ()


def test_publishing_on_a_held_article_shows_it_to_nobody_until_release() -> None:
    waiting = standing_at(Stage.APPROVED, Publication.HELD)
    out = do(Action.PUBLISH, waiting)
    assert (out.publication, out.state, out.live) == (Publication.HELD, State.HELD, waiting.head)
    shown = do(Action.RELEASE, out)
    assert (shown.publication, shown.hold, shown.live) == (Publication.LIVE, None, waiting.head)


def test_a_schedule_that_came_true_is_not_cancelled() -> None:
    out = do(Action.PUBLISH_DUE, SCHEDULED)
    assert out.scheduled is None
    assert consequences(SCHEDULED, out) == ((), None)
    waiting = do(Action.UNSCHEDULE, SCHEDULED)
    assert (waiting.stage, waiting.scheduled) == (Stage.APPROVED, None)
    assert consequences(SCHEDULED, waiting) == ((), SCHEDULED.scheduled)


def test_a_small_fix_is_edited_approved_and_live_in_one() -> None:
    fixed = do(Action.MINOR, LIVE)
    assert fixed.head == fixed.live
    (given,) = standing(fixed)
    assert (given.kind, given.by, given.revision) == (ApprovalKind.MINOR, "fiu", 9)
    assert (fixed.published, fixed.slug, fixed.state) == (NOW, "warga", State.PUBLISHED)
    assert fixed.revisions[-1].parent == 1
    assert not fixed.approvals[0].void


def test_retraction_is_for_good_and_discards_what_was_under_way() -> None:
    held = standing_at(Stage.SCHEDULED, Publication.HELD)
    gone = do(Action.RETRACT, held, ground=Ground.CHILD_IDENTITY, reason="Nama anak disebut.")
    assert gone.state is State.RETRACTED
    assert (gone.head, gone.live, gone.scheduled) == (held.live, held.live, None)
    assert gone.retraction is not None
    assert (gone.retraction.ground, gone.retraction.by) == (Ground.CHILD_IDENTITY, "fiu")
    assert [each.void for each in gone.approvals] == [False, True]
    assert gone.approved == NOW


def test_discarding_goes_back_to_the_live_text() -> None:
    after = do(Action.DISCARD, OPEN)
    assert (after.head, after.state) == (OPEN.live, State.PUBLISHED)
    assert after.revisions == OPEN.revisions
    assert [each.revision for each in consequences(OPEN, after)[0]] == [4]


def test_trash_and_back() -> None:
    gone = do(Action.TRASH, SCHEDULED)
    assert (gone.state, gone.scheduled, standing(gone)) == (State.TRASHED, None, ())
    assert do(Action.RESTORE, gone).state is State.DRAFT


def test_a_reply_is_linked_from_what_it_answers() -> None:
    assert reply(case(LIVE, "bdi"), 18).replies == (18,)


def test_holding_says_who_and_why() -> None:
    held = do(Action.HOLD, LIVE, reason="Diperiksa ulang.")
    assert held.hold is not None
    assert (held.hold.by, held.hold.reason, held.state) == ("fiu", "Diperiksa ulang.", State.HELD)


def test_an_archive_comes_in_live_with_its_own_dates() -> None:
    long_ago = NOW - timedelta(days=1000)
    new = draft(case(None, "adm", text=version(manuscript())), 5, "tag:x:5")
    live = take_in(case(new, "adm"), long_ago)
    (given,) = standing(live)
    assert (given.kind, given.via, given.by) == (ApprovalKind.IMPORT, "import", "adm")
    assert (live.state, live.published, live.live_since) == (State.PUBLISHED, long_ago, long_ago)
    assert live.slug
    assert live.live == new.head

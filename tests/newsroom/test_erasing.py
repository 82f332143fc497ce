"""Test erasing for good: what may go, by which two, and that nothing of it is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from bekasi_cli.errors import Conflict, Erased, NotFound, Refused, UsageProblem
from bekasi_cli.model import (
    Article,
    CorrectionKind,
    CorrectionNote,
    Ground,
    PolicyName,
    Role,
)
from bekasi_cli.newsroom import (
    correcting,
    editing,
    erasing,
    publishing,
    recalling,
    story,
    writing,
)
from bekasi_cli.newsroom.inbox import Item, What, inbox
from bekasi_cli.newsroom.reading import manuscript as text_of
from builders import actor, as_, manuscript, newsroom, staff
from erasures import BASIS, NAME, published, replaced, second, told, two_admins


def test_one_asks_another_confirms_and_the_name_is_nowhere() -> None:
    room = two_admins()
    number = replaced(room)
    erasing.ask(room, number, revisions=[1], basis=f" {BASIS} ")
    gone = erasing.confirm(second(room), number)
    assert NAME not in told(room)
    article = gone.outcome.article
    assert article.redaction(1) == gone.done
    assert (gone.done.by, gone.done.confirmed_by, gone.done.basis) == ("adm", "ad2", BASIS)
    assert not gone.done.same_login
    with pytest.raises(Erased, match=BASIS):
        text_of(room.store, article, 1)
    assert article.live
    assert text_of(room.store, article, article.live).body == "Seorang warga."
    assert room.store.inspect().problems == ()


def test_its_address_goes_where_it_was_made_from_the_headline() -> None:
    room = two_admins()
    number = replaced(room)
    assert room.store.get(Article, number).slug == "wulandari-menang"
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), number)
    assert (gone.slug, gone.outcome.article.slug) == ("wulandari-menang", "warga-menang")


def test_an_address_that_the_new_headline_gives_too_stays() -> None:
    room = two_admins()
    number = replaced(room, title=f"{NAME} menang")
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), number)
    assert (gone.slug, gone.outcome.article.slug) == ("", "wulandari-menang")


def test_the_story_still_tells_every_act_and_who_did_it() -> None:
    room = two_admins()
    number = replaced(room)
    before = story.events(room.store, number)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    erasing.confirm(second(room), number)
    recalling.hold(as_(room, "gun"), number)
    after = story.events(room.store, number)
    assert [(each.seq, each.act, each.by, each.at) for each in after[: len(before)]] == [
        (each.seq, each.act, each.by, each.at) for each in before
    ]
    assert [each.act for each in after[len(before) :]] == ["redact-ask", "redact", "hold"]
    assert all(each.erased and each.state is None for each in after[: len(before)])
    assert after[-2].redaction
    assert [each.n for each in (e.revision for e in after) if each] == []
    assert after[-1].state == "held"


def test_what_readers_see_must_be_replaced_or_retracted_first() -> None:
    room = two_admins()
    number = published(room)
    with pytest.raises(Refused, match="Readers see revision 1"):
        erasing.ask(room, number, revisions=[1], basis=BASIS)
    recalling.hold(as_(room, "fiu"), number)
    with pytest.raises(Refused, match="Readers see"):
        erasing.ask(room, number, revisions=[1], basis=BASIS)
    recalling.retract(
        as_(room, "gun"), number, ground=Ground.CHILD_IDENTITY, reason="Identitas anak."
    )
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), number)
    article = gone.outcome.article
    assert article.live
    assert (article.live.facts.title, article.head.facts.title) == ("", "")
    assert article.slug == article.head.facts.kind.value
    assert article.retraction
    assert NAME not in told(room)


def test_the_working_text_must_be_replaced_or_trashed_first() -> None:
    room = two_admins()
    number = writing.draft(as_(room, "atn"), manuscript(NAME)).article.id
    with pytest.raises(Refused, match="the working text"):
        erasing.ask(room, number, revisions=[1], basis=BASIS)
    writing.trash(as_(room, "atn"), number)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    writing.restore(as_(room, "atn"), number)
    with pytest.raises(Refused, match="the working text"):
        erasing.confirm(second(room), number)
    writing.trash(as_(room, "atn"), number)
    erasing.confirm(second(room), number)
    assert NAME not in told(room)


def test_a_reason_for_sending_that_text_back_goes_too() -> None:
    room = two_admins()
    number = writing.draft(as_(room, "atn"), manuscript("Warga")).article.id
    writing.submit(as_(room, "atn"), number)
    editing.send_back(as_(room, "fiu"), number, f"Hapus nama {NAME}.")
    writing.revise(as_(room, "atn"), number, manuscript("Warga", "Tanpa nama."))
    assert NAME in told(room)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    article = erasing.confirm(second(room), number).outcome.article
    assert NAME not in told(room)
    assert article.sent_back
    assert article.sent_back.reason == ""


def test_a_note_of_a_correction_goes_with_the_text_that_brought_it() -> None:
    room = two_admins()
    number = replaced(room)
    note = CorrectionNote(kind=CorrectionKind.UPDATE, note="Lagi.")
    correcting.correct(as_(room, "atn"), number, manuscript("Warga", "Ketiga."), note)
    writing.submit(as_(room, "atn"), number)
    editing.approve(as_(room, "fiu"), number)
    publishing.publish(as_(room, "adm"), number)
    erasing.ask(room, number, revisions=[1, 2, 2], basis=BASIS)
    article = erasing.confirm(second(room), number).outcome.article
    assert [(each.revision, each.note) for each in article.corrections] == [(2, ""), (3, "Lagi.")]
    assert article.redactions[0].revisions == (1, 2)
    assert "Nama dihapus" not in told(room)


def test_whoever_asked_cannot_confirm_and_a_reporter_can_do_neither() -> None:
    room = two_admins()
    number = replaced(room)
    with pytest.raises(Refused, match="Nobody asked"):
        erasing.confirm(room, number)
    with pytest.raises(Refused, match="Only an admin"):
        erasing.ask(as_(room, "fiu"), number, revisions=[1], basis=BASIS)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    with pytest.raises(Refused, match="You asked") as refused:
        erasing.confirm(room, number)
    assert refused.value.details["people"] == "Admin Dua (ad2)"
    for act in (erasing.confirm, erasing.cancel):
        with pytest.raises(Refused, match="Only an admin"):
            act(as_(room, "fiu"), number)
    assert room.store.revision(number, 1)


def test_with_one_admin_alone_it_is_said_how_to_get_a_second() -> None:
    room = newsroom("adm", people=staff())
    number = replaced(room)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    with pytest.raises(Refused) as refused:
        erasing.confirm(room, number)
    assert "--role admin" in refused.value.hint


def test_two_on_one_login_are_marked_and_refused_where_the_house_is_strict() -> None:
    for strict in (False, True):
        policies = {PolicyName.FOUR_EYES: "strict"} if strict else {}
        room = two_admins(policies=policies)
        number = replaced(room)
        erasing.ask(room, number, revisions=[1], basis=BASIS)
        shared = replace(room, actor=actor("ad2", Role.ADMIN, login="adm"))
        if strict:
            with pytest.raises(Refused, match="from the same login"):
                erasing.confirm(shared, number)
        else:
            assert erasing.confirm(shared, number).done.same_login


def test_asking_again_is_already_done_and_something_else_must_wait() -> None:
    room = two_admins()
    number = replaced(room)
    assert not erasing.ask(room, number, revisions=[1], basis=BASIS).already
    assert erasing.ask(room, number, revisions=[1], basis="lain").already
    with pytest.raises(Refused, match="not confirmed yet"):
        erasing.ask(second(room), number, revisions=[1], basis=BASIS)
    erasing.cancel(second(room), number)
    with pytest.raises(Refused, match="Nobody asked"):
        erasing.cancel(room, number)
    assert room.store.get(Article, number).redactions == ()
    assert [each.act for each in story.events(room.store, number)][-2:] == [
        "redact-ask",
        "redact-cancel",
    ]


def test_confirming_again_finishes_it_and_another_is_told_who_was_faster() -> None:
    room = two_admins()
    number = replaced(room)
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    assert not erasing.confirm(second(room), number).outcome.already
    assert erasing.confirm(second(room), number).outcome.already
    with pytest.raises(Conflict, match="ad2 has already confirmed"):
        erasing.confirm(room, number)
    with pytest.raises(Refused, match="erased already"):
        erasing.ask(room, number, revisions=[1], basis=BASIS)


def test_something_must_be_named_with_a_basis() -> None:
    room = two_admins()
    number = replaced(room)
    with pytest.raises(UsageProblem, match="legal basis"):
        erasing.ask(room, number, revisions=[1], basis=" ")
    with pytest.raises(UsageProblem, match="not said what"):
        erasing.ask(room, number, basis=BASIS)
    with pytest.raises(NotFound, match="no revision 9"):
        erasing.ask(room, number, revisions=[9], basis=BASIS)
    with pytest.raises(NotFound, match="no photograph or source"):
        erasing.ask(room, number, originals=["deadbeef"], basis=BASIS)
    with pytest.raises(NotFound):
        erasing.ask(room, 99, revisions=[1], basis=BASIS)


def test_what_is_asked_for_waits_in_the_inbox_of_another_admin_until_it_is_done() -> None:
    room = two_admins()
    number = replaced(room)
    erasing.ask(room, number, revisions=[1], basis=BASIS)

    def waiting(code: str, role: Role) -> list[Item]:
        who = structs.replace(actor(code), roles=(role,))
        return [each for each in inbox(room.store, who, room.now()) if each.what is What.ERASE]

    (item,) = waiting("ad2", Role.ADMIN)
    assert (item.article.id, item.by, item.reason) == (number, "adm", BASIS)
    assert item.command == f"redact {number}"
    assert waiting("adm", Role.ADMIN) == [], "who asked does not confirm"
    assert waiting("fiu", Role.EDITOR) == []
    erasing.cancel(room, number)
    assert waiting("ad2", Role.ADMIN) == []
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    erasing.confirm(second(room), number)
    assert waiting("ad2", Role.ADMIN) == []

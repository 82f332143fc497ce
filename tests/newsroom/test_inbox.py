from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Correction,
    CorrectionKind,
    Ground,
    Publication,
    Record,
    Remark,
    Stage,
)
from bekasi_cli.newsroom import commenting, editing, outside, publishing, writing
from bekasi_cli.newsroom.glancing import glance
from bekasi_cli.newsroom.inbox import COMMANDS, Item, What, inbox
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Change, Condition
from builders import NOW, actor, as_, manuscript, newsroom

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def room() -> Newsroom:
    return newsroom("atn")


def submitted(room: Newsroom) -> int:
    number = writing.draft(room, manuscript(reporters=("atn",))).article.id
    writing.submit(room, number)
    return number


def has(room: Newsroom, code: str, now: datetime = LATER) -> list[tuple[int, What]]:
    return [(each.article.id, each.what) for each in inbox(room.store, actor(code), now)]


def change(room: Newsroom, article: Article, **changes: object) -> None:
    after = replace(article, **changes)
    room.store.write(lambda _: Change(act="test", actor=room.actor, at=NOW, puts=(after,)))


def published(room: Newsroom) -> Article:
    number = submitted(room)
    editing.approve(as_(room, "fiu"), number)
    return publishing.publish(as_(room, "adm"), number).article


def test_every_why_has_its_command() -> None:
    assert set(COMMANDS) == set(What)


def test_what_came_back_is_first_with_its_reason_and_then_the_oldest(room: Newsroom) -> None:
    one = writing.draft(room, manuscript(reporters=("atn",))).article.id
    two = submitted(room)
    editing.send_back(as_(room, "fiu"), two, "Sebut sumber")
    first, second = inbox(room.store, actor("atn"), LATER)
    assert (first.article.id, first.what, first.by) == (two, What.SENT_BACK, "fiu")
    assert (first.reason, first.command) == ("Sebut sumber", f"edit {two}")
    assert (second.article.id, second.what, second.command) == (one, What.DRAFT, f"submit {one}")


def test_an_editor_approves_publishes_and_confirms_in_the_order_of_waiting(room: Newsroom) -> None:
    one, two, three = submitted(room), submitted(room), submitted(room)
    code = outside.answer_code(room.store.get(Article, one))
    outside.approve_outside(room, one, approved_by="Kabag", via="WhatsApp", code=code, publish=True)
    editing.approve(as_(room, "gun"), two)
    assert has(room, "fiu") == [
        (three, What.APPROVE),
        (one, What.CONFIRM),
        (two, What.PUBLISH),
    ]
    confirm = inbox(room.store, actor("fiu"), LATER)[1]
    assert (confirm.by, confirm.reason, confirm.overdue) == ("atn", "Kabag", False)
    late = inbox(room.store, actor("fiu"), NOW + timedelta(hours=30))[1]
    assert late.overdue
    assert has(room, "bdi") == []


def test_drafts_wait_for_their_writer_and_not_for_every_editor(room: Newsroom) -> None:
    number = writing.draft(room, manuscript(reporters=("atn",))).article.id
    assert has(room, "atn") == [(number, What.DRAFT)]
    assert has(room, "fiu") == has(room, "bdi") == []


def says(room: Newsroom, code: str, number: int, words: str, minutes: int) -> None:
    commenting.comment(later(as_(room, code), minutes), number, words)


def later(room: Newsroom, minutes: int) -> Newsroom:
    return dataclasses.replace(room, clock=lambda: NOW + timedelta(minutes=minutes))


def commented(room: Newsroom, code: str, now: datetime = LATER) -> list[Item]:
    found = inbox(room.store, actor(code), now)
    return [each for each in found if each.what is What.COMMENTED]


def test_what_others_say_of_a_text_waits_until_its_reporter_does_something(room: Newsroom) -> None:
    number = submitted(room)
    says(room, "atn", number, "Sudah saya lengkapi.", 1)
    assert commented(room, "atn") == []
    says(room, "fiu", number, "Pasar yang mana?", 2)
    says(room, "gun", number, "Dan sejak kapan?", 3)
    (found,) = commented(room, "atn")
    assert (found.by, found.reason, found.more) == ("gun", "Dan sejak kapan?", 1)
    assert (found.since, found.command) == (NOW + timedelta(minutes=3), f"review {number}")
    says(room, "atn", number, "Pasar Wanasari.", 4)
    assert commented(room, "atn") == []


def test_whoever_reviewed_a_text_is_told_what_is_said_of_it_and_nobody_else(room: Newsroom) -> None:
    number = submitted(room)
    says(room, "fiu", number, "Pasar yang mana?", 1)
    says(room, "atn", number, "Pasar Wanasari.", 2)
    assert [each.reason for each in commented(room, "fiu")] == ["Pasar Wanasari."]
    assert commented(room, "gun") == []
    editing.send_back(later(as_(room, "gun"), 3), number, "Belum")
    assert commented(room, "gun") == []
    says(room, "atn", number, "Apanya?", 4)
    assert [each.reason for each in commented(room, "gun")] == ["Apanya?"]
    article = room.store.get(Article, number)
    change(room, article, stage=Stage.TRASHED)
    assert commented(room, "gun") == commented(room, "atn") == []


def test_of_a_published_article_what_was_said_is_told_for_a_week(room: Newsroom) -> None:
    number = published(room).id
    says(room, "fiu", number, "Ada kabar lanjutannya?", 5)
    assert len(commented(room, "atn")) == 1
    assert commented(room, "atn", NOW + timedelta(days=8)) == []


def reported(room: Newsroom) -> Item:
    (found,) = inbox(room.store, actor("atn"), LATER)
    return found


def test_a_reporter_is_told_for_a_week_what_others_did_to_a_published_article(
    room: Newsroom,
) -> None:
    article = published(room)
    assert has(room, "atn") == []
    told = Correction(
        kind=CorrectionKind.CORRECTION, note="Nama.", revision=1, at=NOW + timedelta(minutes=20)
    )
    change(room, article, corrections=(told,))
    assert has(room, "atn") == []  # atn wrote that revision
    article = room.store.get(Article, article.id)
    written = replace(article.revisions[0], n=2, by="gun")
    change(
        room,
        article,
        corrections=(replace(told, revision=2),),
        revisions=(*article.revisions, written),
    )
    assert reported(room)[1:5] == (What.CORRECTED, told.at, "gun", "Nama.")
    assert has(room, "fiu") == []
    assert has(room, "atn", NOW + timedelta(days=8)) == []

    article = room.store.get(Article, article.id)
    fixed = Approval(
        revision=2, digest=article.head.digest, kind=ApprovalKind.MINOR, by="fiu", at=LATER
    )
    change(room, article, approvals=(*article.approvals, fixed))
    assert reported(room)[1:4] == (What.FIXED, LATER, "fiu")


def test_a_hold_and_a_retraction_are_reported_with_their_reasons(room: Newsroom) -> None:
    article = published(room)
    hold = Remark(by="fiu", at=LATER, reason="Foto keliru")
    change(room, article, publication=Publication.HELD, hold=hold)
    assert reported(room)[1:5] == (What.HELD, LATER, "fiu", "Foto keliru")
    article = room.store.get(Article, article.id)
    end = Remark(by="adm", at=LATER, reason="Foto anak", ground=Ground.CHILD_IDENTITY)
    change(room, article, publication=Publication.RETRACTED, retraction=end)
    assert reported(room)[1:5] == (What.RETRACTED, LATER, "adm", "Foto anak")


def test_a_text_whose_writer_nobody_knows_waits_all_the_same(room: Newsroom) -> None:
    article = room.store.get(Article, submitted(room))
    change(room, article, revisions=())
    (found,) = inbox(room.store, actor("fiu"), LATER)
    assert (found.what, found.by) == (What.APPROVE, "")


def test_neither_inbox_nor_status_reads_the_archive(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Condition, ...]] = []
    find = MemoryStore.find

    def asking(store: MemoryStore, kind: type[Record], *where: Condition, **more: object) -> object:
        if kind is Article:
            asked.append(where)
        return find(store, kind, *where, **more)  # type: ignore[arg-type]  # as it was asked

    monkeypatch.setattr(MemoryStore, "find", asking)
    inbox(room.store, room.actor, NOW)
    glance(room.store, NOW)
    assert asked
    assert all(asked)

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.model import Approval, ApprovalKind, Article, Publication, Record, Role, Stage
from bekasi_cli.newsroom import editing, writing
from bekasi_cli.newsroom.glancing import glance
from bekasi_cli.newsroom.inbox import inbox
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.waiting import waiting
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Change, Condition
from bekasi_cli.workflow import Action
from builders import NOW, actor, as_, manuscript, newsroom


@pytest.fixture
def room() -> Newsroom:
    return newsroom("atn")


def draft(room: Newsroom) -> int:
    return writing.draft(room, manuscript(reporters=("atn",))).article.id


def submitted(room: Newsroom) -> int:
    return writing.submit(room, draft(room)).article.id


def waits(room: Newsroom, code: str, *roles: Role) -> list[tuple[int, Action]]:
    found = waiting(room.store, actor(code, *roles), NOW)
    return [(each.article.id, each.action) for each in found]


def test_your_own_drafts_wait_for_you_and_not_for_every_editor(room: Newsroom) -> None:
    number = draft(room)
    assert waits(room, "atn") == [(number, Action.SUBMIT)]
    assert waits(room, "fiu") == waits(room, "adm") == waits(room, "bdi") == []


def test_what_came_back_stands_first_and_wants_its_text_changed(room: Newsroom) -> None:
    older, back = draft(room), submitted(room)
    editing.send_back(as_(room, "fiu"), back, "Sebut sumber")
    assert waits(room, "atn") == [(back, Action.REVISE), (older, Action.SUBMIT)]


def test_editors_approve_the_oldest_first_and_admins_publish(room: Newsroom) -> None:
    first, second = submitted(room), submitted(room)
    assert waits(room, "fiu") == [(first, Action.APPROVE), (second, Action.APPROVE)]
    assert waits(room, "adm") == []
    editing.approve(as_(room, "fiu"), first)
    assert waits(room, "adm") == [(first, Action.PUBLISH)]
    assert waits(room, "atn") == []


def test_an_approval_given_outside_waits_for_whoever_confirms_it(room: Newsroom) -> None:
    number = submitted(room)
    article = editing.approve(as_(room, "fiu"), number).article
    outside = Approval(
        revision=1,
        digest=article.head.digest,
        by="atn",
        at=NOW,
        kind=ApprovalKind.OUTSIDE,
        approved_by="Kabag",
        confirmed=False,
    )
    change = replace(
        article, approvals=(outside,), stage=Stage.SETTLED, publication=Publication.LIVE
    )
    room.store.write(lambda _: Change(act="t", actor=room.actor, at=NOW, puts=(change,)))
    assert waits(room, "fiu") == [(number, Action.CONFIRM)]
    assert waits(room, "atn") == []


def test_neither_inbox_nor_status_reads_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    room = newsroom("atn")
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

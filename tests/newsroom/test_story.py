"""Test an article's story: every act with who, when, why and what it changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs

from bekasi_cli.errors import Conflict, Damaged, NotFound
from bekasi_cli.model import ApprovalKind, Article, State
from bekasi_cli.newsroom import editing, publishing, story, writing
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Entry
from bekasi_cli.workflow import Case, Policies, transitions
from builders import NOW, actor, as_, manuscript, newsroom


def test_the_whole_way_to_publication_is_told() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu"))
    writing.submit(room, 1)
    editing.send_back(as_(room, "fiu"), 1, "Tambahkan sumber.")
    writing.revise(room, 1, manuscript("Satu", "Isi dengan sumber."))
    writing.submit(room, 1)
    editing.approve(as_(room, "fiu"), 1)
    publishing.publish(as_(room, "adm"), 1)
    told = story.events(room.store, 1)
    assert [(each.act, each.by) for each in told] == [
        ("draft", "atn"),
        ("submit", "atn"),
        ("send-back", "fiu"),
        ("revise", "atn"),
        ("submit", "atn"),
        ("approve", "fiu"),
        ("publish", "adm"),
    ]
    assert [each.revision.n for each in told if each.revision] == [1, 2]
    assert told[2].reason == "Tambahkan sumber."
    approval = told[5].approval
    assert approval
    assert (approval.kind, approval.revision) == (ApprovalKind.NORMAL, 2)
    assert [each.live for each in told] == [None] * 6 + [2]
    assert told[6].state is State.PUBLISHED
    assert (told[6].identity, told[6].login) == ("login", "adm")
    assert [each.at for each in told] == sorted(each.at for each in told)


def test_a_text_that_came_too_late_is_told_as_lost() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu"))
    writing.revise(room, 1, manuscript("Satu", "Isi kedua."), base=1)
    with pytest.raises(Conflict):
        writing.revise(as_(room, "fiu"), 1, manuscript("Satu", "Isi lain."), base=1)
    told = story.events(room.store, 1)
    assert [(each.revision.n, each.lost) for each in told if each.revision] == [
        (1, False),
        (2, False),
        (3, True),
    ]


def test_what_a_change_voids_is_told() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu"))
    writing.submit(room, 1)
    editing.approve(as_(room, "fiu"), 1)
    writing.revise(room, 1, manuscript("Satu", "Isi baru."))
    last = story.events(room.store, 1)[-1]
    assert [each.by for each in last.voided] == ["fiu"]
    assert last.approval is None


def test_an_hour_set_and_cancelled_and_a_confirmation_are_told() -> None:
    room = newsroom()
    writing.draft(room, manuscript("Satu"))
    writing.submit(room, 1)
    before = room.store.get(Article, 1)
    case = Case(article=before, actor=actor("atn"), policies=Policies(), now=NOW, at=NOW)
    outside = transitions.approve_outside(structs.replace(case, approved_by="Kabag", via="WA"))
    timed = transitions.schedule(structs.replace(case, article=outside))
    confirmed = transitions.confirm(structs.replace(case, article=timed, actor=actor("fiu")))
    free = transitions.unschedule(structs.replace(case, article=confirmed))
    steps = [before, outside, timed, confirmed, free]
    told = list(story._events(_entries(steps), 1))
    assert told[1].approval
    assert (told[2].scheduled, told[2].unscheduled) == (NOW, None)
    assert told[3].confirmed
    assert told[3].confirmed.approved_by == "Kabag"
    assert told[4].scheduled is None
    assert told[4].unscheduled == NOW


def _entries(steps: list[Article]) -> Iterator[Entry]:
    from bekasi_cli.storage.journal import encode

    yield Entry(seq=0, digest="", redacted=True)
    for seq, article in enumerate(steps, 1):
        yield Entry(seq=seq, digest="", at=NOW, put={"articles": {"1": encode(article)}})


def test_a_line_that_holds_no_article_is_damage() -> None:
    broken = Entry(seq=7, digest="", at=NOW, put={"articles": {"1": b'{"id":1}'}})
    with pytest.raises(Damaged, match="Line 7"):
        list(story._events(iter([broken]), 1))


def test_an_article_that_is_not_there_has_no_story() -> None:
    with pytest.raises(NotFound):
        story.events(MemoryStore(), 9)

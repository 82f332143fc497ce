from __future__ import annotations

import pytest
from msgspec.structs import replace

from bekasi_cli.errors import NotFound, Refused, UsageProblem
from bekasi_cli.model import Comment, Identity, Stage
from bekasi_cli.newsroom import commenting, editing, writing
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.story import events
from builders import NOW, as_, manuscript, newsroom

BODY = "Satu.\n\n## Judul kecil\n\n- dua\n- tiga\n\nEmpat."


@pytest.fixture
def room() -> Newsroom:
    made = newsroom("atn")
    writing.draft(made, manuscript(body=BODY, reporters=("atn",)))
    writing.submit(made, 1)
    return made


def test_a_comment_changes_neither_text_nor_state_nor_approval(room: Newsroom) -> None:
    before = editing.approve(as_(room, "fiu"), 1).article
    after = commenting.comment(as_(room, "bdi"), 1, " Siapa\x1b namanya? ", 4).article
    (said,) = after.comments
    assert (said.by, said.text, said.paragraph, said.revision) == ("bdi", "Siapa namanya?", 4, 1)
    assert after.stage is Stage.APPROVED
    assert replace(after, comments=(), version=before.version) == before


def test_history_tells_of_it(room: Newsroom) -> None:
    commenting.comment(room, 1, "Bagus.")
    told = events(room.store, 1)[-1]
    assert (told.act, told.by, told.reason) == ("comment", "atn", "Bagus.")
    assert told.comment == Comment(by="atn", at=told.at, revision=1, text="Bagus.")


def test_what_says_nothing_too_much_or_of_no_paragraph_is_refused(room: Newsroom) -> None:
    for text in ("", " \n", "\x1b"):
        with pytest.raises(UsageProblem, match="without words"):
            commenting.comment(room, 1, text)
    with pytest.raises(UsageProblem, match="at most 2000"):
        commenting.comment(room, 1, "x" * 2001)
    for paragraph in (5, -1):
        with pytest.raises(UsageProblem, match="it has 4"):
            commenting.comment(room, 1, "Bagus.", paragraph)
    with pytest.raises(NotFound):
        commenting.comment(room, 9, "Bagus.")


def test_only_the_staff_comment(room: Newsroom) -> None:
    from dataclasses import replace as change

    guest = change(room, actor=replace(room.actor, roles=(), identity=Identity.SYSTEM))
    with pytest.raises(Refused):
        commenting.comment(change(guest, actor=replace(guest.actor, code="zzz")), 1, "Bagus.")


def test_paragraphs_are_counted_as_they_stand_under_each_other() -> None:
    assert commenting.paragraphs(BODY) == ["Satu.", "## Judul kecil", "- dua\n- tiga", "Empat."]
    assert commenting.paragraphs("") == []


def test_a_comment_moves_with_its_paragraph_until_that_changes() -> None:
    def said(revision: int, paragraph: int) -> Comment:
        return Comment(by="fiu", at=NOW, revision=revision, text="?", paragraph=paragraph)

    old, new = ["Satu.", "Dua."], ["Nol.", "Satu.", "Dua, diubah."]
    moved, changed, whole, fresh = said(1, 1), said(1, 2), said(1, 0), said(2, 1)
    lost = said(3, 1)
    placed = commenting.place((moved, changed, whole, fresh, lost), 2, {1: old, 2: new})
    assert placed.paragraphs == {2: [moved], 1: [fresh]}
    assert placed.others == [changed, whole, lost]

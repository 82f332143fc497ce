"""What is said of a photograph becomes a part of the article, and is approved with it."""

from __future__ import annotations

import photographs
import pytest

from bekasi_cli.errors import Conflict, NotFound, Refused
from bekasi_cli.model import Article, Photo, Stage
from bekasi_cli.newsroom import (
    album,
    correcting,
    editing,
    illustrating,
    media,
    publishing,
    story,
    writing,
)
from bekasi_cli.newsroom.media import Wish
from bekasi_cli.newsroom.reading import manuscript as text_of
from bekasi_cli.newsroom.room import Newsroom
from builders import as_, manuscript
from newsroom.test_media import SMALL, photograph, photographer
from workflow_cases import NOTE

BAKAU = Wish("Warga menanam bakau", "Putri/Prokopim", "Tiga orang di lumpur")


@pytest.fixture
def room() -> Newsroom:
    """Return a newsroom with two photographs and a draft of atn's, as a photographer sees it."""
    made = photographer()
    photograph(made, said=BAKAU)
    photograph(made, photographs.draw(2, size=SMALL), Wish("Bibit"))
    writing.draft(as_(made, "atn"), manuscript("Bakau ditanam"))
    return made


def photos(room: Newsroom) -> tuple[Photo, ...]:
    article = room.store.get(Article, 1)
    text = text_of(room.store, article, article.head)
    assert text.facts.photos == article.head.facts.photos
    return text.facts.photos


def test_a_photographer_attaches_to_a_draft_and_the_text_is_a_new_revision(room: Newsroom) -> None:
    outcome = illustrating.attach(room, 1, ["1", "2"])
    assert outcome.article.head.revision == 2
    assert outcome.article.stage is Stage.DRAFT
    first, second = photos(room)
    assert (first.caption, first.credit, first.alt) == BAKAU[:3]
    assert second.caption == "Bibit"
    assert [each.act for each in story.events(room.store, 1)] == ["draft", "attach"]
    used = album.uses(room.store, album.find_photograph(room.store, "1"))
    assert [(each.article.id, each.head, each.live) for each in used] == [(1, True, False)]


def test_attaching_what_is_shown_already_changes_nothing_or_its_caption(room: Newsroom) -> None:
    illustrating.attach(room, 1, ["1"])
    assert illustrating.attach(room, 1, ["1"]).already
    illustrating.attach(room, 1, ["1"], "Warga bekerja")
    (only,) = photos(room)
    assert (only.caption, only.credit) == ("Warga bekerja", "Putri/Prokopim")


def test_a_record_is_only_the_default_and_no_article_changes_with_it(room: Newsroom) -> None:
    illustrating.attach(room, 1, ["1"])
    media.edit_photograph(room, 1, Wish(caption="Lain"))
    assert photos(room)[0].caption == "Warga menanam bakau"


def test_a_photograph_is_taken_off_by_number_or_digest(room: Newsroom) -> None:
    illustrating.attach(room, 1, ["1", "2"])
    illustrating.detach(room, 1, ["1"])
    (left,) = photos(room)
    illustrating.detach(room, 1, [left.media[:20]])
    assert photos(room) == ()
    for typed in ("1", "99", "sha256:0000000000"):
        with pytest.raises(NotFound):
            illustrating.detach(room, 1, [typed])
    assert [each.act for each in story.events(room.store, 1)][2:] == ["detach", "detach"]


def test_a_photographer_comes_too_late_for_a_submitted_text_but_an_editor_does_not(
    room: Newsroom,
) -> None:
    writing.submit(as_(room, "atn"), 1)
    with pytest.raises(Refused) as refused:
        illustrating.attach(room, 1, ["1"])
    message, hint = refused.value.sentences()
    assert (
        message
        == "Article 1 is waiting for approval; photographers attach photographs to drafts only."
    )
    assert "Fitri Utami (fiu)" in hint
    assert illustrating.attach(as_(room, "fiu"), 1, ["1"]).article.stage is Stage.SUBMITTED


def test_a_photographer_writes_no_text_and_a_stranger_attaches_nothing(room: Newsroom) -> None:
    with pytest.raises(Refused):
        writing.draft(room, manuscript("Naskah"))
    with pytest.raises(Refused):
        writing.revise(room, 1, manuscript("Naskah"))
    with pytest.raises(Refused):
        illustrating.attach(as_(room, "bdi"), 1, ["1"])
    assert photos(room) == ()


def test_an_approval_counts_no_longer_once_a_photograph_is_attached(room: Newsroom) -> None:
    writing.submit(as_(room, "atn"), 1)
    editing.approve(as_(room, "fiu"), 1)
    outcome = illustrating.attach(as_(room, "gun"), 1, ["1"])
    assert [each.by for each in outcome.voided] == ["fiu"]
    with pytest.raises(Refused):
        publishing.publish(as_(room, "adm"), 1)


def test_a_text_written_meanwhile_is_kept_beside_the_attached_one(room: Newsroom) -> None:
    illustrating.attach(room, 1, ["1"])
    with pytest.raises(Conflict):
        writing.revise(as_(room, "atn"), 1, manuscript("Bakau ditanam warga"), base=1)
    assert room.store.get(Article, 1).last_revision == 3
    assert photos(room)


def test_what_readers_see_is_told_apart_from_the_newest_text(room: Newsroom) -> None:
    illustrating.attach(room, 1, ["1"])
    writing.submit(as_(room, "atn"), 1)
    editing.approve(as_(room, "fiu"), 1)
    publishing.publish(as_(room, "adm"), 1)
    one = album.find_photograph(room.store, "1")
    assert [(u.head, u.live) for u in album.uses(room.store, one)] == [(True, True)]
    with pytest.raises(Refused):
        illustrating.detach(as_(room, "gun"), 1, ["1"])
    correcting.correct(as_(room, "atn"), 1, manuscript("Bakau ditanam"), NOTE)
    assert [(u.head, u.live) for u in album.uses(room.store, one)] == [(False, True)]

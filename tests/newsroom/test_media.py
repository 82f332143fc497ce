"""Photographs come in once, say what they show, and are found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import photographs
import pytest

from bekasi_cli.documents import digest
from bekasi_cli.errors import Erased, NotFound, Refused, UsageProblem
from bekasi_cli.model import Facts, Manuscript, Photo, Photograph, PictureFormat, Role, Staff
from bekasi_cli.newsroom import album, media, writing
from bekasi_cli.newsroom.media import Incoming, Intake, Taken, Wish
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.port import Change, Reader
from builders import NOW, actor, as_, newsroom, staff
from pictures.picture_files import huge_png, picture

SMALL = (90, 60)
PICTURE = photographs.draw(1, size=SMALL)


def photographer() -> Newsroom:
    """Return a newsroom in memory as a photographer works in it."""
    pot = Staff(id=9, code="pot", name="Putri", roles=(Role.PHOTOGRAPHER,), login="pot")
    return as_(newsroom(people=(*staff(), pot)), "pot", Role.PHOTOGRAPHER)


def file(content: bytes = PICTURE, name: str = "a.jpg", said: Wish | None = None) -> Incoming:
    return Incoming(name, said or Wish(), lambda: content)


def taken(room: Newsroom, *files: Incoming) -> list[Taken]:
    return list(media.take_in(room, files))


def photograph(room: Newsroom, content: bytes = PICTURE, said: Wish | None = None) -> Photograph:
    """Return the photograph that CONTENT became in ROOM."""
    (done,) = taken(room, file(content, said=said))
    assert done.photograph
    return done.photograph


def test_a_photographer_takes_a_photograph_in_and_the_file_says_day_and_caption() -> None:
    room = photographer()
    (done,) = taken(room, file(name="foto/putri/IMG_0001.jpg"))
    assert done.outcome is Intake.NEW
    assert done.suggested == ("taken", "caption")
    assert done.photograph
    assert done.photograph == Photograph(
        id=1,
        version=1,
        digest=digest(PICTURE),
        name="IMG_0001.jpg",
        form=PictureFormat.JPEG,
        width=90,
        height=60,
        size=len(PICTURE),
        by="pot",
        added=done.photograph.added,
        caption="Warga Desa Sukawening menanam bakau di pesisir",
        taken=date(2026, 11, 24),
    )
    assert room.store.blob(digest(PICTURE)) == PICTURE
    (line,) = room.store.entries(about="media/1")
    assert (line.act, line.actor) == ("media-add", "pot")
    assert b"SERI" not in b"".join(line.put["media"].values())


def test_what_somebody_says_goes_before_what_the_file_suggests() -> None:
    wish = Wish("Panen\n raya", "Putri", "Padi", date(2026, 1, 2), "Desa", ("Sari", "", "Sari"))
    (done,) = taken(photographer(), file(said=wish))
    found = done.photograph
    assert found
    assert (found.caption, found.credit, found.alt) == ("Panen raya", "Putri", "Padi")
    assert (found.taken, found.place, found.people) == (date(2026, 1, 2), "Desa", ("Sari",))
    assert done.suggested == ()


def test_the_same_file_never_comes_in_twice_whatever_it_is_called() -> None:
    room = photographer()
    first, again = taken(room, file(), file(name="salinan.jpg"))
    assert (first.outcome, again.outcome) == (Intake.NEW, Intake.SAME)
    assert first.photograph == again.photograph
    assert room.store.count(Photograph) == 1


def test_two_who_take_the_same_file_in_at_once_make_one_photograph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = photographer()
    photograph(room)
    real, seen = album.by_digest, list[str]()

    def late(reader: Reader, name: str) -> Photograph | None:
        seen.append(name)
        return None if len(seen) == 1 else real(reader, name)

    monkeypatch.setattr(media, "by_digest", late)
    (done,) = taken(room, file())
    assert done.outcome is Intake.SAME
    assert room.store.count(Photograph) == 1


def test_a_file_that_lies_changes_nothing_and_the_others_come_in() -> None:
    room = photographer()
    liar, bomb, good = taken(room, file(picture("PNG"), "a.jpg"), file(huge_png(), "b.png"), file())
    assert [liar.outcome, bomb.outcome] == [Intake.UNREADABLE, Intake.UNREADABLE]
    assert "a.jpg is a PNG file, but its name says .jpg." in liar.notices[0].sentence()
    assert "50000 x 50000" in bomb.notices[0].sentence()
    assert good.photograph
    assert good.photograph.id == 1
    with pytest.raises(NotFound):
        room.store.blob(digest(huge_png()))


def test_a_photograph_that_was_erased_is_not_taken_in_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = photographer()

    def erased(name: str) -> bytes:
        raise Erased("x")

    monkeypatch.setattr(room.store, "blob", erased)
    (done,) = taken(room, file())
    assert done.outcome is Intake.UNREADABLE
    assert "erased for good" in done.notices[0].sentence()


@pytest.mark.parametrize(
    "act",
    [
        lambda room: list(media.take_in(room, [file()])),
        lambda room: media.edit_photograph(room, 1, Wish(caption="Panen")),
    ],
)
def test_who_has_no_role_here_adds_and_describes_nothing(
    act: Callable[[Newsroom], object],
) -> None:
    room = photographer()
    photograph(room)
    nobody = Staff(id=10, code="tua", name="Tua", roles=(), login="tua")
    room.store.write(lambda _: Change(act="x", actor=actor("adm"), at=NOW, puts=(nobody,)))
    with pytest.raises(Refused, match="photograph"):
        act(as_(room, "tua"))


def test_what_a_photograph_shows_is_changed_and_said_once() -> None:
    room = photographer()
    photograph(room)
    kept = media.edit_photograph(room, 1, Wish(caption="Panen raya", people=()))
    assert (kept.record.caption, kept.record.version) == ("Panen raya", 2)
    assert kept.record.taken == date(2026, 11, 24)
    assert media.edit_photograph(room, 1, Wish(caption="Panen raya")).already
    with pytest.raises(UsageProblem, match="too long"):
        media.edit_photograph(room, 1, Wish(credit="x" * 201))


@pytest.mark.parametrize("typed", ["1", " 1 ", digest(PICTURE), digest(PICTURE)[7:15].upper()])
def test_a_photograph_is_named_by_number_or_digest(typed: str) -> None:
    room = photographer()
    photograph(room)
    assert album.find_photograph(room.store, typed).id == 1


@pytest.mark.parametrize("typed", ["2", "", "x", "0" * 8, "sha256:abc"])
def test_a_photograph_that_is_not_there_is_not_found(typed: str) -> None:
    room = photographer()
    photograph(room)
    with pytest.raises(NotFound):
        album.find_photograph(room.store, typed)


def test_the_list_is_narrowed_by_words_code_and_days() -> None:
    room = photographer()
    photograph(room)
    other = photograph(room, photographs.draw(12, size=SMALL), Wish(caption="Panen"))
    store = room.store
    assert [each.id for each in album.listed(store)] == [2, 1]
    assert album.listed(store, words="PAN") == [other]
    assert [each.id for each in album.listed(store, words="bakau warga")] == [1]
    assert album.listed(store, by="ATN") == []
    day = date(2026, 11, 24)
    assert [each.id for each in album.listed(store, period=(day, day))] == [1]
    assert album.listed(store, period=(date(2026, 11, 25), None)) == []
    assert album.listed(store, period=(None, date(2026, 11, 23))) == []


def test_a_writer_is_told_of_a_photograph_that_the_newsroom_lacks() -> None:
    room = photographer()
    known = photograph(room)
    facts = Facts(title="Bakau", photos=(Photo(media=known.digest), Photo(media="sha256:abc")))
    outcome = writing.draft(as_(room, "atn"), Manuscript(facts=facts, body="Isi."))
    assert [each.details for each in outcome.notices] == [{"digest": "sha256:abc"}]
    assert album.is_used(room.store, known)
    assert not album.is_used(room.store, photograph(room, photographs.draw(2, size=SMALL)))
    assert album.unknown(room.store, []) == []

"""Test what else an erasure touches: sources, photographs, replies, backups."""

from __future__ import annotations

import pytest

from bekasi_cli.documents import digest
from bekasi_cli.errors import Erased, Refused
from bekasi_cli.model import (
    Article,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Ground,
    Manuscript,
    Photo,
    Source,
)
from bekasi_cli.newsroom import (
    correcting,
    editing,
    erasing,
    importing,
    publishing,
    recalling,
    replying,
    story,
    writing,
)
from bekasi_cli.newsroom.importing import Incoming
from bekasi_cli.newsroom.reading import manuscript as text_of
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Change
from builders import NOW, actor, as_, manuscript
from erasures import BASIS, NAME, published, replaced, second, told, two_admins


def test_the_source_of_an_import_is_erased_by_the_beginning_of_its_digest() -> None:
    room = two_admins()
    page = f"---\ntitle: {NAME}\n---\n\nIsi.\n".encode()
    zone = room.settings.zone
    importing.take_in(room, [Incoming("lama.md", page)], source_zone=zone)
    erasing.ask(room, 1, originals=[digest(page)[7:17]], basis=BASIS)
    assert erasing.confirm(second(room), 1).done.originals == (digest(page),)
    with pytest.raises(Erased):
        room.store.blob(digest(page))
    assert room.store.revision(1, 1)
    writing.trash(as_(room, "fiu"), 1)
    erasing.ask(room, 1, revisions=[1], basis=BASIS)
    article = erasing.confirm(second(room), 1).outcome.article
    assert article.head.facts.source == Source(digest=digest(page))
    assert NAME not in told(room)
    again = importing.take_in(room, [Incoming("lama.md", page)], source_zone=zone)
    assert [each.outcome for each in again] == ["same"]


def test_a_photograph_that_an_article_shows_must_be_taken_out_first() -> None:
    room = two_admins()
    photo = b"foto " + NAME.encode()

    def keep_photo(_: object) -> Change:
        return Change(act="media", actor=actor("fiu"), at=NOW, blobs=(photo,))

    room.store.write(keep_photo)
    facts = Facts(title="Satu", photos=(Photo(media=digest(photo)),))
    shown = Manuscript(facts=facts, body="Isi.")
    number = writing.draft(as_(room, "atn"), shown).article.id
    with pytest.raises(Refused, match=r"Article 1 shows that photograph"):
        erasing.ask(room, number, originals=[digest(photo)], basis=BASIS)
    writing.trash(as_(room, "atn"), number)
    other = writing.draft(as_(room, "atn"), shown).article.id
    with pytest.raises(Refused, match=r"Article 2 shows that photograph"):
        erasing.ask(room, number, originals=[digest(photo)], basis=BASIS)
    writing.trash(as_(room, "atn"), other)
    erasing.ask(room, number, originals=[digest(photo)], basis=BASIS)
    writing.restore(as_(room, "atn"), other)
    with pytest.raises(Refused, match="Article 2 shows"):
        erasing.confirm(second(room), number)
    writing.trash(as_(room, "atn"), other)
    erasing.confirm(second(room), number)
    with pytest.raises(Erased):
        room.store.blob(digest(photo))
    assert room.store.inspect().problems == ()


def test_a_reply_that_stood_in_the_same_line_is_told_again_and_keeps_its_story() -> None:
    room = two_admins()
    number = published(room)
    answer = replying.reply(as_(room, "bdi"), number, manuscript("Hak jawab")).article
    recalling.hold(as_(room, "fiu"), number)
    recalling.retract(as_(room, "gun"), number, ground=Ground.PERSONAL_DATA, reason="Data.")
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    erasing.confirm(second(room), number)
    assert room.store.get(Article, answer.id) == answer
    assert text_of(room.store, answer, 1).facts.title == "Hak jawab"
    writing.submit(as_(room, "bdi"), answer.id)
    assert "redact" not in [each.act for each in story.events(room.store, answer.id)[1:]]
    writing.trash(as_(room, "bdi"), answer.id)
    erasing.ask(room, answer.id, revisions=[1], basis=BASIS)
    erasing.confirm(second(room), answer.id)
    assert "Hak jawab" not in told(room)
    assert room.store.inspect().problems == ()


def test_backups_that_were_made_meanwhile_are_named() -> None:
    room = two_admins()

    def note(file: str) -> None:
        room.store.write(
            lambda _: Change(
                act="backup", actor=actor("adm"), at=room.now(), about=("backup",), reason=file
            )
        )

    note("/usb/early")
    number = replaced(room)
    note("/usb/with-it")
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), number)
    note("/usb/late")
    assert [each.file for each in gone.copies] == ["/usb/with-it"]
    again = erasing.confirm(second(room), number)
    assert [each.file for each in again.copies] == ["/usb/with-it"]


def test_an_address_that_was_made_from_another_text_stays() -> None:
    room = two_admins()
    writing.draft(as_(room, "atn"), manuscript(f"{NAME} menang"))
    writing.revise(as_(room, "atn"), 1, manuscript("Warga menang"))
    writing.submit(as_(room, "atn"), 1)
    editing.approve(as_(room, "fiu"), 1)
    publishing.publish(as_(room, "adm"), 1)
    correction = CorrectionNote(kind=CorrectionKind.UPDATE, note="Lagi.")
    correcting.correct(as_(room, "atn"), 1, manuscript("Judul ketiga"), correction)
    erasing.ask(room, 1, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), 1)
    assert (gone.slug, gone.outcome.article.slug) == ("", "warga-menang")
    assert NAME not in told(room)
    assert [each.erased for each in story.events(room.store, 1)].count(True) == 1


def test_a_damaged_text_can_be_erased_and_its_address_goes_as_nobody_can_tell() -> None:
    room = two_admins()
    number = replaced(room)
    assert isinstance(room.store, MemoryStore)
    (path,) = (each for each in room.store._files if each.endswith("/001.md"))
    room.store._files[path] = b"rusak"
    erasing.ask(room, number, revisions=[1], basis=BASIS)
    gone = erasing.confirm(second(room), number)
    assert gone.slug == "wulandari-menang"
    assert room.store.inspect().problems == ()

"""A photograph can be erased for good, with all that was said of it, once no text shows it."""

from __future__ import annotations

import photographs
import pytest
from msgspec import structs

from bekasi_cli.documents import digest
from bekasi_cli.errors import Erased, NotFound, Refused
from bekasi_cli.model import Article, Photograph
from bekasi_cli.newsroom import erasing, illustrating, importing, media, writing
from bekasi_cli.newsroom.importing import Incoming
from bekasi_cli.newsroom.media import Intake, Wish
from bekasi_cli.newsroom.originals import belonging
from bekasi_cli.newsroom.room import Newsroom
from builders import as_, manuscript
from erasures import BASIS, NAME, second, told, two_admins
from newsroom.test_media import SMALL, file, photograph

PICTURE = photographs.draw(1, size=SMALL)


@pytest.fixture
def room() -> Newsroom:
    """Return a newsroom where article 1 showed a photograph for a while, with a name in it."""
    made = two_admins()
    photograph(made, PICTURE, Wish(f"{NAME} menanam", people=(NAME,)))
    photograph(made, photographs.draw(2, size=SMALL), Wish("Bibit"))
    media.edit_photograph(made, 1, Wish(alt=f"{NAME} dan bibit"))
    writing.draft(as_(made, "atn"), manuscript("Bakau ditanam"))
    illustrating.attach(as_(made, "atn"), 1, ["1"])
    return made


def test_a_photograph_that_was_taken_off_is_erased_with_what_was_said_of_it(
    room: Newsroom,
) -> None:
    wanted = digest(PICTURE)
    with pytest.raises(Refused, match="shows that photograph"):
        erasing.ask(room, 1, originals=[wanted], basis=BASIS)
    illustrating.detach(as_(room, "atn"), 1, ["1"])
    erasing.ask(room, 1, revisions=[2], originals=[wanted[7:15]], basis=BASIS)
    erasing.confirm(second(room), 1)
    with pytest.raises(Erased):
        room.store.blob(wanted)
    assert NAME not in told(room)
    bare = room.store.get(Photograph, 1)
    assert (bare.name, bare.caption, bare.alt, bare.people) == ("-", "", "", ())
    assert room.store.get(Photograph, 2).caption == "Bibit"
    assert room.store.inspect().problems == ()


def test_an_erased_photograph_is_neither_attached_nor_taken_in_again(room: Newsroom) -> None:
    illustrating.detach(as_(room, "atn"), 1, ["1"])
    erasing.ask(room, 1, originals=[digest(PICTURE)], basis=BASIS)
    erasing.confirm(second(room), 1)
    with pytest.raises(Erased):
        illustrating.attach(as_(room, "atn"), 1, ["1"])
    (again,) = media.take_in(room, [file(PICTURE)])
    assert again.outcome is Intake.SAME
    assert again.photograph
    assert again.photograph.caption == ""


def test_a_photograph_that_an_article_never_had_is_not_its_to_erase(room: Newsroom) -> None:
    with pytest.raises(NotFound):
        erasing.ask(room, 1, originals=["0" * 8], basis=BASIS)


def test_a_line_that_cannot_be_read_keeps_no_original_from_being_named(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    illustrating.detach(as_(room, "atn"), 1, ["1"])
    article = room.store.get(Article, 1)
    assert belonging(room.store, article) == (digest(PICTURE),)
    real = list(room.store.entries(about="articles/1"))
    broken = [structs.replace(each, put={"articles": {"1": b"{"}}) for each in real[:1]]
    other = [structs.replace(real[0], put={"staff": {}})]
    monkeypatch.setattr(room.store, "entries", lambda about: [*broken, *other, *real])
    assert belonging(room.store, article) == (digest(PICTURE),)


def test_the_source_of_an_imported_article_is_its_own() -> None:
    room = two_admins()
    page = b"---\ntitle: Satu\n---\n\nIsi.\n"
    importing.take_in(room, [Incoming("a.md", page)], source_zone=room.settings.zone)
    assert belonging(room.store, room.store.get(Article, 1)) == (digest(page),)

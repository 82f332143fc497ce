"""Play articles whose first text must be erased, in a newsroom of two admins."""

from __future__ import annotations

from dataclasses import replace

from bekasi_cli.model import (
    CorrectionKind,
    CorrectionNote,
    Role,
    Staff,
)
from bekasi_cli.newsroom import (
    commenting,
    correcting,
    editing,
    publishing,
    writing,
)
from bekasi_cli.newsroom.room import Newsroom
from builders import actor, as_, manuscript, newsroom, staff

BASIS = "UU PDP Pasal 8"
NAME = "Wulandari"


def two_admins(**more: object) -> Newsroom:
    """Return a newsroom with a second admin, ad2, as adm works in it."""
    second = Staff(id=9, code="ad2", name="Admin Dua", roles=(Role.ADMIN,), login="ad2")
    return newsroom("adm", people=(*staff(), second), **more)  # type: ignore[arg-type]  # policies only


def second(room: Newsroom) -> Newsroom:
    """Return ROOM as ad2 works in it."""
    return replace(room, actor=actor("ad2", Role.ADMIN))


def published(room: Newsroom, title: str = f"{NAME} menang") -> int:
    """Return the number of an article whose live text has the name."""
    number = writing.draft(as_(room, "atn"), manuscript(title, f"{NAME} warga kami.")).article.id
    writing.submit(as_(room, "atn"), number)
    editing.approve(as_(room, "fiu"), number)
    publishing.publish(as_(room, "adm"), number)
    return number


def replaced(room: Newsroom, title: str = "Warga menang") -> int:
    """Return an article whose revision 1, with the name, is no longer live."""
    number = published(room)
    commenting.comment(as_(room, "bdi"), number, f"{NAME} masih anak.")
    note = CorrectionNote(kind=CorrectionKind.CORRECTION, note="Nama dihapus.")
    correcting.correct(as_(room, "atn"), number, manuscript(title, "Seorang warga."), note)
    writing.submit(as_(room, "atn"), number)
    editing.approve(as_(room, "fiu"), number)
    publishing.publish(as_(room, "adm"), number)
    return number


def told(room: Newsroom) -> str:
    """Return all that the journal tells, as text."""
    return "".join(
        document.decode() + entry.reason
        for entry in room.store.entries()
        for each in entry.put.values()
        for document in each.values()
    )

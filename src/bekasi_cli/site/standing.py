"""Draw the pages that are no article and no list: home, register, team, the office's own, 404."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.house import CORRECTIONS, GROUNDS
from bekasi_cli.i18n import _
from bekasi_cli.model import ArticleKind
from bekasi_cli.site.edition import Item, Shown, Standing
from bekasi_cli.site.page import Page, Turn, digest
from bekasi_cli.site.words import role

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame

HOME = "index.html"
REGISTER = "koreksi.html"
TEAM = "tim.html"
SERVICES = "layanan.html"
NOT_FOUND = "404.html"
_LATEST = 12
_ANNOUNCED = 5


def pages(frame: Frame) -> Iterator[Page]:
    """Yield them; home is written last of all that is there."""
    yield from _own(frame)
    yield _register(frame)
    yield _team(frame)
    if frame.edition.services:
        yield _services(frame)
    yield _not_found(frame)
    yield _home(frame)


def _home(frame: Frame) -> Page:
    items = frame.edition.items
    news = [each for each in items if each.kind is not ArticleKind.ANNOUNCEMENT]
    notices = [each for each in items if each.kind is ArticleKind.ANNOUNCEMENT][:_ANNOUNCED]
    lead, latest = news[:1], news[1 : 1 + _LATEST]
    inputs = digest(frame.digest, *(each.key for each in (*lead, *latest, *notices)))

    def make() -> bytes:
        told = {
            "lead": frame.teaser(lead[0], "", large=True) if lead else None,
            "latest": [frame.teaser(each, "", heading=3) for each in latest],
            "announcements": notices,
            "page_title": frame.edition.house.heading,
            "description": frame.edition.house.office,
        }
        return frame.page(HOME, "home.html", told)

    return Page(HOME, inputs, make, Turn.LAST)


class _Entry(NamedTuple):
    """A line of the register: what readers were told of ITEM, and when."""

    item: Item
    at: datetime
    label: str
    text: str


def _entries(frame: Frame) -> list[_Entry]:
    found = [
        _Entry(item, note.at, _(CORRECTIONS[note.kind]), note.text)
        for item in frame.edition.items
        for note in item.notes
    ]
    for item in frame.edition.notices:
        if item.shown is Shown.RETRACTED and item.at:
            ground = _(GROUNDS[item.ground]) if item.ground else ""
            told = ": ".join(filter(None, (ground, item.reason)))
            found.append(_Entry(item, item.at, frame.words["retracted"], told))
    return sorted(found, key=lambda entry: (entry.at, entry.item.id), reverse=True)


def _register(frame: Frame) -> Page:
    found = _entries(frame)
    inputs = digest(frame.digest, *(each.item.key for each in found))

    def make() -> bytes:
        entries = [
            {
                "item": each.item,
                "label": each.label,
                "text": each.text,
                "time": frame.time(each.at),
                "machine": frame.machine(each.at),
            }
            for each in found
        ]
        return frame.page(
            REGISTER, "register.html", {"entries": entries, **_titled(frame, "corrections")}
        )

    return Page(REGISTER, inputs, make, Turn.LIST)


def _team(frame: Frame) -> Page:
    team = frame.edition.team
    inputs = digest(frame.digest, *(repr(each) for each in team))

    def make() -> bytes:
        people = [
            {
                "name": each.name,
                "code": each.code,
                "roles": ", ".join(role(of) for of in each.roles),
            }
            for each in team
        ]
        return frame.page(TEAM, "team.html", {"people": people, **_titled(frame, "team")})

    return Page(TEAM, inputs, make)


def _services(frame: Frame) -> Page:
    return Page(
        SERVICES,
        digest(frame.digest),
        lambda: frame.page(SERVICES, "services.html", _titled(frame, "services")),
    )


def _not_found(frame: Frame) -> Page:
    return Page(
        NOT_FOUND,
        digest(frame.digest),
        lambda: frame.page(NOT_FOUND, "not-found.html", _titled(frame, "not_found")),
    )


def _own(frame: Frame) -> Iterator[Page]:
    """Yield the office's own pages, from `pages/`."""
    return (_own_page(frame, each) for each in frame.edition.standing)


def _own_page(frame: Frame, page: Standing) -> Page:
    def make() -> bytes:
        told = {
            "title": page.title,
            "body": frame.safe(page.html),
            "page_title": frame.titled(page.title),
            "description": page.title,
        }
        return frame.page(page.path, "page.html", told)

    return Page(page.path, digest(frame.digest, page.html), make)


def _titled(frame: Frame, word: str) -> dict[str, object]:
    title = frame.words[word]
    return {
        "title": title,
        "page_title": frame.titled(title),
        "description": title,
    }

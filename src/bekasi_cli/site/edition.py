"""Hold everything that the public site is made of, as plain values: no store, no disk, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bekasi_cli.house import House
from bekasi_cli.model import (
    ArticleKind,
    CorrectionKind,
    EventStatus,
    Ground,
    Instant,
    ReleaseNumber,
    Role,
    State,
)


class Shown(StrEnum):
    """What readers get at an article's address."""

    WHOLE = "whole"
    HELD = "held"
    RETRACTED = "retracted"


class Note(Struct, frozen=True, array_like=True):
    """A correction or update that readers are told of."""

    kind: CorrectionKind
    text: str
    at: Instant


class Picture(Struct, frozen=True, array_like=True):
    """A photograph as it was approved with the text; MEDIA is `sha256:` and a hex digest."""

    media: str
    caption: str
    credit: str
    alt: str


class Copy(Struct, frozen=True, array_like=True):
    """A copy of a photograph: its file's NAME, WIDTH and HEIGHT in pixels, SIZE in bytes."""

    name: str
    width: int
    height: int
    size: int


class Photograph(Struct, frozen=True, array_like=True):
    """A photograph that readers can see: FOLDER below the site's root, and its copies.

    SCREEN are JPEGs for screens and MODERN the same as WebP, the narrowest first; WHOLE is the
    copy in full size, to be downloaded.
    """

    folder: str
    screen: tuple[Copy, ...]
    modern: tuple[Copy, ...]
    whole: Copy

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Return every copy."""
        return (*self.screen, *self.modern, self.whole)

    def path(self, copy: Copy) -> str:
        """Return where COPY lies below the site's root."""
        return f"{self.folder}/{copy.name}"


class Item(Struct, frozen=True, kw_only=True, array_like=True):
    """A published article as readers see it; people and categories are their codes.

    KEY is a digest of all the rest, BODY the digest under which its HTML is kept (`Bodies`).
    DESCRIPTION is its summary or its opening; WORDS counts its body. An item that is held has
    neither text nor headline: its page is a notice. One that is retracted has AT, GROUND and
    REASON. DRAFT is its state where it is shown to the office only, before readers may see it.
    """

    id: int
    slug: str
    shown: Shown
    kind: ArticleKind
    published: Instant
    updated: Instant
    uri: str = ""
    title: str = ""
    description: str = ""
    summary: str = ""
    byline: str = ""
    dateline: str = ""
    event_date: date | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    category: str = ""
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[Note, ...] = ()
    reply_to: int | None = None
    replies: tuple[int, ...] = ()
    release: ReleaseNumber | None = None
    source_url: str = ""
    views: int | None = None
    body: str = ""
    words: int = 0
    at: Instant | None = None
    ground: Ground | None = None
    reason: str = ""
    draft: State | None = None
    event: int | None = None
    key: bytes = b""

    @property
    def path(self) -> str:
        """Return where its page lies below the site's root, for ever."""
        return f"berita/{self.id}-{self.slug}.html"


class Person(Struct, frozen=True):
    """A member of staff as the team's page shows them."""

    code: str
    name: str
    roles: tuple[Role, ...]


class Standing(Struct, frozen=True):
    """A page of the office's own, from `pages/NAME.md`: HTML is clean already."""

    name: str
    title: str
    html: str
    order: int = 100

    @property
    def path(self) -> str:
        """Return where it lies below the site's root."""
        return f"{self.name}.html"


class Offer(Struct, frozen=True):
    """An online service that the office links to; ADDRESS is https, HELP a line of what it is."""

    name: str
    address: str
    help: str = ""
    audience: str = ""
    provider: str = ""


class Need(Struct, frozen=True):
    """What people look for, and the services for it, in their order."""

    name: str
    offers: tuple[Offer, ...]


class Happening(Struct, frozen=True, kw_only=True):
    """A time that a public event takes place, as readers may know it; NUMBER is the event's.

    Without START it lasts whole days, LAST included. WAS tells when one that was moved was to be,
    WAS_AT at which hour. GONE: whoever planned it names it no more.
    """

    number: int
    day: date
    last: date
    title: str
    start: Instant | None = None
    end: Instant | None = None
    open_end: bool = False
    place: str = ""
    officials: tuple[str, ...] = ()
    status: EventStatus = EventStatus.PLANNED
    reason: str = ""
    was: date | None = None
    was_at: Instant | None = None
    gone: bool = False

    @property
    def off(self) -> bool:
        """Tell whether it does not take place."""
        return self.gone or self.status is EventStatus.CANCELLED


class Edition(Struct, frozen=True, kw_only=True):
    """The whole site at one moment.

    ITEMS are the articles that are live, newest first; NOTICES those on hold or retracted.
    TODAY is the day in the office's zone. MOST_READ are numbers of items and how often each was
    read, the first read most. AGENDA is what takes place this week and the next; EVENTS are those
    that articles report, by their numbers; PLANNED is a digest of all that are public, b"" where
    none is.
    SERVICES are grouped by need. PHOTOGRAPHS are those that readers can see, by `Picture.media`.
    BANNER is an urgent line at the head of every page, "" for none.
    """

    house: House
    today: date
    items: tuple[Item, ...] = ()
    notices: tuple[Item, ...] = ()
    team: tuple[Person, ...] = ()
    standing: tuple[Standing, ...] = ()
    most_read: tuple[tuple[int, int], ...] = ()
    agenda: tuple[Happening, ...] = ()
    events: Mapping[int, Happening] = {}
    planned: bytes = b""
    services: tuple[Need, ...] = ()
    photographs: Mapping[str, Photograph] = {}
    banner: str = ""

    def by_number(self) -> Mapping[int, Item]:
        """Return every article that has a page, by its number."""
        return {each.id: each for each in (*self.items, *self.notices)}


def newest_first(item: Item) -> tuple[datetime, int]:
    """Return what items are sorted by, to be reversed."""
    return item.published, item.id

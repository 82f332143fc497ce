"""Build the public site: gather an edition, and hand its pages to the one writer."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import msgpack, structs

from bekasi_cli import documents, files, markup
from bekasi_cli.errors import BekasiError, Damaged
from bekasi_cli.i18n import N_, speaking
from bekasi_cli.model import Staff
from bekasi_cli.newsroom import banner, figures
from bekasi_cli.newsroom.agenda_shown import Planned, planned
from bekasi_cli.newsroom.gathering import Gathering, drawing
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.picturing import Pictured, pictured
from bekasi_cli.newsroom.reading import house
from bekasi_cli.newsroom.services import by_need, in_order
from bekasi_cli.pictures import RECIPE
from bekasi_cli.site.bodies import Bodies
from bekasi_cli.site.drawing import Frame, Sources
from bekasi_cli.site.edition import (
    Edition,
    Item,
    Need,
    Offer,
    Person,
    Photograph,
    Shown,
    Standing,
    newest_first,
)
from bekasi_cli.site.generating import pages
from bekasi_cli.site.writing import Built, write
from bekasi_cli.workflow import Act, may

if TYPE_CHECKING:
    from bekasi_cli.config import Settings
    from bekasi_cli.documents import Notice
    from bekasi_cli.newsroom.room import Newsroom
    from bekasi_cli.storage.port import Progress, Store

SITE = "site"
CACHE = "cache/site"
OWN = "pages"
THEME = "theme"
_MOST_READ = 5
_RESERVED = frozenset(
    {"index", "404", "arsip", "koreksi", "tim", "terbaru", "cari", "agenda", "layanan"}
)
_LOCK_TIMEOUT = 60.0


class Result(NamedTuple):
    """What a build did, and what should be said of it."""

    built: Built
    edition: Edition
    notices: tuple[Notice, ...]


def permit(room: Newsroom) -> None:
    """Return where who works in ROOM may build the site.

    Raises:
        Refused: it is for others.
    """
    may(Act.BUILD, standing(room.store, room.actor), room.store.find(Staff))


class Place(NamedTuple):
    """Where a site is built: its folder, and the one for what is kept from build to build."""

    site: Path
    cache: Path

    @classmethod
    def within(cls, folder: Path) -> Place:
        """Return the place of the public site of the newsroom in FOLDER."""
        return cls(folder / SITE, folder / CACHE)


def locked(place: Place) -> AbstractContextManager[object]:
    """Hold PLACE while it is built or brought elsewhere.

    Raises:
        Locked: somebody else does either, for too long.
    """
    return files.locked(place.cache / ".lock", timeout=_LOCK_TIMEOUT, holder="build")


def build(
    store: Store,
    settings: Settings,
    folder: Path,
    now: datetime,
    *,
    place: Place | None = None,
    drafts: bool = False,
    full: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Make the site of the newsroom in FOLDER show what is live NOW; FULL believes nothing kept.

    It is built in PLACE, else in the newsroom. With DRAFTS it is for the office's own eyes, and
    shows what is on its way as well.

    Raises:
        Damaged: a text is not the one that was approved; the site stays as it is.
        Locked: somebody else builds.
        Unreachable: the disk or a permission does not allow it.
    """
    place = place or Place.within(folder)
    for each in place:
        files.make_folders(each)
    with locked(place), _without_gc():
        bodies = Bodies(place.cache, drawing(store))
        gathering = Gathering(store, place.cache, bodies, drafts=drafts)
        items = gathering.items(anew=full, progress=progress)
        own, notices = _own_pages(folder / OWN)
        roots = (folder,) if place.site == folder / SITE else (folder, place.cache)
        seen = pictured(store, roots, items, progress)
        today = now.astimezone(settings.zone).date()
        read = _figures(store, folder, today)
        plans = planned(store, settings, today, items)
        urgent, past = banner.standing(settings, now)
        beside = _Beside(own, read, seen, plans, urgent)
        edition = _edition(store, settings, today, items, beside)
        sources = Sources(seen.copy_of, str(RECIPE), plans.calendar)
        with speaking(settings.language):
            frame = Frame(edition, bodies, sources, folder / THEME)
            built = write(pages(frame), place.site, place.cache, full=full, progress=progress)
    return Result(built, edition, (*notices, *read.notices, *seen.notices, *past))


def _edition(
    store: Store,
    settings: Settings,
    today: date,
    found: Sequence[Item],
    beside: _Beside,
) -> Edition:
    own, read, seen, plans, urgent = beside
    known = (_pictured(seen.photographs, _read(read.ever, each)) for each in found)
    items = sorted(known, key=newest_first, reverse=True)
    live = tuple(each for each in items if each.shown is Shown.WHOLE)
    return Edition(
        house=house(store, settings),
        today=today,
        items=live,
        notices=tuple(each for each in items if each.shown is not Shown.WHOLE),
        team=_team(store),
        standing=own,
        most_read=_most_read(live, read.lately),
        services=tuple(_services(store)),
        photographs=seen.photographs,
        agenda=plans.agenda,
        events=plans.events,
        planned=plans.key,
        banner=urgent,
    )


class _Beside(NamedTuple):
    """What an edition holds beside its articles."""

    own: tuple[Standing, ...]
    read: _Figures
    seen: Pictured
    plans: Planned
    urgent: str


class _Figures(NamedTuple):
    """How often each article was read EVER and LATELY; NOTICES tell why that is not known."""

    ever: Mapping[int, int] | None = None
    lately: Mapping[int, int] | None = None
    notices: tuple[Notice, ...] = ()


def _figures(store: Store, folder: Path, today: date) -> _Figures:
    """Return the readers' figures; where they are damaged the site is built without them."""
    try:
        ever = figures.totals(store, folder)
        return _Figures(ever, ever and figures.between(store, folder, *figures.recent(today)))
    except Damaged as problem:
        return _Figures(notices=(figures.unknown(problem),))


def _read(read: Mapping[int, int] | None, item: Item) -> Item:
    """Return ITEM with how often it was READ here since it was read elsewhere."""
    if read is None or item.shown is not Shown.WHOLE:
        return item
    views = (item.views or 0) + read.get(item.id, 0)
    return structs.replace(item, views=views, key=b"%b %d" % (item.key, views))


def _pictured(photographs: Mapping[str, Photograph], item: Item) -> Item:
    """Return ITEM with a key that tells which of its photographs readers can see, and how."""
    if not item.pictures:
        return item
    copies = (photographs.get(each.media) for each in item.pictures)
    return structs.replace(item, key=item.key + msgpack.encode([*copies]))


def _most_read(
    items: Sequence[Item], lately: Mapping[int, int] | None
) -> tuple[tuple[int, int], ...]:
    """Return what was read most LATELY, or ever where the office has no figures of its own."""
    found = (((lately.get(each.id, 0) if lately else each.views) or 0, each.id) for each in items)
    read = sorted(found, reverse=True)
    return tuple((number, views) for views, number in read[:_MOST_READ] if views)


def _services(store: Store) -> Iterator[Need]:
    for need in by_need(in_order(store)):
        offers = (
            Offer(each.name, each.address, each.help, each.audience, each.provider)
            for each in need.services
        )
        yield Need(need.name, tuple(offers))


def _team(store: Store) -> tuple[Person, ...]:
    people = [each for each in store.find(Staff) if each.active]
    return tuple(Person(each.code, each.name, each.roles) for each in people)


def _own_pages(folder: Path) -> tuple[tuple[Standing, ...], tuple[Notice, ...]]:
    """Return the office's own pages in FOLDER, in their order, and what could not be read."""
    found: list[Standing] = []
    notices: list[Notice] = []
    for path in sorted(folder.glob("*.md")):
        name = documents.slugify(path.stem)
        if name in _RESERVED:
            notices.append(
                documents.Notice(
                    N_("{file} was left out: the site has a page of that name."),
                    {"file": path.name},
                )
            )
            continue
        try:
            manuscript = documents.parse(path.read_bytes()).manuscript
        except (OSError, BekasiError) as error:
            reason = error.sentences(str)[0] if isinstance(error, BekasiError) else str(error)
            notices.append(
                documents.Notice(
                    N_("{file} was left out: {reason}"), {"file": path.name, "reason": reason}
                )
            )
            continue
        order = str(manuscript.facts.extra.get("order", ""))
        found.append(
            Standing(
                name,
                manuscript.facts.title or path.stem,
                markup.to_html(manuscript.body),
                int(order) if order.isdecimal() else 100,
            )
        )
    found.sort(key=lambda page: (page.order, page.name))
    return tuple(found), tuple(notices)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Leave the collector out while thousands of values are made that all stay."""
    had = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if had:
            gc.enable()

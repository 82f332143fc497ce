"""Build the public site: gather an edition, and hand its pages to the one writer."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli import documents, files, markup
from bekasi_cli.errors import BekasiError
from bekasi_cli.i18n import N_, speaking
from bekasi_cli.model import Staff
from bekasi_cli.newsroom.gathering import Gathering, drawing
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.reading import house
from bekasi_cli.site.bodies import Bodies
from bekasi_cli.site.drawing import Frame
from bekasi_cli.site.edition import Edition, Item, Person, Shown, Standing, newest_first
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
_OWN = "pages"
_THEME = "theme"
_MOST_READ = 5
_RESERVED = frozenset({"index", "404", "arsip", "koreksi", "tim", "terbaru", "cari", "agenda"})
_LOCK_TIMEOUT = 60.0


class Gathered(NamedTuple):
    """An edition with the bodies of its texts; NOTICES tell which of the office's pages failed."""

    edition: Edition
    bodies: Bodies
    notices: tuple[Notice, ...]


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


def build(
    store: Store,
    settings: Settings,
    folder: Path,
    now: datetime,
    *,
    full: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Make `site/` in the newsroom's FOLDER show what is live NOW; FULL believes nothing kept.

    Raises:
        Damaged: a text is not the one that was approved; the site stays as it is.
        Locked: somebody else builds.
        Unreachable: the disk or a permission does not allow it.
    """
    cache = folder / CACHE
    files.make_folders(cache)
    files.make_folders(folder / SITE)
    with files.locked(cache / ".lock", timeout=_LOCK_TIMEOUT, holder="build"), _without_gc():
        found = gather(store, settings, folder, now, anew=full, progress=progress)
        with speaking(settings.language):
            frame = Frame(found.edition, found.bodies, folder / _THEME)
            built = write(pages(frame), folder / SITE, cache, full=full, progress=progress)
    return Result(built, found.edition, found.notices)


def gather(
    store: Store,
    settings: Settings,
    folder: Path,
    now: datetime,
    *,
    anew: bool = False,
    progress: Progress | None = None,
) -> Gathered:
    """Return what the site consists of NOW."""
    cache = folder / CACHE
    bodies = Bodies(cache, drawing(store))
    gathered = Gathering(store, cache, bodies).items(anew=anew, progress=progress)
    items = sorted(gathered, key=newest_first, reverse=True)
    own, notices = _own_pages(folder / _OWN)
    live = tuple(each for each in items if each.shown is Shown.WHOLE)
    edition = Edition(
        house=house(store, settings),
        today=now.astimezone(settings.zone).date(),
        items=live,
        notices=tuple(each for each in items if each.shown is not Shown.WHOLE),
        team=_team(store),
        standing=own,
        most_read=_most_read(live),
    )
    return Gathered(edition, bodies, notices)


def _most_read(items: Sequence[Item]) -> tuple[int, ...]:
    read = sorted(((each.views or 0, each.id) for each in items), reverse=True)
    return tuple(number for views, number in read[:_MOST_READ] if views)


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

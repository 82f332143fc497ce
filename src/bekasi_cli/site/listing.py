"""Draw lists of articles: everything, by month, kind, category, tag and reporter.

A list has its newest articles on one page, and twenty each on pages that are numbered from the
oldest, so that what stands at a numbered address stays there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.dates.tables import MONTHS
from bekasi_cli.documents import slugify
from bekasi_cli.site.agenda import event_path
from bekasi_cli.site.page import Page, Turn, digest, root_of
from bekasi_cli.site.words import kind

if TYPE_CHECKING:
    from markupsafe import Markup

    from bekasi_cli.model import ArticleKind
    from bekasi_cli.site.drawing import Frame
    from bekasi_cli.site.edition import Item

ON_A_PAGE = 20
_LEAST = 5
"""With fewer articles after the last twenty, the newest page holds those as well."""

EVERYTHING = "terbaru"
ARCHIVE = "arsip.html"
FEEDS = "umpan"
"""The folder of the feeds."""


@cache
def _slug(text: str) -> str:
    return slugify(text)


class Listing(NamedTuple):
    """A list at BASE`.html`: ITEMS, newest first, under TITLE; SORT groups lists in the archive."""

    sort: str
    base: str
    title: str
    items: Sequence[Item]


def kind_path(of: ArticleKind) -> str:
    """Return where the articles of a kind are listed."""
    return f"jenis/{of.value}.html"


def category_path(code: str) -> str:
    """Return where the articles of category CODE are listed."""
    return f"kategori/{_slug(code)}.html"


def tag_path(tag: str) -> str:
    """Return where the articles with TAG are listed."""
    return f"topik/{_slug(tag)}.html"


def person_path(code: str) -> str:
    """Return where the articles of the reporter with CODE are listed."""
    return f"penulis/{_slug(code)}.html"


def feed_path(of: Listing) -> str:
    """Return where the feed of a list lies, without its suffix; "" where it has none."""
    return f"{FEEDS}/{of.base.replace('/', '-')}" if of.sort == "categories" else ""


def pages(frame: Frame) -> Iterator[Page]:
    """Yield every page of every list, and the archive that leads to all of them."""
    found = listings(frame)
    for each in found:
        yield from _pages(frame, each)
    yield _archive(frame, found)


def listings(frame: Frame) -> list[Listing]:
    """Return every list that has an article in it, in the order of the archive."""
    edition = frame.edition
    house = edition.house
    grouped: dict[tuple[str, str], tuple[str, list[Item]]] = {}

    def add(sort: str, path: str, title: str, item: Item) -> None:
        base = path.removesuffix(".html")
        found = grouped.get((sort, base))
        if found is None:
            grouped[sort, base] = (title, [item])
        elif found[1][-1] is not item:  # two tags can have one address
            found[1].append(item)

    for item in edition.items:
        day = item.published.astimezone(house.zone)
        add("months", f"arsip/{day:%Y-%m}", "", item)
        add("kinds", kind_path(item.kind), "", item)
        if item.category:
            add("categories", category_path(item.category), item.category, item)
        for tag in item.tags:
            add("tags", tag_path(tag), tag, item)
        if event := edition.events.get(item.event or 0):
            add("events", event_path(event.number), event.title, item)
        for code in item.reporters:
            add("reporters", person_path(code), code, item)
    everything = Listing("all", EVERYTHING, frame.words["all"], edition.items)
    return [everything, *(_named(frame, *key, *value) for key, value in grouped.items())]


def _named(frame: Frame, sort: str, base: str, title: str, items: Sequence[Item]) -> Listing:
    house = frame.edition.house
    if sort == "months":
        day = items[0].published.astimezone(house.zone)
        title = f"{MONTHS[house.language][day.month - 1]} {day.year}"
    elif sort == "kinds":
        title = kind(items[0].kind)
    elif sort == "categories":
        title = house.category(title)
    elif sort == "reporters":
        title = house.names.get(title, title)
    return Listing(sort, base, title, items)


def _pages(frame: Frame, listing: Listing) -> Iterator[Page]:
    count = len(listing.items)
    full = count // ON_A_PAGE
    rest = count - full * ON_A_PAGE
    shown = rest + ON_A_PAGE if full and rest < _LEAST else rest
    top = full - 1 if shown > rest else full
    yield _page(frame, listing, f"{listing.base}.html", listing.items[:shown], None, top)
    for number in range(1, top + 1):
        start = count - number * ON_A_PAGE
        items = listing.items[start : start + ON_A_PAGE]
        yield _page(frame, listing, f"{listing.base}/{number}.html", items, number, top)


def _page(
    frame: Frame, listing: Listing, path: str, items: Sequence[Item], number: int | None, top: int
) -> Page:
    """Return a page of LISTING: the newest where NUMBER is None; TOP is the number behind it."""
    newest = number is not None and number == top
    inputs = digest(
        frame.digest,
        listing.title,
        b"" if number is None else str(number),
        str(top) if number is None else str(newest),
        *(each.key for each in items),
    )

    def make() -> bytes:
        root = root_of(path)
        folder = f"{root}{listing.base}"
        older = top if number is None else number - 1
        newer = (
            "" if number is None else f"{folder}.html" if newest else f"{folder}/{number + 1}.html"
        )
        told: Mapping[str, object] = {
            "title": listing.title,
            "number": number,
            "page_title": _titled(frame, listing.title, number),
            "description": _titled(frame, listing.title, number),
            "teasers": _teasers(frame, items, root),
            "older": f"{folder}/{older}.html" if older else "",
            "newer": newer,
            "listing": listing,
            "feed": feed_path(listing) if frame.edition.house.url else "",
        }
        return frame.page(path, "list.html", told)

    return Page(path, inputs, make, Turn.LIST)


def _titled(frame: Frame, title: str, number: int | None) -> str:
    page = f", {frame.words['page']} {number}" if number else ""
    return frame.titled(f"{title}{page}")


def _teasers(frame: Frame, items: Sequence[Item], root: str) -> list[Markup]:
    kept = frame.teasers.setdefault(root, {})
    for each in items:
        if each.id not in kept:
            kept[each.id] = frame.teaser(each, root)
    return [kept[each.id] for each in items]


def _archive(frame: Frame, found: Sequence[Listing]) -> Page:
    inputs = digest(
        frame.digest, *(f"{each.base} {each.title} {len(each.items)}" for each in found)
    )

    def make() -> bytes:
        sorts = ("months", "kinds", "categories", "reporters", "events", "tags")
        shelves = [(frame.words[sort], [e for e in found if e.sort == sort]) for sort in sorts]
        told: Mapping[str, object] = {
            "page_title": frame.titled(frame.words["archive"]),
            "description": frame.words["archive"],
            "shelves": [(title, lists) for title, lists in shelves if lists],
        }
        return frame.page(ARCHIVE, "archive.html", told)

    return Page(ARCHIVE, inputs, make, Turn.LIST)

"""Tell search engines what there is: sitemaps, the news of two days, robots.txt.

Sources: sitemaps.org 0.9; Google's news sitemap 0.9; RFC 9309 (robots.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.site.feeds import legal
from bekasi_cli.site.listing import ARCHIVE, listings
from bekasi_cli.site.page import Page, Turn, digest
from bekasi_cli.site.standing import REGISTER, SERVICES, TEAM

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame
    from bekasi_cli.site.edition import Item

MOST = 50_000
"""So many addresses fit into one sitemap."""
NEWS_DAYS = 2
MAP, NEWS = "sitemap.xml", "sitemap-berita.xml"


class Place(NamedTuple):
    """An address for a sitemap, and when it changed last, as machines read it."""

    path: str
    changed: str = ""


def pages(frame: Frame, most: int = MOST) -> Iterator[Page]:
    """Yield the files; only robots.txt where the office named no site. MOST fit into a sitemap."""
    if not frame.edition.house.url:
        yield _robots(frame, ())
        return
    places = list(_places(frame))
    parts = [places[at : at + most] for at in range(0, len(places), most)]
    numbered = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    maps = numbered if len(parts) > 1 else [MAP]
    for path, part in zip(maps, parts, strict=True):
        told = [(frame.address(each.path), each.changed) for each in part]
        yield _drawn(frame, path, "sitemap.xml", "places", told)
    if len(parts) > 1:
        addresses = [(frame.address(each),) for each in maps]
        yield _drawn(frame, MAP, "sitemap-index.xml", "maps", addresses)
    stories = [
        (frame.address(each.path), frame.machine(each.published), legal(each.title))
        for each in _fresh(frame)
    ]
    yield _drawn(frame, NEWS, "sitemap-news.xml", "stories", stories)
    yield _robots(frame, (MAP, NEWS))


def _drawn(
    frame: Frame, path: str, template: str, name: str, rows: Sequence[tuple[str, ...]]
) -> Page:
    inputs = digest(frame.digest, *("\n".join(row) for row in rows))
    return Page(path, inputs, lambda: frame.part(template, {name: rows}).encode(), Turn.LAST)


def _robots(frame: Frame, maps: Sequence[str]) -> Page:
    named = "".join(f"\nSitemap: {frame.address(each)}" for each in maps)
    content = f"User-agent: *\nAllow: /\n{named}\n" if maps else "User-agent: *\nAllow: /\n"
    return Page("robots.txt", digest(content), content.encode, Turn.LAST)


def _places(frame: Frame) -> Iterator[Place]:
    edition = frame.edition
    newest = max((each.updated for each in edition.items), default=None)
    yield Place("index.html", frame.machine(newest) if newest else "")
    for item in edition.items:
        yield Place(item.path, frame.machine(item.updated))
    for listing in listings(frame):
        yield Place(f"{listing.base}.html")
    for path in (ARCHIVE, REGISTER, TEAM, *([SERVICES] if edition.services else [])):
        yield Place(path)
    for page in edition.standing:
        yield Place(page.path)


def _fresh(frame: Frame) -> list[Item]:
    """Return what was published today, yesterday or the day before, in the office's zone."""
    first = frame.edition.today - timedelta(days=NEWS_DAYS)
    zone = frame.edition.house.zone
    return [e for e in frame.edition.items if e.published.astimezone(zone).date() >= first]

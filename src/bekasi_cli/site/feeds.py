"""Write the feeds, RSS, Atom and JSON Feed: of everything, of each category, of corrections.

Sources: RSS 2.0 (rssboard.org), RFC 4287 (Atom), JSON Feed 1.1 (jsonfeed.org).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from markupsafe import escape

from bekasi_cli.house import CORRECTIONS
from bekasi_cli.i18n import _
from bekasi_cli.site import photographs
from bekasi_cli.site.edition import Shown
from bekasi_cli.site.listing import FEEDS, feed_path, listings
from bekasi_cli.site.page import Page, Turn, digest

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame
    from bekasi_cli.site.edition import Item

_ON_A_FEED = 30
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """What a feed says of one thing: HTML is clean; SUBJECTS are its category and tags.

    IMAGE is the address of its photograph, a JPEG of SIZE bytes; "" where it has none.
    """

    uri: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    image: str = ""
    size: int = 0


class Feed(NamedTuple):
    """A feed about PAGE of the site, at BASE and each form's suffix; its newest entry is first."""

    base: str
    title: str
    page: str
    entries: Callable[[], list[Entry]]
    inputs: tuple[bytes, ...]


def pages(frame: Frame) -> Iterator[Page]:
    """Yield every feed in its three forms; none where the office named no site."""
    if not frame.edition.house.url:
        return
    for feed in feeds(frame):
        for suffix, written in _FORMS.items():
            path = f"{feed.base}.{suffix}"
            inputs = digest(frame.digest, feed.title, *feed.inputs)
            yield Page(path, inputs, partial(written, frame, feed, path), Turn.LAST)


def feeds(frame: Frame) -> Iterator[Feed]:
    """Yield the feeds of the site, everything first."""
    office = frame.edition.house.office
    yield _of_items(frame, f"{FEEDS}/semua", office, "index.html", frame.edition.items)
    for each in listings(frame):
        if base := feed_path(each):
            title = f"{each.title} – {office}"
            yield _of_items(frame, base, title, f"{each.base}.html", each.items)
    corrections = _corrections(frame)
    yield Feed(
        f"{FEEDS}/koreksi",
        f"{frame.words['corrections']} – {office}",
        "koreksi.html",
        lambda: [entry for _, entry in corrections],
        tuple(key for key, _ in corrections),
    )


def _of_items(frame: Frame, base: str, title: str, page: str, items: Sequence[Item]) -> Feed:
    newest = items[:_ON_A_FEED]
    return Feed(
        base,
        title,
        page,
        lambda: [_entry(frame, each) for each in newest],
        tuple(each.key for each in newest),
    )


def _entry(frame: Frame, item: Item) -> Entry:
    house = frame.edition.house
    address = frame.address(item.path)
    category = (house.category(item.category),) if item.category else ()
    found = photographs.first(frame, item)
    largest = found[1].screen[-1] if found else None
    return Entry(
        uri=item.uri or address,
        address=address,
        title=item.title,
        summary=item.description,
        html=frame.bodies.html(item.body),
        published=item.published,
        updated=item.updated,
        people=tuple(house.names.get(code, code) for code in dict.fromkeys(item.reporters)),
        subjects=(*category, *item.tags),
        image=frame.address(found[1].path(largest)) if found and largest else "",
        size=largest.size if largest else 0,
    )


def _corrections(frame: Frame) -> list[tuple[bytes, Entry]]:
    """Return what readers were told was wrong, the newest first, with what it depends on."""
    found = []
    for item in frame.edition.items:
        for number, note in enumerate(item.notes, 1):
            address = frame.address(item.path)
            label = _(CORRECTIONS[note.kind])
            entry = Entry(
                uri=f"{item.uri or address}#{number}",
                address=address,
                title=f"{label}: {item.title}",
                summary=note.text,
                html=f"<p>{escape(note.text)}</p>",
                published=note.at,
                updated=note.at,
            )
            found.append((item.key, entry))
    for item in frame.edition.notices:
        if item.shown is Shown.RETRACTED and item.at:
            address = frame.address(item.path)
            word = frame.words["retracted"]
            entry = Entry(
                uri=f"{item.uri or address}#retracted",
                address=address,
                title=f"{word}: {item.title}" if item.title else word,
                summary=item.reason or frame.words["retracted_text"],
                html=f"<p>{escape(item.reason or frame.words['retracted_text'])}</p>",
                published=item.at,
                updated=item.at,
            )
            found.append((item.key, entry))
    found.sort(key=lambda pair: (pair[1].published, pair[1].uri), reverse=True)
    return found[:_ON_A_FEED]


def _xml(template: str, frame: Frame, feed: Feed, path: str) -> bytes:
    zone = frame.edition.house.zone
    entries = feed.entries()
    changed = _changed(frame, entries).astimezone(zone)
    told = {
        "title": legal(feed.title),
        "about": frame.address(feed.page),
        "own": frame.address(path),
        "changed": frame.machine(changed),
        "changed_mail": format_datetime(changed),
        "entries": [
            {
                **each._asdict(),
                "title": legal(each.title),
                "summary": legal(each.summary),
                "html": legal(each.html),
                "people": map(legal, each.people),
                "subjects": map(legal, each.subjects),
                "published": frame.machine(each.published),
                "published_mail": format_datetime(each.published.astimezone(zone)),
                "updated": frame.machine(each.updated),
            }
            for each in entries
        ],
    }
    return frame.part(template, told).encode()


def _json(frame: Frame, feed: Feed, path: str) -> bytes:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": frame.address(feed.page),
        "feed_url": frame.address(path),
        "language": frame.edition.house.language.value,
        "authors": [{"name": frame.edition.house.office}],
        "items": [
            {
                "id": each.uri,
                "url": each.address,
                "title": each.title,
                "summary": each.summary,
                "content_html": each.html,
                "date_published": frame.machine(each.published),
                "date_modified": frame.machine(each.updated),
                "authors": [{"name": name} for name in each.people],
                "tags": each.subjects,
                **({"image": each.image} if each.image else {}),
            }
            for each in feed.entries()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def _changed(frame: Frame, entries: Sequence[Entry]) -> datetime:
    """Return when a feed changed last, the day's beginning where it is empty."""
    first = datetime.combine(frame.edition.today, datetime.min.time(), frame.edition.house.zone)
    return max((each.updated for each in entries), default=first)


def legal(value: str) -> str:
    """Return VALUE without what no XML document may hold (XML 1.0, production 2, Char)."""
    return _ILLEGAL.sub("", value)


_FORMS: dict[str, Callable[[Frame, Feed, str], bytes]] = {
    "rss": partial(_xml, "rss.xml"),
    "atom": partial(_xml, "atom.xml"),
    "json": _json,
}
"""How each form is written, by the suffix of its file."""


def announced(frame: Frame) -> list[tuple[str, str, str]]:
    """Return type, title and path of the feeds that every page names in its head."""
    if not frame.edition.house.url:
        return []
    office = frame.edition.house.office
    return [
        ("application/rss+xml", f"{office} (RSS)", f"{FEEDS}/semua.rss"),
        ("application/atom+xml", f"{office} (Atom)", f"{FEEDS}/semua.atom"),
        ("application/feed+json", f"{office} (JSON Feed)", f"{FEEDS}/semua.json"),
    ]

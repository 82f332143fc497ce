"""Read what an import brings: a text of ours, a page of the office, an export, with its origin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import PurePath
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.dates import Here
from bekasi_cli.documents import Notice, clean, decode, digest, has_front_matter, slugify
from bekasi_cli.errors import Unreadable
from bekasi_cli.formats import any_text, page, word_checks
from bekasi_cli.i18n import N_
from bekasi_cli.model import Manuscript, Source

_URI = re.compile(r"tag:[\w.-]{1,100},\d{4}(-\d\d){0,2}:[\w.:/-]{1,100}")


class Incoming(NamedTuple):
    """A file to take in; NAME is what people call it, `-` for standard input."""

    name: str
    content: bytes


class Arrival(NamedTuple):
    """A file as it was read.

    ORIGIN is the digest of its bytes. The manuscript's `source` is filled, save for an export of
    ours: that is known by its URI, and its text stays the same to the byte. PUBLISHED, CREATED
    and SLUG are what the archive says of it.
    """

    origin: str
    manuscript: Manuscript
    notices: tuple[Notice, ...]
    uri: str = ""
    published: datetime | None = None
    created: datetime | None = None
    slug: str = ""


def read(incoming: Incoming, zone: tzinfo) -> Arrival:
    """Read INCOMING, whose times without a zone are in ZONE.

    Raises:
        Unreadable: it is no text, or has no headline.
    """
    is_word = word_checks.is_word(incoming.content)
    text = "" if is_word else decode(incoming.content)
    arrival = _page(incoming, text, zone) if page.is_page(text) else _document(incoming, zone)
    if arrival.manuscript.facts.title:
        return arrival
    if not is_word and has_front_matter(incoming.content):
        hint = N_("Write a line “title: …” between two lines “---” above the text.")
    else:
        hint = N_("Write it above the text, in a line of its own: Judul: …")
    raise Unreadable(N_("This text has no headline, so it cannot be an article."), hint)


def _page(incoming: Incoming, text: str, zone: tzinfo) -> Arrival:
    found = page.read(text, zone=zone)
    origin = digest(incoming.content)
    return Arrival(
        origin=origin,
        manuscript=_with_source(found.manuscript, origin, ""),
        notices=found.notices,
        published=found.published,
    )


def _document(incoming: Incoming, zone: tzinfo) -> Arrival:
    is_markdown = PurePath(incoming.name).suffix.lower() in (".md", ".markdown")
    parsed = any_text.read(incoming.content, markdown=is_markdown, here=Here(zone))
    uri, slug = (_text(parsed.bekasi, name) for name in ("uri", "slug"))
    if not _URI.fullmatch(uri):
        uri = ""
    origin = digest(incoming.content)
    manuscript = parsed.manuscript
    if not uri:
        manuscript = _with_source(manuscript, origin, _file_name(incoming.name))
    source = manuscript.facts.source
    published = _moment(parsed.bekasi, "published")
    return Arrival(
        origin=origin,
        manuscript=manuscript,
        notices=parsed.warnings,
        uri=uri,
        published=published or (source.published if source else None),
        created=_moment(parsed.bekasi, "created"),
        slug=slug if slug and slugify(slug) == slug else "",
    )


def without_uri(arrival: Arrival, name: str) -> Arrival:
    """Return ARRIVAL as a file that is known by its bytes: its URI cannot be taken over."""
    manuscript = _with_source(arrival.manuscript, arrival.origin, _file_name(name))
    return arrival._replace(uri="", manuscript=manuscript)


def _with_source(manuscript: Manuscript, origin: str, name: str) -> Manuscript:
    """Return MANUSCRIPT with its origin; what it says of its own source stays."""
    known = manuscript.facts.source or Source(digest="")
    source = structs.replace(known, digest=known.digest or origin, name=known.name or name)
    return structs.replace(manuscript, facts=structs.replace(manuscript.facts, source=source))


def _file_name(name: str) -> str:
    """Return the last part of NAME, cleaned: it will stand in front matter."""
    tidied = " ".join(clean(PurePath(name).name).split())
    return "" if tidied == "-" else tidied[:100]


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _moment(values: Mapping[str, object], name: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(values, name))
        return moment.astimezone(UTC).replace(microsecond=0) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None

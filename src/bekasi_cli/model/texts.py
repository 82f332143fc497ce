"""Hold a text of record: its facts, which stand in its front matter, and its body."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct, field

from bekasi_cli.model.words import ArticleKind, CorrectionKind

Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""A moment in UTC, to the second."""


class Photo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A photograph as it is approved with the text; MEDIA is `sha256:` and a hex digest."""

    media: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


class CorrectionNote(Struct, frozen=True, kw_only=True):
    """What the correction in the making will say to readers."""

    kind: CorrectionKind
    note: str


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an imported text came from; VIEWS is the old page's own count."""

    digest: str
    name: str = ""
    url: str = ""
    published: Instant | None = None
    views: int | None = None


class Facts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The front matter of a text of record: what a reader may see or an editor decides.

    EVENT is the number of the event that it reports, ANGLE what of it, in a series of articles.
    EXTRA keeps unknown keys as they were typed: strings, lists and mappings of them.
    """

    title: str = ""
    kind: ArticleKind = ArticleKind.NEWS
    summary: str = ""
    slug: str = ""
    byline: str = ""
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    dateline: str = ""
    event_date: date | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    embargo: Instant | None = None
    correction: CorrectionNote | None = None
    source: Source | None = None
    event: int | None = None
    angle: str = ""
    extra: dict[str, object] = field(default_factory=dict)


class Manuscript(Struct, frozen=True, kw_only=True):
    """A text of record: its facts and its body in Markdown. `documents.render` writes it."""

    facts: Facts
    body: str

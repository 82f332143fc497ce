"""Bring a manuscript into the form that its text of record gives back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import structs

from bekasi_cli.cleaning import clean
from bekasi_cli.model import CorrectionNote, Facts, Manuscript, Photo, Source

TEXT_KEYS = ("title", "summary", "slug", "byline", "dateline", "category", "angle")
CODE_KEYS = ("reporters", "editors", "photographers")
LIST_KEYS = (*CODE_KEYS, "tags")
KNOWN_KEYS = tuple(name for name in Facts.__struct_fields__ if name != "extra")
"""The keys of front matter; `writing` holds their order."""

RESERVED = "bekasi"
"""The key under which exports put all that is not text of record."""

JOURNALLED_KEYS = frozenset(
    (
        *("number", "uri", "url", "state", "stage", "publication", "revision", "live", "digest"),
        *("author", "authors", "created", "updated", "submitted", "approved", "scheduled"),
        *("published", "views", "reply_to", "approvals", "corrections", "actions"),
    )
)
"""What only the journal may say; typed at top level it is dropped with a notice."""

SINGULAR = {"reporter": "reporters", "editor": "editors", "photographer": "photographers"}
"""Keys that people type for another."""

_BREAK = re.compile(r"[\n\t]")


def tidy(manuscript: Manuscript) -> Manuscript:
    """Return MANUSCRIPT as `parse(render(manuscript))` gives it back.

    Text is cleaned (`clean`), a field of one line is made one line without blanks at its ends,
    empty items go, times are UTC in whole seconds. The body is only cleaned. Tidying
    twice changes nothing.
    """
    facts = manuscript.facts
    changes: dict[str, object] = {key: one_line(getattr(facts, key)) for key in TEXT_KEYS}
    changes["summary"] = paragraphs(facts.summary)
    changes |= {key: items(getattr(facts, key)) for key in LIST_KEYS}
    photos = (_photo(each) for each in facts.photos)
    tidied = structs.replace(
        facts,
        **changes,
        photos=tuple(each for each in photos if each != Photo(media="")),
        embargo=instant(facts.embargo),
        correction=facts.correction and _correction(facts.correction),
        source=facts.source and _source(facts.source),
        extra=_extra(facts.extra),
    )
    return Manuscript(facts=tidied, body=clean(manuscript.body))


def one_line(text: str) -> str:
    """Return TEXT cleaned, in one line."""
    parts = (part.strip() for part in _BREAK.split(clean(text)))
    return " ".join(filter(None, parts))


def paragraphs(text: str) -> str:
    """Return TEXT cleaned, its own line ends kept."""
    return clean(text).strip()


def items(texts: Iterable[str]) -> tuple[str, ...]:
    """Return TEXTS, each in one line, without the empty ones."""
    return tuple(filter(None, map(one_line, texts)))


def instant(moment: datetime | None) -> datetime | None:
    """Return MOMENT in UTC and whole seconds."""
    return moment and moment.astimezone(UTC).replace(microsecond=0)


def known_as(key: str) -> str:
    """Return the name under which KEY is read: caseless, `reporter` for `reporters`."""
    folded = key.casefold()
    return SINGULAR.get(folded, folded)


def is_extra(key: str) -> bool:
    """Tell whether KEY is one of nobody's, to be kept as it was typed."""
    known = known_as(key)
    return known not in KNOWN_KEYS and known not in JOURNALLED_KEYS and known != RESERVED


def _photo(photo: Photo) -> Photo:
    return Photo(
        media=one_line(photo.media),
        caption=paragraphs(photo.caption),
        credit=one_line(photo.credit),
        alt=paragraphs(photo.alt),
    )


def _correction(correction: CorrectionNote) -> CorrectionNote:
    return CorrectionNote(kind=correction.kind, note=paragraphs(correction.note))


def _source(source: Source) -> Source:
    return structs.replace(
        source,
        digest=one_line(source.digest),
        name=one_line(source.name),
        url=one_line(source.url),
        published=instant(source.published),
    )


def _extra(extra: Mapping[str, object]) -> dict[str, object]:
    kept = ((one_line(key), value) for key, value in extra.items())
    return {key: plain(value) for key, value in kept if is_extra(key)}


def plain(value: object) -> object:
    """Return VALUE of unknown front matter as cleaned strings, lists and mappings of them."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {one_line(str(key)): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    return str(value)

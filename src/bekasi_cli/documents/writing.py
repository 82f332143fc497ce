"""Write a manuscript as its text of record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum

from msgspec import Struct, structs

from bekasi_cli.documents.decoding import MAX_BYTES, too_large
from bekasi_cli.documents.tidying import RESERVED, instant, plain, tidy
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts, Manuscript

MAX_FRONT_MATTER = 256 * 1024
"""The longest front matter, in characters: reading more YAML takes seconds."""

_ORDER = (
    *("kind", "title", "summary", "slug", "byline", "reporters", "editors", "photographers"),
    *("dateline", "event_date", "event", "angle", "category", "tags", "photos", "embargo"),
    *("correction", "source"),
)
"""Changing it changes every digest: it is not derived from the model's order."""


def render(manuscript: Manuscript) -> bytes:
    """Return the text of record: exactly the bytes that are approved and whose digest counts.

    UTF-8, LF, keys in fixed order, absent values left out; `parse` gives back the manuscript,
    tidied (`tidy`).

    Raises:
        Unreadable: it would be too long to be read again.
    """
    tidied = tidy(manuscript)
    return _document(_fields(tidied.facts), tidied.body)


def render_export(manuscript: Manuscript, bekasi: Mapping[str, object]) -> bytes:
    """Return the text of record with BEKASI, all that is not part of it, under its reserved key.

    BEKASI holds strings, numbers, booleans, times, lists and mappings; None is left out. `parse`
    lifts the key out again, so that the digest of the rest is the same.

    Raises:
        Unreadable: it would be too long to be read again.
    """
    tidied = tidy(manuscript)
    fields = _fields(tidied.facts)
    fields[RESERVED] = _native(bekasi)
    return _document(fields, tidied.body)


def _document(fields: dict[str, object], body: str) -> bytes:
    from bekasi_cli.documents.yaml_text import dump

    front_matter = dump(fields)
    check_length(front_matter)
    text = f"---\n{front_matter}---\n" + (f"\n{body}\n" if body else "")
    content = text.encode()
    if len(content) > MAX_BYTES:
        raise too_large(len(content))
    return content


def check_length(front_matter: str) -> None:
    """Refuse FRONT_MATTER that is too long to be read quickly."""
    if len(front_matter) > MAX_FRONT_MATTER:
        raise Unreadable(
            N_(
                "Title, summary, captions and the rest of the front matter have {size} characters; "
                "at most {limit} are taken."
            ),
            N_("Put the article's text below the second line `---`."),
            size=len(front_matter),
            limit=MAX_FRONT_MATTER,
        )


def _fields(facts: Facts) -> dict[str, object]:
    """Return FACTS in the fixed order, empty ones left out, unknown keys sorted at the end."""
    fields: dict[str, object] = {"kind": facts.kind.value}
    for key in _ORDER[1:]:
        value = getattr(facts, key)
        if value not in ("", (), None):
            fields[key] = _native(value)
    return fields | {key: facts.extra[key] for key in sorted(facts.extra)}


def _time(text: str) -> str:
    from bekasi_cli.documents.yaml_text import Plain

    return Plain(text)


def _native(value: object) -> object:
    """Return VALUE as what YAML writes; None and empty fields of our own structs are left out."""
    match value:
        case Enum():
            return value.value
        case datetime():
            return _time((instant(value) or value).isoformat().replace("+00:00", "Z"))
        case date():
            return _time(value.isoformat())
        case Struct():
            parts = structs.asdict(value).items()
            return {name: _native(each) for name, each in parts if each not in ("", None)}
        case Mapping():
            return {str(key): _native(each) for key, each in value.items() if each is not None}
        case str() | bool() | int():
            return plain(value) if isinstance(value, str) else value
        case Sequence():
            return [_native(each) for each in value]
        case _:
            return str(value)

"""Write the contract of an article's JSON as a JSON Schema and as the table of its docs page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from bekasi_cli.formats.fields import FIELDS, Field, Type

_SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_TITLE = "An article as bekasi's JSON"
_TYPES: dict[Type, dict[str, object]] = {
    Type.STRING: {"type": "string"},
    Type.INTEGER: {"type": "integer", "minimum": 0},
    Type.BOOLEAN: {"type": "boolean"},
    Type.OBJECT: {"type": "object"},
    Type.TIME: {"type": "string", "format": "date-time"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.DIGEST: {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
}
_SAID = {Type.DIGEST: "string"}


def schema() -> str:
    """Return the contract as a JSON Schema (draft 2020-12)."""
    whole = {**_SCHEMA, "title": _TITLE, "type": "object", **_object(FIELDS)}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def table() -> str:
    """Return the contract as a table in Markdown."""
    rows = [f"| `{name}` | {_told(field)} | {_doc(field)} |" for name, field in _named("", FIELDS)]
    return "\n".join(["| field | type | what it is |", "| --- | --- | --- |", *rows, ""])


def _object(fields: Sequence[Field]) -> dict[str, object]:
    return {
        "properties": {field.name: _property(field) for field in fields},
        "required": [field.name for field in fields if field.always],
    }


def _property(field: Field) -> dict[str, object]:
    """Return the schema of FIELD's value; a list's is that of its items within it."""
    item = dict(_TYPES[field.type])
    if field.words:
        item["enum"] = [word.value for word in field.words]
    if field.parts:
        item |= _object(field.parts)
    if field.many:
        if field.each:
            item["description"] = field.each
        return {"type": "array", "description": field.doc, "items": item}
    if field.null:
        item["type"] = [item["type"], "null"]
        if field.words:
            item["enum"] = [*(word.value for word in field.words), None]
    return {**item, "description": field.doc}


def _named(above: str, fields: Sequence[Field]) -> Iterator[tuple[str, Field]]:
    for field in fields:
        name = f"{above}{field.name}"
        yield name, field
        yield from _named(f"{name}[]." if field.many else f"{name}.", field.parts)


def _told(field: Field) -> str:
    said = _SAID.get(field.type, field.type.value)
    if field.many:
        return f"list of {said}s"
    return f"{said} or null" if field.null else said


def _doc(field: Field) -> str:
    words = ", ".join(f"`{word.value}`" for word in field.words or ())
    return f"{field.doc} One of {words}." if words else field.doc

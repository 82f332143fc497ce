"""Filter and order records by their facets, the same way in every store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from bekasi_cli.model import Record, facets
from bekasi_cli.storage.port import Condition, Op

R = TypeVar("R", bound=Record)
Facets = dict[str, tuple[str, ...]]


def select(
    records: Iterable[R], where: tuple[Condition, ...], order: str, limit: int | None
) -> list[R]:
    """Return the RECORDS that meet every condition, in ORDER, at most LIMIT (`Reader.find`)."""
    descending = order.startswith("-")
    field = order.removeprefix("-")
    found = []
    for record in records:
        values = facets(record)
        if all(_meets(condition, values) for condition in where):
            found.append((values.get(field, ()), record))
    found.sort(key=lambda pair: (pair[0][:1], pair[1].id), reverse=descending)
    if field != "id":
        found.sort(key=lambda pair: not pair[0])  # stable: those without the facet go last
    return [record for _, record in found[:limit]]


def _meets(condition: Condition, values: Facets) -> bool:
    field = values.get(condition.field, ())
    match condition.op:
        case Op.IN:
            return any(value in condition.values for value in field)
        case Op.SINCE:
            return bool(field) and field[0] >= condition.values[0]
        case Op.BEFORE:
            return bool(field) and field[0] < condition.values[0]
        case _:  # Op.CONTAINS
            wanted = [each.casefold() for each in condition.values]
            return any(all(each in value.casefold() for each in wanted) for value in field)

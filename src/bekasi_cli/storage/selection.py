"""Filter and order records by their facets, the same way in every store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from bekasi_cli.model import Record, facets
from bekasi_cli.storage.port import Condition, Op

R = TypeVar("R", bound=Record)
Facets = dict[str, tuple[str, ...]]

_SPARE = 1_000
"""So many more records than are wanted are held in memory, before those left over are let go."""


def select(
    records: Iterable[R], where: tuple[Condition, ...], order: str, limit: int | None
) -> list[R]:
    """Return the RECORDS that meet every condition, in ORDER, at most LIMIT (`Reader.find`)."""
    found: dict[int, tuple[R, Facets]] = {}
    for record in records:
        values = facets(record)
        if all(_meets(condition, values) for condition in where):
            found[record.id] = record, values
            if limit is not None and len(found) > limit + _SPARE:
                found = {id_: found[id_] for id_ in _chosen(found, order, limit)}
    return [found[id_][0] for id_ in _chosen(found, order, limit)]


def count(records: Iterable[Record], where: tuple[Condition, ...]) -> int:
    """Return how many of RECORDS meet every condition (`Reader.count`)."""
    return sum(all(_meets(each, facets(record)) for each in where) for record in records)


def _chosen(found: dict[int, tuple[R, Facets]], order: str, limit: int | None) -> list[int]:
    return choose(((id_, values) for id_, (_, values) in found.items()), (), order, limit)


def choose(
    pairs: Iterable[tuple[int, Facets]],
    where: tuple[Condition, ...],
    order: str,
    limit: int | None,
) -> list[int]:
    """Return the ids among PAIRS of (id, facets) that meet every condition, in ORDER."""
    descending = order.startswith("-")
    field = order.removeprefix("-")
    found = [
        (values.get(field, ()), id_)
        for id_, values in pairs
        if all(_meets(condition, values) for condition in where)
    ]
    found.sort(key=lambda pair: (pair[0][:1], pair[1]), reverse=descending)
    if field != "id":
        found.sort(key=lambda pair: not pair[0])  # stable: those without the facet go last
    return [id_ for _, id_ in found[:limit]]


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

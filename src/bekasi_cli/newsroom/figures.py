"""Say how often articles were read, by what was imported; totals by month are kept in `cache/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from bekasi_cli import files
from bekasi_cli.documents import Notice
from bekasi_cli.errors import BekasiError, Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, ReadingImport

if TYPE_CHECKING:
    from bekasi_cli.storage.port import Reader

SHELF = "cache/views"
_SUM = 32
RECENT = 30
"""So many days are meant where nobody says which."""


class Count(msgspec.Struct, frozen=True):
    """How often an article was read on a day: a line of a file of counts."""

    day: date
    article: int
    views: int


_COUNTS = msgspec.json.Decoder(Count)


class Most(NamedTuple):
    """An article with its readings in the time that was asked for, and in all."""

    article: Article
    views: int
    total: int


class _Shelf(msgspec.Struct):
    """What was added up last: of which imports, by month and article."""

    newsroom: str
    imports: list[str]
    months: dict[str, dict[int, int]]


def encode(counts: Mapping[tuple[str, int], int]) -> bytes:
    """Return COUNTS by (day, article) as the lines of their file, in one order."""
    lines = (
        msgspec.json.encode(Count(date.fromisoformat(day), article, views))
        for (day, article), views in sorted(counts.items())
        if views
    )
    return b"".join(line + b"\n" for line in lines)


def counts(store: Reader, record: ReadingImport) -> list[Count]:
    """Return what the import RECORD counted, day by day.

    Raises:
        Damaged: its file is missing, or is not what was saved.
    """
    content = store.counts(record.counts)
    try:
        return [_COUNTS.decode(line) for line in content.splitlines()]
    except msgspec.MsgspecError as problem:
        raise Damaged(
            N_("The counts of the import {id} cannot be read."),
            N_("See what else is damaged with: bekasi doctor"),
            id=record.id,
        ) from problem


def totals(store: Reader, folder: Path) -> Mapping[int, int] | None:
    """Return how often each article was read in all, None where nothing was ever imported.

    Starting values are not in it. FOLDER is the newsroom's.
    """
    if not store.count(ReadingImport):
        return None
    return between(store, folder, None, None)


def unknown(problem: Damaged) -> Notice:
    """Return what is said where figures are left out because of a PROBLEM with them."""
    told = {"problem": " ".join(each for each in problem.sentences() if each)}
    return Notice(N_("How often articles were read is not known now. {problem}"), told)


def between(
    store: Reader, folder: Path, first: date | None, last: date | None
) -> Mapping[int, int]:
    """Return how often each article was read from FIRST to LAST, both included.

    Whole months come from the shelf; only of a month that is cut are days added up.
    """
    records = store.find(ReadingImport)
    months = _months(store, folder, records)
    found: Counter[int] = Counter()
    cut: set[str] = set()
    for month, by_article in months.items():
        begins = date.fromisoformat(f"{month}-01")
        ends = (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if (first and ends < first) or (last and begins > last):
            continue
        if (first and begins < first) or (last and ends > last):
            cut.add(month)
        else:
            found.update(by_article)
    for each in _days(store, records, cut) if cut else ():
        if not (first and each.day < first) and not (last and each.day > last):
            found[each.article] += each.views
    return found


def _days(store: Reader, records: Sequence[ReadingImport], months: set[str]) -> Iterator[Count]:
    low, high = min(months), max(months)
    for record in records:
        if record.first and record.last and _month(record.first) <= high:
            if _month(record.last) < low:
                continue
            yield from (each for each in counts(store, record) if _month(each.day) in months)


def most_read(
    store: Reader, folder: Path, first: date | None, last: date | None, limit: int | None
) -> list[Most]:
    """Return the articles that were read most from FIRST to LAST, the most read first.

    Without either it is all that is known of each, what it was read elsewhere before included.
    """
    ever = totals(store, folder) or {}
    if first is None and last is None:
        everything = ((each, ever.get(each.id, 0) + starting(each)) for each in store.find(Article))
        ranked = sorted(everything, key=lambda pair: (-pair[1], -pair[0].id))
        return [Most(each, views, views) for each, views in ranked[:limit] if views]
    found = between(store, folder, first, last)
    numbers = sorted(found, key=lambda number: (-found[number], -number))[:limit]
    articles = (store.get(Article, number) for number in numbers if found[number])
    return [Most(each, found[each.id], ever.get(each.id, 0) + starting(each)) for each in articles]


def starting(article: Article) -> int:
    """Return how often ARTICLE had been read where it was imported from."""
    source = (article.live or article.head).facts.source
    return (source.views or 0) if source else 0


def of_all(articles: Sequence[Article], ever: Mapping[int, int]) -> Mapping[int, int | None]:
    """Return how often each of ARTICLES was read, None where it was never to be; by its number."""
    return {
        each.id: ever.get(each.id, 0) + starting(each) if each.published else None
        for each in articles
    }


def recent(today: date) -> tuple[date, date]:
    """Return the days that are meant where nobody says which."""
    return today - timedelta(days=RECENT - 1), today


def _months(
    store: Reader, folder: Path, records: Sequence[ReadingImport]
) -> dict[str, dict[int, int]]:
    path = folder / SHELF
    names = [f"{each.id} {each.counts}" for each in records]
    shelf = _kept(path)
    known = len(shelf.imports) if shelf else 0
    if shelf is None or shelf.newsroom != store.newsroom or shelf.imports != names[:known]:
        shelf, known = _Shelf(store.newsroom, [], {}), 0
    if known == len(names):
        return shelf.months
    for record in records[known:]:
        for each in counts(store, record):
            month = shelf.months.setdefault(_month(each.day), {})
            month[each.article] = month.get(each.article, 0) + each.views
    shelf.imports = names
    content = msgspec.msgpack.encode(shelf)
    with suppress(BekasiError, OSError):  # a folder that can only be read
        files.make_folders(path.parent)
        files.derive(path, (sha256(content).digest(), content))
    return shelf.months


def _kept(path: Path) -> _Shelf | None:
    """Return what was added up last; None where there is nothing, or not what was written."""
    try:
        content = path.read_bytes()
        if sha256(content[_SUM:]).digest() != content[:_SUM]:
            return None
        return msgspec.msgpack.decode(content[_SUM:], type=_Shelf)
    except (OSError, msgspec.MsgspecError):
        return None


def _month(day: date) -> str:
    return day.isoformat()[:7]

"""Take in readers' figures: access logs, each line once, and tables of those who have no logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from bekasi_cli.errors import Conflict, NotFound, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Mark, ReadingImport, Staff
from bekasi_cli.newsroom import figures
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.readings import Log, Tally, first_moment, pages
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Change, View
from bekasi_cli.workflow import Act, may

if TYPE_CHECKING:
    from bekasi_cli.newsroom.room import Newsroom
    from bekasi_cli.readings import Row
    from bekasi_cli.storage.port import Progress


class Taken(NamedTuple):
    """What an import came to: RECORD as it was saved, or as nothing was to be, when ALREADY."""

    record: ReadingImport
    already: bool


def permit(room: Newsroom) -> None:
    """Return where who works in ROOM may take figures in.

    Raises:
        Refused: it is for others.
        Unreachable: nothing could be written here.
    """
    room.store.writable()
    may(Act.READINGS, standing(room.store, room.actor), room.store.find(Staff))


def import_logs(room: Newsroom, paths: Sequence[Path], progress: Progress | None = None) -> Taken:
    """Count what is new in the access logs at PATHS, in the order of their time.

    A log is known by what it begins with: imported again, under another name, packed or grown, it
    counts only what stands behind what was counted before. All is taken in, or nothing.

    Raises:
        Refused: it is for others.
        Unreadable: one of them cannot be read.
        Conflict: somebody else imported figures meanwhile.
    """
    permit(room)
    before = room.store.find(ReadingImport)
    marks = [mark for each in before for mark in each.marks]
    tally = Tally(pages(room.settings.url), room.settings.zone)
    new: list[Mark] = []
    told, known = _Told(progress, paths), False
    for path in sorted(paths, key=_begins):
        log = Log(path, [*marks, *new])
        for lines in log.batches(told.tick):
            tally.take(lines)
        told.next(path)
        known = known or log.known > 0
        if mark := log.mark():
            new.append(mark)
    if not known:
        _refuse_other_files(tally, paths)
    kept, unknown = _of_articles(room, tally.counts)
    record = ReadingImport(
        id=0,
        at=room.now(),
        counts="",
        marks=tuple(new),
        lines=tally.lines,
        robots=tally.robots,
        reloads=tally.reloads,
        unread=tally.unread,
        unknown=unknown,
    )
    return _written(room, before, record, kept)


def import_table(room: Newsroom, rows: Sequence[Row]) -> Taken:
    """Take in ROWS of a table, of each article and day what is more than tables said before.

    So a table that was imported, or overlaps with one that was, counts nothing twice.

    Raises:
        Refused: it is for others.
        Conflict: somebody else imported figures meanwhile.
    """
    permit(room)
    before = room.store.find(ReadingImport)
    said: Counter[tuple[str, int]] = Counter()
    for row in rows:
        said[row.day.isoformat(), row.number] += row.views
    for record in before:
        for each in figures.counts(room.store, record) if record.by_table else ():
            said[each.day.isoformat(), each.article] -= each.views
    kept, unknown = _of_articles(room, +said)
    record = ReadingImport(
        id=0, at=room.now(), counts="", by_table=True, lines=len(rows), unknown=unknown
    )
    return _written(room, before, record, kept)


def _refuse_other_files(tally: Tally, paths: Sequence[Path]) -> None:
    """Raise Unreadable where nothing in the files at PATHS, all new, is a line of a log."""
    if tally.unread == tally.lines:
        raise Unreadable(
            N_("There is no whole line of an access log in {files}."),
            N_("Name the web server's log (combined, common or Caddy's JSON), plain or gzip."),
            files=", ".join(each.name for each in paths),
        )


def _begins(path: Path) -> tuple[int, str]:
    return first_moment(Log(path).beginning()) or 0, str(path)


class _Told:
    """Tell PROGRESS how much of all PATHS was read."""

    def __init__(self, progress: Progress | None, paths: Sequence[Path]) -> None:
        self._progress = progress
        self._total = sum(each.stat().st_size for each in paths) if progress else 0
        self._done = 0

    def tick(self, read: int) -> None:
        if self._progress:
            self._progress(self._done + read, self._total)

    def next(self, path: Path) -> None:
        if self._progress:
            self._done += path.stat().st_size


def _of_articles(
    room: Newsroom, counts: Mapping[tuple[str, int], int]
) -> tuple[dict[tuple[str, int], int], int]:
    """Return the COUNTS of articles that were published here, and how many others there are."""
    known = {number: _is_public(room, number) for number in {number for _, number in counts}}
    kept = {key: views for key, views in counts.items() if known[key[1]]}
    return kept, sum(counts.values()) - sum(kept.values())


def _is_public(room: Newsroom, number: int) -> bool:
    try:
        return room.store.get(Article, number).published is not None
    except NotFound:
        return False


def _written(
    room: Newsroom,
    before: Sequence[ReadingImport],
    record: ReadingImport,
    counts: Mapping[tuple[str, int], int],
) -> Taken:
    days = [date.fromisoformat(day) for day, _ in counts]
    content = figures.encode(counts)
    record = structs.replace(
        record,
        counts=digest(content),
        first=min(days, default=None),
        last=max(days, default=None),
        readings=sum(counts.values()),
    )
    if not counts and not record.marks:
        return Taken(record, already=True)

    def decide(view: View) -> Change:
        actor = standing(view, room.actor)
        may(Act.READINGS, actor, view.find(Staff))
        if view.find(ReadingImport) != before:
            raise Conflict(
                N_("Somebody else took in readers' figures meanwhile; nothing was counted."),
                N_("Import again: what was counted already is not counted twice."),
            )
        new = structs.replace(record, id=view.new_id(ReadingImport))
        return Change(
            act="views-import",
            actor=actor,
            at=record.at,
            about=(new.ref,),
            puts=(new,),
            counts=(content,),
        )

    return Taken(room.store.write(decide).only(ReadingImport), already=False)

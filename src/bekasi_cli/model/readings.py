"""Hold what was taken in of readers' figures: which logs, up to where, and which counts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from bekasi_cli.model.record import Record
from bekasi_cli.model.texts import Instant


class Mark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a log was read: SIZE bytes with DIGEST, the first HEAD_SIZE of them with HEAD.

    It says nothing of a file's name or place: whatever begins with these bytes is that log.
    """

    head_size: int
    head: str
    size: int
    digest: str


class ReadingImport(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One import of readers' figures: COUNTS is the digest of its file of counts by day.

    FIRST and LAST are the days that it counts, None where it counts nothing. READINGS are those
    that count, LINES what was read; of these ROBOTS, RELOADS, UNREAD and UNKNOWN do not count.
    BY_TABLE: it was no log.
    """

    table: ClassVar[str] = "readings"

    at: Instant
    counts: str
    marks: tuple[Mark, ...] = ()
    first: date | None = None
    last: date | None = None
    lines: int = 0
    readings: int = 0
    robots: int = 0
    reloads: int = 0
    unread: int = 0
    unknown: int = 0
    by_table: bool = False

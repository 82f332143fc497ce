"""Understand one line of an access log: combined, common, or Caddy's JSON."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import msgspec

Request: TypeAlias = tuple[bytes, bytes, bytes, "bytes | float | str"]
"""Of a request for a page that was given: whose address, what it calls itself (b"" where the log
does not say), which page, and how the log writes the moment: zone last."""

OTHER: Request = (b"", b"", b"", b"")
"""What a line is that was understood, but is no page given to a reader."""

_QUOTED = rb'"([^"\\]*(?:\\.[^"\\]*)*)"'
_LINE = re.compile(
    rb"(?:\S+:\d{1,5} )?"  # some servers put host and port first
    rb"((?!-)\S+) [^\[\"]*\[([^\]]{20} [+-]\d{4})\] "
    + _QUOTED
    + rb" (\d{3}) (?:\d+|-)(?: "
    + _QUOTED
    + rb" "
    + _QUOTED
    + rb")?"
)
_GIVEN = frozenset({b"200", b"304"})
_MONTHS = {
    name: n + 1 for n, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
}
_LAST = 1 << 33
"""No server writes a moment after the year 2242."""
_QUARTER = 900
"""Zones differ by whole quarters of an hour, so a day never turns within one, in seconds."""


class _CaddyRequest(msgspec.Struct):
    method: str
    uri: str
    remote_ip: str = ""
    client_ip: str = ""
    headers: dict[str, list[str]] = {}


class _CaddyLine(msgspec.Struct):
    ts: float | str
    request: _CaddyRequest
    status: int = 0


_CADDY = msgspec.json.Decoder(_CaddyLine)


def request(line: bytes) -> Request | None:
    """Return what LINE tells of a page that was given, OTHER for anything else, None: unreadable.

    Only GET counts, answered with the page or with "you have it already".
    """
    found = _LINE.match(line)
    if found is None:
        return _of_caddy(line) if line[:1] == b"{" else None
    address, moment, asked, status, _, agent = found.groups()
    if status not in _GIVEN or asked[:4] != b"GET ":
        return OTHER
    return address, b"" if agent is None else agent or b"-", asked[4:].split(b" ", 1)[0], moment


def _of_caddy(line: bytes) -> Request | None:
    try:
        found = _CADDY.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    asked = found.request
    if found.status not in (200, 304) or asked.method != "GET":
        return OTHER
    agent = next(iter(asked.headers.get("User-Agent", ())), "-")
    address = asked.client_ip or asked.remote_ip
    return address.encode(), (agent or "-").encode(), asked.uri.encode(), found.ts


class Moments:
    """Read moments as logs write them, remembering the minute: lines come in their order."""

    def __init__(self) -> None:
        self._minutes: dict[bytes, int] = {}

    def read(self, moment: bytes | float | str) -> int | None:
        """Return MOMENT in seconds of Unix time, None where it is none."""
        try:
            second = self._second(moment)
        except (ValueError, KeyError, OverflowError):
            return None
        return second if 0 <= second < _LAST else None

    def _second(self, moment: bytes | float | str) -> int:
        if isinstance(moment, bytes):
            return self._minute(moment[:17] + moment[20:]) + int(moment[18:20])
        if isinstance(moment, str):
            at = datetime.fromisoformat(moment)
            return int(at.timestamp()) if at.tzinfo else -1
        return int(moment)

    def _minute(self, told: bytes) -> int:
        found = self._minutes.get(told)
        if found is None:
            # 24/Nov/2026:08:00 +0700
            day, month, year = int(told[:2]), _MONTHS[told[3:6]], int(told[7:11])
            at = datetime(year, month, day, int(told[12:14]), int(told[15:17]), tzinfo=UTC)
            ahead = timedelta(hours=int(told[19:21]), minutes=int(told[21:23]))
            at = at + ahead if told[18:19] == b"-" else at - ahead
            if len(self._minutes) > _QUARTER:
                self._minutes.clear()
            found = self._minutes[told] = int(at.timestamp())
        return found


class Days:
    """Say which day it is in ZONE, remembering each quarter of an hour."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._known: dict[int, str] = {}

    def of(self, second: int) -> str:
        """Return the day of SECOND, `2026-11-24`."""
        quarter = second // _QUARTER
        found = self._known.get(quarter)
        if found is None:
            if len(self._known) > MOST_QUARTERS:
                self._known.clear()
            found = self._known[quarter] = day_of(second, self._zone)
        return found


MOST_QUARTERS = 40_000
"""A year's quarters of an hour, and some."""


def day_of(second: int, zone: ZoneInfo) -> str:
    """Return the day of SECOND of Unix time in ZONE."""
    return datetime.fromtimestamp(second, zone).date().isoformat()


def first_moment(lines: list[bytes]) -> int | None:
    """Return the first moment that LINES tell, in seconds of Unix time, None where there is none.

    By it logs are put in their order.
    """
    moments = Moments()
    for line in lines:
        if match := _LINE.match(line):
            return moments.read(match[2])
        if line[:1] == b"{" and (asked := _any_caddy(line)) is not None:
            return moments.read(asked)
    return None


def _any_caddy(line: bytes) -> float | str | None:
    try:
        return _CADDY.decode(line).ts
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None

"""Count readings by article and day: robots out, a reader who reloads once, no address kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from bekasi_cli.readings.lines import OTHER, Days, Moments, request
from bekasi_cli.readings.robots import is_robot

RELOAD = 30 * 60
"""Whoever asks for an article again within so many seconds reads it still."""

LONGEST = 64 * 1024
"""A longer line is none that a server wrote, in bytes."""

MOST_AGENTS = 50_000
"""So many names of browsers and robots are remembered."""


class Tally:
    """What a run over logs comes to: COUNTS by (day, article), and what does not count.

    A reader is an address with a browser: a number that is salted anew in each run, and forgotten
    once it is of no use, after half an hour of the log.
    """

    def __init__(self, number: Callable[[bytes], int], zone: ZoneInfo) -> None:
        self.counts: dict[tuple[str, int], int] = {}
        self.lines = self.robots = self.reloads = self.unread = 0
        self._number = number
        self._days = Days(zone)
        self._moments = Moments()
        self._agents: dict[bytes, bool] = {}
        self._salt = secrets.token_bytes(16)
        self._window = 0
        self._recent: dict[int, int] = {}
        self._before: dict[int, int] = {}

    @property
    def readings(self) -> int:
        """Return how many readings count."""
        return sum(self.counts.values())

    def take(self, lines: Iterable[bytes]) -> None:
        """Count LINES, which come in the order of time."""
        for line in lines:
            self.lines += 1
            asked = request(line) if len(line) <= LONGEST else None
            if asked is None:
                self.unread += 1
                continue
            if asked is OTHER:
                continue
            address, agent, page, moment = asked
            number = self._number(page)
            if not number:
                continue
            second = self._moments.read(moment)
            if second is None:
                self.unread += 1
            elif agent and self._is_robot(agent):
                self.robots += 1
            elif self._is_reload(hash((self._salt, address, agent, number)), second):
                self.reloads += 1
            else:
                key = self._days.of(second), number
                self.counts[key] = self.counts.get(key, 0) + 1

    def _is_robot(self, agent: bytes) -> bool:
        found = self._agents.get(agent)
        if found is None:
            if len(self._agents) >= MOST_AGENTS:
                self._agents.clear()
            found = self._agents[agent] = is_robot(agent)
        return found

    def _is_reload(self, reader: int, second: int) -> bool:
        """Tell whether READER, of one article, was counted within half an hour before SECOND."""
        window = second // RELOAD
        if window > self._window:
            self._before = self._recent if window == self._window + 1 else {}
            self._recent = {}
            self._window = window
        last = self._recent.get(reader, self._before.get(reader))
        if last is not None and abs(second - last) < RELOAD:
            return True
        self._recent[reader] = second
        return False

from __future__ import annotations

from zoneinfo import ZoneInfo

import access_logs
from bekasi_cli.readings import Tally, pages


def test_the_invented_log_is_one_with_readers_robots_and_reloads_always_the_same() -> None:
    lines = [line.encode() for line in access_logs.lines(2000)]
    assert lines == [line.encode() for line in access_logs.lines(2000)]
    tally = Tally(pages("https://prokopim.example"), ZoneInfo("Asia/Jakarta"))
    tally.take(lines)
    assert tally.unread == 0
    assert min(tally.readings, tally.robots, tally.reloads) > 50

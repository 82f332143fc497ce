"""Time counting a million lines of an access log, and GoAccess on the same log.

    python benchmarks/access_logs.py [LINES]

The log is invented and the same each time: readers with 3,000 names of browsers at 40,000
addresses, robots, pictures, refused requests, and one reading in five a reload.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGINNING = datetime(2026, 11, 1, tzinfo=UTC)
ROBOTS = ("Googlebot/2.1 (+http://www.google.com/bot.html)", "bingbot/2.0", "AhrefsBot/7.0")

COUNT = """
import sys
from pathlib import Path
from zoneinfo import ZoneInfo
from bekasi_cli.readings import Log, Tally, pages

tally = Tally(pages("https://prokopim.example"), ZoneInfo("Asia/Jakarta"))
log = Log(Path(sys.argv[1]))
for lines in log.batches():
    tally.take(lines)
print(tally.lines, tally.readings, tally.robots, tally.reloads, tally.unread)
"""


def lines(count: int) -> Iterator[str]:
    """Yield COUNT lines in the combined format."""
    draw = random.Random(7)
    agents = [_agent(draw) for _ in range(3000)]
    addresses = [".".join(str(draw.randrange(1, 255)) for _ in range(4)) for _ in range(40_000)]
    last = (addresses[0], agents[0], "/berita/1-a.html")
    for n in range(count):
        at = BEGINNING + timedelta(seconds=n * 2)
        who, agent, page = last
        if draw.random() > 0.2:
            who, agent = draw.choice(addresses), draw.choice(agents)
            page = _page(draw)
        if draw.random() < 0.15:
            agent = draw.choice(ROBOTS)
        last = (who, agent, page)
        stamp = at.strftime("%d/%b/%Y:%H:%M:%S +0000")
        status = draw.choice((200, 200, 200, 200, 304, 404))
        yield (
            f'{who} - - [{stamp}] "GET {page} HTTP/1.1" {status} {draw.randrange(90000)}'
            f' "https://prokopim.example/" "{agent}"\n'
        )


def _agent(draw: random.Random) -> str:
    version = f"{draw.randrange(90, 140)}.0.{draw.randrange(9999)}.{draw.randrange(99)}"
    phone = f"Android {draw.randrange(9, 16)}; SM-A{draw.randrange(100, 999)}"
    return (
        f"Mozilla/5.0 (Linux; {phone}) AppleWebKit/537.36 (KHTML, like Gecko)"
        f" Chrome/{version} Mobile Safari/537.36"
    )


def _page(draw: random.Random) -> str:
    if draw.random() < 0.5:
        return f"/media/{draw.randrange(9999)}.webp"
    number = min(int(draw.paretovariate(0.6)), 10_000)
    return f"/berita/{number}-bupati-membuka-pasar-tani-rakyat.html"


def timed(name: str, command: list[str]) -> float:
    """Run COMMAND and tell how long it took and how much memory at most."""
    before = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{name:10} {took:6.1f} s   at most {peak} MB so far   {done.stdout.strip()[:60]}")
    return took


def main() -> None:
    """Make the log and time both on it; ours goes first, so that its memory is its own."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "access.log")
        with log.open("w") as out:
            out.writelines(lines(count))
        print(f"{count} lines, {log.stat().st_size // 1_000_000} MB")
        ours = timed("bekasi", [sys.executable, "-c", COUNT, str(log)])
        if program := shutil.which("goaccess"):
            report = ["-o", f"{folder}/report.json"]
            theirs = timed("goaccess", [program, str(log), "--log-format=COMBINED", *report])
            print(f"{ours / theirs:.2f} times")


if __name__ == "__main__":
    main()

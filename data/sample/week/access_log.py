"""Write the sample week's log of a web server: invented readers, always the same lines.

    python data/sample/week/access_log.py > access.log

Readers of articles 1 and 2 from 24 to 29 November 2026 with the telephones and computers that
they have, two of them reloading, robots, pictures, an address that is wrong; and a last line that
the server has not finished. Addresses are those that are set aside for examples (RFC 5737, 3849).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7))
BEGINNING = datetime(2026, 11, 24, 19, 0, tzinfo=WIB)
HOURS = 120
PAGES = (
    "/berita/1-warga-sukawening-menanam-600-bibit-bakau.html",
    "/berita/2-pasar-tani-rawalintang-buka-setiap-selasa.html",
)
BROWSERS = (
    "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
)
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
)
READERS = 188
"""So many read something: two in three of them the first article."""


def lines() -> Iterator[str]:
    """Yield the lines of the log, the earliest first."""
    dice = random.Random(2026)  # noqa: S311 - invented readers, no secret
    moments = sorted(dice.randrange(HOURS * 3600) for _ in range(READERS))
    for reader, second in enumerate(moments):
        at = BEGINNING + timedelta(seconds=second)
        who, browser = _address(reader), dice.choice(BROWSERS)
        page = PAGES[reader % 3 == 0]
        yield _line(who, at, page, browser)
        yield _line(who, at + timedelta(seconds=1), "/gaya.css", browser)
        if reader % 50 == 7:
            yield _line(who, at + timedelta(minutes=2), page, browser)
        if reader % 9 == 0:
            yield _line("192.0.2.80", at + timedelta(minutes=3), page, dice.choice(ROBOTS))
        if reader % 40 == 3:
            yield _line(who, at + timedelta(minutes=4), "/berita/99-tidak-ada.html", browser, 404)
    last = BEGINNING + timedelta(hours=HOURS)
    yield _line(_address(READERS), last, PAGES[0], BROWSERS[0])[:60]


def _address(reader: int) -> str:
    """Return where READER reads from: every fifth one by an address of the new kind."""
    if reader % 5 == 4:
        return f"2001:db8::{reader:x}"
    return f"{('198.51.100', '203.0.113')[reader % 2]}.{reader + 1}"


def _line(who: str, at: datetime, page: str, agent: str, status: int = 200) -> str:
    stamp = at.strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{who} - - [{stamp}] "GET {page} HTTP/2.0" {status} 5120 "-" "{agent}"\n'


if __name__ == "__main__":
    sys.stdout.writelines(lines())

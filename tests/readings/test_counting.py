from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bekasi_cli.readings import Tally, counting, is_robot, pages

JAKARTA = ZoneInfo("Asia/Jakarta")
CHROME = "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"


def line(
    page: str = "/berita/17-pasar.html",
    clock: str = "08:00:00",
    *,
    who: str = "203.0.113.9",
    agent: str = CHROME,
    day: int = 24,
) -> bytes:
    return (
        f'{who} - - [{day}/Nov/2026:{clock} +0700] "GET {page} HTTP/1.1" 200 9 "-" "{agent}"'
    ).encode()


def tally(*lines: bytes, site: str = "https://prokopim.example") -> Tally:
    found = Tally(pages(site), JAKARTA)
    found.take(lines)
    return found


def test_readers_are_counted_by_day_and_article() -> None:
    found = tally(
        line(),
        line(who="203.0.113.10"),
        line("/berita/18-a.html"),
        line(day=25),
        line("/"),
        line("/media/17.jpg"),
    )
    assert found.counts == {
        ("2026-11-24", 17): 2,
        ("2026-11-24", 18): 1,
        ("2026-11-25", 17): 1,
    }
    assert (found.lines, found.readings, found.unread) == (6, 4, 0)


def test_a_reload_within_half_an_hour_is_no_second_reading() -> None:
    found = tally(line(), line(clock="08:29:59"), line(clock="08:30:00"), line(clock="08:31:00"))
    assert (found.readings, found.reloads) == (2, 2)
    other_browser = tally(line(), line(agent="Mozilla/5.0 Firefox/130.0"))
    assert other_browser.readings == 2


def test_readers_are_forgotten_after_an_hour() -> None:
    found = tally(*(line(who=f"10.0.0.{n}", clock=f"{8 + n:02}:00:00") for n in range(1, 10)))
    assert found.readings == 9
    assert len(found._recent) + len(found._before) <= 2


def test_no_address_is_kept() -> None:
    found = tally(line())
    assert "203.0.113" not in repr({k: v for k, v in vars(found).items() if k != "_number"})


@pytest.mark.parametrize(
    "agent",
    ["Googlebot/2.1", "curl/8.0", "Mozilla/5.0 (compatible; bingbot/2.0)", "-", "WhatsApp/2.2"],
)
def test_robots_do_not_count(agent: str) -> None:
    found = tally(line(agent=agent), line(agent=agent))
    assert (found.readings, found.robots) == (0, 2)
    assert not is_robot(CHROME.encode())


def test_where_a_log_does_not_say_what_asked_everybody_is_a_reader() -> None:
    assert tally(line().partition(b' "-"')[0]).readings == 1


def test_rubbish_is_counted_as_unread() -> None:
    found = tally(b"\x00\xff", b"x" * 1_000_000, line()[:40], b"", line().replace(b"Nov", b"Foo"))
    assert (found.unread, found.readings) == (5, 0)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_AGENTS", 2)
    monkeypatch.setattr("bekasi_cli.readings.addresses.MOST_REMEMBERED", 2)
    found = tally(*(line(f"/berita/{n}-a", agent=f"Firefox/{n}") for n in range(1, 8)))
    assert found.readings == 7
    assert len(found._agents) <= 2


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("/berita/17-pasar-tani.html", 17),
        ("/berita/17-pasar-tani", 17),
        ("/berita/17.html", 17),
        ("/berita/17-pasar/", 17),
        ("/berita/17-pasar.html?utm_source=wa&b=/berita/2-b.html", 17),
        ("/kominfo/berita/17-pasar.html", 17),
        ("https://prokopim.example/berita/17-pasar.html", 17),
        ("/berita/", 0),
        ("/berita/017-x.html", 0),
        ("/berita/17pasar.html", 0),
        ("/lain/berita/17-pasar.html", 0),
        ("/berita/17-pasar.html/komentar", 0),
        ("/berita/12345678901-x.html", 0),
        ("javascript:alert(1)", 0),
    ],
)
def test_the_article_is_known_by_the_address(page: str, number: int) -> None:
    assert pages("https://tirtamaya.example/kominfo/")(page.encode()) == number

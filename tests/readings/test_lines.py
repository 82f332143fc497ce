from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bekasi_cli.readings.lines import OTHER, Days, Moments, first_moment, request

COMBINED = (
    b'203.0.113.9 - - [24/Nov/2026:08:00:01 +0700] "GET /berita/17-pasar.html?x=1 HTTP/2.0" 200 512'
    b' "https://a.example/" "Mozilla/5.0 (X11) \\"q\\" Firefox/130.0"'
)
CADDY = (
    b'{"level":"info","ts":1795482001.5,"request":{"remote_ip":"203.0.113.9","client_ip":"","method":'
    b'"GET","host":"a.example","uri":"/berita/17-pasar.html","headers":{"User-Agent":["Mozilla/5.0"]}}'
    b',"status":200}'
)
EIGHT = 1795482001


def test_a_line_of_each_format_tells_who_read_which_page_and_when() -> None:
    moments = Moments()
    for line, agent in (
        (COMBINED, b'Mozilla/5.0 (X11) \\"q\\" Firefox/130.0'),
        (COMBINED.partition(b' "https')[0], b""),
        (COMBINED + b"\r", b'Mozilla/5.0 (X11) \\"q\\" Firefox/130.0'),
        (b"a.example:443 " + COMBINED, b'Mozilla/5.0 (X11) \\"q\\" Firefox/130.0'),
        (CADDY, b"Mozilla/5.0"),
    ):
        found = request(line)
        assert found is not None
        assert found[0] == b"203.0.113.9"
        assert found[1] == agent
        assert found[2].startswith(b"/berita/17-pasar.html")
        assert moments.read(found[3]) == EIGHT


def test_an_address_of_the_new_kind_is_no_host_with_a_port() -> None:
    found = request(COMBINED.replace(b"203.0.113.9", b"2001:db8::17"))
    assert found is not None
    assert found[0] == b"2001:db8::17"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"GET ', b'"HEAD '),
        (b'"GET ', b'"POST '),
        (b" 200 ", b" 404 "),
        (b'"GET /berita/17-pasar.html?x=1 HTTP/2.0"', b'"\\x16\\x03\\x01"'),
        (b'"GET /berita/17-pasar.html?x=1 HTTP/2.0"', b'"-"'),
    ],
)
def test_what_is_no_page_given_is_understood_and_counts_nothing(old: bytes, new: bytes) -> None:
    assert request(COMBINED.replace(old, new)) is OTHER


def test_caddys_other_requests_count_nothing_and_a_strange_line_is_unreadable() -> None:
    assert request(CADDY.replace(b'"GET"', b'"PUT"')) is OTHER
    assert request(CADDY.replace(b":200", b":500")) is OTHER
    silent = request(CADDY.replace(b'"Mozilla/5.0"', b'""'))
    assert silent is not None
    assert silent[1] == b"-"
    for line in (b"", b"\x00\xff\x01", b"{", CADDY[:-9], b'{"ts":1}', b"x" * 70_000, b"[" * 70_000):
        assert request(line) is None


def test_a_page_that_was_not_changed_since_is_read_all_the_same() -> None:
    found = request(COMBINED.replace(b" 200 ", b" 304 "))
    assert found not in (None, OTHER)


def test_moments_in_any_zone_are_read_and_what_is_none_is_not() -> None:
    moments = Moments()
    for told in (
        b"24/Nov/2026:01:00:01 +0000",
        b"23/Nov/2026:20:30:01 -0430",
        "2026-11-24T08:00:01+07:00",
        1795482001.9,
    ):
        assert moments.read(told) == EIGHT
    for told in (b"24/Foo/2026:01:00:01 +0000", b"99/Nov/2026:01:00:01 +0000", "x", 1e300):
        assert moments.read(told) is None
    assert moments.read("2026-11-24T08:00:01") is None
    for minute in range(1000):
        assert moments.read(b"24/Nov/2026:%02d:%02d:01 +0700" % divmod(minute, 60)) is not None


def test_the_day_is_the_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bekasi_cli.readings.lines.MOST_QUARTERS", 1)
    days = Days(ZoneInfo("Asia/Jakarta"))
    midnight = EIGHT - 1 - 8 * 3600
    assert [days.of(midnight - 1), days.of(midnight)] == ["2026-11-23", "2026-11-24"]
    assert days.of(midnight + 86400) == "2026-11-25"
    assert days.of(midnight) == "2026-11-24"


def test_a_logs_first_moment_is_that_of_its_first_readable_line() -> None:
    assert first_moment([b"", b"rubbish", COMBINED]) == EIGHT
    assert first_moment([b"{}", CADDY]) == EIGHT
    assert first_moment([b"rubbish"]) is None

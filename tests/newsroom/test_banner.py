from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bekasi_cli.config import load, set_value
from bekasi_cli.errors import BekasiError, ExitCode, Unreadable, UsageProblem
from bekasi_cli.newsroom import banner, building
from bekasi_cli.newsroom.building import Result
from crawler import crawl, read
from newsrooms import Office, new_office
from published_rooms import publish

NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)
TEXT = 'Banjir di Tirtamaya <script>alert("x")</script>: telepon 112'


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "newsroom", language="en")


def build(office: Office, now: datetime = NOW) -> Result:
    room = office.room()
    return building.build(room.store, load(office.folder), office.folder, now)


def pages_with_it(office: Office) -> tuple[set[Path], set[Path]]:
    """Return the pages that show the banner, and those that do not."""
    found = set((office.folder / "site").rglob("*.html"))
    shown = {path for path in found if TEXT in read(path).text}
    return shown, found - shown


def test_the_banner_stands_on_every_page_within_one_build_and_goes_after_its_hour(
    office: Office,
) -> None:
    publish(office, 2)
    build(office)
    assert pages_with_it(office)[0] == set()
    set_value(office.folder, "banner", TEXT)
    set_value(office.folder, "banner_until", "2026-11-25 18:00")
    assert build(office).notices == ()
    shown, without = pages_with_it(office)
    assert (len(shown) > 5, without) == (True, set())
    assert crawl(office.folder / "site")[1] == []
    home = read(office.folder / "site/index.html")
    assert not [tag for tag, _given in home.tags if tag == "script"]
    assert ("aside", {"class": "urgent", "aria-labelledby": "urgent"}) in home.tags

    last = datetime(2026, 11, 25, 10, 59, 59, tzinfo=UTC)
    assert build(office, last).built.changed == ()
    made = build(office, last + timedelta(seconds=1))
    assert pages_with_it(office)[0] == set()
    sentence = made.notices[0].sentence()
    assert "its hour, Wednesday, 25 November 2026, 18:00 WIB, is past" in sentence


def test_a_banner_without_an_hour_stands_until_it_is_taken_away(office: Office) -> None:
    set_value(office.folder, "banner", TEXT)
    build(office, NOW + timedelta(days=400))
    assert pages_with_it(office)[1] == set()
    set_value(office.folder, "banner", "")
    assert build(office, NOW + timedelta(days=400)).notices == ()
    assert pages_with_it(office)[0] == set()


def test_feeds_leave_the_banner_out(office: Office) -> None:
    set_value(office.folder, "url", "https://tirtamaya.example")
    set_value(office.folder, "banner", "Banjir")
    publish(office, 1)
    build(office)
    feeds = list((office.folder / "site/umpan").iterdir())
    assert feeds
    assert not [each for each in feeds if b"Banjir" in each.read_bytes()]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-11-25 18:00", "2026-11-25 18:00"),
        ("besok 09.30", "2026-11-26 09:30"),
        ("tomorrow 18:00", "2026-11-26 18:00"),
        ("25 November 2026 18.00 WITA", "2026-11-25 17:00"),
        ("", ""),
    ],
)
def test_the_hour_is_typed_as_people_say_it_and_kept_whole(
    office: Office, typed: str, kept: str
) -> None:
    assert banner.checked(load(office.folder), banner.UNTIL, typed, NOW) == kept


@pytest.mark.parametrize(
    ("typed", "problem", "said"),
    [
        ("24 November 2026 18.00", UsageProblem, "that hour is past"),
        ("besok", Unreadable, "names a day but no hour"),
        ("kapan-kapan", Unreadable, "kapan-kapan"),
    ],
)
def test_an_hour_that_is_past_or_none_is_refused_in_a_sentence(
    office: Office, typed: str, problem: type[BekasiError], said: str
) -> None:
    with pytest.raises(problem, match=said):
        banner.checked(load(office.folder), banner.UNTIL, typed, NOW)


def test_a_banner_that_nobody_would_see_is_refused(office: Office) -> None:
    set_value(office.folder, "banner_until", "2026-11-25 09:00")
    with pytest.raises(UsageProblem, match="would not show this banner"):
        banner.checked(load(office.folder), banner.TEXT, TEXT, NOW)
    assert banner.checked(load(office.folder), banner.TEXT, "", NOW) == ""


def test_an_admin_sets_the_banner_and_its_hour_by_command(office: Office) -> None:
    assert office.bekasi("config", "set", "banner_until", "31 Desember 2099 18.00").code == 0
    assert office.bekasi("config", "set", "banner", "Banjir").code == 0
    assert office.bekasi("config", "get", "banner_until").out == "2099-12-31 18:00\n"
    said = office.bekasi("config", "set", "banner_until", "1 Januari 2020 09.00")
    assert said.code == ExitCode.USAGE
    assert "that hour is past" in said.err
    assert load(office.folder).banner_until == "2099-12-31 18:00"
    assert office.bekasi("config", "set", "banner", "").code == 0
    assert load(office.folder).banner == ""


@pytest.mark.parametrize("value", ["besok", "2026-13-01 10:00", "2026-1-1 9:00"])
def test_an_hour_in_the_file_that_is_none_is_refused_by_its_line(
    office: Office, value: str
) -> None:
    path = office.folder / "bekasi.toml"
    path.write_text(
        path.read_text("utf-8").replace('banner_until = ""', f'banner_until = "{value}"')
    )
    with pytest.raises(Unreadable, match="the value of banner_until does not fit"):
        load(office.folder)


def test_status_tells_that_a_banner_stands_and_until_when(office: Office) -> None:
    assert "banner" not in office.bekasi("status").err
    set_value(office.folder, "banner", "Banjir")
    assert "“Banjir” stands in every build until changed." in office.bekasi("status").err
    set_value(office.folder, "banner_until", "2099-12-31 18:00")
    assert "until Thursday, 31 December 2099, 18:00 WIB." in office.bekasi("status").err
    set_value(office.folder, "banner_until", "2020-01-01 09:00")
    assert "no longer stands on the site" in office.bekasi("status").err

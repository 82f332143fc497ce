from __future__ import annotations

import json

from crawler import crawl
from newsrooms import Office
from published_rooms import publish


def test_build_says_what_changed_and_where_the_site_is(office: Office) -> None:
    publish(office, 2)
    first = office.bekasi("build")
    assert first.code == 0, first.err
    assert first.out.startswith("The site is built. New: ")
    assert str(office.folder / "site" / "index.html") in first.err
    assert not crawl(office.folder / "site")[1]
    assert office.bekasi("build").out == "The site is up to date: nothing has changed.\n"


def test_build_tells_a_program_each_page(office: Office) -> None:
    publish(office, 1)
    told = json.loads(office.bekasi("build", "--json").out)
    assert told["articles"] == 1
    assert "berita/1-tanam-bakau.html" in told["added"]
    assert told["changed"] == told["removed"] == []
    again = json.loads(office.bekasi("build", "--json").out)
    assert again["unchanged"] == len(told["added"])


def test_a_page_of_the_office_that_cannot_be_read_is_named_and_left_out(office: Office) -> None:
    (office.folder / "pages").mkdir()
    (office.folder / "pages" / "kontak.md").write_bytes(b"\x00\x01")
    result = office.bekasi("build")
    assert result.code == 0
    assert "kontak.md was left out" in result.err


def test_a_reporter_cannot_build_the_site(office: Office) -> None:
    result = office.bekasi("build", by="atn")
    assert result.code == 4
    assert "Only an editor or an admin" in result.err
    assert not (office.folder / "site").exists()

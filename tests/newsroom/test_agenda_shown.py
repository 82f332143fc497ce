"""The site tells readers what takes place, what does not, and what was written of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from msgspec.structs import replace

from agenda_builders import APEL, DAY, WEEK, at, moved
from bekasi_cli.model import Entry, Plan, SourceKind
from bekasi_cli.newsroom.agenda import Changes, add_event, cancel_event, edit_event
from bekasi_cli.newsroom.agenda_import import Delivery, take_in
from bekasi_cli.site import checking
from crawler import crawl, read
from newsroom.test_building import NOW, build, site
from newsrooms import Office, new_office
from published_rooms import publish

OTHER = Entry(key="b", plan=replace(APEL, title="Rapat"))
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "newsroom", language="en")


def add(office: Office, plan: Plan, *, public: bool = True) -> int:
    return add_event(office.room("fiu"), plan, public=public).record.id


def text(office: Office, name: str = "agenda.html") -> str:
    return read(office.folder / "site" / name).text


def test_without_a_public_event_there_is_no_agenda_and_nothing_leads_to_one(
    office: Office,
) -> None:
    add(office, replace(APEL, title="Rapat rahasia"), public=False)
    build(office)
    assert not {"agenda.html", "agenda.ics"} & set(site(office))
    assert not [name for name, content in site(office).items() if b"Rapat rahasia" in content]
    assert "agenda.html" not in site(office)["index.html"].decode()


def test_public_events_stand_on_their_page_beside_articles_and_in_a_calendar(
    office: Office,
) -> None:
    tomorrow = DAY + timedelta(days=2)
    add(office, replace(APEL, title="Apel pagi", notes="Kursi VIP 12"))
    add(office, Plan(title="Bazar UMKM", day=tomorrow, last_day=tomorrow + timedelta(days=1)))
    add(office, replace(APEL, title="Panen", day=tomorrow, start=at(9, day=tomorrow), end=None))
    add(office, Plan(title="Tahun depan", day=date(2027, 3, 1)))
    build(office)
    reached, wrong = crawl(office.folder / "site")
    assert not wrong
    assert not checking.check(office.folder / "site")
    assert {"agenda.html", "agenda.ics"} <= reached
    page = text(office)
    assert "08:00–09:00Apel pagi Plaza Present: Bupati" in page
    assert page.count("all dayBazar UMKM") == 3, "on both of its days, and beside"
    assert "09:00Panen" in page
    assert "Nothing is planned." in page
    assert "Tahun depan" not in page
    home = text(office, "index.html")
    assert "Bazar UMKM" in home
    assert "Apel pagi" not in home, "it was yesterday"
    calendar = icalendar.Calendar.from_ical(site(office)["agenda.ics"])
    names = [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")]
    assert sorted(names) == ["Apel pagi", "Bazar UMKM", "Panen", "Tahun depan"]
    assert not [name for name, content in site(office).items() if b"Kursi VIP" in content]


def test_what_was_cancelled_or_moved_stays_and_says_so(office: Office) -> None:
    number = add(office, replace(APEL, title="Apel"))
    other = add(office, replace(APEL, title="Rapat"))
    day = add(office, Plan(title="Pasar", day=DAY))
    cancel_event(office.room("fiu"), number, "Hujan lebat")
    edit_event(office.room("fiu"), other, Changes(plan=moved, reason="Bupati ke provinsi"))
    edit_event(
        office.room("fiu"),
        day,
        Changes(plan=lambda plan: replace(plan, day=DAY + timedelta(days=3))),
    )
    build(office)
    page = text(office)
    assert "Cancelled: Hujan lebat" in page
    was = "Moved; it was to be on Tuesday, 24 November 2026, 08:00 WIB. Bupati ke provinsi"
    assert was in page
    assert "Moved; it was to be on Tuesday, 24 November 2026" in page.replace(was, "")
    tags = read(office.folder / "site/agenda.html").tags
    assert [given for tag, given in tags if given.get("class") == "off"] == [{"class": "off"}]
    calendar = icalendar.Calendar.from_ical(site(office)["agenda.ics"])
    states = {str(each["SUMMARY"]): str(each["STATUS"]) for each in calendar.walk("VEVENT")}
    assert states["Apel"] == "CANCELLED"


def test_articles_on_one_event_lead_to_each_other_and_to_all_of_them(office: Office) -> None:
    number = add(office, replace(APEL, title="Apel pagi"))
    first, second = publish(office, 2, event=number)
    publish(office, 1, title="Lain")
    made = build(office)
    page = {each.id: read(office.folder / "site" / each.path) for each in made.edition.items}
    assert "The event Apel pagi Tuesday, 24 November 2026, 08:00 WIB · Plaza" in page[first].text
    assert f"../acara/{number}.html" in page[first].links
    path = {each.id: each.path.removeprefix("berita/") for each in made.edition.items}
    assert f"../berita/{path[second]}" in page[first].links
    assert "More on the same event" in page[second].text
    assert "More on the same event" not in page[max(page)].text
    listed = read(office.folder / "site" / f"acara/{number}.html")
    assert "Apel pagi" in listed.text
    assert {f"../berita/{path[each]}" for each in (first, second)} <= set(listed.links)
    assert f"acara/{number}.html" in read(office.folder / "site/arsip.html").links
    cancel_event(office.room("fiu"), number, "Hujan lebat")
    build(office)
    assert "Cancelled: Hujan lebat" in text(office, f"berita/{path[first]}")


def test_the_name_of_an_internal_event_stays_inside(office: Office) -> None:
    number = add(office, replace(APEL, title="Rapat rahasia"), public=False)
    publish(office, 2, event=number)
    build(office)
    assert not [name for name, content in site(office).items() if b"Rapat rahasia" in content]
    assert not [name for name in site(office) if name.startswith("acara/")]


def test_the_agenda_turns_with_the_week_and_the_day(office: Office) -> None:
    add(office, Plan(title="Pasar", day=DAY + timedelta(days=9)))
    build(office)
    assert "Pasar" in text(office)
    assert "Pasar" not in text(office, "index.html")
    build(office, now=NOW + timedelta(days=3))
    assert "Pasar" in text(office, "index.html")
    again = build(office, now=NOW + timedelta(days=3)).built
    assert again == again._replace(added=(), changed=(), removed=())


def test_code_in_an_event_stays_text(office: Office) -> None:
    number = add(office, replace(APEL, title='Apel "x" & <b', place="> & '"))
    cancel_event(office.room("fiu"), number, HOSTILE)
    build(office)
    assert not [name for name, content in site(office).items() if HOSTILE.encode() in content]
    assert not checking.check(office.folder / "site")


def test_what_its_source_names_no_more_is_told_not_to_take_place(office: Office) -> None:
    for entries in ((Entry(key="a", plan=APEL), OTHER), (OTHER,)):
        take_in(office.room("fiu"), Delivery(SourceKind.LIST, "setda", entries, *WEEK))
    for number in (1, 2):
        edit_event(office.room("fiu"), number, Changes(public=True))
    build(office)
    assert text(office).count("No longer planned") == 1
    calendar = icalendar.Calendar.from_ical(site(office)["agenda.ics"])
    assert sorted(str(each["STATUS"]) for each in calendar.walk("VEVENT")) == [
        "CANCELLED",
        "TENTATIVE",
    ]


def test_the_most_read_tell_how_often_they_were_read(office: Office, tmp_path: Path) -> None:
    publish(office, 2)
    table = tmp_path / "november.csv"
    table.write_text("alamat;tanggal;jumlah\n1;2026-11-24;7\n2;2026-11-24;1204\n2;2026-01-02;90\n")
    assert office.bekasi("views", "import", str(table), by="fiu").code == 0
    made = build(office)
    assert made.edition.most_read == ((2, 1204), (1, 7))
    assert "Read 1204 times" in text(office, "index.html")
    page = {each.id: text(office, each.path) for each in made.edition.items}
    assert "Read 1294 times" in page[2], "in all"

"""Photographs stand on the site in the copies that suit each reader, and nowhere once erased."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import photographs
import pytest

from bekasi_cli.config import load
from bekasi_cli.documents import digest
from bekasi_cli.model import Facts, Manuscript, Photo
from bekasi_cli.newsroom import building, erasing, renditions, writing
from bekasi_cli.newsroom.building import Place, Result
from bekasi_cli.newsroom.picturing import pictured
from bekasi_cli.site import checking
from builders import as_
from crawler import crawl, read
from erasures import BASIS, second, two_admins
from newsroom.test_building import NOW, build, site
from newsroom.test_media import photograph
from newsrooms import Office, new_office
from published_rooms import publish

PICTURE = photographs.draw(1, size=(600, 400))
SECOND = photographs.draw(2, size=(90, 60))
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = new_office(tmp_path / "newsroom", language="en")
    for each in (PICTURE, SECOND):
        photograph(made.room("fiu"), each)
    return made


def photo(content: bytes = PICTURE, caption: str = "Warga menanam", alt: str = "") -> Photo:
    return Photo(media=digest(content), caption=caption, credit="Putri", alt=alt)


def page_of(office: Office, made: Result) -> str:
    return (office.folder / "site" / made.edition.items[0].path).read_text("utf-8")


def test_an_article_shows_its_photographs_with_caption_credit_and_the_whole_to_download(
    office: Office,
) -> None:
    publish(office, 1, photos=(photo(alt="Tiga orang di lumpur"), photo(SECOND)))
    made = build(office)
    tags = read(office.folder / "site" / made.edition.items[0].path).tags
    images = [given for tag, given in tags if tag == "img"]
    assert [(each["width"], each["height"]) for each in images] == [("600", "400"), ("90", "60")]
    assert [each["alt"] for each in images] == ["Tiga orang di lumpur", "Warga menanam"]
    assert ["loading" in each for each in images] == [False, True], "the lead one at once"
    folder = f"../foto/{digest(PICTURE)[7:27]}"
    assert images[0]["srcset"] == f"{folder}/480.jpg 480w, {folder}/600.jpg 600w"
    sources = [given for tag, given in tags if tag == "source"]
    assert sources[0]["type"] == "image/webp"
    assert f"{folder}/600.webp 600w" in (sources[0]["srcset"] or "")
    whole = [given for tag, given in tags if tag == "a" and "download" in given]
    assert whole[0]["href"] == f"{folder}/unduh.jpg"
    assert "Warga menanam (Photo: Putri)" in page_of(office, made)
    lies = renditions.folder(office.folder, digest(PICTURE))
    assert site(office)[f"foto/{digest(PICTURE)[7:27]}/unduh.jpg"] == (
        (lies / "unduh.jpg").read_bytes()
    )


def test_every_copy_is_reached_and_everything_leads_somewhere(office: Office) -> None:
    publish(office, 3, photos=(photo(), photo(SECOND)))
    build(office)
    reached, wrong = crawl(office.folder / "site")
    assert not wrong
    assert not checking.check(office.folder / "site")
    copies = {each for each in site(office) if each.startswith("foto/")}
    assert len(copies) == 5 + 3
    assert copies <= reached


def test_lists_show_a_small_photograph_and_home_a_large_one(office: Office) -> None:
    publish(office, 2, photos=(photo(),))
    build(office)
    home = (office.folder / "site/index.html").read_text("utf-8")
    assert [each.rpartition("/")[2] for each in re.findall(r'<img src="([^"]*)"', home)] == [
        "600.jpg",
        "480.jpg",
    ]
    assert home.count('alt=""') == 2, "the headline beside it says it"


def test_machines_are_told_of_the_photograph(office: Office) -> None:
    publish(office, 1, photos=(photo(alt="Tiga orang"),))
    made = build(office)
    page = page_of(office, made)
    where = f"{load(office.folder).url}/foto/{digest(PICTURE)[7:27]}/600.jpg"
    assert f'<meta property="og:image" content="{where}">' in page
    assert '<meta property="og:image:alt" content="Tiga orang">' in page
    found = re.search(r'ld\+json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1])["@graph"][0]["image"] == [where]
    for form in ("rss", "atom"):
        parsed = feedparser.parse(site(office)[f"umpan/semua.{form}"])
        assert not parsed.bozo
        (enclosure,) = parsed.entries[0].enclosures
        assert (enclosure.href, enclosure.type) == (where, "image/jpeg")
        assert int(enclosure.length) == len(
            site(office)[where.removeprefix(load(office.folder).url + "/")]
        )
    assert json.loads(site(office)["umpan/semua.json"])["items"][0]["image"] == where


def test_a_photograph_whose_original_is_missing_leaves_its_caption(office: Office) -> None:
    lost = digest(b"nowhere")
    publish(office, 1, photos=(Photo(media=lost, caption="Yang hilang", credit="", alt=""),))
    made = build(office)
    assert any("no original" in each.message for each in made.notices)
    page = page_of(office, made)
    assert "<img" not in page
    assert "<figcaption>Yang hilang</figcaption>" in page
    assert "og:image" not in page
    assert not checking.check(office.folder / "site")


def test_code_in_a_caption_stays_text(office: Office) -> None:
    publish(office, 1, photos=(photo(caption=HOSTILE, alt=HOSTILE),))
    made = build(office)
    assert "<script>alert" not in page_of(office, made)
    assert not checking.check(office.folder / "site")


def test_a_held_article_takes_its_photographs_from_the_site(office: Office) -> None:
    (number,) = publish(office, 1, photos=(photo(),))
    build(office)
    assert office.bekasi("hold", str(number), by="fiu").code == 0
    build(office)
    assert not [each for each in site(office) if each.startswith("foto/")]


def test_copies_that_are_there_cost_no_page_anew(office: Office) -> None:
    publish(office, 2, photos=(photo(),))
    build(office)
    again = build(office).built
    assert again == again._replace(added=(), changed=(), removed=())


def test_what_the_office_only_looks_at_is_kept_apart(office: Office, tmp_path: Path) -> None:
    publish(office, 1, photos=(photo(),))
    place = Place(tmp_path / "look/site", tmp_path / "look/cache")
    for folder in place:
        folder.mkdir(parents=True)
    room = office.room()
    building.build(room.store, load(office.folder), office.folder, NOW, place=place)
    assert (place.site / f"foto/{digest(PICTURE)[7:27]}/600.jpg").is_file()
    assert not renditions.folder(office.folder, digest(PICTURE)).exists()
    assert renditions.renditions(place.cache, digest(PICTURE))


def test_nothing_is_left_of_a_photograph_that_was_erased(tmp_path: Path) -> None:
    room = two_admins()
    photograph(room, PICTURE)
    text = Manuscript(facts=Facts(title="Satu", photos=(photo(),)), body="Isi.")
    number = writing.draft(as_(room, "atn"), text).article.id
    renditions.make(room.store, tmp_path, [digest(PICTURE)])
    lies = renditions.folder(tmp_path, digest(PICTURE))
    assert not pictured(room.store, (tmp_path,), (), None).photographs
    assert lies.is_dir(), "nobody erased it yet"
    writing.trash(as_(room, "atn"), number)
    erasing.ask(room, number, originals=[digest(PICTURE)], basis=BASIS)
    erasing.confirm(second(room), number)
    assert not pictured(room.store, (tmp_path,), (), None).photographs
    assert not lies.exists()

"""What the site tells machines, read as their programs read it: feeds, sitemaps, linked data."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import jsonschema
import pytest
from lxml import etree

from bekasi_cli.config import load
from bekasi_cli.newsroom import building
from bekasi_cli.site import sitemaps
from newsrooms import Office, new_office
from published_rooms import publish

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
NOW = datetime(2026, 11, 2, 2, tzinfo=UTC)
HOSTILE = "Harga <b>naik</b> & turun ]]> \"kutip\" 'satu' </script><script>alert(1)</script>"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "newsroom")


def build(office: Office, now: datetime = NOW) -> Path:
    building.build(office.room().store, load(office.folder), office.folder, now)
    return office.folder / "site"


def tree(path: Path) -> etree._Element:
    return etree.fromstring(path.read_bytes())


@pytest.mark.parametrize(("form", "title"), [("rss", "Harga naik & turun"), ("atom", HOSTILE)])
def test_a_feed_reader_reads_every_feed_and_what_stands_in_it(
    office: Office, form: str, title: str
) -> None:
    publish(office, 2, category="kesehatan", tags=("posyandu",), title=title)
    site = build(office)
    for name in ("semua", "kategori-kesehatan", "koreksi"):
        read = feedparser.parse((site / f"umpan/{name}.{form}").read_bytes())
        assert not read.bozo, read.get("bozo_exception")
        assert read.feed.title
    read = feedparser.parse((site / f"umpan/semua.{form}").read_bytes())
    assert len(read.entries) == 2
    first = read.entries[0]
    assert first.title == title
    assert first.link.startswith(load(office.folder).url)
    assert first.id.startswith("tag:")
    assert [each.term for each in first.tags] == ["Kesehatan", "posyandu"]
    assert "<strong>bakau</strong>" in first.content[0].value


def test_the_json_feed_keeps_to_its_schema(office: Office) -> None:
    publish(office, 2, category="kesehatan", tags=("posyandu",), title=HOSTILE)
    told = json.loads((build(office) / "umpan/semua.json").read_bytes())
    assert told["items"][0]["title"] == HOSTILE
    assert told["items"][0]["content_html"].startswith("<p>")
    path = SCHEMAS / "jsonfeed" / "jsonfeed-1.1.bundled.json"
    if not path.exists():
        pytest.skip("the schema of JSON Feed is not beside this checkout")
    schema = json.loads(path.read_bytes())
    jsonschema.validators.validator_for(schema)(schema).validate(told)


def test_a_correction_and_a_retraction_stand_in_the_feed_of_corrections(office: Office) -> None:
    first, second = publish(office, 2)
    words = ("--ground", "grave-error", "--reason", "Angkanya keliru.", "--yes")
    assert office.bekasi("hold", str(first), by="fiu").code == 0
    assert office.bekasi("retract", str(first), *words, by="kar").code == 0
    site = build(office)
    read = feedparser.parse((site / "umpan/koreksi.rss").read_bytes())
    assert [each.summary for each in read.entries] == ["Angkanya keliru."]
    assert read.entries[0].link.split("/")[-1].startswith(f"{first}-")
    everything = feedparser.parse((site / "umpan/semua.rss").read_bytes())
    assert [each.link.split("/")[-1].split("-")[0] for each in everything.entries] == [str(second)]


def test_a_held_article_leaves_feeds_and_sitemaps(office: Office) -> None:
    first, second = publish(office, 2)
    assert office.bekasi("hold", str(first), by="fiu").code == 0
    site = build(office)
    for path in [*site.glob("umpan/*"), *site.glob("sitemap*")]:
        assert f"berita/{first}-" not in path.read_text(), path
    assert f"berita/{second}-" in (site / "sitemap.xml").read_text()


def test_a_sitemap_names_every_page_and_keeps_to_its_schema(office: Office) -> None:
    publish(office, 3, category="kesehatan")
    site = build(office)
    found = tree(site / "sitemap.xml")
    url = load(office.folder).url
    named = {each.text or "" for each in found.iterfind(".//s:loc", SPACE)}
    assert {f"{url}/", f"{url}/arsip.html", f"{url}/kategori/kesehatan.html"} <= named
    assert sum("/berita/" in each for each in named) == 3
    for each in named - {f"{url}/"}:
        assert (site / each.removeprefix(f"{url}/")).exists(), each
    schema = SCHEMAS / "sitemap" / "sitemap.xsd"
    if not schema.exists():
        pytest.skip("the schema of sitemaps is not beside this checkout")
    etree.XMLSchema(etree.parse(schema)).assertValid(found)


def test_past_so_many_addresses_there_is_an_index_of_sitemaps(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(office, 3)
    monkeypatch.setattr(sitemaps.pages, "__defaults__", (4,))
    site = build(office)
    maps = [each.text or "" for each in tree(site / "sitemap.xml").iterfind(".//s:loc", SPACE)]
    assert [each.rsplit("/", 1)[1] for each in maps] == [
        f"sitemap-{n}.xml" for n in range(1, len(maps) + 1)
    ]
    assert len(maps) > 1
    for n in range(1, len(maps) + 1):
        assert 1 <= len(tree(site / f"sitemap-{n}.xml")) <= 4


def test_the_news_of_two_days_stand_in_a_sitemap_of_their_own(office: Office) -> None:
    publish(office, 2, title="Tanam & rawat")
    fresh = tree(build(office) / "sitemap-berita.xml")
    assert [each.text for each in fresh.iter(f"{NEWS}title")] == ["Tanam & rawat"] * 2
    assert {each.text for each in fresh.iter(f"{NEWS}language")} == {"id"}
    assert all(each.text for each in fresh.iter(f"{NEWS}publication_date", f"{NEWS}name"))
    later = tree(build(office, datetime(2026, 11, 4, 2, tzinfo=UTC)) / "sitemap-berita.xml")
    assert len(later) == 0


def test_robots_are_told_where_the_sitemaps_are(office: Office) -> None:
    url = load(office.folder).url
    robots = (build(office) / "robots.txt").read_text()
    assert robots.splitlines()[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {url}/sitemap.xml" in robots


def test_an_office_without_an_address_has_no_feeds_and_no_dead_link_to_one(office: Office) -> None:
    publish(office, 1)
    office.bekasi("config", "set", "url", "")
    site = build(office)
    assert not (site / "umpan").exists()
    assert not list(site.glob("sitemap*"))
    assert "umpan" not in (site / "index.html").read_text()


def _linked(page: Path) -> list[dict[str, object]]:
    (written,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.read_text(), re.DOTALL
    )
    graph: list[dict[str, object]] = json.loads(written)["@graph"]
    return graph


def test_linked_data_say_what_the_page_says_and_no_text_ends_them(office: Office) -> None:
    (number,) = publish(office, 1, category="kesehatan", tags=(HOSTILE,), title=HOSTILE)
    (page,) = (build(office) / "berita").glob(f"{number}-*.html")
    article, way = _linked(page)
    assert (article["@type"], article["headline"]) == ("NewsArticle", HOSTILE)
    assert article["keywords"] == [HOSTILE]
    assert way["@type"] == "BreadcrumbList"
    assert "<script>alert(1)" not in page.read_text()


def test_a_retracted_article_is_marked_as_such_for_machines(office: Office) -> None:
    (number,) = publish(office, 1)
    words = ("--ground", "grave-error", "--reason", "Angkanya keliru.", "--yes")
    assert office.bekasi("hold", str(number), by="fiu").code == 0
    assert office.bekasi("retract", str(number), *words, by="kar").code == 0
    (page,) = (build(office) / "berita").glob(f"{number}-*.html")
    assert _linked(page)[0]["creativeWorkStatus"] == "Retracted"

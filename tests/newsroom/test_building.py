from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bekasi_cli.config import load
from bekasi_cli.errors import Refused, Unreadable
from bekasi_cli.newsroom import building
from bekasi_cli.newsroom.building import Result
from crawler import crawl, read
from newsrooms import Office, new_office
from published_rooms import publish

NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)


def build(office: Office, *, full: bool = False, now: datetime = NOW) -> Result:
    room = office.room()
    return building.build(room.store, load(office.folder), office.folder, now, full=full)


def site(office: Office) -> dict[str, bytes]:
    root = office.folder / "site"
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return new_office(tmp_path / "newsroom", language="en")


def test_a_newsroom_without_articles_has_a_site_all_the_same(office: Office) -> None:
    build(office)
    reached, wrong = crawl(office.folder / "site")
    assert not wrong
    assert {"index.html", "koreksi.html", "tim.html", "arsip.html", "terbaru.html"} <= reached
    assert "Nothing has been published yet." in read(office.folder / "site/index.html").text


def test_every_article_has_its_page_and_stands_in_every_list_that_is_about_it(
    office: Office,
) -> None:
    publish(office, 28, category="kesehatan", tags=("posyandu", "Jum'at Sehat"))
    made = build(office)
    assert len(made.edition.items) == 28
    reached, wrong = crawl(office.folder / "site")
    assert not wrong
    for_machines = {"404.html", "robots.txt", "sitemap.xml", "sitemap-berita.xml"}
    assert reached == set(site(office)) - for_machines
    for page in ("terbaru", "jenis/berita", "kategori/kesehatan", "topik/posyandu", "penulis/atn"):
        assert f"{page}.html" in reached
        assert f"{page}/1.html" in reached
        assert f"{page}/2.html" not in reached
    assert "topik/jumat-sehat.html" in reached


def test_a_numbered_page_keeps_its_articles_when_more_are_published(office: Office) -> None:
    publish(office, 25)
    build(office)
    before = read(office.folder / "site/terbaru/1.html").links
    publish(office, 17)
    build(office)
    after = read(office.folder / "site/terbaru/1.html").links
    assert [link for link in before if "/berita/" in link] == [
        link for link in after if "/berita/" in link
    ]


def test_a_build_writes_only_what_changed(office: Office) -> None:
    publish(office, 8)
    first = build(office)
    assert build(office).built == first.built._replace(
        added=(), changed=(), removed=(), unchanged=len(first.built.added)
    )
    publish(office, 1)
    again = build(office)
    assert [each for each in again.built.added if each.startswith("berita/")] == [
        again.edition.items[0].path
    ]
    assert [each for each in again.built.changed if each.startswith("berita/")] == [
        again.edition.items[1].path
    ]
    pages = [each for each in again.built.changed if each.endswith(".html")]
    assert pages[-1] == "index.html", "only what machines read comes after home"
    assert not again.built.removed


def test_the_same_newsroom_gives_the_same_bytes_whatever_was_kept(office: Office) -> None:
    publish(office, 6)
    build(office)
    publish(office, 2)
    build(office)
    grown = site(office)
    build(office, full=True)
    assert site(office) == grown


def test_a_held_article_leaves_the_lists_and_its_page_is_a_notice(office: Office) -> None:
    publish(office, 3)
    held = build(office).edition.items[1]
    assert office.bekasi("hold", str(held.id), "--reason", "rahasia", by="fiu").code == 0
    build(office)
    page = read(office.folder / "site" / held.path)
    assert "On hold" in page.text
    for secret in (held.title, "rahasia", held.description):
        assert secret not in page.text
    _, wrong = crawl(office.folder / "site")
    assert not wrong
    others = {name: text for name, text in site(office).items() if name != held.path}
    assert not [name for name, text in others.items() if held.path.encode() in text]
    assert office.bekasi("release", str(held.id), by="fiu").code == 0
    build(office)
    assert held.title in read(office.folder / "site" / held.path).text


def test_a_retracted_article_keeps_its_address_and_stands_in_the_register(office: Office) -> None:
    publish(office, 2)
    item = build(office).edition.items[0]
    assert office.bekasi("hold", str(item.id), by="fiu").code == 0
    done = office.bekasi(
        *("retract", str(item.id), "--ground", "grave-error", "--reason", "Angkanya keliru."),
        "--yes",
        by="kar",
    )
    assert done.code == 0, done.err
    build(office)
    page = read(office.folder / "site" / item.path).text
    assert item.title in page
    assert "Angkanya keliru." in page
    register = read(office.folder / "site/koreksi.html")
    assert "Angkanya keliru." in register.text
    assert item.path in register.links


def test_a_headline_that_was_retracted_for_privacy_is_shown_no_more(office: Office) -> None:
    publish(office, 1)
    item = build(office).edition.items[0]
    assert office.bekasi("hold", str(item.id), by="fiu").code == 0
    words = ("--ground", "child-identity", "--reason", "Anak dikenali.", "--yes")
    assert office.bekasi("retract", str(item.id), *words, by="kar").code == 0
    build(office)
    assert not [name for name, text in site(office).items() if item.title.encode() in text]


def test_the_offices_own_pages_are_in_the_site_and_in_its_menu(office: Office) -> None:
    pages = office.folder / "pages"
    pages.mkdir()
    (pages / "tentang.md").write_text("---\ntitle: Tentang kami\norder: 1\n---\n\nKami **ada**.\n")
    (pages / "arsip.md").write_text("Ini tidak boleh.\n")
    (pages / "rusak.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    made = build(office)
    assert "<strong>ada</strong>" in (office.folder / "site/tentang.html").read_text()
    assert "tentang.html" in read(office.folder / "site/index.html").links
    assert [notice.details["file"] for notice in made.notices] == ["arsip.md", "rusak.md"]
    (pages / "tentang.md").unlink()
    assert "tentang.html" in build(office).built.removed


def test_a_theme_of_the_newsroom_overrules_a_template_and_can_do_no_harm(office: Office) -> None:
    templates = office.folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "bottom.html").write_text("<footer>{{ site.office }}, tema sendiri</footer>\n")
    publish(office, 1)
    build(office)
    assert "tema sendiri" in read(office.folder / "site/index.html").text
    (templates / "bottom.html").write_text("{{ words.__class__.__mro__ }}")
    before = site(office)
    with pytest.raises(Unreadable) as caught:
        build(office)
    assert "bottom.html" in caught.value.sentences(str)[0]
    assert site(office) == before


def test_what_was_kept_and_got_lost_or_damaged_is_made_anew(office: Office) -> None:
    publish(office, 3)
    build(office)
    whole = site(office)
    cache = office.folder / "cache" / "site"
    for file in ("bodies", "bodies.index", "items", "manifest"):
        content = (cache / file).read_bytes()
        (cache / file).write_bytes(content[: len(content) // 2])
        (office.folder / "site" / "index.html").write_bytes(b"")
        (office.folder / "theme" / "templates").mkdir(parents=True, exist_ok=True)
        build(office)
        assert site(office) == whole, file
    damaged = bytearray((cache / "bodies").read_bytes())
    damaged[3] ^= 1
    (cache / "bodies").write_bytes(damaged)
    first = next(name for name in whole if name.startswith("berita/"))
    (office.folder / "site" / first).unlink()
    build(office)
    assert site(office) == whole


def test_only_editors_and_admins_build(office: Office) -> None:
    for code in ("adm", "fiu"):
        building.permit(office.room(code))
    with pytest.raises(Refused):
        building.permit(office.room("atn"))

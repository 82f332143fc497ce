from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from msgspec.structs import replace

from bekasi_cli.house import House
from bekasi_cli.i18n import Language, language
from bekasi_cli.model import Article, ArticleKind, Facts, Manuscript, Photo, Source
from bekasi_cli.site.standalone import html
from hostile_texts import NASTY, manuscripts
from published import DRAFT, HOUSE, MANUSCRIPT, PUBLISHED

VOID = {"meta", "link", "br", "hr", "img"}
ALLOWED = VOID | {
    *("html", "head", "title", "style", "body", "header", "main", "article", "aside", "footer"),
    *("p", "a", "time", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "figure", "figcaption"),
    *("div", "dl", "dt", "dd", "blockquote", "ul", "ol", "li", "code", "pre", "table", "thead"),
    *("tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    """A page whose tags are all closed in order, with its visible text and attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def meta(self, name: str) -> str:
        return next(
            given["content"] or ""
            for tag, given in self.tags
            if tag == "meta" and name in {given.get("name"), given.get("http-equiv")}
        )


def page(
    manuscript: Manuscript = MANUSCRIPT, article: Article = PUBLISHED, house: House = HOUSE
) -> Page:
    return Page(html(article, manuscript, house))


def test_the_page_carries_every_part_in_the_order_that_readers_expect() -> None:
    parts = [
        "Humas Kabupaten Tirtamaya",
        "Tuesday, 24 November 2026, 11:05 WIB · Read 188 times",
        "Posyandu Melati Buka Setiap Hari",
        "admin",
        "Correction (Tuesday, 24 November 2026, 11:05 WIB): Jam buka dibetulkan.",
        "Antrean pagi (Photo: tok)",
        "TIRTAMAYA – Layanan (walk-in) dibuka.",
        "“Silakan datang,” katanya.",
        "Timbangan baru",
        "Reporter Rini Anggraeni (rin)",
        "Editor Dewi Lestari (dew)",
        "Photographer tok",
        "Category: kesehatan",
        "Tags: posyandu, anak",
        "This is a reply to article 9.",
    ]
    text = page().text

    places = [text.index(part, text.index("Tuesday") if n else 0) for n, part in enumerate(parts)]
    assert places == sorted(places)


def test_the_page_says_its_language_title_description_and_address() -> None:
    made = page()

    assert made.tags[0] == ("html", {"lang": "en"})
    assert made.text.startswith("Posyandu Melati Buka Setiap Hari – Humas Kabupaten Tirtamaya")
    assert made.meta("description") == "Warga tidak perlu menunggu hari Senin."
    assert (
        "link",
        {
            "rel": "canonical",
            "href": "https://humas.tirtamaya.example/berita/17-posyandu-melati.html",
        },
    ) in made.tags


def test_the_policy_allows_no_script_and_just_this_style() -> None:
    content = html(PUBLISHED, MANUSCRIPT, HOUSE).decode()
    style = re.findall(r"(?s)<style>(.*?)</style>", content)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = page().meta("Content-Security-Policy")

    assert len(style) == 1
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "prefers-color-scheme: dark" in style[0]
    assert "@media print" in style[0]


def test_the_dateline_is_bold_and_emphasis_is_emphasis() -> None:
    content = html(PUBLISHED, MANUSCRIPT, HOUSE).decode()

    assert "<p><strong>TIRTAMAYA</strong> – Layanan <em>(walk-in)</em> dibuka.</p>" in content


def test_the_furniture_speaks_the_language_of_the_house() -> None:
    made = page(house=replace(HOUSE, language=Language.INDONESIAN))

    assert made.tags[0] == ("html", {"lang": "id"})
    assert "Selasa, 24 November 2026, 11.05 WIB" in made.text
    assert language() is Language.ENGLISH


def test_a_bare_article_has_a_bare_page() -> None:
    made = page(Manuscript(facts=Facts(), body=""), DRAFT)

    assert "Not yet published" in made.text
    assert "(no headline)" in made.text
    assert "Reporter" not in made.text
    assert not {"aside", "figure", "dl", "link"} & {tag for tag, _ in made.tags}


def test_an_archived_article_keeps_its_first_date() -> None:
    made = page(article=replace(PUBLISHED, published=None))

    assert "Tuesday, 24 November 2026, 07:05 WIB · Read 188 times" in made.text


def test_a_release_says_what_it_is_and_where_it_is_from() -> None:
    facts = Facts(
        kind=ArticleKind.PRESS_RELEASE,
        title="Pasar",
        source=Source(digest="", url="https://lama.example"),
        photos=(Photo(media="sha256:ab"),),
    )
    made = page(Manuscript(facts=facts, body="x"))

    assert "Press release" in made.text
    assert "Source: https://lama.example" in made.text
    assert "(a photograph without a caption)" in made.text


def test_without_a_summary_the_description_is_the_start_of_the_text() -> None:
    def described(body: str) -> str:
        return page(Manuscript(facts=Facts(title="x"), body=body)).meta("description")

    assert described("Warga _datang_.") == "Warga datang."
    assert described("kata " * 60) == " ".join(["kata"] * 32) + "…"
    assert described("x" * 300) == "x" * 160 + "…"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "{{ 7*7 }}{% raw %}",
        "javascript:alert(1)",
        "&lt;script&gt;",
        *NASTY,
    ],
)
def test_no_text_from_people_becomes_a_part_of_the_page(attack: str) -> None:
    facts = replace(
        MANUSCRIPT.facts,
        title=attack,
        summary=attack,
        byline=attack,
        dateline=attack,
        category=attack,
        tags=(attack,),
        reporters=(attack, "rin"),
        photos=(Photo(media=attack, caption=attack, credit=attack), Photo(media="", alt=attack)),
        source=Source(digest="", url=attack),
    )
    correction = replace(PUBLISHED.corrections[0], note=attack)
    house = replace(HOUSE, office=attack, masthead=attack, names={"rin": attack})
    harmless(
        html(
            replace(PUBLISHED, corrections=(correction,)),
            Manuscript(facts=facts, body=attack),
            house,
        )
    )


@given(manuscripts)
def test_any_manuscript_makes_a_whole_page(manuscript: Manuscript) -> None:
    harmless(html(PUBLISHED, manuscript, HOUSE))


def harmless(content: bytes) -> None:
    made = Page(content)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", content.decode()
    )
    for tag, given_attributes in made.tags:
        assert tag in ALLOWED
        assert not any(name.startswith("on") for name in given_attributes)
        for name in ("href", "src"):
            value = given_attributes.get(name) or ""
            assert re.match(r"(https?|mailto|tel):|[^:]*\Z", value)


def test_headings_and_links_have_the_colour_of_the_office() -> None:
    content = html(PUBLISHED, MANUSCRIPT, replace(HOUSE, accent="#7a1f5c")).decode()
    assert "--accent: #7a1f5c;" in content

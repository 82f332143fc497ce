from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bekasi_cli.markup import opening, pages, parsing, to_html, to_plain, to_terminal
from hostile_texts import bodies

prose = st.text(st.sampled_from("aB1 .,\n\n*_`[](]:)<>&\"'\\\\!-=#|~:/é"), max_size=60)
"""Short texts of the signs that matter to Markdown."""

ARTICLE = """\
# Judul dalam naskah

Tata kelola _(good governance)_ yang **baik *dan bersih***, kata [bold]Camat[/bold] [/].
Baris lunak\\
baris keras, `kode <x>`.

## Kutipan

> Warga harus tahu.
>
> Itu janji kami.

- satu
- dua

  lagi
  1. dalam
  2. lebih dalam

10. sepuluh
11. sebelas

***

Lihat [laman pendaftaran](https://daftar.example/a?b=1&c=2 "buka") atau <https://info.example>,
surat ke <warga@bekasi.example>.

![Antrean *warga* di loket](https://foto.example/1.jpg)

    kode menjorok

```python
kode berpagar <b>
```

| Hari | Jam |
|------|-----|
| Senin | 08.00 |
| Selasa | *libur* |
"""


class _Words(HTMLParser):
    """What a reader of a page sees, with addresses in brackets behind their links."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "a":
            self.links.append((given.get("href") or "", len(self.seen)))
        if tag == "img":
            self.seen.append(given.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            href, since = self.links.pop()
            shown = "".join(self.seen[since:])
            if href not in {shown, f"mailto:{shown}"}:
                self.seen.append(f" ({href})")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def page(body: str) -> _Words:
    words = _Words()
    words.feed(to_html(body))
    words.close()
    return words


def drawn(body: str, *, width: int = 400, colour: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system=None).print(
        to_terminal(body)
    )
    return out.getvalue()


def only_words(text: str) -> list[str]:
    """Leave out what a renderer draws of its own: list marks, bars, rules."""
    text = re.sub(r"(?m)^[ >▌]*(?:(?:[-•]|\d+\.) +)*", "", text)
    return re.sub(r"[─━—▣|▌]", " ", text).split()


def test_all_three_renderers_say_the_same() -> None:
    words = only_words("".join(page(ARTICLE).seen))

    assert only_words(to_plain(ARTICLE)) == words
    assert only_words(drawn(ARTICLE)) == words
    assert "(good" in words
    assert "(https://daftar.example/a?b=1&c=2)" in words


def test_the_page_has_the_structure_of_the_text() -> None:
    tags = [tag for tag, _ in page(ARTICLE).tags]

    assert tags.count("em") == 3
    assert {
        "h2",
        "h3",
        "strong",
        "blockquote",
        "ul",
        "ol",
        "hr",
        "a",
        "img",
        "pre",
        "table",
    } <= set(tags)
    assert "h1" not in tags
    assert '<ol start="10">' in to_html(ARTICLE)


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("###### Kecil\n", "2"),
        ("## Satu\n\n## Dua\n", "22"),
        ("## Satu\n\n#### Di dalam\n\n## Dua\n", "232"),
        ("### Satu\n\n# Dua\n\n## Di dalam\n", "223"),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F\n", "234566"),
    ],
)
def test_headings_begin_at_h2_and_skip_no_level(typed: str, levels: str) -> None:
    assert "".join(re.findall(r"<h(\d)>", to_html(typed))) == levels


def test_plain_text_reads_like_a_message() -> None:
    assert to_plain(ARTICLE) == (
        "Judul dalam naskah\n\n"
        "Tata kelola (good governance) yang baik dan bersih, kata [bold]Camat[/bold] [/]. "
        "Baris lunak\nbaris keras, kode <x>.\n\n"
        "Kutipan\n\n> Warga harus tahu.\n> \n> Itu janji kami.\n\n"
        "- satu\n- dua\n  lagi\n  1. dalam\n  2. lebih dalam\n\n10. sepuluh\n11. sebelas\n\n———\n\n"
        "Lihat laman pendaftaran (https://daftar.example/a?b=1&c=2) atau https://info.example, "
        "surat ke warga@bekasi.example.\n\n"
        "Antrean warga di loket\n\nkode menjorok\n\nkode berpagar <b>\n\n"
        "Hari | Jam\nSenin | 08.00\nSelasa | libur"
    )


def test_the_terminal_shows_emphasis_marks_and_bars() -> None:
    out = io.StringIO()
    Console(file=out, width=60, force_terminal=True, color_system="standard").print(
        to_terminal(ARTICLE)
    )

    assert "\x1b[3m(good governance)\x1b[0m" in out.getvalue()
    assert "\x1b[1;3mdan bersih\x1b[0m" in out.getvalue()
    assert "▌ \x1b[0mWarga harus tahu." in out.getvalue()
    assert "[bold]Camat[/bold] [/]" in out.getvalue()


def test_a_narrow_terminal_keeps_marks_in_the_margin() -> None:
    lines = drawn("> satu dua tiga empat\n\n- lima enam tujuh\n", width=12).splitlines()

    assert [line.rstrip() for line in lines] == [
        "▌ satu dua",
        "▌ tiga empat",
        "",
        "• lima enam",
        "  tujuh",
    ]


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](  JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        '[x](https://a.example "onmouseover=alert(1)")',
        "[a]: javascript:alert(1)\n\n[a]",
        "<svg/onload=alert(1)>",
        "<!-- --><iframe src=//evil.example>",
        "<style>*{display:none}</style>",
        "<b>x</b><meta http-equiv=refresh content=0>",
        "`<script>`",
        "|a|\n|-|\n|<script>|",
    ],
)
def test_no_text_becomes_a_program(attack: str) -> None:

    for tag, attributes in page(attack).tags:
        assert tag in {"p", "a", "img", "code", "table", "thead", "tbody", "tr", "th", "td"}
        assert set(attributes) <= {"href", "title", "src", "alt", "start", "rel"}
        for name in ("href", "src"):
            value = attributes.get(name)
            assert not value or re.match(r"(https?|mailto|tel):|[^:]*\Z", value)


@pytest.mark.parametrize("body", ["a&#x202e;b", "a\x1b[31mb", "a&#27;b", "a\x9bb", "`a\x07b`"])
def test_no_control_character_reaches_a_terminal_or_a_page(body: str) -> None:
    forbidden = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

    assert not forbidden.search(drawn(body))
    assert not forbidden.search(to_html(body))
    assert not forbidden.search(to_plain(body))


@given(bodies)
def test_any_text_is_drawn(body: str) -> None:
    assert isinstance(to_plain(body), str)
    assert "\x1b" not in drawn(body) + to_html(body)
    assert "<script" not in to_html(body)


def test_nesting_without_end_is_no_trouble() -> None:
    body = ">" * 5000 + " a\n\n" + "- " * 3000 + "b"

    assert drawn(body)
    assert to_html(body)


def test_the_dateline_stands_in_bold_before_the_first_paragraph() -> None:
    assert opening("Warga datang.", "CIKARANG") == "**CIKARANG** – Warga datang."
    assert to_html(opening("\nWarga", "A*[x](y)*\n&lt;")) == (
        "<p><strong>A*[x](y)* &amp;lt;</strong> – Warga</p>\n"
    )


@pytest.mark.parametrize("body", ["> Kutipan", "- satu", "# Judul", "***", ""])
def test_the_dateline_stands_above_what_is_no_paragraph(body: str) -> None:
    assert opening(body, "CIKARANG") == f"**CIKARANG**\n\n{body}"


def test_without_a_dateline_the_body_stays() -> None:
    assert opening("Warga", " ") == "Warga"


@given(prose | bodies)
def test_what_is_drawn_without_the_parser_is_what_the_parser_draws(body: str) -> None:
    drawn = to_html(body)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pages, "has_blocks", lambda _body: True)
        assert to_html(body) == drawn


@given(prose | bodies)
def test_a_place_goes_before_the_first_block_whatever_follows_it(body: str) -> None:
    first = next(iter(parsing.tree(body).children), None)
    shown = opening(body, "KOTA")
    assert shown.startswith("**KOTA** – ") == bool(first and first.type == "paragraph")

"""Draw Markdown as HTML that can do no harm on a page."""

from __future__ import annotations

import nh3
from markdown_it.common.utils import escapeHtml

from bekasi_cli.cleaning import clean
from bekasi_cli.markup.parsing import parser
from bekasi_cli.markup.prose import has_blocks, is_bare, paragraphs

_TAGS = set(
    "p br hr h2 h3 h4 h5 h6 em strong blockquote ul ol li a img code pre "  # noqa: SIM905 - legible
    "table thead tbody tr th td".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def html(body: str) -> str:
    """Return BODY as HTML, cleaned; its headings begin at h2, as the headline is the page's h1.

    Whatever levels were typed, none is skipped (WCAG 2.2, technique G141): who listens to a page
    goes by them.
    """
    body = clean(body)
    raw = _parsed(body) if has_blocks(body) else _paragraphs(body)
    return clean(nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES))


def _parsed(body: str) -> str:
    tokens = parser().parse(body)
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            above = [*(each for each in above if each < typed), typed]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(len(above) + 1, 6)}"
    return str(parser().renderer.render(tokens, parser().options, {}))


def _paragraphs(body: str) -> str:
    """Return BODY, which is nothing but paragraphs, as the parser would: most news is such."""
    return "".join(f"<p>{_prose(each)}</p>\n" for each in paragraphs(body))


def _prose(words: str) -> str:
    return escapeHtml(words) if is_bare(words) else str(parser().renderInline(words))

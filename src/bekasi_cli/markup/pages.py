"""Draw Markdown as HTML that can do no harm on a page."""

from __future__ import annotations

import nh3

from bekasi_cli.cleaning import clean
from bekasi_cli.markup.parsing import parser

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
    tokens = parser().parse(clean(body))
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            above = [*(each for each in above if each < typed), typed]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(len(above) + 1, 6)}"
    raw = parser().renderer.render(tokens, parser().options, {})
    return clean(nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES))

"""Draw the Markdown of articles for every reader: as HTML, plain text, on a terminal, in WhatsApp.

One parser stands behind all of them, so that they say the same; it and what draws load when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["opening", "to_html", "to_plain", "to_terminal", "to_whatsapp"]


def to_html(body: str) -> str:
    """Return BODY as clean HTML: no raw HTML, headings from h2 down, links to web and mail only."""
    from bekasi_cli.markup.pages import html

    return html(body)


def to_plain(body: str) -> str:
    """Return BODY as text without marks, paragraphs parted by an empty line."""
    from bekasi_cli.markup.plain import plain

    return plain(body)


def to_terminal(body: str) -> RenderableType:
    """Return BODY for a Rich console; nothing in it is ever read as Rich markup."""
    from bekasi_cli.markup.screen import screen

    return screen(body)


def to_whatsapp(body: str) -> str:
    """Return BODY as a message with WhatsApp's own marks: `*tebal*`, `_miring_`, lists."""
    from bekasi_cli.markup.message import message

    return message(body)


def opening(body: str, dateline: str) -> str:
    """Return BODY, still Markdown, with DATELINE in bold before it: `**CIKARANG** – Warga …`."""
    from bekasi_cli.markup.parsing import with_dateline

    return with_dateline(body, dateline)

"""Say which article a request asked for, by its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

MOST_REMEMBERED = 50_000
"""So many addresses are remembered with their articles: enough for an archive, and bounded."""


def pages(site: str) -> Callable[[bytes], int]:
    """Return what gives the number of the article at an address of SITE, 0 for any other address.

    An address is a path, below SITE's own or without it, as a server behind a proxy logs it; or a
    whole one, whatever its host.
    """
    below = re.escape(urlsplit(site).path.rstrip("/").encode())
    article = re.compile(
        rb"(?:https?://[^/]+)?(?:" + below + rb")?/berita/([1-9]\d{0,8})(?:-[^/?#]*|\.html)?/?"
        rb"(?:[?#].*)?",
        re.DOTALL,
    )
    known: dict[bytes, int] = {}

    def number(address: bytes) -> int:
        found = known.get(address)
        if found is None:
            match = article.fullmatch(address)
            found = int(match[1]) if match else 0
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            known[address] = found
        return found

    return number

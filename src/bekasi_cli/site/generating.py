"""List what the site consists of: the table of generators, from an edition to its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bekasi_cli.site import agenda, articles, feeds, listing, photographs, sitemaps, standing
from bekasi_cli.site.page import Page

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame

GENERATORS: tuple[Callable[[Frame], Iterator[Page]], ...] = (
    photographs.pages,
    articles.pages,
    listing.pages,
    standing.pages,
    agenda.pages,
    feeds.pages,
    sitemaps.pages,
)
"""Each yields pages of a sort; a new sort of page is a new row."""


def pages(frame: Frame) -> Iterator[Page]:
    """Yield every page of the site, and the files that they load."""
    yield from frame.assets()
    for generator in GENERATORS:
        yield from generator(frame)

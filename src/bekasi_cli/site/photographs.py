"""Show photographs: their copies as files of the site, and what pages say of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.i18n import _
from bekasi_cli.site.edition import Copy, Item, Photograph, Picture
from bekasi_cli.site.page import Page, Turn, digest

if TYPE_CHECKING:
    from bekasi_cli.site.drawing import Frame

FOLDER = "foto"
_SMALL = 480
"""No wider is the copy in a list, where there is any so narrow: enough for sharp screens, too."""


class Source(NamedTuple):
    """What an `img` element needs, but for the way to the site's root before each path."""

    screen: Sequence[tuple[str, int]]
    modern: Sequence[tuple[str, int]]
    src: str
    width: int
    height: int


def pages(frame: Frame) -> Iterator[Page]:
    """Yield every copy of every photograph: they are there before a page shows them."""
    for media, each in frame.edition.photographs.items():
        for copy in each.copies:
            inputs = digest(media, copy.name, str(copy.size), frame.sources.recipe)
            make = partial(frame.sources.copy_of, media, copy.name)
            yield Page(each.path(copy), inputs, make, Turn.ASSET)


def told(frame: Frame, item: Item) -> list[Mapping[str, object]]:
    """Return each photograph of ITEM as its page shows it; without its copies only the caption."""
    return [_told(frame, item, n, each) for n, each in enumerate(item.pictures, 1)]


def _told(frame: Frame, item: Item, n: int, picture: Picture) -> Mapping[str, object]:
    text = picture.caption or picture.alt or _("(a photograph without a caption)")
    credit = _("(Photo: {credit})").format(credit=picture.credit) if picture.credit else ""
    found = frame.edition.photographs.get(picture.media)
    return {
        "text": f"{text} {credit}".strip(),
        "alt": picture.alt or picture.caption,
        "source": _source(found) if found else None,
        "original": found.path(found.whole) if found else "",
        "file": f"{item.slug}-{n}.jpg",
    }


def first(frame: Frame, item: Item) -> tuple[Picture, Photograph] | None:
    """Return the first photograph of ITEM that readers can see."""
    return next(_seen(frame, item), None)


def addresses(frame: Frame, item: Item) -> list[str]:
    """Return the whole address of each photograph of ITEM; none where the office has no site."""
    if not frame.edition.house.url:
        return []
    return [frame.address(each.path(each.screen[-1])) for _, each in _seen(frame, item)]


def _seen(frame: Frame, item: Item) -> Iterator[tuple[Picture, Photograph]]:
    for each in item.pictures:
        if found := frame.edition.photographs.get(each.media):
            yield each, found


def teased(frame: Frame, item: Item, *, large: bool) -> Source | None:
    """Return what a list shows of ITEM: its first photograph, LARGE at the head of home."""
    found = first(frame, item)
    if found is None:
        return None
    photograph = found[1]
    return _source(photograph) if large else _source(photograph, most=_SMALL)


def _source(photograph: Photograph, most: int | None = None) -> Source:
    """Return what shows PHOTOGRAPH, by copies of at most MOST pixels where any is so small."""
    screen, modern = (
        [each for each in some if most is None or each.width <= most] or list(some[:1])
        for some in (photograph.screen, photograph.modern)
    )
    largest = screen[-1]
    return Source(
        _set(photograph, screen),
        _set(photograph, modern),
        photograph.path(largest),
        largest.width,
        largest.height,
    )


def _set(photograph: Photograph, copies: Sequence[Copy]) -> list[tuple[str, int]]:
    return [(photograph.path(each), each.width) for each in copies]

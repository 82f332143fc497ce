"""Hand out what readers see, as files for other programs and people: a table of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bekasi_cli.config import Settings
from bekasi_cli.documents import slugify
from bekasi_cli.errors import UsageProblem
from bekasi_cli.house import House
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Manuscript, Publication, Version
from bekasi_cli.newsroom.reading import house, manuscript
from bekasi_cli.storage.port import Reader

COLLECTION = "berita"
"""What a file that holds several articles is called, as in the site's addresses."""


class Item(NamedTuple):
    """An article as readers see it at AT: its live version, and the text of that."""

    article: Article
    live: Version
    text: Manuscript
    at: datetime


class FileEach(NamedTuple):
    """How a format makes a file of one article."""

    suffix: str
    make: Callable[[Item, House], bytes]


class OneFile(NamedTuple):
    """How a format makes one file of all articles."""

    suffix: str
    make: Callable[[Sequence[Item], House], bytes]


class Export(NamedTuple):
    """The files of an export by name; a name has no folder in it."""

    files: Mapping[str, bytes]


def export(
    store: Reader,
    settings: Settings,
    articles: Sequence[Article],
    format: str,  # noqa: A002 - what it is called everywhere
    *,
    together: bool = False,
    now: datetime | None = None,
    read: Mapping[int, int] | None = None,
) -> Export:
    """Return those of ARTICLES that are live, as files in FORMAT, with their live text only.

    A file each, `17-slug.json`, or one file, `berita.csv`, in a format that knows no other way;
    TOGETHER asks for one file, as for standard output; NOW decides whether an embargo
    runs; READ is how often each was read.

    Raises:
        UsageProblem: there is no such format, or it makes a file of each and there are several.
        Damaged: a text is not the one that was approved.
    """
    one, each = TOGETHER.get(format), EACH.get(format)
    if one is None and each is None:
        raise UsageProblem(
            N_("There is no format {name}."),
            N_("Formats are {names}."),
            name=format,
            names=", ".join(FORMATS),
        )
    about = house(store, settings, read)
    items = _items(store, articles, now)
    if one and (together or not each):
        return Export({f"{COLLECTION}.{one.suffix}": one.make(items, about)})
    if together and len(items) > 1:
        raise UsageProblem(
            N_("{format} makes a file of each article, and these are {count}."),
            N_("Give a folder: --output DIR/"),
            format=format,
            count=len(items),
        )
    made = {_name(it.article, each.suffix): each.make(it, about) for it in items} if each else {}
    return Export(made)


def _items(store: Reader, articles: Sequence[Article], now: datetime | None) -> list[Item]:
    return [
        Item(
            article, article.live, manuscript(store, article, article.live), now or article.updated
        )
        for article in articles
        if article.live is not None and article.publication is Publication.LIVE
    ]


def _name(article: Article, suffix: str) -> str:
    return f"{article.id}-{slugify(article.slug)}.{suffix}"


def _json(item: Item, about: House) -> bytes:
    from bekasi_cli.formats import json

    return json.encode(_values(item, about))


def _json_together(items: Sequence[Item], about: House) -> bytes:
    from bekasi_cli.formats import json

    return json.encode([_values(each, about) for each in items])


def _csv(items: Sequence[Item], about: House) -> bytes:
    from bekasi_cli.formats import csv

    return csv.encode(_values(each, about) for each in items)


def _markdown(item: Item, about: House) -> bytes:
    from bekasi_cli.formats import markdown

    return markdown.export(item.article, item.text, about, version=item.live)


def _html(item: Item, about: House) -> bytes:
    from bekasi_cli.site import standalone

    return standalone.html(item.article, item.text, about)


def _whatsapp(item: Item, about: House) -> bytes:
    from bekasi_cli.formats import whatsapp

    n = item.live.revision
    return whatsapp.render(item.article, item.text, about, now=item.at, revision=n).encode()


def _values(item: Item, about: House) -> dict[str, object]:
    from bekasi_cli.formats.json import article_json

    return article_json(item.article, body=item.text.body, house=about, version=item.live)


EACH: Mapping[str, FileEach] = {
    "json": FileEach("json", _json),
    "markdown": FileEach("md", _markdown),
    "html": FileEach("html", _html),
    "whatsapp": FileEach("txt", _whatsapp),
}
TOGETHER: Mapping[str, OneFile] = {
    "json": OneFile("json", _json_together),
    "csv": OneFile("csv", _csv),
}
FORMATS = tuple(dict.fromkeys([*EACH, *TOGETHER]))
"""Every format by the name that is typed; a new one is a row above and a module in `formats/`."""

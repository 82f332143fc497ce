"""Say for machines what an article's page holds: JSON-LD by schema.org, and Open Graph.

Sources: schema.org NewsArticle, CorrectionComment, BreadcrumbList; ogp.me.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from bekasi_cli.house import CORRECTIONS
from bekasi_cli.i18n import Language, _
from bekasi_cli.site import photographs
from bekasi_cli.site.edition import Shown
from bekasi_cli.site.listing import category_path, kind_path
from bekasi_cli.site.words import kind

if TYPE_CHECKING:
    from markupsafe import Markup

    from bekasi_cli.site.drawing import Frame
    from bekasi_cli.site.edition import Item

_LOCALES = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}


def structured(frame: Frame, item: Item) -> Markup:
    """Return what machines are told of ITEM, as it may stand inside a script element."""
    told = [_article(frame, item)]
    if item.shown is Shown.WHOLE:
        told.append(_breadcrumbs(frame, item))
    written = msgspec.json.encode({"@context": "https://schema.org", "@graph": told}).decode()
    # no text can end the element, whatever it holds
    return frame.safe(written.replace("<", "\\u003c").replace("&", "\\u0026"))


def open_graph(frame: Frame, item: Item) -> Sequence[tuple[str, str]]:
    """Return the properties by which chats and networks draw a link to ITEM."""
    house = frame.edition.house
    told = {
        "og:type": "article",
        "og:title": item.title,
        "og:description": item.description,
        "og:url": frame.address(item.path),
        "og:site_name": house.heading,
        "og:locale": _LOCALES[house.language],
        "article:published_time": frame.machine(item.published),
        "article:modified_time": frame.machine(item.updated),
        "article:section": house.category(item.category) if item.category else "",
    }
    tags = [("article:tag", tag) for tag in item.tags]
    return [*((name, value) for name, value in told.items() if value), *tags, *_image(frame, item)]


def _image(frame: Frame, item: Item) -> Sequence[tuple[str, str]]:
    """Return what a link to ITEM is illustrated with: chats want to know how large it is."""
    found = photographs.first(frame, item)
    if found is None or not frame.edition.house.url:
        return []
    picture, photograph = found
    largest = photograph.screen[-1]
    told = {
        "og:image": frame.address(photograph.path(largest)),
        "og:image:type": "image/jpeg",
        "og:image:width": str(largest.width),
        "og:image:height": str(largest.height),
        "og:image:alt": picture.alt or picture.caption,
    }
    return [(name, value) for name, value in told.items() if value]


def _article(frame: Frame, item: Item) -> Mapping[str, object]:
    house = frame.edition.house
    publisher = {"@type": "GovernmentOrganization", "name": house.office, "url": house.url}
    told: dict[str, object] = {
        "@type": "NewsArticle",
        "identifier": item.uri,
        "headline": item.title,
        "description": item.description,
        "image": photographs.addresses(frame, item),
        "inLanguage": house.language.value,
        "datePublished": frame.machine(item.published),
        "dateModified": frame.machine(item.updated),
        "mainEntityOfPage": frame.address(item.path),
        "author": [_person(house.names.get(code, code)) for code in dict.fromkeys(item.reporters)],
        "editor": [_person(house.names.get(code, code)) for code in dict.fromkeys(item.editors)],
        "articleSection": house.category(item.category) if item.category else "",
        "keywords": list(item.tags),
        "publisher": {name: value for name, value in publisher.items() if value},
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": f"{_(CORRECTIONS[note.kind])}: {note.text}",
                "datePublished": frame.machine(note.at),
            }
            for note in item.notes
        ],
        "creativeWorkStatus": "Retracted" if item.shown is Shown.RETRACTED else "",
    }
    return {name: value for name, value in told.items() if value}


def _person(name: str) -> Mapping[str, str]:
    return {"@type": "Person", "name": name}


def _breadcrumbs(frame: Frame, item: Item) -> Mapping[str, object]:
    house = frame.edition.house
    way = [(frame.words["home"], "index.html"), (kind(item.kind), kind_path(item.kind))]
    if item.category:
        way.append((house.category(item.category), category_path(item.category)))
    way.append((item.title, item.path))
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "item": frame.address(path)}
        for n, (name, path) in enumerate(way, 1)
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [{k: v for k, v in step.items() if v} for step in steps],
    }

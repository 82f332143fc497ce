"""Find articles, read their texts as they were saved, and know the people by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from bekasi_cli.config import Settings
from bekasi_cli.errors import Damaged, NotFound
from bekasi_cli.house import House, PressContact
from bekasi_cli.i18n import N_
from bekasi_cli.model import (
    Article,
    ArticleKind,
    Category,
    Manuscript,
    Publication,
    Staff,
    State,
    Version,
    stamp,
)
from bekasi_cli.newsroom.sorting import Order
from bekasi_cli.storage.port import Condition, Op, Reader

NEWEST = 50
"""So many articles a list shows unless it is asked for more."""


class Query(Struct, frozen=True, kw_only=True):
    """Which articles are meant: all conditions at once, each met by any of its values.

    Without STATES all but the trashed. With LIVE only what readers see now, and every other
    condition is about that text; else it is about the head. SINCE and BEFORE are about the first
    publication with LIVE, else about the last change. LIMIT None means all.

    Without ORDER articles go by number, live ones by publication. REVERSE turns the order round;
    articles that were never published stand last in both.
    """

    states: tuple[State, ...] = ()
    kinds: tuple[ArticleKind, ...] = ()
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    live: bool = False
    since: datetime | None = None
    before: datetime | None = None
    order: Order | None = None
    reverse: bool = False
    limit: int | None = NEWEST


def articles(store: Reader, query: Query | None = None) -> list[Article]:
    """Return the articles that QUERY means, in its order."""
    query = query or Query()
    found = conditions(query)
    order = query.order or (Order.PUBLISHED if query.live else Order.NUMBER)
    if order is Order.TITLE:
        return _by_title(store.find(Article, *found), query)
    field = "id" if order is Order.NUMBER else order.value
    newest = field if query.reverse else f"-{field}"
    return store.find(Article, *found, order=newest, limit=query.limit)


def _by_title(found: list[Article], query: Query) -> list[Article]:
    """Return FOUND by headline, whatever its letters' case."""

    def title(article: Article) -> str:
        version = article.live if query.live and article.live else article.head
        return version.facts.title.casefold().strip()

    found.sort(key=title, reverse=query.reverse)
    return found[: query.limit]


def conditions(query: Query) -> list[Condition]:
    """Return what the store is asked for the articles that QUERY means."""
    states = query.states or tuple(each for each in State if each is not State.TRASHED)
    found = [Condition("state", Op.IN, tuple(each.value for each in states))]
    if query.live:
        found.append(Condition("publication", Op.IN, (Publication.LIVE.value,)))
    wanted: Mapping[str, tuple[str, ...]] = {
        "kind": tuple(each.value for each in query.kinds),
        "reporter": query.reporters,
        "editor": query.editors,
        "category": query.categories,
        "tag": query.tags,
        "event": tuple(map(str, query.events)),
    }
    day = "published" if query.live else "updated"
    if query.since:
        found.append(Condition(day, Op.SINCE, (stamp(query.since),)))
    if query.before:
        found.append(Condition(day, Op.BEFORE, (stamp(query.before),)))
    prefix = "live_" if query.live else ""
    found += [Condition(prefix + name, Op.IN, values) for name, values in wanted.items() if values]
    return found


def manuscript(store: Reader, article: Article, version: Version | int) -> Manuscript:
    """Return the text of VERSION of ARTICLE, held against its digest.

    Raises:
        NotFound: the article has no such revision.
        Damaged: the text is not what was saved, or what was approved.
    """
    from bekasi_cli.documents import digest, parse  # lists need no text

    n = version if isinstance(version, int) else version.revision
    known = article.revision(n)
    if known is None:
        raise NotFound(
            N_("Article {number} has no revision {n}."),
            N_("See them with: bekasi history {number}"),
            number=article.id,
            n=n,
        )
    content = store.revision(article.id, n)
    wanted = known.digest if isinstance(version, int) else version.digest
    if digest(content) != wanted:
        raise Damaged(
            N_("Revision {n} of article {number} is not the text that was saved."),
            N_("Bring it back from a backup; see what else was changed with: bekasi doctor"),
            number=article.id,
            n=n,
        )
    return parse(content).manuscript


def staff_names(store: Reader) -> dict[str, str]:
    """Return the display names of all who ever worked here, by code."""
    return {person.code: person.name for person in store.find(Staff)}


def house(store: Reader, settings: Settings, read: Mapping[int, int] | None = None) -> House:
    """Return the office as its readers know it; READ is how often each article was read."""
    return House(
        office=settings.office,
        url=settings.url,
        zone=settings.zone,
        language=settings.language,
        names=staff_names(store),
        categories={each.code: each.name for each in store.find(Category)},
        masthead=settings.masthead,
        closing=settings.whatsapp_closing,
        accent=settings.accent,
        release_number=settings.release_number,
        contact=PressContact(
            name=settings.press_contact_name,
            phone=settings.press_contact_phone,
            email=settings.press_contact_email,
        ),
        read=read,
    )

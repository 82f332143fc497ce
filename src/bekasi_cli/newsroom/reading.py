"""Find articles, read their texts as they were saved, and know the people by name."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bekasi_cli.config import Settings
from bekasi_cli.documents import digest, parse
from bekasi_cli.errors import Damaged, NotFound
from bekasi_cli.house import House
from bekasi_cli.i18n import N_
from bekasi_cli.model import (
    Article,
    ArticleKind,
    Manuscript,
    Publication,
    Staff,
    State,
    Version,
)
from bekasi_cli.storage.port import Condition, Op, Reader

NEWEST = 50
"""So many articles a list shows unless it is asked for more."""


class Query(Struct, frozen=True, kw_only=True):
    """Which articles are meant: all conditions at once, each met by any of its values.

    Without STATES all but the trashed. With LIVE only what readers see now, and every other
    condition is about that text; else it is about the head. LIMIT None means all.
    """

    states: tuple[State, ...] = ()
    kinds: tuple[ArticleKind, ...] = ()
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    live: bool = False
    limit: int | None = NEWEST


def articles(store: Reader, query: Query | None = None) -> list[Article]:
    """Return the articles that QUERY means, newest first: by number, live ones by publication."""
    query = query or Query()
    found = _conditions(query)
    order = "-published" if query.live else "-id"
    return store.find(Article, *found, order=order, limit=query.limit)


def _conditions(query: Query) -> list[Condition]:
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
    }
    prefix = "live_" if query.live else ""
    found += [Condition(prefix + name, Op.IN, values) for name, values in wanted.items() if values]
    return found


def manuscript(store: Reader, article: Article, version: Version | int) -> Manuscript:
    """Return the text of VERSION of ARTICLE, held against its digest.

    Raises:
        NotFound: the article has no such revision.
        Damaged: the text is not what was saved, or what was approved.
    """
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


def house(store: Reader, settings: Settings) -> House:
    """Return the office as its readers know it."""
    return House(
        office=settings.office,
        url=settings.url,
        zone=settings.zone,
        language=settings.language,
        names=staff_names(store),
        masthead=settings.masthead,
        accent=settings.accent,
    )

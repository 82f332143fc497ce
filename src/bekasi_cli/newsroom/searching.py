"""Find words in articles, with the index or by reading them one by one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bekasi_cli.documents import body as body_of
from bekasi_cli.errors import Damaged, Erased, NotFound, Unreadable
from bekasi_cli.markup import to_plain
from bekasi_cli.model import Article, Publication, stamp
from bekasi_cli.newsroom.finding import close, texts
from bekasi_cli.newsroom.reading import Query, articles, conditions
from bekasi_cli.search.index import Spoilt, Unusable, Wanted
from bekasi_cli.search.matching import matches
from bekasi_cli.search.query import TOLD, Field, Term
from bekasi_cli.search.sentences import telling
from bekasi_cli.search.words import keys
from bekasi_cli.storage.selection import select

if TYPE_CHECKING:
    from bekasi_cli.model import Version
    from bekasi_cli.newsroom.finding import Lookup
    from bekasi_cli.storage.port import Progress, Reader


class Hit(NamedTuple):
    """An article that has all that was asked; FIELD is where SENTENCE stands."""

    article: Article
    field: Field
    sentence: str


class Found(NamedTuple):
    """What a search found; UNREAD are the numbers of articles whose text could not be read."""

    hits: list[Hit]
    unread: list[int]


def search(
    store: Reader,
    query: Query,
    terms: Sequence[Term],
    *,
    lookup: Lookup | None = None,
    best: bool = False,
    progress: Progress | None = None,
) -> Found:
    """Return the articles that QUERY means and whose texts hold all TERMS, at most its limit.

    They come in the order of QUERY, or with BEST those first that are most about TERMS. LOOKUP is
    the index; without one the texts are read one by one, which PROGRESS is told of.
    """
    if lookup is not None:
        try:
            return _collect(store, _likely(store, query, terms, lookup, best=best), query, terms)
        except Spoilt:
            close(lookup, spoilt=True)
        except Unusable:
            pass  # a writer does not let go of it; the texts themselves can be read
    among = articles(store, replace(query, limit=None))
    if not best:
        return _collect(store, _told(among, progress), query, terms)
    found = _collect(store, _told(among, progress), replace(query, limit=None), terms)
    found.hits.sort(key=lambda hit: _merit(hit, terms), reverse=True)
    return Found(found.hits[: query.limit], found.unread)


def _told(among: Sequence[Article], progress: Progress | None) -> Iterator[Article]:
    for done, article in enumerate(among):
        if progress:
            progress(done, len(among))
        yield article


def _collect(store: Reader, among: Iterable[Article], query: Query, terms: Sequence[Term]) -> Found:
    found = Found([], [])
    for article in among:
        try:
            hit = _hit(store, article, terms, live=query.live)
        except Erased:
            continue
        except (Damaged, NotFound, Unreadable):
            found.unread.append(article.id)
            continue
        if hit:
            found.hits.append(hit)
        if query.limit and len(found.hits) == query.limit:
            break
    return found


def _likely(
    store: Reader, query: Query, terms: Sequence[Term], lookup: Lookup, *, best: bool
) -> Iterable[Article]:
    """Return in order the articles that the index names, and those that it does not know yet."""
    named = lookup.opened.hits(_wanted(query, terms, best=best))
    where = tuple(conditions(query))
    aside = lookup.aside
    if query.order or query.reverse:
        numbers = {number for number, _ in named} | aside
        return (a for a in articles(store, replace(query, limit=None)) if a.id in numbers)

    def newest(article: Article) -> tuple[str, int]:
        live = query.live and article.published
        return stamp(article.published) if live and article.published else "", article.id

    known = (number for number, _ in named if number not in aside)
    indexed = (a for n in known for a in _got(store, n) if select([a], where, "id", None))
    others = select([a for n in aside for a in _got(store, n)], where, "id", None)
    others.sort(key=newest, reverse=True)
    if best:
        return chain(others, indexed)
    return merge(others, indexed, key=newest, reverse=True)


def _got(store: Reader, number: int) -> Iterator[Article]:
    with suppress(NotFound):  # an index of another past
        yield store.get(Article, number)


def _wanted(query: Query, terms: Sequence[Term], *, best: bool) -> Wanted:
    """Return QUERY and TERMS as the index is asked: what it lets through is looked at again."""
    tagged = (
        (Field.KIND, [each.value for each in query.kinds]),
        (Field.REPORTER, query.reporters),
        (Field.EDITOR, query.editors),
        (Field.CATEGORY, query.categories),
        (Field.TAG, query.tags),
    )
    words = ((field, [tuple(keys(each)) for each in values]) for field, values in tagged)
    return Wanted(
        terms=terms,
        live=query.live,
        states=[each.value for each in query.states],
        since=stamp(query.since) if query.since else "",
        before=stamp(query.before) if query.before else "",
        tagged=[(field, values) for field, values in words if values and all(values)],
        best=best,
    )


def _version(article: Article, *, live: bool) -> Version:
    return article.live if live and article.live else article.head


def _hit(store: Reader, article: Article, terms: Sequence[Term], *, live: bool) -> Hit | None:
    version = _version(article, live=live)
    body = body_of(store.revision(article.id, version.revision))
    if not matches(terms, texts(version.facts, body)):
        return None
    facts = version.facts
    told = {Field.TITLE: _line(facts.title), Field.SUMMARY: _line(facts.summary)}
    if all(term.fields == (Field.TITLE,) or term.fields[0] not in TOLD for term in terms):
        return Hit(article, Field.TITLE, told[Field.TITLE])
    plain = unicodedata.normalize("NFC", to_plain(body))
    return Hit(article, *telling({Field.BODY: plain, **told}, terms))


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _merit(hit: Hit, terms: Sequence[Term]) -> float:
    """Return how much HIT is about TERMS, where no index can tell: a headline counts most."""
    facts = _version(hit.article, live=hit.article.publication is Publication.LIVE).facts
    title, summary = keys(facts.title), keys(facts.summary)
    return sum(
        10 * any(map(term.takes, title)) + 4 * any(map(term.takes, summary)) for term in terms
    )

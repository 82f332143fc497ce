"""Recognise a text that was taken in before, and one that has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bekasi_cli.documents import digest, render
from bekasi_cli.errors import NotFound
from bekasi_cli.model import Article, Facts
from bekasi_cli.newsroom.incoming import Arrival
from bekasi_cli.storage.port import Reader, Store


class Match(NamedTuple):
    """The article that a text belongs to (None: one of a dry run), and whether it is the same."""

    number: int | None
    same: bool


class Known:
    """The origins of all articles, read once an import."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._matches: dict[tuple[str, ...], int | None] = {}
        self._texts: dict[tuple[str, ...], frozenset[str]] = {}
        for article in store.find(Article):
            texts = frozenset(each.digest for each in article.revisions)
            for version in filter(None, (article.live, article.head)):
                self._remember(article.id, article.uri, version.facts, texts)

    def find(self, arrival: Arrival) -> Match | None:
        """Return the article that ARRIVAL belongs to, None where it is new."""
        facts = arrival.manuscript.facts
        text = digest(render(arrival.manuscript))
        for key in _identities(arrival.uri, facts):
            if key in self._matches:
                return Match(self._matches[key], self._is_same(key, arrival, text))
        if is_kept(self._store, arrival.origin):
            return Match(_whose(self._store, arrival.origin), same=True)
        for key in _likenesses(facts):
            if key in self._matches:
                return Match(self._matches[key], same=False)
        return None

    def add(self, arrival: Arrival, number: int | None) -> None:
        """Remember ARRIVAL as taken in under NUMBER."""
        text = frozenset({digest(render(arrival.manuscript))})
        self._remember(number, arrival.uri, arrival.manuscript.facts, text)

    def _remember(self, number: int | None, uri: str, facts: Facts, texts: frozenset[str]) -> None:
        for key in (*_identities(uri, facts), *_likenesses(facts)):
            self._matches.setdefault(key, number)
            self._texts[key] = self._texts.get(key, frozenset()) | texts

    def _is_same(self, key: tuple[str, ...], arrival: Arrival, text: str) -> bool:
        """Tell whether nothing changed: the very bytes, or a text that the article had once."""
        return key == ("digest", arrival.origin) or text in self._texts[key]


def is_kept(store: Reader, origin: str) -> bool:
    """Tell whether the original with the digest ORIGIN was taken in before."""
    try:
        store.blob(origin)
    except NotFound:
        return False
    return True


def _whose(store: Store, origin: str) -> int | None:
    """Return the article that ORIGIN came in with; its text names it no longer."""
    for entry in store.entries():
        if origin in entry.files.values() and entry.about:
            number = entry.about[0].rpartition("/")[2]
            return int(number) if number.isdecimal() else None
    return None


def _identities(uri: str, facts: Facts) -> Iterator[tuple[str, ...]]:
    """Yield what only one article can have."""
    if uri:
        yield ("uri", uri)
    if facts.source:
        yield ("digest", facts.source.digest)


def _likenesses(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Yield what a changed copy of the same source has in common with the first."""
    source = facts.source
    if source is None:
        return
    if source.url:
        yield ("url", source.url)
    if source.name and source.published:
        yield ("published", source.name, source.published.isoformat())
    if source.name and facts.title:
        yield ("title", source.name, facts.title)

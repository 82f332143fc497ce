"""Keep the search index in step with the newsroom, and open it for whoever searches.

It lies in `cache/` and is derived: a writer brings its own act into it after the commit; whoever
searches brings in what is missing, or makes it anew. Where that is not allowed, what is
missing is looked at in the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.documents import body as body_of
from bekasi_cli.errors import BekasiError, Damaged, Erased, NotFound, Unreadable
from bekasi_cli.model import Article, Facts, stamp
from bekasi_cli.newsroom.following import INDEX
from bekasi_cli.search import indexing
from bekasi_cli.search.index import Index, Standing, Unusable
from bekasi_cli.search.indexing import Row
from bekasi_cli.search.query import Field
from bekasi_cli.search.words import body_keys, keys

if TYPE_CHECKING:
    from bekasi_cli.search.matching import Texts
    from bekasi_cli.storage.port import Commit, Entry, Progress, Reader, Store

ERASING = "redact"
"""After this act the index is made anew: nobody finds by it what was erased."""


class Lookup(NamedTuple):
    """An index, and the numbers of articles that it does not know as they are now."""

    opened: Index
    aside: frozenset[int]


def texts(facts: Facts, body: str) -> Texts:
    """Return an article as it is searched."""
    return {
        Field.TITLE: keys(facts.title),
        Field.SUMMARY: keys(facts.summary),
        Field.BODY: body_keys(body),
        Field.REPORTER: _all(facts.reporters),
        Field.EDITOR: _all(facts.editors),
        Field.PHOTOGRAPHER: _all(facts.photographers),
        Field.CATEGORY: keys(facts.category),
        Field.TAG: _all(facts.tags),
        Field.KIND: keys(facts.kind.value),
        Field.PLACE: keys(facts.dateline),
    }


def _all(values: Iterable[str]) -> list[str]:
    return [key for value in values for key in keys(value)]


def lookup(store: Store, folder: Path, progress: Progress | None = None) -> Lookup | None:
    """Return the index of the newsroom in FOLDER, brought up to date; None where none is to be had.

    PROGRESS is told of an index that is made.
    """
    path = folder / INDEX
    try:
        return _opened(store, path)
    except Unusable:
        try:
            _build(store, path, progress)
            return _opened(store, path)
        except (Unusable, BekasiError, OSError):  # no FTS5, a folder that can only be read
            return None


def close(found: Lookup, *, spoilt: bool = False) -> None:
    """Let go of what `lookup` FOUND; one that turned out SPOILT is made anew by the next search."""
    found.opened.close()
    if spoilt:
        indexing.remove(found.opened.path)


def _opened(store: Store, path: Path) -> Lookup:
    index = Index(path)
    try:
        missed = _missed(store, index.standing)
        if not missed.numbers:
            return Lookup(index, frozenset(index.unread()))
        with suppress(Unusable, BekasiError, OSError):
            store.writable()
            indexing.update(
                path, _rows(store, missed.numbers), _reader(store), index.standing, missed.now
            )
            index.close()
            index = Index(path)
            if index.standing == missed.now:
                return Lookup(index, frozenset(index.unread()))
        return Lookup(index, missed.numbers | frozenset(index.unread()))
    except BaseException:
        index.close()
        raise


class _Missed(NamedTuple):
    numbers: frozenset[int]
    now: Standing


def _missed(store: Store, known: Standing) -> _Missed:
    """Return which articles changed since KNOWN.

    Raises:
        Unusable: KNOWN is no state of this newsroom's past, or something was erased since.
    """
    head = store.head()
    now = Standing(head.newsroom, head.seq, head.digest)
    if known == now:
        return _Missed(frozenset(), now)
    if known.newsroom != now.newsroom or known.seq >= now.seq:
        raise Unusable("of another newsroom, or of another past")
    entries = iter(store.entries(since=known.seq))
    first = next(entries, None)
    if first is None or first.digest != known.digest:
        raise Unusable("of another past")
    numbers: set[int] = set()
    for entry in entries:
        if entry.act == ERASING:
            raise Unusable("something was erased")
        numbers |= _touched(entry)
        now = Standing(now.newsroom, entry.seq, entry.digest)
    return _Missed(frozenset(numbers), now)


def _touched(entry: Entry) -> set[int]:
    return set(map(int, entry.put.get(Article.table, ())))


def bring(store: Store, folder: Path, commit: Commit) -> None:
    """Bring COMMIT into the index of the newsroom in FOLDER, if it knows the state before.

    Else the next search catches up, as it does when this fails: the act itself is saved.
    """
    path = folder / INDEX
    articles = [each for each in commit.records if isinstance(each, Article)]
    with suppress(Unusable, BekasiError, OSError):
        known = _known(path)
        if known.seq == commit.seq - 1:
            after = Standing(known.newsroom, commit.seq, commit.digest)
            rows = [_row(each) for each in articles]
            read = _reader(store)
            indexing.update(path, rows, read, known, after, patience=indexing.BRIEFLY)


def _known(path: Path) -> Standing:
    index = Index(path)
    index.close()
    return index.standing


def _build(store: Store, path: Path, progress: Progress | None) -> None:
    store.writable()  # not on a network file system, whose locks cannot be trusted
    head = store.head()
    last = max((each.id for each in store.find(Article, order="-id", limit=1)), default=0)
    current: dict[int, Article] = {}  # one at a time: an archive is larger than the memory

    def rows() -> Iterator[Row]:
        for number in range(1, last + 1):
            if progress and not number % 100:
                progress(number, last)
            with suppress(NotFound):
                article = store.get(Article, number)
                current.clear()
                current[number] = article
                yield _row(article)

    read = _reader(store, current)
    indexing.build(path, rows(), read, Standing(head.newsroom, head.seq, head.digest))


def _rows(store: Reader, numbers: Iterable[int]) -> Iterator[Row]:
    return (_row(store.get(Article, number)) for number in sorted(numbers))


def _row(article: Article) -> Row:
    return Row(
        number=article.id,
        head=article.head.revision,
        live=article.live.revision if article.live else None,
        state=article.state.value,
        publication=article.publication.value,
        updated=stamp(article.updated),
        published=stamp(article.published) if article.published else None,
    )


def _reader(store: Reader, known: dict[int, Article] | None = None) -> indexing.Read:
    def read(row: Row, revision: int) -> Texts | None:
        article = (known or {}).get(row.number) or store.get(Article, row.number)
        version = article.head if revision == article.head.revision else article.live
        try:
            content = store.revision(row.number, revision)
            return texts(version.facts, body_of(content)) if version else None
        except Erased:
            return {}
        except (Damaged, NotFound, Unreadable):
            return None

    return read

"""Tell which originals an article ever had, and take back what was said of those to be erased."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import MsgspecError, json, structs

from bekasi_cli.model import Article, Photograph, Version
from bekasi_cli.storage.port import Condition, Entry, FullView, Op, Store

NOTHING = "-"
"""The name of a photograph's file once its original is erased: it may have been a person's."""


def belonging(store: Store, article: Article) -> tuple[str, ...]:
    """Return the digests of the originals that ever belonged to ARTICLE.

    Those are its sources, and the photographs of each text that it ever had.
    """
    found: dict[str, None] = {}
    for entry in store.entries(about=article.ref):
        found |= dict.fromkeys(d for path, d in entry.files.items() if path.startswith("media/"))
        found |= dict.fromkeys(_shown(entry, article))
    for version in (article.head, article.live):
        found |= dict.fromkeys(_of(version) if version else ())
    return tuple(found)


def silenced(view: FullView, digests: Sequence[str]) -> tuple[tuple[Photograph, ...], list[int]]:
    """Return the photographs of DIGESTS with nothing said of them, and the lines that said it."""
    if not digests:
        return (), []
    found = view.find(Photograph, Condition("digest", Op.IN, tuple(digests)))
    bare = tuple(
        structs.replace(
            each, name=NOTHING, caption="", credit="", alt="", place="", people=(), taken=None
        )
        for each in found
    )
    lines = [
        entry.seq
        for each in found
        for entry in view.entries(about=each.ref)
        if not entry.redacted and entry.put.get(Photograph.table, {}).keys() == {str(each.id)}
    ]
    return bare, lines


def _shown(entry: Entry, article: Article) -> Iterator[str]:
    document = entry.put.get(Article.table, {}).get(str(article.id))
    if document is None:
        return
    try:
        then = json.decode(document, type=Article)
    except (MsgspecError, ValueError):  # it is told as damaged elsewhere
        return
    yield from _of(then.head)


def _of(version: Version) -> Iterator[str]:
    yield from (photo.media for photo in version.facts.photos)
    if version.facts.source:
        yield version.facts.source.digest

"""Gather what an editor reads before deciding on a text."""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from bekasi_cli.errors import Refused
from bekasi_cli.model import Article, Manuscript
from bekasi_cli.newsroom.commenting import Placed, paragraphs, place
from bekasi_cli.newsroom.comparing import Comparison, compare
from bekasi_cli.newsroom.earlier import earlier
from bekasi_cli.newsroom.reading import manuscript
from bekasi_cli.storage.port import Reader


class Review(NamedTuple):
    """A text on its way: what it changes in revision BASE (0 and None: nothing came before it)."""

    article: Article
    text: Manuscript
    comments: Placed
    base: int = 0
    changes: Comparison | None = None


def review(store: Reader, number: int, zone: ZoneInfo) -> Review:
    """Return what there is to read of article NUMBER as it stands now.

    Raises:
        NotFound: there is no such article.
        Damaged: a text is not what was saved.
    """
    article = store.get(Article, number)
    text = manuscript(store, article, article.head)
    head = article.head.revision
    said_of = {each.revision for each in article.comments if each.paragraph} | {head}
    texts = {n: paragraphs(manuscript(store, article, n).body) for n in said_of}
    found = Review(article, text, place(article.comments, head, texts))
    try:
        base = earlier(article)
    except Refused:
        return found
    return found._replace(base=base, changes=compare(manuscript(store, article, base), text, zone))

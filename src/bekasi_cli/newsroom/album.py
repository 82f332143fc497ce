"""Find photographs: by what is typed, by what they show, and by the articles that show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bekasi_cli.documents import matches
from bekasi_cli.errors import NotFound
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Photograph
from bekasi_cli.storage.port import Condition, Op, Reader

_FEW_HEX = 8
"""So many digits of a digest name a photograph."""


class Use(NamedTuple):
    """An article that shows a photograph: in its newest text, in what readers see, or both."""

    article: Article
    head: bool
    live: bool


def find_photograph(reader: Reader, typed: str) -> Photograph:
    """Return the photograph that TYPED means: its number, or its digest's first 8 digits or more.

    Raises:
        NotFound: there is none.
    """
    typed = typed.strip()
    if typed.isdecimal() and len(typed) < _FEW_HEX:
        return reader.get(Photograph, int(typed))
    hexadecimal = typed.removeprefix("sha256:").lower()
    if len(hexadecimal) >= _FEW_HEX:
        for each in reader.find(Photograph):
            if matches(each.digest, hexadecimal):
                return each
    raise NotFound(
        N_("There is no photograph {photo}."),
        N_("See their numbers with: bekasi media list"),
        photo=typed,
    )


def listed(
    reader: Reader,
    *,
    words: str = "",
    by: str = "",
    period: tuple[date | None, date | None] = (None, None),
) -> list[Photograph]:
    """Return the photographs that have all WORDS, came BY a code and were taken in PERIOD.

    The newest come first; PERIOD is its first and last day.
    """
    first, last = period
    where = []
    if words.split():
        where.append(Condition("said", Op.CONTAINS, tuple(words.split())))
    if by:
        where.append(Condition("by", Op.IN, (by.strip().lower(),)))
    if first:
        where.append(Condition("taken", Op.SINCE, (first.isoformat(),)))
    if last:
        where.append(Condition("taken", Op.BEFORE, ((last + timedelta(days=1)).isoformat(),)))
    return reader.find(Photograph, *where, order="-id")


def uses(reader: Reader, photograph: Photograph) -> list[Use]:
    """Return the articles that show PHOTOGRAPH, by number."""
    found: dict[int, Article] = {}
    for field in ("photo", "live_photo"):
        for article in reader.find(Article, Condition(field, Op.IN, (photograph.digest,))):
            found[article.id] = article
    return [
        Use(
            article,
            any(each.media == photograph.digest for each in article.head.facts.photos),
            bool(article.live)
            and any(
                each.media == photograph.digest
                for each in (article.live.facts.photos if article.live else ())
            ),
        )
        for _, article in sorted(found.items())
    ]


def is_used(reader: Reader, photograph: Photograph) -> bool:
    """Tell whether any article shows PHOTOGRAPH, in its newest text or in what readers see."""
    return any(
        reader.count(Article, Condition(field, Op.IN, (photograph.digest,)))
        for field in ("photo", "live_photo")
    )


def unknown(reader: Reader, digests: Sequence[str]) -> list[str]:
    """Return those of DIGESTS of which the newsroom has no photograph, in their order."""
    if not digests:
        return []
    found = reader.find(Photograph, Condition("digest", Op.IN, tuple(digests)))
    known = {each.digest for each in found}
    return [each for each in dict.fromkeys(digests) if each not in known]


def by_digest(reader: Reader, name: str) -> Photograph | None:
    """Return the photograph whose original has the digest NAME, or None."""
    found = reader.find(Photograph, Condition("digest", Op.IN, (name,)), limit=1)
    return found[0] if found else None

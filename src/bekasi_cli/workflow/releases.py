"""Number press releases: a register a year, in which no number is given twice or taken back."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from bekasi_cli.model import Article, ArticleKind, ReleaseNumber, ReleaseYear, Stage
from bekasi_cli.workflow.actions import Action

NUMBERING = frozenset(
    {
        Action.APPROVE,
        Action.APPROVE_OUTSIDE,
        Action.SCHEDULE,
        Action.PUBLISH,
        Action.PUBLISH_DUE,
    }
)
"""The acts after which a press release has its number; mostly the approval gives it."""

_FINAL = (Stage.APPROVED, Stage.SCHEDULED, Stage.SETTLED)


def awaits_number(article: Article, action: Action) -> bool:
    """Tell whether ACTION left ARTICLE a press release that has still to be numbered."""
    is_release = article.head.facts.kind is ArticleKind.PRESS_RELEASE
    wanted = is_release and article.release is None and article.stage in _FINAL
    return wanted and action in NUMBERING


def numbered(article: Article, year: ReleaseYear, now: datetime) -> tuple[Article, ReleaseYear]:
    """Return ARTICLE with the next number of YEAR, and the register with that number given."""
    n = year.last + 1
    given = ReleaseNumber(year=year.id, n=n, at=now)
    return replace(article, release=given), replace(year, last=n)

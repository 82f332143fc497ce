"""Find the earlier text that an article's text is held against."""

from __future__ import annotations

from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article

LIVE, APPROVED = "live", "approved"


def earlier(article: Article, since: str = "") -> int:
    """Return the revision that SINCE means: `live`, `approved` (the last one ever), or a number.

    Without SINCE: what readers see; else what was approved last; else what the head was written
    upon. A head is never held against itself then.

    Raises:
        Refused: there is no such text.
        UsageProblem: SINCE means nothing.
    """
    wanted = since.strip().lower()
    if not wanted:
        return _usual(article)
    if wanted == LIVE:
        if article.live is None:
            raise Refused(
                N_("Article {number} was never published: there is no text that readers see."),
                N_("To see what changed last: bekasi diff {number}"),
                number=article.id,
            )
        return article.live.revision
    if wanted == APPROVED:
        given = _approved(article)
        if not given:
            raise Refused(
                N_("No text of article {number} was ever approved."),
                N_("To see what changed last: bekasi diff {number}"),
                number=article.id,
            )
        return given[-1]
    if not wanted.isdecimal() or len(wanted) > 9:
        raise UsageProblem(
            N_('"{since}" names no text to compare with.'),
            N_("Type --since live, --since approved, or a revision: --since 2"),
            since=since,
        )
    return int(wanted)


def _usual(article: Article) -> int:
    head = article.head.revision
    written = article.revision(head)
    live = [article.live.revision] if article.live else []
    parent = [written.parent] if written and written.parent else []
    found = [each for each in (*live, *reversed(_approved(article)), *parent) if each != head]
    if not found:
        raise Refused(
            N_("Article {number} has no earlier text to compare with."),
            N_("To read it: bekasi preview {number}"),
            number=article.id,
        )
    return found[0]


def _approved(article: Article) -> list[int]:
    """Return the revisions that were approved, the last approval last, also where it is void."""
    return [each.revision for each in sorted(article.approvals, key=lambda each: each.at)]

"""Write an article as a WhatsApp message: bold headline, its text, the page's address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.house import CORRECTIONS, House, contact_line, kind_line
from bekasi_cli.i18n import _, language, speaking
from bekasi_cli.markup import opening, to_whatsapp
from bekasi_cli.markup.message import bold, words
from bekasi_cli.model import (
    Article,
    Correction,
    Manuscript,
    Publication,
)


def render(
    article: Article, manuscript: Manuscript, house: House, *, now: datetime, revision: int
) -> str:
    """Return MANUSCRIPT, which is REVISION of ARTICLE, as a message in the office's language.

    Where an embargo runs at NOW, it stands above all else. The page's address stands there only
    where readers find this very text at it.
    """
    facts = manuscript.facts
    live = article.publication is Publication.LIVE and article.live is not None
    is_live = live and article.live is not None and article.live.revision == revision
    with speaking(house.language):
        parts = [
            _embargo(facts.embargo, house, now),
            bold(clean(kind_line(article, facts, house)).upper()),
            bold(clean(facts.title) or _("(no headline)")),
            *_corrections(article.corrections, revision),
            to_whatsapp(opening(manuscript.body, facts.dateline)),
            words(clean(contact_line(facts, house))),
            house.page(article.id, article.slug) if is_live and house.url else "",
            clean(house.closing).strip(),
        ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _embargo(until: datetime | None, house: House, now: datetime) -> str:
    if until is None or until <= now:
        return ""
    at = dates.show(until, house.zone, language())
    return bold(_("EMBARGO until {at}").format(at=at))


def _corrections(corrections: tuple[Correction, ...], revision: int) -> Iterator[str]:
    for each in corrections:
        if each.revision <= revision:
            yield f"{bold(_(CORRECTIONS[each.kind]) + ':')} {words(clean(each.note))}"

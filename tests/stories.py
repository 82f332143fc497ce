"""Type a short story into a newsroom: texts in several states, one of them public."""

from __future__ import annotations

from bekasi_cli.model import Facts, Manuscript
from bekasi_cli.newsroom import editing, publishing, writing
from newsrooms import Office

BODY = """Warga membuka *pasar tani*, Sabtu (14/2/2026).

> Kami ingin menjual langsung.
"""

TEXT = Manuscript(
    facts=Facts(
        title="Pasar tani dibuka",
        reporters=("atn",),
        dateline="ARUNGJATI",
        category="kesehatan",
        tags=("pangan",),
        byline="Prokopim Tirtamaya",
    ),
    body=BODY,
)


def draft(office: Office, title: str = "Pasar tani dibuka", by: str = "atn") -> int:
    """Return the number of a new draft by BY."""
    text = Manuscript(facts=Facts(title=title), body=BODY)
    return writing.draft(office.room(by), text).article.id


def submitted(office: Office) -> int:
    """Return the number of an article that waits for approval."""
    number = writing.draft(office.room("atn"), TEXT).article.id
    writing.submit(office.room("atn"), number)
    return number


def published(office: Office) -> int:
    """Return the number of an article that readers see."""
    number = submitted(office)
    editing.approve(office.room("fiu"), number)
    publishing.publish(office.room("adm"), number)
    return number

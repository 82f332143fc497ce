"""Draw what readers read most, and tell what an import of their figures came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.i18n import N_, Language, _, language
from bekasi_cli.model import Publication
from bekasi_cli.terminal import tables
from bekasi_cli.terminal.articles import LOOKS, headline_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.house import House
    from bekasi_cli.model import Article, ReadingImport
    from bekasi_cli.newsroom.figures import Most
    from bekasi_cli.terminal import Terminal


def table(found: Sequence[Most]) -> RenderableType:
    """Draw a line for each article, the most read first."""
    head = (_("Headline"), _("No."), _("Read"), _("In all"))
    rows = [(_title(each.article), str(each.article.id), *_counts(each)) for each in found]
    return tables.Sheet(head, rows)


def _title(article: Article) -> str:
    title = headline_of(article, live=True).plain
    if article.publication is Publication.LIVE:
        return title
    return f"{title} ({_(LOOKS[article.state].word)})"


def _counts(each: Most) -> tuple[str, str]:
    return _number(each.views), _number(each.total)


def _number(value: int) -> str:
    """Return VALUE with its thousands apart, as the language in use writes them."""
    return f"{value:,}".replace(",", "." if language() is Language.INDONESIAN else ",")


def most_json(each: Most, house: House) -> dict[str, object]:
    """Return an article with its readings for programs."""
    article = each.article
    version = article.live or article.head
    return {
        "number": article.id,
        "title": version.facts.title or None,
        "state": article.state.value,
        "views": each.views,
        "total": each.total,
        "url": house.page(article.id, article.slug) if article.slug else None,
    }


def import_json(record: ReadingImport, *, already: bool) -> dict[str, object]:
    """Return what an import came to for programs."""
    return {
        "import": record.id or None,
        "already": already,
        "first": record.first.isoformat() if record.first else None,
        "last": record.last.isoformat() if record.last else None,
        "lines": record.lines,
        "readings": record.readings,
        "robots": record.robots,
        "reloads": record.reloads,
        "unknown": record.unknown,
        "unread": record.unread,
    }


def tell(terminal: Terminal, record: ReadingImport, *, already: bool) -> None:
    """Say what the import RECORD came to."""
    if already and not record.unknown:
        terminal.say(N_("Already done: all of it was counted before."))
    else:
        terminal.say(
            N_("{readings} readings were counted, from {lines} lines."),
            readings=_number(record.readings),
            lines=_number(record.lines),
        )
    if record.first and record.last:
        terminal.say(N_("  from {first} to {last}"), first=record.first, last=record.last)
    for message, value in (
        (N_("  not counted: {count} by robots"), record.robots),
        (N_("  not counted: {count} reloads within half an hour"), record.reloads),
        (N_("  not counted: {count} of articles that were never published here"), record.unknown),
    ):
        if value:
            terminal.say(message, count=_number(value))
    if record.unread:
        terminal.warn(
            N_("{count} lines could not be read as lines of an access log; they count nothing."),
            count=_number(record.unread),
        )

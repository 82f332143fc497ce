"""Draw what needs an act of somebody's, each with the command to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _, ngettext
from bekasi_cli.newsroom.inbox import What
from bekasi_cli.terminal.articles import headline
from bekasi_cli.terminal.preview import named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from rich.console import RenderableType

    from bekasi_cli.newsroom.inbox import Item
    from bekasi_cli.terminal import Terminal

TOLD: Mapping[What, str] = {
    What.SENT_BACK: N_("↩ Sent back by {by}, {since}: “{reason}”"),
    What.DRAFT: N_("○ Your draft, since {since}"),
    What.APPROVE: N_("◐ Waits for approval since {since}, written by {by}"),
    What.PUBLISH: N_("◉ Approved, waits for publication since {since}"),
    What.CONFIRM: N_("? Approved outside by {reason}, entered by {by}, {since}: is that so?"),
    What.FIXED: N_("✎ {by} mended its spelling, {since}"),
    What.CORRECTED: N_("✎ {by} changed what is published, {since}: “{reason}”"),
    What.HELD: N_("‖ {by} put it on hold, {since} “{reason}”"),
    What.RETRACTED: N_("⊘ {by} retracted it, {since}: “{reason}”"),
    What.COMMENTED: N_("» {by} said of it, {since}: “{reason}”"),
    What.ERASE: N_("✕ {by} asks to erase something of it for good, {since}: “{reason}”"),
}
"""Why an article is here, as a line."""


def inbox(items: Sequence[Item], terminal: Terminal, names: Mapping[str, str]) -> RenderableType:
    """Draw ITEMS in their order, from 40 columns on."""
    from rich.table import Table
    from rich.text import Text

    if not items:
        return Text(_("Nothing waits for you."))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for each in items:
        text = headline(each.article.head.facts)
        if each.overdue:
            text.append("\n!! " + _("not confirmed for more than a day"), style="not bold red")
        text.append(f"\n{line(each, terminal, names)}", style="not bold")
        text.append(f"\n→ bekasi {each.command}", style="not bold cyan")
        if each is not items[-1]:
            text.append("\n")
        table.add_row(str(each.article.id), text)
    return table


def line(item: Item, terminal: Terminal, names: Mapping[str, str]) -> str:
    """Return why ITEM is here, and since when."""
    by = named(item.by, names) or "-"
    reason = named(item.reason, names) if item.what is What.CONFIRM else clean(item.reason)
    told = terminal.sentence(TOLD[item.what], by=by, since=item.since, reason=reason)
    if item.more:
        told += " " + ngettext(
            "(and {count} comment before it)", "(and {count} comments before it)", item.more
        ).format(count=item.more)
    return told.removesuffix(" “”")  # a hold needs no reason


def inbox_json(items: Sequence[Item], zone: ZoneInfo) -> list[dict[str, object]]:
    """Return ITEMS for programs; of an approval to confirm, `reason` is who gave it."""
    return [
        {
            "number": each.article.id,
            "title": each.article.head.facts.title or None,
            "what": each.what.value,
            "since": dates.rfc3339(each.since, zone),
            "by": each.by or None,
            "reason": each.reason or None,
            "overdue": each.overdue,
            "more": each.more,
            "command": f"bekasi {each.command}",
        }
        for each in items
    ]

"""Draw one event: what is known of it, when it was to be before, the articles on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _, language
from bekasi_cli.model import Event, Occurrence
from bekasi_cli.terminal.agenda import earlier_text, first_of, state_of, when
from bekasi_cli.terminal.articles import headline_of, state_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.model import Article, Earlier, Facts
    from bekasi_cli.terminal import Terminal


def sheet(
    event: Event, terminal: Terminal, coming: Sequence[Occurrence], articles: Sequence[Article]
) -> RenderableType:
    """Draw all that is known of EVENT, its next times COMING, and the articles on it."""
    from rich.console import Group
    from rich.text import Text

    from bekasi_cli.terminal.tables import facts

    plan, origin = event.plan, event.origin
    rows = [
        (_("When"), when(first_of(event), terminal)),
        (_("Repeats"), _repeats(event, terminal)),
        (_("Next"), "; ".join(dates.show_day(each.day, language()) for each in coming)),
        (_("Place"), plan.place),
        (_("Present"), ", ".join(plan.officials)),
        (_("Organiser"), plan.organiser),
        (_("Internal notes"), plan.notes),
        (_("State"), state_of(event, terminal).plain),
        *((_("Was to be"), _was(each, terminal)) for each in event.earlier),
        (_("Source"), f"{origin.name} ({origin.kind.value})" if origin else ""),
        (_("Identifier"), event.uid),
    ]
    parts: list[RenderableType] = [
        Text.assemble((f"{event.id}  ", "bold dim"), (clean(plan.title), "bold")),
        facts((name, value) for name, value in rows if value),
    ]
    parts += (
        [Text("\n" + _("Articles"), style="bold"), *map(_article, articles)] if articles else []
    )
    return Group(*parts)


def beneath(
    facts: Facts, event: Event | None, others: Sequence[Article], terminal: Terminal
) -> RenderableType:
    """Draw the EVENT that an article with FACTS is on, and the OTHERS of its series."""
    from rich.console import Group
    from rich.text import Text

    told = when(first_of(event), terminal) if event else _("(it is not in the agenda)")
    title = clean(event.plan.title) if event else ""
    line = " · ".join(filter(None, (str(facts.event), title, told, clean(facts.angle))))
    head = Text.assemble("\n", (_("Event"), "bold"), f"  {line}")
    return Group(head, *map(_article, others))


def _article(article: Article) -> Text:
    from rich.text import Text

    angle = clean(article.head.facts.angle)
    line = Text.assemble((f"{article.id}  ", "dim"), headline_of(article), "  ")
    line.append_text(state_text(article.state))
    if angle:
        line.append(f" · {angle}", style="dim")
    return line


def _repeats(event: Event, terminal: Terminal) -> str:
    repeat = event.plan.repeat
    if repeat is None:
        return ""
    told = _("each week") if repeat.rule.startswith("FREQ=WEEKLY;BYDAY") else repeat.rule
    if repeat.last:
        told += ", " + terminal.sentence(N_("until {day}"), day=repeat.last)
    if repeat.omitted:
        days = "; ".join(dates.show_day(each, language()) for each in repeat.omitted)
        told += ", " + terminal.sentence(N_("not on {days}"), days=days)
    return told


def _was(before: Earlier, terminal: Terminal) -> str:
    message = N_("{was}; changed {at} by {who}: {reason}")
    if not before.reason:
        message = N_("{was}; changed {at} by {who}")
    return terminal.sentence(
        message,
        was=earlier_text(before, terminal),
        at=before.changed,
        who=before.by,
        reason=before.reason,
    )

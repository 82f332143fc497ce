"""Draw the agenda as people draw a week: days as headings, the hours in a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.dates.words import clock_text
from bekasi_cli.i18n import N_, _, language
from bekasi_cli.model import Event, EventStatus, Occurrence
from bekasi_cli.newsroom.agenda_import import Fate, Taken
from bekasi_cli.terminal.articles import ROOMY, Look

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text

    from bekasi_cli.model import Earlier
    from bekasi_cli.newsroom.agenda_looks import Clash
    from bekasi_cli.terminal import Terminal

LOOKS: Mapping[EventStatus, Look] = {
    EventStatus.PLANNED: Look("○", N_("Planned"), ""),
    EventStatus.CONFIRMED: Look("●", N_("Confirmed"), "green"),
    EventStatus.MOVED: Look("↷", N_("Moved"), "yellow"),
    EventStatus.CANCELLED: Look("×", N_("Cancelled"), "red"),
}


FATES: Mapping[Fate, Look] = {
    Fate.NEW: Look("+", N_("new"), ""),
    Fate.SAME: Look("=", N_("as before"), ""),
    Fate.CHANGED: Look("~", N_("changed"), ""),
    Fate.MOVED: Look("↷", N_("moved"), ""),
    Fate.CANCELLED: Look("×", N_("cancelled"), ""),
    Fate.GONE: Look("?", N_("gone from the source"), ""),
    Fate.BACK: Look("+", N_("in the source again"), ""),
}


class Week:
    """The days from FIRST to LAST with what takes place on each, and who is to be in two places."""

    def __init__(
        self,
        found: Sequence[Occurrence],
        clashes: Sequence[Clash],
        terminal: Terminal,
        *,
        first: date,
        last: date,
    ) -> None:
        self.found, self.clashes, self.terminal = found, clashes, terminal
        self.first, self.last = first, last

    def __rich_console__(
        self, _console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        from rich.text import Text

        wide = options.max_width >= ROOMY
        days = {day: list(group) for day, group in groupby(self.found, lambda each: each.day)}
        for n in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=n)
            yield Text(("\n" if n else "") + dates.show_day(day, language()), style="bold")
            there = [each for each in self.found if each.day < day <= each.last]
            rows = [*there, *days.get(day, [])]
            yield self._day(rows, wide=wide) if rows else Text("  " + _("nothing"), style="dim")
        for line in clash_lines(self.clashes, self.terminal):
            yield Text(f"\n! {line}", style="yellow")

    def _day(self, rows: Iterable[Occurrence], *, wide: bool) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2, 0, 0), expand=wide)
        table.add_column(no_wrap=True, width=13)
        if wide:
            for ratio in (5, 3, 4, 3):
                table.add_column(ratio=ratio, overflow="fold")
        else:
            table.add_column(overflow="fold")
        for each in rows:
            event = each.event
            title = _title(event)
            hours = Text(
                f"  {times(each, self.terminal)}", style="" if event.takes_place else "dim"
            )
            state = state_of(event, self.terminal)
            if wide:
                people = ", ".join(map(clean, event.plan.officials))
                table.add_row(hours, title, clean(event.plan.place), people, state)
                continue
            for line in _beside(event, self.terminal):
                title.append(f"\n{line}", style="not bold not strike dim")
            table.add_row(hours, title)
        return table


def _title(event: Event) -> Text:
    from rich.text import Text

    style = "bold" if event.takes_place else "strike dim"
    text = Text(clean(event.plan.title), style=style)
    text.append(f"  [{event.id}]", style="not bold not strike dim")
    return text


def _beside(event: Event, terminal: Terminal) -> Iterator[str]:
    plan = event.plan
    if plan.place:
        yield clean(plan.place)
    if plan.officials:
        yield terminal.sentence(N_("Present: {people}"), people=", ".join(plan.officials))
    yield state_of(event, terminal).plain


def times(found: Occurrence, terminal: Terminal) -> str:
    """Return the hours of FOUND as they stand in a column: 08.00–09.30, or all day."""
    if found.start is None:
        return _("all day")
    start = _hour(found.start, terminal)
    if found.event.plan.open_end:
        return _("{start}–end").format(start=start)
    return f"{start}–{_hour(found.end, terminal)}" if found.end else start


def _hour(moment: datetime, terminal: Terminal) -> str:
    local = moment.astimezone(terminal.zone)
    return clock_text(local.hour, local.minute, language())


def state_of(event: Event, terminal: Terminal) -> Text:
    """Return where EVENT stands, who may see it, and when it was to be at first."""
    from rich.text import Text

    look = LOOKS[event.status]
    text = Text(f"{look.sign} {_(look.word)}", style=look.style)
    if event.status is EventStatus.MOVED and event.earlier:
        was = earlier_text(event.earlier[-1], terminal)
        text.append(", " + terminal.sentence(N_("was {was}"), was=was))
    if event.status is EventStatus.CANCELLED and event.reason:
        text.append(f": {clean(event.reason)}")
    if event.origin and event.origin.gone:
        gone = terminal.sentence(N_("no longer in {source}"), source=event.origin.name)
        text.append(f" · {gone}", style="red")
    text.append(" · " + (_("public") if event.public else _("internal")), style="dim")
    return text


def earlier_text(before: Earlier, terminal: Terminal) -> str:
    """Return when an event was to be before it was moved."""
    if before.start:
        return terminal.show(before.start)
    return dates.show_day(before.day, language())


def clash_lines(clashes: Sequence[Clash], terminal: Terminal) -> Iterator[str]:
    """Yield a sentence for each of CLASHES."""
    for each in clashes:
        yield terminal.sentence(
            N_("{official} is in two places on {day}: {one} ({at}) and {other} ({then})."),
            official=each.official,
            day=each.one.day,
            one=_named(each.one),
            at=times(each.one, terminal),
            other=_named(each.other),
            then=times(each.other, terminal),
        )


def first_of(event: Event) -> Occurrence:
    """Return the first time that EVENT takes place."""
    plan = event.plan
    return Occurrence(event, plan.day, plan.last_day or plan.day, plan.start, plan.end)


def _named(found: Occurrence) -> str:
    return f"{found.event.plan.title} [{found.event.id}]"


def fate_text(taken: Taken, terminal: Terminal) -> str:
    """Return what an import did to an event, and when it was to be before."""
    told = _(FATES[taken.fate].word)
    if taken.fate is Fate.MOVED:
        was = earlier_text(taken.event.earlier[-1], terminal)
        told += ", " + terminal.sentence(N_("was {was}"), was=was)
    return told


def when(found: Occurrence, terminal: Terminal) -> str:
    """Return the days and hours of FOUND in one line."""
    day = dates.show_day(found.day, language())
    if found.last > found.day:
        day += f" – {dates.show_day(found.last, language())}"
    return f"{day}, {times(found, terminal)}"


def table(found: Sequence[Occurrence], terminal: Terminal) -> RenderableType:
    """Draw a line for each of FOUND."""
    from bekasi_cli.terminal.tables import Sheet

    head = (_("Event"), _("No."), _("When"), _("Place"), _("Present"), _("State"))
    rows = [
        (
            each.event.plan.title,
            str(each.event.id),
            when(each, terminal),
            each.event.plan.place or "-",
            ", ".join(each.event.plan.officials) or "-",
            state_of(each.event, terminal).plain,
        )
        for each in found
    ]
    return Sheet(head, rows)

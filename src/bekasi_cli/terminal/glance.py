"""Draw the newsroom at a glance, what went wrong first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.documents import clean
from bekasi_cli.i18n import N_, _, language
from bekasi_cli.model import ApprovalKind
from bekasi_cli.terminal.articles import APPROVALS, headline, state_text
from bekasi_cli.terminal.preview import named
from bekasi_cli.terminal.story import marks

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.house import House
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.glancing import Glance, Marked, Scheduled
    from bekasi_cli.newsroom.scheduling import Run
    from bekasi_cli.terminal import Terminal

MOST = 10
"""So many approvals are shown, the newest."""


def glance(seen: Glance, terminal: Terminal, house: House, now: datetime) -> RenderableType:
    """Draw SEEN, as it stands NOW."""
    from rich.console import Group
    from rich.text import Text

    when = dates.show(now, house.zone, language())
    parts: list[RenderableType] = [
        Text.assemble((clean(house.office), "bold"), (f"\n{when}", "dim")),
        *_alarms(seen, terminal),
        Text(),
        _counts(seen),
    ]
    waiting = (
        (each.article, _since(seen, each.given, each.since, terminal)) for each in seen.waiting
    )
    coming = ((each.article, _goes_out(each, house)) for each in seen.scheduled if not _alarm(each))
    grave = [each for each in seen.marked if _grave(each)]
    marked = ((each.article, _mark(each, terminal, house)) for each in grave[-MOST:])
    parts += _section(_("Waiting for approval"), waiting)
    parts += _section(_("Goes out next"), coming)
    if seen.last_run:
        parts.append(_ran(seen.last_run, terminal))
    parts += _section(_("Approvals to look at"), marked)
    if more := len(grave[:-MOST]):
        line = terminal.sentence(N_("{count} more: bekasi status --json"), count=more)
        parts.append(Text(line, style="dim"))
    parts += _doubtful(seen, terminal)
    if seen.unproven:
        codes = ", ".join(each.code for each in seen.unproven)
        line = terminal.sentence(
            N_(
                "Nothing proves who acts as {codes}: they share a login and have no PIN."
                " To set one: bekasi staff pin CODE"
            ),
            codes=codes,
        )
        parts.append(Text(f"\n! {line}", style="yellow"))
    return Group(*parts)


def _grave(each: Marked) -> bool:
    """Tell whether EACH needs a look of its own, beyond who it was that approved."""
    return each.approval.kind is ApprovalKind.URGENT or each.approval.confirmed is False


def _doubtful(seen: Glance, terminal: Terminal) -> Iterator[Text]:
    """Yield the articles of which only the approver's identity is in doubt, in one line."""
    from rich.text import Text

    numbers = sorted({each.article.id for each in seen.marked if not _grave(each)}, reverse=True)
    if not numbers:
        return
    shown = ", ".join(map(str, numbers[:MOST])) + (", …" if numbers[MOST:] else "")
    line = terminal.sentence(
        N_("Approved in the last days, but nothing proves by whom: {numbers}."), numbers=shown
    )
    yield Text(f"\n! {line}", style="yellow")


def _alarm(each: Scheduled) -> str:
    """Return the marked sentence that is shouted about EACH, nothing where all is well."""
    if not each.approved:
        return N_(
            "Article {number} is to go out on {at} but is no longer approved: it will not."
            " See: bekasi show {number}"
        )
    if each.missed:
        return N_(
            "Article {number} should have gone out on {at} and did not."
            " To publish it now: bekasi publish {number}"
        )
    return ""


def _alarms(seen: Glance, terminal: Terminal) -> Iterator[Text]:
    from rich.text import Text

    for each in seen.scheduled:
        if alarm := _alarm(each):
            line = terminal.sentence(alarm, number=each.article.id, at=each.at)
            yield Text(f"!! {line}", style="bold red")
    for late in seen.overdue:
        line = terminal.sentence(
            N_(
                "Nobody has confirmed for a day that {who} approved article {number}, recorded on"
                " {at}. To confirm it: bekasi confirm {number}"
            ),
            who=late.approval.approved_by,
            number=late.article.id,
            at=late.approval.at,
        )
        yield Text(f"!! {line}", style="bold red")
    if seen.asleep:
        ran = seen.last_run
        line = (
            terminal.sentence(
                N_(
                    "Texts are scheduled, but the schedule last ran on {at}."
                    " Let the computer's clock type each minute: bekasi publish --due"
                ),
                at=ran.at,
            )
            if ran
            else _(
                "Texts are scheduled, but the schedule never ran."
                " Let the computer's clock type each minute: bekasi publish --due"
            )
        )
        yield Text(f"!! {line}", style="bold red")


def _counts(seen: Glance) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold", no_wrap=True)
    for state, count in seen.counts.items():
        if count:
            table.add_row(Text(str(count)), state_text(state))
    return table if table.row_count else Text(_("There are no articles yet."), style="dim")


def _since(seen: Glance, given: int, since: datetime, terminal: Terminal) -> str:
    if seen.needed > 1:
        return terminal.sentence(
            N_("since {at}; {given} of {needed} approvals"),
            at=since,
            given=given,
            needed=seen.needed,
        )
    return terminal.sentence(N_("since {at}"), at=since)


def _goes_out(each: Scheduled, house: House) -> str:
    when = dates.show(each.at, house.zone, language())
    message = _("on {at}, but not while it is on hold") if each.held else _("on {at}")
    return message.format(at=when)


def _ran(run: Run, terminal: Terminal) -> Text:
    from rich.text import Text

    line = terminal.sentence(
        N_("The schedule last ran on {at} under the login {login}."), at=run.at, login=run.login
    )
    if run.skipped:
        numbers = ", ".join(map(str, run.skipped))
        line += " " + _("These did not go out: {numbers}.").format(numbers=numbers)
    return Text(f"\n{line}", style="yellow" if run.skipped else "dim")


def _mark(each: Marked, terminal: Terminal, house: House) -> str:
    approval = each.approval
    who = named(approval.by, house.names)
    told = [_(APPROVALS[approval.kind]), f"{who}, {terminal.show(approval.at)}"]
    return " · ".join([*told, *marks(approval, house.names)])


def _section(title: str, rows: Iterable[tuple[Article, str]]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for article, told in rows:
        who = clean(", ".join(article.head.facts.reporters)) or "-"
        text = headline(article.head.facts)
        text.append(f"\n{who} · {told}", style="not bold dim")
        table.add_row(str(article.id), text)
    if table.row_count:
        yield Text(f"\n{title}", style="bold")
        yield table


def glance_json(seen: Glance, house: House, now: datetime) -> dict[str, object]:
    """Return SEEN for programs: times with the office's offset, people as codes."""

    def time(moment: datetime) -> str:
        return dates.rfc3339(moment, house.zone)

    def article(each: Article) -> dict[str, object]:
        facts = each.head.facts
        return {"number": each.id, "title": facts.title or None, "reporters": list(facts.reporters)}

    return {
        "office": house.office,
        "at": time(now),
        "counts": {state.value: count for state, count in seen.counts.items()},
        "waiting": [
            article(each.article)
            | {"since": time(each.since), "given": each.given, "needed": seen.needed}
            for each in seen.waiting
        ],
        "scheduled": [
            article(each.article)
            | {"at": time(each.at), "missed": each.missed}
            | {"approved": each.approved, "held": each.held}
            for each in seen.scheduled
        ],
        "last_run": _run_json(seen.last_run, house),
        "asleep": seen.asleep,
        "approvals": [
            article(each.article)
            | {"revision": each.approval.revision, "kind": each.approval.kind.value}
            | {"by": each.approval.by, "at": time(each.approval.at)}
            | {"reason": each.approval.reason or None, "confirmed": each.approval.confirmed}
            | {"identity": each.approval.identity.value}
            for each in seen.marked
        ],
        "overdue": [each.article.id for each in seen.overdue],
        "unproven": [each.code for each in seen.unproven],
    }


def _run_json(run: Run | None, house: House) -> dict[str, object] | None:
    if run is None:
        return None
    return {
        "at": dates.rfc3339(run.at, house.zone),
        "login": run.login,
        "published": list(run.published),
        "skipped": list(run.skipped),
    }

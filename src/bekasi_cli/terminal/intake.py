"""Draw what an import took in, what was here already, what conflicts and what nobody could read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _
from bekasi_cli.newsroom.importing import Intake
from bekasi_cli.terminal.articles import Look

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.newsroom.importing import Taken

LOOKS: Mapping[Intake, Look] = {
    Intake.NEW: Look("✓", N_("taken in"), "green"),
    Intake.SAME: Look("=", N_("here already"), "dim"),
    Intake.CONFLICT: Look("≠", N_("changed since, left alone"), "yellow"),
    Intake.UNREADABLE: Look("✗", N_("cannot be read"), "bold red"),
}
WOULD_BE = N_("would be taken in")


def table(taken: Sequence[Taken], *, dry_run: bool) -> RenderableType:
    """Return a line for each file with its sign, its article's number and its name, then sums."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(overflow="fold")
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for each in taken:
        number = "-" if each.number is None else str(each.number)
        rows.add_row(_outcome(each.outcome, dry_run=dry_run), number, Text(clean(each.name)))
    counted = Counter(each.outcome for each in taken)
    sums = [f"{_word(each, dry_run=dry_run)}: {counted[each]}" for each in Intake if counted[each]]
    return Group(rows, Text("; ".join(sums), style="bold"))


def _outcome(outcome: Intake, *, dry_run: bool) -> RenderableType:
    from rich.text import Text

    look = LOOKS[outcome]
    return Text(f"{look.sign} {_word(outcome, dry_run=dry_run)}", style=look.style)


def _word(outcome: Intake, *, dry_run: bool) -> str:
    return _(WOULD_BE if dry_run and outcome is Intake.NEW else LOOKS[outcome].word)


def taken_json(taken: Taken) -> dict[str, object]:
    """Return what came of one file, for programs."""
    return {
        "file": taken.name,
        "outcome": taken.outcome.value,
        "number": taken.number,
        "notices": [each.sentence() for each in taken.notices],
    }

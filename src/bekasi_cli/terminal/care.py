"""Draw the journal's lines and what an inspection of the newsroom found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _
from bekasi_cli.terminal.articles import ROOMY
from bekasi_cli.terminal.preview import named

if TYPE_CHECKING:
    from datetime import tzinfo

    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.storage.port import Entry, Problem, Report
    from bekasi_cli.terminal import Terminal

UNPROVEN = "unproven"


def log(
    entries: Sequence[Entry], terminal: Terminal, *, names: Mapping[str, str]
) -> RenderableType:
    """Return ENTRIES as a table: when, who, what, about what, why; narrow ones below each other."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(_("Line"), justify="right", no_wrap=True)
    if terminal.out.width < ROOMY:
        table.add_column(_("Act"), overflow="fold")
        for each in entries:
            table.add_row(str(each.seq), _stacked(each, terminal, names))
        return table
    table.add_column(_("Time"), no_wrap=True)
    for title in (_("Who"), _("Act"), _("About"), _("Reason")):
        table.add_column(title, overflow="fold")
    for each in entries:
        cells = _cells(each, terminal, names)
        table.add_row(str(each.seq), *(Text(cell) for cell in cells))
    return table


def _cells(entry: Entry, terminal: Terminal, names: Mapping[str, str]) -> tuple[str, ...]:
    if entry.redacted:
        return ("-", "-", _("(content removed)"), "", "")
    when = terminal.show(entry.at) if entry.at else "-"
    about = clean(", ".join(_in_runs(entry.about)))
    return (when, _who(entry, names), clean(entry.act), about, clean(entry.reason))


def _in_runs(about: Sequence[str]) -> list[str]:
    """Return ABOUT with lines that follow each other, as an erasure names them, in one."""
    found: list[str] = []
    first = last = ""
    for each in about:
        kind, _slash, number = each.partition("/")
        if kind != "journal" or not number.isdecimal():
            found.append(each)
        elif last and int(number) == int(last) + 1:
            last = number
            found[-1] = f"journal/{first}-{last}"
        else:
            first = last = number
            found.append(each)
    return found


def _who(entry: Entry, names: Mapping[str, str]) -> str:
    who = named(entry.actor, names)
    return who + " · " + _("identity not proven") if entry.identity == UNPROVEN else who


def _stacked(entry: Entry, terminal: Terminal, names: Mapping[str, str]) -> Text:
    from rich.text import Text

    when, who, act, about, reason = _cells(entry, terminal, names)
    text = Text.assemble((f"{act} ", "bold"), about, "\n", (f"{who} · {when}", "dim"))
    return text.append(f"\n{reason}") if reason else text


def entry_json(entry: Entry, zone: tzinfo) -> dict[str, object]:
    """Return ENTRY for programs; the documents themselves are what `show` is for."""
    return {
        "seq": entry.seq,
        "at": dates.rfc3339(entry.at, zone) if entry.at else None,
        "actor": entry.actor or None,
        "login": entry.login or None,
        "identity": entry.identity or None,
        "act": entry.act or None,
        "about": list(entry.about),
        "reason": entry.reason or None,
        "files": dict(entry.files),
        "redacted": entry.redacted,
        "digest": entry.digest,
    }


def report(found: Report, terminal: Terminal) -> RenderableType:
    """Return what an inspection FOUND, in words: what was read, each problem, what was done."""
    from rich.console import Group
    from rich.text import Text

    parts: list[Text] = [
        Text(
            terminal.sentence(
                N_("Read: {lines} lines of the journal, {files} files. Last line: {seq}, {digest}"),
                lines=found.lines,
                files=found.files,
                seq=found.head.seq,
                digest=found.head.digest,
            )
        )
    ]
    parts += [_problem(each, terminal) for each in found.problems]
    parts += [
        Text("✓ " + terminal.sentence(N_("{file} was put right."), file=each), style="green")
        for each in found.repaired
    ]
    if found.whole:
        parts.append(Text("✓ " + _("The newsroom is whole."), style="bold green"))
    return Group(*parts)


def _problem(problem: Problem, terminal: Terminal) -> Text:
    from rich.text import Text

    sign, style = ("✗", "bold red") if problem.serious else ("!", "yellow")
    sentence = terminal.sentence(problem.message, **problem.details)
    text = Text.assemble((f"{sign} {clean(problem.where)}: ", style), sentence)
    if problem.serious and not problem.repairable:
        text.append(" " + _("This cannot be restored from what is here."), style="dim")
    return text


def report_json(found: Report, terminal: Terminal) -> dict[str, object]:
    """Return what an inspection FOUND for programs, each sentence in the language in use."""
    return {
        "whole": found.whole,
        "newsroom": found.head.newsroom,
        "seq": found.head.seq,
        "head": found.head.digest,
        "lines": found.lines,
        "files": found.files,
        "problems": [
            {
                "fault": each.fault.value,
                "where": each.where,
                "message": terminal.sentence(each.message, **each.details),
                "serious": each.serious,
                "repairable": each.repairable,
            }
            for each in found.problems
        ],
        "repaired": list(found.repaired),
        "lost": found.lost,
    }

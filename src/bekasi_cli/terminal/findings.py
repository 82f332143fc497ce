"""Show what the house style found: the place, the line with a mark below it, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, Language, _, language, ngettext
from bekasi_cli.newsroom.checking import Lines, Place
from bekasi_cli.style import Finding, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.newsroom.checking import Report
    from bekasi_cli.style.loading import Entry
    from bekasi_cli.terminal import Terminal

LABELS: Mapping[Severity, str] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.HINT: N_("hint"),
    Severity.OFF: N_("off"),
}
_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.HINT: "cyan",
    Severity.OFF: "dim",
}
_NARROWEST = 40
_FILLED = re.compile(r"\{\w+\}")
Said: TypeAlias = tuple[str, str]
"""Words, and the style that they are shown in."""


def message(finding: Finding) -> str:
    """Return why, in the language in use."""
    said = finding.indonesian if language() is Language.INDONESIAN else finding.english
    return clean(said)


def show(reports: Sequence[Report], terminal: Terminal) -> None:
    """Print each finding of REPORTS as compilers do; in a pipe its first line is one line."""
    width = max(terminal.out.width, _NARROWEST)
    told = [part for each in reports for part in _findings(each, width)]
    if not told:
        return
    if terminal.out.is_terminal:
        from rich.text import Text

        terminal.page(Text.assemble(*(part for part in told if part[0])))
    else:
        terminal.print_plain("".join(words for words, _style in told))


def _findings(report: Report, width: int) -> Iterator[Said]:
    lines = Lines(report.source.text)
    for each in report.findings:
        yield from _finding(each, report, lines, width)


def _finding(finding: Finding, report: Report, lines: Lines, width: int) -> Iterator[Said]:
    place = lines.place(finding.offset)
    name = report.source.name or _("article {number}").format(number=report.source.article or "")
    yield f"{clean(name)}:{place.line}:{place.column}: ", "bold"
    yield f"{_(LABELS[finding.severity])}: ", _STYLES[finding.severity]
    yield message(finding), ""
    yield f" [{finding.rule}]", "dim"
    if finding.quoted:
        yield " " + _("(in a quotation)"), "dim"
    yield "\n", ""
    yield from _marked(finding, lines.line(place.line), place, width)


def _marked(finding: Finding, line: str, place: Place, width: int) -> Iterator[Said]:
    """Yield the part of LINE around the place, a mark below it, and what should stand there."""
    gutter = f"{place.line:>5} │ "
    at = place.column - 1
    room = width - len(gutter) - 1
    start = max(0, min(at - room // 3, len(line) - room))
    shown = clean(line[start : start + room]).replace("\t", " ")
    if start:
        shown = f"…{shown[1:]}"
    before = clean(line[start:at])
    length = min(finding.length, len(line) - at, max(room - len(before), 1))
    mark = "^" * max(1, _wide(clean(line[at : at + length])))
    yield f"{gutter}{shown}\n", "dim"
    yield " " * len(gutter.rstrip("│ ")) + "│ ", "dim"
    yield " " * _wide(before) + mark, _STYLES[finding.severity]
    if finding.suggestions:
        yield f" → {clean(' / '.join(finding.suggestions))}", "green"
    yield "\n", ""


def _wide(text: str) -> int:
    """Return how many columns TEXT takes on a screen."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def brief(report: Report, terminal: Terminal, most: int) -> None:
    """Print the first MOST findings of an article on stderr, a line each, and how to see all."""
    lines = Lines(report.source.text)
    for each in report.findings[:most]:
        place = lines.place(each.offset)
        terminal.note(
            N_("line {line}, {severity}: {text} – {why}"),
            line=place.line,
            severity=_(LABELS[each.severity]),
            text=" ".join(each.text.split())[:60] or "-",
            why=message(each),
        )
    terminal.warn(
        N_("House style: {summary} See: bekasi check {number}"),
        summary=summary([report]),
        number=report.source.article or "",
    )


def summary(reports: Sequence[Report]) -> str:
    """Return how much was found, in one sentence."""
    found = [each for report in reports for each in report.findings]
    counts = {level: sum(each.severity is level for each in found) for level in LABELS}
    if not found:
        told = ngettext(
            "Nothing to mend in {texts} text.", "Nothing to mend in {texts} texts.", len(reports)
        )
        return told.format(texts=len(reports))
    told = ngettext(
        "{errors} errors, {warnings} warnings, {hints} hints in {texts} text.",
        "{errors} errors, {warnings} warnings, {hints} hints in {texts} texts.",
        len(reports),
    )
    return told.format(
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        hints=counts[Severity.HINT],
        texts=len(reports),
    )


def reports_json(reports: Sequence[Report]) -> list[dict[str, object]]:
    """Return all findings for programs, those of all texts in one list."""
    found = []
    for report in reports:
        lines = Lines(report.source.text)
        found += [_json(each, report, lines) for each in report.findings]
    return found


def _json(finding: Finding, report: Report, lines: Lines) -> dict[str, object]:
    place = lines.place(finding.offset)
    return {
        "article": report.source.article,
        "file": report.source.name or None,
        "line": place.line,
        "column": place.column,
        "offset": finding.offset,
        "length": finding.length,
        "part": finding.part.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "text": finding.text,
        "suggestions": list(finding.suggestions),
        "message": message(finding),
        "source": finding.source,
        "quoted": finding.quoted,
    }


def rule(entry: Entry, severity: Severity) -> Text:
    """Return what there is to know of a rule: why, its source, and examples of right and wrong."""
    from rich.text import Text

    found = entry.rule
    said = found.indonesian if language() is Language.INDONESIAN else found.en
    text = Text(found.id, "bold")
    text.append(f"  {_(LABELS[severity])}\n", _STYLES[severity])
    text.append(clean(_FILLED.sub("…", said)) + "\n")
    if found.source:
        text.append(_("Source: {source}").format(source=clean(found.source)) + "\n")
    for heading, examples in ((_("Wrong"), entry.flags), (_("Right"), entry.passes)):
        text.append(f"\n{heading}\n" if examples else "", "bold")
        for each in examples:
            words = each if isinstance(each, str) else each.text
            right = "" if isinstance(each, str) or not each.suggestion else f"  → {each.suggestion}"
            text.append(f"  {clean(words)}")
            text.append(f"{clean(right)}\n", "green")
    return text


def explained(entries: Sequence[Entry], severity: Callable[[str], Severity]) -> RenderableType:
    """Return all there is to know of each rule."""
    from rich.console import Group

    return Group(*(rule(each, severity(each.rule.id)) for each in entries))


def listed(entries: Sequence[Entry], severity: Callable[[str], Severity]) -> RenderableType:
    """Return a table of rules: each with its severity and why."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for _column in range(3):
        table.add_column(overflow="fold")
    for entry in entries:
        found, level = entry.rule, severity(entry.rule.id)
        said = found.indonesian if language() is Language.INDONESIAN else found.en
        table.add_row(
            Text(found.id, "bold"),
            Text(_(LABELS[level]), _STYLES[level]),
            Text(clean(_FILLED.sub("…", said))),
        )
    return table

"""Show what the house style found: the place, the line with a mark below it, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, Language, _, language, ngettext
from bekasi_cli.newsroom.checking import Lines
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


def message(finding: Finding) -> str:
    """Return why, in the language in use."""
    said = finding.indonesian if language() is Language.INDONESIAN else finding.english
    return clean(said)


def show(reports: Sequence[Report], terminal: Terminal) -> None:
    """Print each finding of REPORTS as compilers do; in a pipe its first line is one line."""
    from rich.text import Text

    width = max(terminal.out.width, _NARROWEST)
    told = [part for each in reports for part in _findings(each, width)]
    if not told:
        return
    text = Text("\n").join(told)
    if terminal.out.is_terminal:
        terminal.page(text)
    else:
        terminal.print_text(f"{text.plain}\n")


def _findings(report: Report, width: int) -> Iterator[Text]:
    lines = Lines(report.source.text)
    for each in report.findings:
        yield _finding(each, report, lines, width)


def _finding(finding: Finding, report: Report, lines: Lines, width: int) -> Text:
    from rich.text import Text

    place = lines.place(finding.offset)
    name = report.source.name or _("article {number}").format(number=report.source.article or "")
    told = Text(f"{clean(name)}:{place.line}:{place.column}: ", "bold")
    told.append(f"{_(LABELS[finding.severity])}: ", _STYLES[finding.severity])
    told.append(message(finding))
    told.append(f" [{finding.rule}]", "dim")
    if finding.quoted:
        told.append(" " + _("(in a quotation)"), "dim")
    told.append("\n")
    told.append_text(_marked(finding, lines.line(place.line), place.line, place.column, width))
    return told


def _marked(finding: Finding, line: str, number: int, column: int, width: int) -> Text:
    """Return the part of LINE around the place, a mark below it, and what should stand there."""
    from rich.cells import cell_len
    from rich.text import Text

    gutter = f"{number:>5} │ "
    room = width - len(gutter) - 1
    start = max(0, min(column - 1 - room // 3, len(line) - room))
    shown = clean(line[start : start + room]).replace("\t", " ")
    if start:
        shown = f"…{shown[1:]}"
    before = clean(line[start : column - 1])
    length = min(finding.length, len(line) - column + 1, max(room - len(before), 1))
    mark = "^" * max(1, cell_len(clean(line[column - 1 : column - 1 + length])))
    text = Text(f"{gutter}{shown}\n", "dim", no_wrap=True, overflow="crop")
    text.append(" " * len(gutter.rstrip("│ ")) + "│ ", "dim")
    text.append(" " * cell_len(before) + mark, _STYLES[finding.severity])
    if finding.suggestions:
        text.append(f" → {clean(' / '.join(finding.suggestions))}", "green")
    return text


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
    text.append(clean(said.replace("{right}", "…").replace("{text}", "…")) + "\n")
    if found.source:
        text.append(_("Source: {source}").format(source=clean(found.source)) + "\n")
    for heading, examples in ((_("Wrong"), entry.flags), (_("Right"), entry.passes)):
        text.append(f"\n{heading}\n", "bold")
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
            Text(clean(said.replace("{right}", "…").replace("{text}", "…"))),
        )
    return table

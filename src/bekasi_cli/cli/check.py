"""Check texts against the house style: articles, files, folders, standard input, the newsroom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import PartlyDone, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.style.values import Severity

if TYPE_CHECKING:
    from bekasi_cli.newsroom.checking import Report, Source
    from bekasi_cli.style import Ruleset

app = CommandApp()

PIPE = "-"
SUFFIXES = (".md", ".markdown", ".txt")


Targets: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[N|FILE]…", help=N_("Articles, files and folders, or -."), show_default=False
    ),
]
Rules: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="RULE", help=N_("Only this rule or topic; can be repeated.")),
]
Fix: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=N_("Mend what has one right answer, outside quotations and names; shows it first."),
    ),
]


@app.act(
    "check",
    help=N_(
        "Check texts against the house style: articles by their numbers, files, folders, - for"
        " standard input; without any, all articles that are not in the trash. Each finding has"
        " its place, its reason and what should stand there; `explain` says more about a rule."
        " Leaves with 3 where there are errors. A line [//]: # (gaya: abaikan RULE) lets the"
        " paragraph below it pass."
    ),
    examples=(
        "bekasi check 17\nbekasi cek naskah.md\nbekasi check naskah/ --severity hint\n"
        "bekasi check --rule kata-depan --json\n"
        "bekasi check naskah.md --fix\ncat naskah.md | bekasi check -"
    ),
)
def check(
    ctx: typer.Context,
    targets: Targets = None,
    rule: Rules = None,
    fix: Fix = False,
    severity: Annotated[
        Severity,
        typer.Option("--severity", help=N_("The lightest that is shown: error, warning, hint.")),
    ] = Severity.WARNING,
) -> None:
    """Show what was found; leave with 3 where it holds errors."""
    from bekasi_cli.cli import mending
    from bekasi_cli.cli.styling import rules_in_force
    from bekasi_cli.newsroom import many
    from bekasi_cli.terminal import findings as view

    session = Session.of(ctx)
    rules = rules_in_force(session)
    wanted = _known(rule or [], rules)
    sources = list(_sources(session, targets or []))
    reports, failed = [], list[Unreadable]()
    for source, told in zip(sources, many.reports(sources, rules, severity), strict=True):
        if isinstance(told, Unreadable):
            _tell_unreadable(session, source, told)
            failed.append(told)
            continue
        report = chosen(told, severity, wanted)
        if fix:
            report = chosen(mending.mend(session, report, rules), severity, wanted)
        reports.append(report)
    if session.options.json:
        session.terminal.data(view.reports_json(reports))
    elif not (fix and PIPE in (targets or [])):  # standard output holds the mended text
        _show(session, reports)
    _judge(reports, failed)


def _tell_unreadable(session: Session, source: Source, error: Unreadable) -> None:
    session.terminal.warn(
        N_("{file}: {problem}"),
        file=source.name or str(source.article),
        problem=" ".join(error.sentences(session.terminal.show)),
    )


def chosen(report: Report, severity: Severity, wanted: Sequence[str] = ()) -> Report:
    """Return REPORT with what is at least as grave as SEVERITY, of the WANTED rules or topics."""
    from bekasi_cli.newsroom.checking import at_least

    found = at_least(report, severity)
    if not wanted:
        return found
    kept = (
        each
        for each in found.findings
        if each.rule in wanted or each.rule.partition("/")[0] in wanted
    )
    return found._replace(findings=tuple(kept))


def _known(names: Sequence[str], rules: Ruleset) -> list[str]:
    from bekasi_cli.cli.styling import no_such_rule

    topics = {each.partition("/")[0] for each in rules.rules}
    for name in names:
        if name not in rules.rules and name not in topics:
            raise no_such_rule(name, rules)
    return list(names)


def _show(session: Session, reports: Sequence[Report]) -> None:
    from bekasi_cli.terminal import findings as view

    found = [each for report in reports for each in report.findings]
    view.show(reports, session.terminal)
    if not any(each.severity is Severity.ERROR for each in found):
        session.terminal.note("{summary}", summary=view.summary(reports))


def _judge(reports: Sequence[Report], failed: Sequence[Unreadable]) -> None:
    from bekasi_cli.terminal import findings as view

    if failed and not reports:
        raise failed[0]
    if failed:
        raise PartlyDone(
            N_("{count} texts could not be read; the others were checked."),
            N_("What is wrong stands above."),
            count=len(failed),
        )
    errors = [e for each in reports for e in each.findings if e.severity is Severity.ERROR]
    if errors:
        raise PartlyDone(
            "{summary}",
            N_("Why, with examples: bekasi explain {rule}"),
            summary=view.summary(reports),
            rule=errors[0].rule,
        )


def _sources(session: Session, targets: Sequence[str]) -> Iterator[Source]:
    """Yield each text that TARGETS name, once.

    Raises:
        NotFound: there is no such article.
        Unreadable: a file cannot be read.
    """
    from bekasi_cli.model import Article, State
    from bekasi_cli.newsroom import checking
    from bekasi_cli.newsroom.reading import Query, articles

    if not targets:
        every = Query(states=tuple(each for each in State if each is not State.TRASHED), limit=None)
        for article in articles(session.store, every):
            yield checking.of_article(session.store, article)
    for name in dict.fromkeys(path for each in targets for path in _paths(each)):
        if name.isascii() and name.isdigit() and not Path(name).exists():
            yield checking.of_article(session.store, session.store.get(Article, int(name)))
        else:
            yield checking.source(_read(session, name), name)


def _paths(name: str) -> list[str]:
    """Return the texts that NAME means: itself, or those of a folder."""
    path = Path(name)
    if name == PIPE or "\0" in name or not path.is_dir():
        return [name]
    found = sorted(
        str(each)
        for each in path.rglob("*")
        if each.suffix.lower() in SUFFIXES
        and each.is_file()
        and not any(part.startswith(".") for part in each.relative_to(path).parts)
    )
    if not found:
        raise Unreadable(
            N_("The folder {folder} holds no texts."),
            N_("Texts are files that end in {suffixes}."),
            folder=name,
            suffixes=", ".join(SUFFIXES),
        )
    return found


def _read(session: Session, name: str) -> bytes:
    from bekasi_cli.cli import sources

    return sources.read(session, name, "bekasi check")

"""Mend texts by the house style: show what changes, ask, then save it where it came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.checking import Report
    from bekasi_cli.style import Ruleset

PIPE = "-"


def mend(session: Session, report: Report, rules: Ruleset) -> Report:
    """Mend the text of REPORT, and return what is found in it afterwards.

    Raises:
        Interrupted: the answer was no.
        UsageProblem: nobody can answer, and --yes was not typed.
    """
    from bekasi_cli.newsroom import checking
    from bekasi_cli.newsroom.fixing import difference, fixed

    source = report.source
    done = fixed(report)
    if not done.mended:
        return report
    if source.name == PIPE:
        session.terminal.print_text(done.text)
    else:
        if not session.options.json:
            session.terminal.print_text(difference(source.text, done.text))
        if not _agreed(session, report, len(done.mended)):
            return report
        _save(session, report, done.text)
    return checking.report(source._replace(text=done.text), rules)


def _agreed(session: Session, report: Report, count: int) -> bool:
    from bekasi_cli import prompts

    if session.options.yes:
        return True
    question = session.terminal.sentence(
        N_("Mend these {count} places in {name}?"), count=count, name=_name(report)
    )
    return prompts.confirm(question, asking=session.surroundings.asking)


def _name(report: Report) -> str:
    from bekasi_cli.i18n import _

    source = report.source
    return source.name or _("article {number}").format(number=source.article or "")


def _save(session: Session, report: Report, text: str) -> None:
    from bekasi_cli.files import atomic_write

    source = report.source
    if source.article is None:
        atomic_write(Path(source.name), text.encode())
        session.terminal.note(N_("{file} is mended."), file=source.name)
        return
    from bekasi_cli.cli import outcomes
    from bekasi_cli.documents import parse
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import writing

    head = session.store.get(Article, source.article).head.revision
    manuscript = parse(text.encode()).manuscript
    outcome = writing.revise(session.room, source.article, manuscript, base=head)
    if session.options.json:
        return
    outcomes.tell(
        session,
        outcome,
        N_("Article {number} is mended: revision {revision} (code {code}). It is now {state}."),
    )

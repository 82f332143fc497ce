"""Give commands the house style that is in force here: ours, and the newsroom's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bekasi_cli.errors import NotFound, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.style.values import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article
    from bekasi_cli.style import Ruleset


def rules_in_force(session: Session) -> Ruleset:
    """Return the rules of the program and the newsroom, and the register that they read.

    Raises:
        Unreadable: the newsroom's own are not understood.
    """
    from bekasi_cli.newsroom.styling import house_rules

    folder = folder_of(session)
    rules = house_rules(folder)
    if folder is None:
        return rules
    from bekasi_cli.newsroom.registered import register

    return replace(rules, register=register(session.store, session.settings.zone))


def tell(session: Session, article: Article, most: int = 3) -> None:
    """Say in a few lines what the house style finds in the head of ARTICLE, if anything."""
    from bekasi_cli.newsroom import checking
    from bekasi_cli.terminal import findings as view

    if session.options.json:
        return
    try:
        report = checking.report(
            checking.of_article(session.store, article), rules_in_force(session)
        )
    except Unreadable as error:
        session.terminal.warn(error.message, **error.details)
        return
    shown = checking.at_least(report, Severity.WARNING)
    if shown.findings:
        view.brief(shown, session.terminal, most)


def folder_of(session: Session) -> Path | None:
    """Return the newsroom's folder, None where there is none: a file can be checked anywhere."""
    try:
        return session.folder
    except NotFound:
        return None


def no_such_rule(name: str, rules: Ruleset) -> NotFound:
    """Return the error for a rule that is none of RULES, with those that come near."""
    from difflib import get_close_matches

    topics = sorted({each.partition("/")[0] for each in rules.rules})
    near = get_close_matches(name, [*rules.rules, *topics], n=3, cutoff=0.5)
    return NotFound(
        N_("There is no rule {rule}. Near it: {near}."),
        N_("See all of them: bekasi explain"),
        rule=name,
        near=", ".join(near or topics),
    )

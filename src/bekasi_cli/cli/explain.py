"""Explain a rule of the house style: why it is one, its source, examples of right and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.style import Ruleset
    from bekasi_cli.style.loading import Entry

app = CommandApp()


@app.act(
    "explain",
    help=N_(
        "Explain a rule of the house style: why it is one, where it comes from, and texts that are"
        " wrong and right by it. A topic stands for all of its rules; without one, all are listed."
    ),
    examples="bekasi explain kata-depan/di\nbekasi jelaskan kata-depan\nbekasi explain",
)
def explain(
    ctx: typer.Context,
    rule: Annotated[
        str, typer.Argument(metavar="[RULE]", help=N_("A rule or a topic."), show_default=False)
    ] = "",
) -> None:
    """Print the rule, the topic's rules, or a list of all."""
    from bekasi_cli.cli.styling import folder_of, no_such_rule
    from bekasi_cli.newsroom.styling import house_rules, rule_entries
    from bekasi_cli.terminal import findings as view

    session = Session.of(ctx)
    rules = house_rules(folder_of(session))
    entries = rule_entries(folder_of(session))
    found = [
        each for known, each in entries.items() if rule in ("", known, known.partition("/")[0])
    ]
    if not found:
        raise no_such_rule(rule, rules)
    if session.options.json:
        session.terminal.data([_json(each, rules) for each in found])
    elif rule:
        session.terminal.page(view.explained(found, rules.severity))
    else:
        session.terminal.page(view.listed(found, rules.severity))


def _json(entry: Entry, rules: Ruleset) -> dict[str, object]:
    found = entry.rule
    return {
        "rule": found.id,
        "severity": rules.severity(found.id).value,
        "message": {"en": found.en, "id": found.indonesian},
        "source": found.source,
        "fix": found.fix,
        "wrong": [{"text": e.text, "suggestion": e.suggestion or None} for e in entry.flags],
        "right": list(entry.passes),
    }

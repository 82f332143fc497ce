"""Read and change the settings of look and place, and the rules of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.config import Settings, Value
    from bekasi_cli.model import PolicyName
    from bekasi_cli.terminal.tables import Line

app = CommandApp(
    help=N_(
        "Read and change the settings of this newsroom. Those of look and place stand in"
        " bekasi.toml; the rules of the house (four_eyes, approvals_needed) are journalled."
    )
)

Name: TypeAlias = Annotated[
    str, typer.Argument(metavar="NAME", help=N_("The setting's name, as in `config list`."))
]


@app.act(
    "list",
    help=N_("List every setting: its value, its default and what it is for."),
    examples="bekasi config list\nbekasi config list --json",
)
def list_(ctx: typer.Context) -> None:
    """Print a table, or a JSON array."""
    from bekasi_cli.terminal import tables

    session = Session.of(ctx)
    found = _lines(session, session.settings)
    if session.options.json:
        session.terminal.data([tables.setting_json(each) for each in found])
    else:
        session.terminal.page(tables.settings(found))
    session.terminal.notices(session.settings.notices)


@app.act(
    "get",
    help=N_("Print the value of one setting, for people and scripts."),
    examples="bekasi config get url\nbekasi config get four_eyes --json",
)
def get(ctx: typer.Context, name: Name) -> None:
    """Print it alone on its line."""
    session = Session.of(ctx)
    _print(session, _line(session, name, session.settings), "{value}")


@app.act(
    "set",
    help=N_("Change a setting. Only an admin can. Comments in bekasi.toml stay."),
    examples=(
        'bekasi config set tagline "Kabar dari pendopo"\nbekasi config set zone Asia/Makassar\n'
        "bekasi config set four_eyes strict\nbekasi config set approvals_needed 2"
    ),
)
def set_(
    ctx: typer.Context,
    name: Name,
    value: Annotated[str, typer.Argument(metavar="VALUE", help=N_("Its new value."))],
) -> None:
    """Change it, and say what it is now."""
    from bekasi_cli.config import load
    from bekasi_cli.newsroom import admin

    session = Session.of(ctx)
    before = _line(session, name, session.settings)
    if rule := _rule(name):
        admin.set_policy(session.room, rule, value)
    else:
        admin.set_setting(session.room, session.folder, name, value)
    after = _line(session, name, load(session.folder))
    already = after.value == before.value
    _print(
        session,
        after,
        N_("Already done: {name} was “{value}” before.")
        if already
        else N_("{name} is now “{value}”; before it was “{before}”."),
        before=before.value,
    )
    if rule and not already:
        asking.warn_unproven(session)


def _print(session: Session, line: Line, sentence: str, before: Value = "") -> None:
    from bekasi_cli.terminal import tables

    if session.options.json:
        session.terminal.data(tables.setting_json(line))
    session.terminal.say(
        sentence, name=line.name, value=tables.shown(line.value), before=tables.shown(before)
    )


def _line(session: Session, name: str, settings: Settings) -> Line:
    found = _lines(session, settings)
    for line in found:
        if line.name == name:
            return line
    raise UsageProblem(
        N_("There is no setting {name}."),
        N_("Settings are {names}."),
        name=name,
        names=", ".join(line.name for line in found),
    )


def value_of(session: Session, name: str) -> str:
    """Return the value of setting NAME as it is typed."""
    from bekasi_cli.terminal import tables

    return tables.shown(_line(session, name, session.settings).value)


def _lines(session: Session, settings: Settings) -> list[Line]:
    from bekasi_cli.config import SETTINGS
    from bekasi_cli.model import Policy
    from bekasi_cli.terminal.tables import Line
    from bekasi_cli.workflow import POLICIES

    lines = [
        Line(row.name, _typed(getattr(settings, row.name)), row.default, row.doc)
        for row in SETTINGS
    ]
    in_force = {record.name: record.value for record in session.store.find(Policy)}
    for name, rule in POLICIES.items():
        value = in_force.get(name, rule.default)
        lines.append(Line(name.value, value, rule.default, rule.doc, rule=True))
    return lines


def _typed(value: object) -> Value:
    """Return VALUE as `bekasi.toml` holds it: a zone and a language are texts there."""
    return value if isinstance(value, bool | float) else str(value)


def _rule(name: str) -> PolicyName | None:
    from bekasi_cli.model import PolicyName

    return next((each for each in PolicyName if each.value == name), None)

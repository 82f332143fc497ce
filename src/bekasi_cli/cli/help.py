"""Write help pages: usage, what a command does, examples, its options, those of all commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bekasi_cli.cli.registry import COMMANDS, Desk
from bekasi_cli.i18n import N_, _

_METAVAR = re.compile(r"[A-Z]+")

METAVARS = frozenset(
    (
        *(N_("CODE"), N_("DAY"), N_("DIGEST"), N_("DIR"), N_("FILE"), N_("GROUP"), N_("LINE")),
        N_("PHOTO"),
        *(N_("LOGIN"), N_("NAME"), N_("REASON"), N_("REV"), N_("ROLE"), N_("TEXT"), N_("TIME")),
        *(N_("RULE"), N_("TITLE"), N_("VALUE"), N_("WAY"), N_("WHO"), N_("WORD"), N_("ZONE")),
    )
)
"""The words that stand for what somebody fills in, said in the reader's language."""

if TYPE_CHECKING:
    from typer import _click as click
    from typer.core import TyperGroup


def write_command(command: click.Command, ctx: click.Context, out: click.HelpFormatter) -> None:
    """Write the page of one command."""
    _write_usage(command, ctx, out)
    _write_text(command.help or "", out)
    _write_examples(command.epilog or "", out)
    _write_parameters(command, ctx, out)


def write_noun(group: TyperGroup, ctx: click.Context, out: click.HelpFormatter) -> None:
    """Write the page of a noun with its verbs, such as `staff`."""
    _write_usage(group, ctx, out)
    _write_text(group.help or "", out)
    with out.section(_("Commands")):
        out.write_dl([(name, verb.get_short_help_str(90)) for name, verb in group.commands.items()])
    _write_parameters(group, ctx, out)


def write_root(root: TyperGroup, ctx: click.Context, out: click.HelpFormatter) -> None:
    """Write the page of `bekasi` itself, its commands by desk."""
    out.write_usage(ctx.command_path, _("[OPTIONS] COMMAND [ARGUMENTS]"), prefix=_("Usage: "))
    _write_text(
        _("A newsroom on the command line: draft, approve, publish. Each command has --help."), out
    )
    for desk in Desk:
        rows = [row for row in COMMANDS if row.desk is desk]
        with out.section(_(desk.value)):
            out.write_dl(
                [(_with_alias(row.name, row.alias), _(row.summary)) for row in rows], col_max=26
            )
    _write_parameters(root, ctx, out)


def _with_alias(name: str, alias: str) -> str:
    return f"{name} ({alias})" if alias else name


def _write_usage(command: click.Command, ctx: click.Context, out: click.HelpFormatter) -> None:
    pieces = [_("[OPTIONS]")]
    for param in command.get_params(ctx):
        pieces += [
            _filled(piece.strip("{}")) for piece in param.get_usage_pieces(ctx)
        ]  # Typer's braces
    if hasattr(command, "commands"):
        pieces.append(_("COMMAND [ARGUMENTS]"))
    out.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))


def _write_text(text: str, out: click.HelpFormatter) -> None:
    if text:
        out.write_paragraph()
        with out.indentation():
            out.write_text(_(text))


def _write_examples(examples: str, out: click.HelpFormatter) -> None:
    if examples:
        with out.section(_("Examples")):
            for line in examples.splitlines():
                out.write(f"{'':>{out.current_indent}}{line.strip()}\n")


def _write_parameters(command: click.Command, ctx: click.Context, out: click.HelpFormatter) -> None:
    arguments: list[tuple[str, str]] = []
    own: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        if param.name == "help":
            common.append(("--help", _("Show this page.")))
        elif param.param_type_name == "argument":
            if record := param.get_help_record(ctx):
                arguments.append((_filled(record[0]), _help_of(param)))
        elif record := param.get_help_record(ctx):
            text = _help_of(param)
            is_common = getattr(param, "rich_help_panel", "") == "global"
            (common if is_common else own).append((_filled(record[0]), text))
    for title, rows in (
        (_("Arguments"), arguments),
        (_("Options"), own),
        (_("Options of all commands"), common),
    ):
        if rows:
            with out.section(title):
                out.write_dl(rows)


def _filled(usage: str) -> str:
    return _METAVAR.sub(lambda found: _(found[0]) if found[0] in METAVARS else found[0], usage)


def _help_of(param: click.Parameter) -> str:
    text: str | None = getattr(param, "help", None)
    return _(text) if text else ""

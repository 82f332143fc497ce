"""Declare the options that every command takes, before its name or after it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typer.core import TyperOption

from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from typer import _click as click  # Typer vendors click and gives its types no public name


@dataclass
class GlobalOptions:
    """What was typed of the options for all commands; filled while the line is parsed."""

    newsroom: Path | None = None
    as_code: str = ""
    lang: str = ""
    json: bool = False
    yes: bool = False
    pin_file: str = ""


HELP = {
    "newsroom": N_("The newsroom's folder (also BEKASI_NEWSROOM)."),
    "as_code": N_("Act as this one of your staff codes (also BEKASI_AS)."),
    "lang": N_("Speak Indonesian (id) or English (en) (also BEKASI_LANG)."),
    "json": N_("Print JSON for programs."),
    "yes": N_("Do not ask for confirmation."),
    "pin_file": N_("Read your PIN from this file, or from standard input with -."),
}


def global_options() -> list[TyperOption]:
    """Return fresh parameters; each stores what it is given in the session's options."""
    return [
        _option("newsroom", ["--newsroom"], metavar="DIR"),
        _option("as_code", ["--as"], metavar="CODE"),
        _option("lang", ["--lang"], metavar="id|en"),
        _option("json", ["--json"], flag=True),
        _option("yes", ["--yes", "-y"], flag=True),
        _option("pin_file", ["--pin-file"], metavar="FILE"),
    ]


def _option(
    name: str, declarations: list[str], *, metavar: str = "", flag: bool = False
) -> TyperOption:
    def keep(ctx: click.Context, _param: click.Parameter, value: object) -> None:
        options = ctx.find_root().obj.options
        if flag and value:
            setattr(options, name, True)
        elif not flag and value is not None:
            setattr(options, name, Path(str(value)) if name == "newsroom" else str(value))

    return TyperOption(
        param_decls=[name, *declarations],
        help=_(HELP[name]),
        metavar=metavar or None,
        is_flag=flag,
        default=False if flag else None,
        expose_value=False,
        callback=keep,
        rich_help_panel="global",
    )


def typed_early(arguments: list[str], option: str) -> str:
    """Return the value of OPTION as typed anywhere in ARGUMENTS, before the line is parsed."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""

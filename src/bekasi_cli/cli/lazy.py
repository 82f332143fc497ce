"""Load commands when they are called: Typer's classes, taught our help and our options."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from bekasi_cli.cli import help as pages
from bekasi_cli.cli.failures import no_such_command
from bekasi_cli.cli.options import global_options
from bekasi_cli.cli.registry import COMMANDS, CommandRow, find_row
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from typer import _click as click

F = TypeVar("F", bound=Callable[..., Any])  # Typer's own bound for what it decorates


class BekasiCommand(TyperCommand):
    """A command with the global options and our help page."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters, then those of all commands."""
        if not any(param.name == "as_code" for param in self.params):
            self.params += global_options()
        return super().get_params(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write our page instead of Typer's, whose headings nobody translates."""
        pages.write_command(self, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help, translated."""
        text = _(self.help) if self.help else ""
        first = text.partition("\n")[0].partition(". ")[0].rstrip(".")
        if len(first) > limit:  # what comes after a colon or semicolon says more of the same
            first = re.split("[:;] ", first)[0]
            first = first.rpartition(" (")[0] if first.count("(") > first.count(")") else first
        return shorten(first, limit, placeholder="…")


class BekasiNoun(TyperGroup):
    """A noun with verbs, such as `staff add`; `bare` is the one that is meant without any."""

    bare = ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the bare verb before ARGS that hold none."""
        options_only = not args or args[0].startswith("-")
        if self.bare and options_only and not {"--help", *self.commands} & set(args):
            args = [self.bare, *args]
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters of all commands."""
        if not any(param.name == "as_code" for param in self.params):
            self.params += global_options()
        return super().get_params(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write our page."""
        pages.write_noun(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that ARGS begin with, or say which ones come near."""
        if args[0] not in self.commands:
            raise no_such_command(args[0], list(self.commands), ctx.command_path)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Do what the verb says.

        Raises:
            UsageProblem: there is none.
        """
        self.invoke_without_command = True  # to miss the verb in our own words
        result = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            raise UsageProblem(
                N_("Say what to do: {verbs}."),
                N_("See: {command} --help"),
                verbs=", ".join(f"{ctx.command_path} {verb}" for verb in self.commands),
                command=ctx.command_path,
            )
        return result


class CommandApp(typer.Typer):
    """A Typer app for one command or noun, with our classes and without Typer's extras."""

    def __init__(self, help: str = "", bare: str = "") -> None:  # noqa: A002 - Typer's own name
        super().__init__(
            cls=type("BareNoun", (BekasiNoun,), {"bare": bare}) if bare else BekasiNoun,
            help=help,
            add_completion=False,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
        )

    def act(self, name: str, *, help: str, examples: str) -> Callable[[F], F]:  # noqa: A002
        """Register a function as the command NAME; EXAMPLES is one command line a line."""
        return self.command(name, cls=BekasiCommand, help=help, epilog=examples)


class LazyCommand(TyperCommand):
    """A row of the table that becomes the real command when it is called."""

    def __init__(self, row: CommandRow) -> None:
        super().__init__(row.name, help=row.summary)
        self.row = row

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the row's summary, translated."""
        return _(self.row.summary)[:limit]

    def make_context(
        self,
        info_name: str | None,  # noqa: ARG002 - an alias is shown as the command's name
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Import the command's module and parse ARGS with the command found there."""
        return self.load().make_context(self.row.name, args, parent, **extra)

    def load(self) -> click.Command:
        """Return the real command."""
        app = import_module(f"bekasi_cli.cli.{self.row.module}").app
        command = typer.main.get_command(app)
        command.name = self.row.name
        return command


class LazyGroup(TyperGroup):
    """The root's commands: names and aliases from the table, code only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands' names in the table's order."""
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name or Indonesian alias."""
        row = find_row(cmd_name)
        return LazyCommand(row) if row else None

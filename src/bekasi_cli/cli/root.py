"""Put the root command together: the table's commands, the options of all, the error handler."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from typer.core import TyperOption

from bekasi_cli import __version__
from bekasi_cli.cli import help as pages
from bekasi_cli.cli.failures import leave, no_such_command
from bekasi_cli.cli.lazy import LazyGroup
from bekasi_cli.cli.options import global_options
from bekasi_cli.cli.registry import COMMANDS
from bekasi_cli.cli.session import Session
from bekasi_cli.cli.surroundings import look_around
from bekasi_cli.errors import NotFound
from bekasi_cli.i18n import _

if TYPE_CHECKING:
    from typer import _click as click

    from bekasi_cli.terminal import Terminal


class Root(LazyGroup):
    """`bekasi` itself."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options of all commands, made late: the language is known by now."""
        if not self.params:
            self.params = [*global_options(), _version_option()]
        return super().get_params(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by desk."""
        pages.write_root(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that ARGS begin with, or say which ones come near."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not name.startswith("-"):
            raise no_such_command(
                name, [word for row in COMMANDS for word in (row.name, row.alias)]
            )
        return super().resolve_command(ctx, args)


def run(arguments: list[str]) -> NoReturn:
    """Run the command line ARGUMENTS and leave with an exit code of `errors.ExitCode`."""
    session: Session | None = None

    def work() -> None:
        nonlocal session
        session = Session(look_around(), arguments)
        command = root()
        with command.make_context("bekasi", list(arguments), obj=session) as ctx:
            command.invoke(ctx)

    leave(work, lambda: _terminal(session))


def root() -> Root:
    """Return the root command."""
    return Root(
        name="bekasi",
        callback=_without_command,
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings={"max_content_width": 100},
    )


def _version_option() -> TyperOption:
    return TyperOption(
        param_decls=["version", "--version"],
        help=_("Print the version."),
        is_flag=True,
        default=False,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
        rich_help_panel="global",
    )


def _without_command() -> None:
    from typer._click.globals import get_current_context

    ctx = get_current_context()
    if ctx.invoked_subcommand is None and not _menu(ctx.obj):
        sys.stdout.write(f"{ctx.get_help()}\n")


def _menu(session: Session) -> bool:
    """Show the menu where somebody sits and there is a newsroom; tell whether it was shown."""
    if session.options.json or not (session.surroundings.asking and _watched()):
        return False
    from bekasi_cli.cli import menu

    try:
        menu.run(session)
    except NotFound:
        return False
    return True


def _watched() -> bool:
    return sys.stdout.isatty()


def _print_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value:
        sys.stdout.write(f"bekasi {__version__}\n")
        ctx.exit()


def _terminal(session: Session | None) -> Terminal:
    from bekasi_cli.terminal import Terminal

    return session.terminal if session else Terminal()

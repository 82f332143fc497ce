"""Print the function by which a shell asks `bekasi` what can stand next."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


class Shell(StrEnum):
    """A shell that we know; its function is `completion.NAME` beside this module."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@app.act(
    "completion",
    help=N_(
        "Print the lines by which your shell completes commands, options, article numbers with"
        " their headlines, codes, categories and states when you press Tab. Put them where your"
        " shell reads them when it starts."
    ),
    examples=(
        "bekasi completion bash > ~/.local/share/bash-completion/completions/bekasi\n"
        "bekasi completion zsh > ~/.zfunc/_bekasi\n"
        "bekasi completion fish > ~/.config/fish/completions/bekasi.fish\n"
        'eval "$(bekasi completion bash)"'
    ),
)
def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help=N_("Your shell."))],
) -> None:
    """Print the script."""
    from importlib.resources import files

    text = files("bekasi_cli.cli").joinpath(f"completion.{shell.value}").read_text("utf-8")
    Session.of(ctx).terminal.print_text(text)

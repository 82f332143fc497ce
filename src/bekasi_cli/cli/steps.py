"""Put together the command that a step of the menu stands for, and do it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.failures import explain
from bekasi_cli.cli.lazy import LazyCommand
from bekasi_cli.cli.registry import find_row
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from typer import _click as click

    from bekasi_cli.workflow import Action

PLACEHOLDER = "…"


def offered(action: Action, number: int) -> list[str]:
    """Return the words of ACTION on article NUMBER, nothing where no command does it.

    A rule of the workflow may be there before its command or that command's option.
    """
    from bekasi_cli.workflow import usage

    words = usage(action, number).split()
    row = find_row(words[0])
    if row is None:
        return []
    known = _options(words[0])
    return words if all(word in known for word in words if word.startswith("--")) else []


def filled(session: Session, words: Sequence[str]) -> list[str]:
    """Return WORDS with an answer in the place of each `…`; none where an answer is empty.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    from bekasi_cli import prompts

    known = _options(words[0])
    found: list[str] = []
    for word in words:
        if word != PLACEHOLDER:
            found.append(word)
            continue
        option = known[found[-1]]
        told: str | None = getattr(option, "help", None)
        question = _(told) if told else found[-1]
        asking = session.surroundings.asking
        if choices := getattr(option.type, "choices", None):
            values = [str(getattr(each, "value", each)) for each in choices]
            options = [(value, value) for value in values]
            answer = prompts.choose(question, options, asking=asking, flag=found[-1])
        else:
            answer = prompts.ask_text(question, asking=asking, flag=found[-1])
        if not answer:
            return []
        found.append(answer)
    return found


def spelt(words: Sequence[str]) -> str:
    """Return WORDS as a command that can be typed, what still has to be said left open."""
    return " ".join(each if each == PLACEHOLDER else shlex.quote(each) for each in words)


def perform(session: Session, words: Sequence[str], who: Sequence[str]) -> None:
    """Show the command WORDS of `bekasi`, with WHO types it, and do it.

    What goes wrong is told as it would be on the command line; the menu goes on.
    """
    from bekasi_cli.cli.root import root

    typed = [*words, *who]
    session.terminal.say(
        N_("This step is the command: {command}"), command=spelt(["bekasi", *typed])
    )
    child = Session(session.surroundings, typed)
    try:
        with root().make_context("bekasi", list(typed), obj=child) as ctx:
            ctx.command.invoke(ctx)
    except typer.Exit:
        return
    except (Exception, KeyboardInterrupt) as error:
        known = explain(error)
        if known is None:
            raise
        child.terminal.fail(known)


def _options(name: str) -> dict[str, click.Parameter]:
    row = find_row(name)
    command = LazyCommand(row).load() if row else None
    params = command.params if command else []
    return {option: param for param in params for option in param.opts}

"""Put together the command that a step of the menu stands for, and do it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from bekasi_cli.cli.failures import explain
from bekasi_cli.cli.lazy import BekasiNoun, LazyCommand
from bekasi_cli.cli.menu_steps import QUESTIONS
from bekasi_cli.cli.registry import find_row
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from typer import _click as click

    from bekasi_cli.cli.values import Item
    from bekasi_cli.workflow import Action

PLACEHOLDER = "…"


class Blank(NamedTuple):
    """What has to be said for a step: OPTION, if it has one, and PARAM that takes the answer."""

    path: Sequence[str]
    before: Sequence[str]
    option: str
    param: click.Parameter


def offered(action: Action, number: int) -> list[str]:
    """Return the words of ACTION on article NUMBER, nothing where no command does it.

    A rule of the workflow may be there before its command or that command's option.
    """
    from bekasi_cli.workflow import usage

    words = usage(action, number).split()
    if find_row(words[0]) is None:
        return []
    known = _options(_command(words)[1])
    return words if all(word in known for word in words if word.startswith("--")) else []


def filled(session: Session, words: Sequence[str]) -> list[str]:
    """Return WORDS with an answer in the place of each `…`; none where an answer is empty.

    Raises:
        KeyboardInterrupt: Ctrl-C or Esc.
    """
    path, command = _command(words)
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = _options(command)
    found, typed = list(path), list[str]()
    for word in words[len(path) :]:
        option = found[-1] if found[-1] in options else ""
        answers = [word]
        if word == PLACEHOLDER:
            param = options[option] if option else arguments[min(len(typed), len(arguments) - 1)]
            answers = _answered(session, Blank(path, typed, option, param))
        if not answers:
            return []
        if option:
            answers = [each for pair in answers for each in (option, pair)][1:]
        elif not word.startswith("--"):
            typed += answers
        found += answers
    return found


def _answered(session: Session, blank: Blank) -> list[str]:
    """Return what is said for BLANK, chosen where we know what can be said."""
    from bekasi_cli import prompts
    from bekasi_cli.cli import values

    kind, known = values.values(session, blank.path, blank.param, blank.before)
    question = _question(blank)
    asking, flag = session.surroundings.asking, blank.option or str(blank.param.name)
    if known and not _is_new(blank):
        labels = [(each.value, _label(session, each)) for each in known]
        if getattr(blank.param, "multiple", False) and blank.path[0] == "staff":
            return prompts.choose_some(question, labels, asking=asking, flag=flag)
        return [prompts.choose(question, labels, asking=asking, flag=flag)]
    if kind is not values.Kind.VALUES:
        answer = prompts.ask_path(question, asking=asking, flag=flag)
        return [str(Path(answer).expanduser())] if answer else []
    default = _present(session, blank)
    answer = prompts.ask_text(question, asking=asking, flag=flag, default=default)
    return shlex_split(answer) if blank.path == ["search"] else [answer] if answer else []


def _question(blank: Blank) -> str:
    """Return what is asked, else what the help says of the answer."""
    asked = blank.option or str(blank.param.name)
    told = QUESTIONS.get(f"{blank.path[0]} {asked}") or QUESTIONS.get(asked)
    return _(told or str(getattr(blank.param, "help", None) or N_("Which one?")))


def shlex_split(words: str) -> list[str]:
    """Return WORDS as a shell would part them, and at blanks where a quotation mark is alone."""
    try:
        return shlex.split(words)
    except ValueError:
        return words.split()


def _is_new(blank: Blank) -> bool:
    """Tell whether what is said has to be new: then what is known is no choice."""
    return blank.path[-1] == "add" and blank.option in ("", "--office")


def _present(session: Session, blank: Blank) -> str:
    """Return what stands there now, to be changed."""
    from bekasi_cli.cli.config_command import value_of

    if blank.path == ["config", "set"] and blank.before:
        return value_of(session, blank.before[0])
    return ""


def _label(session: Session, item: Item) -> str:
    told = session.terminal.show(item.told)
    return f"{item.value}\t{told}" if told not in ("", item.value) else item.value


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


def _command(words: Sequence[str]) -> tuple[list[str], click.Command]:
    """Return the command that WORDS begin with, and its name or noun and verb."""
    row = find_row(words[0])
    assert row is not None, words  # noqa: S101 - the menu's own words
    command = LazyCommand(row).load()
    if isinstance(command, BekasiNoun):
        return list(words[:2]), command.commands[words[1]]
    return list(words[:1]), command


def _options(command: click.Command) -> Mapping[str, click.Parameter]:
    return {option: param for param in command.params for option in param.opts}

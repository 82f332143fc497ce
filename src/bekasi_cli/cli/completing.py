"""Tell a shell what can stand next on a command line of `bekasi`, and never anything else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.cli.lazy import LazyCommand
from bekasi_cli.cli.options import global_options
from bekasi_cli.cli.registry import COMMANDS, find_row
from bekasi_cli.cli.session import Session
from bekasi_cli.cli.surroundings import look_around
from bekasi_cli.cli.values import Item, Kind, values
from bekasi_cli.i18n import _

if TYPE_CHECKING:
    from typer import _click as click


class Line(NamedTuple):
    """A command line as far as it is typed: its parts, and what the next word belongs to."""

    path: list[str]  # the command and its verb
    params: list[click.Parameter]
    verbs: list[Item]
    pending: click.Parameter | None  # an option that waits for its value
    arguments: list[str]
    typed: list[str]  # options that are there already
    closed: bool  # `--` was typed: no option comes any more


def answer(words: Sequence[str]) -> None:
    """Print what can stand in the place of the last of WORDS, for the shells' functions.

    The first line is `:values`, `:files` or `:dirs`, each other one a value, a tab, its meaning.
    Whatever goes wrong, nothing is printed: the prompt belongs to whoever types.
    """
    with suppress(Exception, SystemExit, KeyboardInterrupt):
        kind, items = suggest(list(words))
        lines = [f":{kind.value}", *(f"{each.value}\t{each.told}" for each in items)]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()


def suggest(words: list[str]) -> tuple[Kind, list[Item]]:
    """Return what sort of thing the last of WORDS is, and those that begin as it does."""
    *before, current = _joined(words) or [""]
    session = Session(look_around(), before)
    line = _read(before)
    prefix = ""
    if current.startswith("--") and "=" in current and not line.closed:
        name, _sign, current = current.partition("=")
        prefix = f"{name}="
        pending = next((each for each in line.params if name in each.opts), None)
        line = line._replace(pending=pending)
    kind, items = _next(session, line, current)
    found = [each for each in items if each.value.startswith(current)]
    return kind, [Item(prefix + each.value, each.told) for each in found]


def _joined(words: Sequence[str]) -> list[str]:
    """Return WORDS without the lone `=` by which bash parts `--state=draft`."""
    found: list[str] = []
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if word == "=" and found and found[-1].startswith("--"):
            if last:
                found.append("")  # the value begins: it replaces nothing
            continue
        found.append(word)
    return found


def _read(before: Iterable[str]) -> Line:
    line = Line([], list(global_options()), _commands(), None, [], [], closed=False)
    for word in before:
        if line.pending is not None:
            line = line._replace(pending=None)
        elif word == "--" and not line.closed:
            line = line._replace(closed=True)
        elif word.startswith("-") and word != "-" and not line.closed:
            line = _after_option(line, word)
        elif line.verbs:
            line = _after_name(line, word)
        else:
            line.arguments.append(word)
    return line


def _after_option(line: Line, word: str) -> Line:
    name, equals, _value = word.partition("=")
    line.typed.append(name)
    option = next((each for each in line.params if name in each.opts), None)
    takes = option is not None and not getattr(option, "is_flag", False)
    return line._replace(pending=option if takes and not equals else None)


def _after_name(line: Line, word: str) -> Line:
    """Return LINE after a command's name or a verb; nothing can follow one that is unknown."""
    if not line.path:
        row = find_row(word)
        command = LazyCommand(row).load() if row else None
        path = [row.name if row else word]
    else:
        group = LazyCommand(find_row(line.path[0])).load()  # type: ignore[arg-type]  # known
        command = getattr(group, "commands", {}).get(word)
        path = [*line.path, word]
    verbs = getattr(command, "commands", {})
    params = [*(command.params if command else []), *global_options()]
    items = [Item(name, verb.get_short_help_str(90)) for name, verb in verbs.items()]
    return line._replace(path=path, params=params, verbs=items)


def _commands() -> list[Item]:
    named = [Item(row.name, _(row.summary)) for row in COMMANDS]
    return named + [Item(row.alias, _(row.summary)) for row in COMMANDS if row.alias]


def _next(session: Session, line: Line, current: str) -> tuple[Kind, list[Item]]:
    if line.pending is not None:
        return values(session, line.path, line.pending, line.arguments)
    if current.startswith("-") and not line.closed:
        return Kind.VALUES, _options(line)
    if line.verbs:
        return Kind.VALUES, line.verbs
    arguments = [each for each in line.params if each.param_type_name == "argument"]
    place = min(len(line.arguments), len(arguments) - 1)
    if place < 0 or (len(line.arguments) > place and arguments[place].nargs != -1):
        return Kind.VALUES, _options(line)
    return values(session, line.path, arguments[place], line.arguments)


def _options(line: Line) -> list[Item]:
    """Return the options that can still be typed, the command's own first."""
    found = []
    for each in line.params:
        again = getattr(each, "multiple", False)
        if each.param_type_name == "option" and (again or not set(each.opts) & set(line.typed)):
            name = next((opt for opt in each.opts if opt.startswith("--")), each.opts[0])
            found.append(Item(name, _one_line(getattr(each, "help", ""))))
    return [*found, Item("--help", _("Show this page."))]


def _one_line(text: str | None) -> str:
    return " ".join(_(text).split()) if text else ""

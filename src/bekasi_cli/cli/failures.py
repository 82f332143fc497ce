"""Turn whatever ends a run early into a sentence and an exit code: the one error handler."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import typer
from typer._click import exceptions as click  # Typer vendors click without public names

from bekasi_cli.errors import BekasiError, ExitCode, Interrupted, Unreachable, UsageProblem
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.terminal import Terminal

_OF_THE_DISK = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ESHUTDOWN})
"""What a disk says that has failed or was pulled out; no bug of ours, wherever it comes up."""


def leave(work: Callable[[], object], terminal: Callable[[], Terminal]) -> NoReturn:
    """Do WORK and leave the process with its exit code, whatever happens."""
    try:
        work()
        sys.stdout.flush()
        code = ExitCode.DONE
    except typer.Exit as exit_:
        sys.exit(exit_.exit_code)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does: no error of ours
        code = ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - a bug ends in a log file, never in a traceback
        code = _report(error, terminal)
    except (KeyboardInterrupt, SystemExit) as stop:
        if isinstance(stop, SystemExit):
            raise
        code = _report(stop, terminal)
    _let_go()
    sys.exit(code)


def _let_go() -> None:
    """Drop what nobody can read any more, or the interpreter would complain on its way out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _report(error: BaseException, terminal: Callable[[], Terminal]) -> ExitCode:
    known = explain(error)
    if known is None:
        known = _bug(error)
    with suppress(OSError):  # the terminal is gone, and with it whoever would read this
        terminal().fail(known)
    return known.exit_code


def explain(error: BaseException) -> BekasiError | None:
    """Return ERROR as one of ours, None where it is a bug."""
    match error:
        case BekasiError():
            return error
        case KeyboardInterrupt() | typer.Abort() | EOFError():
            return Interrupted(N_("Interrupted."), N_("What was not yet confirmed was not done."))
        case click.UsageError():
            return _usage(error)
        case OSError() if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Unreachable(
                N_("The disk is full."), N_("Make room and type the same command again.")
            )
        case OSError() if error.errno in _OF_THE_DISK:
            return Unreachable(
                N_("The disk reports an error: {file} ({reason})."),
                N_("Make a copy of the newsroom now, then look with: bekasi doctor"),
                file=str(error.filename or "-"),
                reason=reason(error),
            )
        case PermissionError() | FileNotFoundError() | IsADirectoryError() | NotADirectoryError():
            return Unreachable(
                N_("{file} cannot be used: {reason}."),
                N_("Check the name and who may read and write there."),
                file=str(error.filename or "-"),
                reason=reason(error),
            )
        case _:
            return None


def no_such_command(name: str, names: Sequence[str], group: str = "bekasi") -> UsageProblem:
    """Say that GROUP has no command NAME, and which of its NAMES come near."""
    from difflib import get_close_matches

    near = ", ".join(f"{group} {each}" for each in get_close_matches(name, names))
    return UsageProblem(
        N_("There is no command {name}."),
        N_("Did you mean {near}?") if near else N_("See: {command} --help"),
        name=name if group == "bekasi" else f"{group.partition(' ')[2]} {name}",
        near=near,
        command=group,
    )


def _usage(error: click.UsageError) -> UsageProblem:
    path = error.ctx.command_path if error.ctx else "bekasi"
    hint = N_("See: {command} --help")
    match error:
        case click.NoSuchOption():
            near = ", ".join(sorted(error.possibilities or ()))
            message = N_("There is no option {name} here.")
            hint = N_("Did you mean {near}? See: {command} --help") if near else hint
            return UsageProblem(message, hint, name=error.option_name, near=near, command=path)
        case click.MissingParameter():
            name = _parameter(error)
            return UsageProblem(N_("{name} is missing."), hint, name=name, command=path)
        case click.BadParameter():
            return _bad_value(error, path)
        case click.BadOptionUsage():
            takes_none = "does not take a value" in error.message  # all that tells the two apart
            message = (
                N_("The option {name} takes no value.")
                if takes_none
                else N_("The option {name} needs a value.")
            )
            return UsageProblem(message, hint, name=error.option_name, command=path)
        case _:
            return _unplaced(error, hint, path)


def _unplaced(error: click.UsageError, hint: str, path: str) -> UsageProblem:
    """Explain an error that comes without a parameter; its words are all there is."""
    extra = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message)
    if extra:
        return UsageProblem(
            N_("This is more than {command} takes: {words}"), hint, words=extra[1], command=path
        )
    return UsageProblem(N_("{detail}"), hint, detail=error.format_message(), command=path)


def _bad_value(error: click.BadParameter, path: str) -> UsageProblem:
    choices = getattr(error.param.type, "choices", None) if error.param else None
    if choices:
        return UsageProblem(
            N_("{name} must be one of: {choices}."),
            N_("See: {command} --help"),
            name=_parameter(error),
            choices=", ".join(str(getattr(choice, "value", choice)) for choice in choices),
            command=path,
        )
    if error.param is not None and error.param.type.name.startswith("int"):
        least = getattr(error.param.type, "min", None)
        return UsageProblem(
            N_("{name} takes a whole number.")
            if least is None
            else N_("{name} takes a whole number from {least} up."),
            N_("See: {command} --help"),
            name=_parameter(error),
            least=least or 0,
            command=path,
        )
    return UsageProblem(
        N_("{name} has a value that does not fit: {detail}"),
        N_("See: {command} --help"),
        name=_parameter(error),
        detail=error.message,
        command=path,
    )


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "-")
    if error.param.param_type_name == "argument":
        return error.param.human_readable_name.upper()
    return error.param.opts[0]


def _bug(error: BaseException) -> BekasiError:
    import traceback

    from bekasi_cli.cli.rescue import state_folder

    text = "".join(traceback.format_exception(error))
    try:
        log = state_folder() / "errors.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
        place = str(log)
    except OSError:
        place = "-"
    return BekasiError(
        N_("Something went wrong inside bekasi: {kind}. Nothing half done is kept."),
        N_("Please tell whoever looks after bekasi; the details are in {file}."),
        kind=type(error).__name__,
        file=place,
    )

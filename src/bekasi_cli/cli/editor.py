"""Run the writer's own editor on a file, and end in good order when the terminal goes away."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.errors import Interrupted, UsageProblem
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.cli.surroundings import Surroundings

NAMED_IN = ("BEKASI_EDITOR", "VISUAL", "EDITOR")
USUAL = ("nano", "sensible-editor", "vi")
"""What opens where nobody chose: Debian's own choice first asks a question, in English."""


_LIKE_VI = ("vi", "vim", "nvi", "nvim", "view", "kak")
_OF_OTHERS = ("sensible-editor", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "mg")
AFTER_A_PLUS = frozenset((*_LIKE_VI, *_OF_OTHERS, "jed", "mcedit", "gedit"))
"""Editors that open a file at a line as in `nano +12 FILE`."""

GO_TO = frozenset(("code", "codium"))
"""Editors that open it as in `code --goto FILE:12`."""

AT_ONCE = 1.0
"""Seconds: an editor that comes back sooner has opened a window of its own and did not wait."""

_PATIENCE = 3.0
"""Seconds that a stopped editor gets to put its own copy away."""

_CHOOSE = N_("Name another with BEKASI_EDITOR, or give the text with --file FILE.")


class Editing(NamedTuple):
    """How an editor came back: AT_ONCE is true where nobody can have typed anything."""

    at_once: bool


class _Ended(Exception):
    """The terminal was closed or the process told to end, by SIGNAL."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def find(surroundings: Surroundings) -> list[str]:
    """Return the editor's command: BEKASI_EDITOR, VISUAL, EDITOR, else what is usual here.

    Raises:
        UsageProblem: the one named is not here, or there is none at all.
    """
    for variable in NAMED_IN:
        if wish := surroundings.get(variable).strip():
            return _named(variable, wish)
    for name in USUAL:
        if found := shutil.which(name):
            return [found]
    raise UsageProblem(N_("There is no editor on this computer that we know of."), _CHOOSE)


def run(command: list[str], path: Path, line: int = 0) -> Editing:
    """Open PATH with the editor COMMAND, at LINE where it can be told, and wait until it closes.

    Ctrl-C belongs to the editor. When the terminal is closed (SIGHUP) or we are told to end
    (SIGTERM), the editor is told so too.

    Raises:
        Interrupted: that happened, or the editor ended with an error.
        UsageProblem: it cannot be started.
    """
    started = time.monotonic()
    with _ending_in_order():
        code = _wait_for([*command, *_opened(command[0], path, line)])
    if code < 0:  # by a signal, such as Ctrl-C in an editor that does not catch it
        raise Interrupted(N_("The editor {editor} was stopped."), editor=command[0])
    if code:
        raise Interrupted(
            N_("The editor {editor} ended with an error ({code})."),
            _CHOOSE,
            editor=command[0],
            code=code,
        )
    return Editing(at_once=time.monotonic() - started < AT_ONCE)


def _opened(editor: str, path: Path, line: int) -> list[str]:
    """Return the words that open PATH at LINE, in the way of that EDITOR."""
    # What stands behind the name tells more: `editor` and `vi` are links to one of several.
    name = Path(shutil.which(editor) or editor).resolve().name.partition(".")[0]
    if line and name in AFTER_A_PLUS:
        return [f"+{line}", str(path)]
    if line and name in GO_TO:
        return ["--goto", f"{path}:{line}"]
    return [str(path)]


def _named(variable: str, wish: str) -> list[str]:
    if Path(wish).is_file():  # a path with blanks in it that nobody put between quotes
        return [wish]
    try:
        command = shlex.split(wish)
    except ValueError:
        raise UsageProblem(
            N_("{variable} cannot be understood: {value}"),
            N_("Close its quotation marks."),
            variable=variable,
            value=wish,
        ) from None
    if not command or not shutil.which(command[0]):
        raise _unusable(command[0] if command else wish, N_("it is not on this computer"))
    return command


def _unusable(editor: str, reason: str) -> UsageProblem:
    return UsageProblem(
        N_("The editor {editor} cannot be started: {reason}."),
        _CHOOSE,
        editor=editor,
        reason=_(reason),
    )


def _wait_for(command: list[str]) -> int:
    """Start COMMAND and return its exit code, or stop it when we are told to end."""
    # A result that is piped on leaves only the other end of the talk for the editor to draw on.
    screen = None if os.isatty(1) else 2
    process = None
    try:
        process = subprocess.Popen(command, stdout=screen)  # noqa: S603 - the writer's own editor
        return process.wait()
    except OSError as error:
        raise _unusable(command[0], reason(error)) from error
    except _Ended as ended:
        if process:
            _pass_on(process, ended.number)
        raise Interrupted(
            N_("The terminal was closed, or bekasi was told to end, while the editor was open.")
        ) from None


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Leave Ctrl-C to the editor and turn the end of the terminal into an exception, once."""
    told = False

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal told
        if not told:
            told = True
            raise _Ended(number)

    # No handler is inherited by the editor, whereas an ignored signal would be.
    wanted = {
        signal.SIGINT: lambda _number, _frame: None,
        signal.SIGHUP: end,
        signal.SIGTERM: end,
    }
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            # The shell passes on what the terminal has told us already: leave with our own code.
            leaving = told and number != signal.SIGINT
            signal.signal(number, signal.SIG_IGN if leaving else handler)


def _pass_on(process: subprocess.Popen[bytes], number: int) -> None:
    """Tell the editor what we were told, and let it put away what it holds."""
    with suppress(ProcessLookupError):
        process.send_signal(number)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)

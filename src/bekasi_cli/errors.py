"""Say what went wrong: the one family of errors, each with its exit code and its next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import IntEnum
from typing import ClassVar, TypeAlias

from bekasi_cli.i18n import _

Detail: TypeAlias = str | int | datetime


class ExitCode(IntEnum):
    """What a finished command tells the shell; the table in docs/exit-codes.md is made from it."""

    DONE = 0
    BUG = 1
    USAGE = 2
    PARTIAL = 3
    REFUSED = 4
    CONFLICT = 5
    LOCKED = 6
    DAMAGED = 7
    NOT_FOUND = 8
    UNREADABLE = 9
    INTERRUPTED = 130


class BekasiError(Exception):
    """A refusal that a reporter can act upon.

    MESSAGE and HINT are marked with `N_()` where they are written and translated when shown.
    HINT is a sentence, or the command to type next. Details fill the `{name}` placeholders of
    both; a datetime is shown in the newsroom's zone by whoever shows the error.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, message: str, hint: str = "", **details: Detail) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: Mapping[str, Detail] = details

    def sentences(self, show: Callable[[Detail], str] = str) -> tuple[str, str]:
        """Return message and hint in the language in use, with each detail put through SHOW."""
        shown = {name: show(value) for name, value in self.details.items()}
        return _(self.message).format(**shown), _(self.hint).format(**shown)

    def __str__(self) -> str:
        return " ".join(part for part in self.sentences() if part)


class UsageProblem(BekasiError):
    """The command was typed wrongly, or asks for an answer that nobody can give here."""

    exit_code = ExitCode.USAGE


class PartlyDone(BekasiError):
    """Some of the work is done, or there are findings; the message says what is left."""

    exit_code = ExitCode.PARTIAL


class Refused(BekasiError):
    """Not allowed for this person, or not in this state."""

    exit_code = ExitCode.REFUSED


class Conflict(BekasiError):
    """Somebody else was faster."""

    exit_code = ExitCode.CONFLICT


class Locked(BekasiError):
    """The newsroom is held by another process for longer than we wait."""

    exit_code = ExitCode.LOCKED


class Damaged(BekasiError):
    """What the store holds contradicts itself."""

    exit_code = ExitCode.DAMAGED


class Unreachable(BekasiError):
    """The store cannot be read or written: permissions, a full disk, an unfit file system."""

    exit_code = ExitCode.DAMAGED


class Unconfirmed(Unreachable):
    """The disk reported an error at the last step: nobody knows whether the act was saved."""


class NotFound(BekasiError):
    """There is nothing of that number, code or name."""

    exit_code = ExitCode.NOT_FOUND


class Erased(NotFound):
    """It was there, and two people erased it for good."""


class Unreadable(BekasiError):
    """Input that cannot be read as what it should be."""

    exit_code = ExitCode.UNREADABLE


class Interrupted(BekasiError):
    """Somebody pressed Ctrl-C, or closed the terminal."""

    exit_code = ExitCode.INTERRUPTED

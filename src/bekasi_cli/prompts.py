"""Ask people questions, one function a question; where nobody can answer, name the flag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from questionary import Question


def confirm(question: str, *, asking: bool, flag: str = "--yes", default: bool = False) -> bool:
    """Ask a translated yes-or-no QUESTION; Enter alone is no, or what DEFAULT says.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    keys = _("(Y/n) ") if default else _("(y/N) ")
    answer = _ask(questionary.confirm(question, default=default, instruction=keys))
    return bool(answer)


def ask_text(question: str, *, asking: bool, flag: str, default: str = "") -> str:
    """Ask for a line of text.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    return str(_ask(questionary.text(question, default=default))).strip()


def ask_lines(question: str, *, asking: bool, flag: str, typed: Callable[[str], None]) -> str:
    """Ask for a text of several lines; TYPED gets it whenever a line ends, and at a Ctrl-C.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    asked = questionary.text(question, multiline=True, instruction="\n")
    buffer = asked.application.current_buffer
    lines = 0

    def changed(_: object) -> None:
        nonlocal lines
        if buffer.text.count("\n") != lines:
            lines = buffer.text.count("\n")
            typed(buffer.text)

    buffer.on_text_changed += changed
    try:
        return str(_ask(asked))
    except BaseException:
        typed(buffer.text)
        raise


def choose(question: str, choices: Sequence[tuple[str, str]], *, asking: bool, flag: str) -> str:
    """Ask to choose among (value, label) CHOICES and return the value.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    options = [questionary.Choice(title=label, value=value) for value, label in choices]
    return str(
        _ask(
            questionary.select(question, choices=options, instruction=_("(arrow keys, then Enter)"))
        )
    )


def ask_pin(code: str, *, asking: bool, question: str = N_("PIN of {code}:")) -> str | None:
    """Ask for the PIN of CODE without showing it; None where nobody can answer."""
    if not asking:
        return None
    import questionary

    return str(_ask(questionary.password(_(question).format(code=code))))


def _require(question: str, flag: str, *, asking: bool) -> None:
    if not asking:
        raise UsageProblem(
            N_("This needs an answer and nobody can be asked here: {question}"),
            N_("Give it with {flag}."),
            question=question,
            flag=flag,
        )


def _ask(question: Question) -> object:
    return question.unsafe_ask()  # Ctrl-C raises KeyboardInterrupt instead of printing

"""Ask people questions, one function a question; where nobody can answer, name the flag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyPressEvent
    from questionary import Question

POINTER = 3
"""So wide are the sign before a question and its blank, and the pointer before a choice."""

ESCAPE = 0.2
"""So many seconds Esc waits for what would make it part of another key."""

PATIENCE = 3600.0
"""So many seconds Esc waits for Enter where both together end a text."""


def confirm(question: str, *, asking: bool, flag: str = "--yes", default: bool = False) -> bool:
    """Ask a translated yes-or-no QUESTION; Enter alone is no, or what DEFAULT says.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings
    from questionary import Question
    from questionary.constants import DEFAULT_STYLE

    _require(question, flag, asking=asking)
    keys = _("(Y/n)") if default else _("(y/N)")
    shown: StyleAndTextTuples = [
        *(("class:qmark", "?"), ("class:question", f" {_wrapped(question, keys)} ")),
        ("class:instruction", f"{keys} "),
    ]
    answers = {"y": True, "Y": True, "enter": default}
    answers |= dict.fromkeys("nNtT", False)  # t as in tidak
    bindings = KeyBindings()

    def answering(answer: bool) -> Callable[[KeyPressEvent], None]:
        def done(event: KeyPressEvent) -> None:
            shown.append(("class:answer", _("Yes") if answer else _("No")))
            event.app.exit(result=answer)

        return done

    bindings.add("<any>")(lambda _: None)  # nothing else is typed here
    bindings.add("c-c", eager=True)(_interrupt)
    for key, answer in answers.items():
        bindings.add(key, eager=True)(answering(answer))
    asked = PromptSession[str](lambda: shown, key_bindings=bindings, style=DEFAULT_STYLE)
    return bool(_ask(Question(asked.app)))


def ask_text(question: str, *, asking: bool, flag: str, default: str = "") -> str:
    """Ask for a line of text.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    return str(_ask(questionary.text(_wrapped(question), default=default))).strip()


def ask_lines(question: str, *, asking: bool, flag: str, typed: Callable[[str], None]) -> str:
    """Ask for a text of several lines; TYPED gets it whenever a line ends, and at a Ctrl-C.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    asked = questionary.text(_wrapped(question), multiline=True, instruction="\n")
    asked.application.timeoutlen = PATIENCE  # whoever has pressed Esc may look for Enter
    buffer = asked.application.current_buffer
    lines = 0

    def changed(_: object) -> None:
        nonlocal lines
        if buffer.text.count("\n") != lines:
            lines = buffer.text.count("\n")
            typed(buffer.text)

    buffer.on_text_changed += changed
    try:
        return str(asked.unsafe_ask())  # without Esc: with Enter it ends the text
    except BaseException:
        typed(buffer.text)
        raise


def choose(question: str, choices: Sequence[tuple[str, str]], *, asking: bool, flag: str) -> str:
    """Ask to choose among (value, label) CHOICES and return the value.

    A tab in a label parts what may stand below each other on a narrow screen.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    keys = _("(arrow keys, then Enter)")
    options = [questionary.Choice(title=_label(label), value=value) for value, label in choices]
    shown = _wrapped(question, keys, *(str(each.title).partition("\n")[0] for each in options))
    return str(_ask(questionary.select(shown, choices=options, instruction=keys)))


def choose_some(
    question: str, choices: Sequence[tuple[str, str]], *, asking: bool, flag: str
) -> list[str]:
    """Ask to mark some of the (value, label) CHOICES and return their values.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    keys = _("(space to mark, then Enter)")
    options = [questionary.Choice(title=_label(label), value=value) for value, label in choices]
    # Erased when done: what questionary says then is English and counts instead of naming.
    asked = questionary.checkbox(
        _wrapped(question, keys), choices=options, instruction=keys, erase_when_done=True
    )
    answer = _ask(asked)
    return [str(each) for each in answer] if isinstance(answer, list) else []


def ask_path(question: str, *, asking: bool, flag: str) -> str:
    """Ask for a file or folder; Tab completes its name.

    Raises:
        UsageProblem: nobody can answer here; FLAG answers it.
        KeyboardInterrupt: Ctrl-C.
    """
    import questionary

    _require(question, flag, asking=asking)
    return str(_ask(questionary.path(_wrapped(question)))).strip()


def ask_pin(code: str, *, asking: bool, question: str = N_("PIN of {code}:")) -> str | None:
    """Ask for the PIN of CODE without showing it; None where nobody can answer."""
    if not asking:
        return None
    import questionary

    return str(_ask(questionary.password(_wrapped(_(question).format(code=code)))))


def _require(question: str, flag: str, *, asking: bool) -> None:
    if not asking:
        raise UsageProblem(
            N_("This needs an answer and nobody can be asked here: {question}"),
            N_("Give it with {flag}."),
            question=question,
            flag=flag,
        )


def _wrapped(question: str, *after: str) -> str:
    """Return QUESTION broken at words where it is wider than the screen.

    Each of AFTER may come behind it, and all of them begin a line where one has no room.
    """
    room = _width() - POINTER
    lines = [line for part in question.split("\n") for line in _filled(part, room)]
    if after and len(lines[-1]) + max(map(len, after)) + 1 > room:
        lines.append("")
    return f"\n{' ' * (POINTER - 1)}".join(lines)


def _label(label: str) -> str:
    """Return a choice's LABEL in as many lines as the screen needs, each below the first."""
    room = _width() - POINTER - 1
    whole = label.replace("\t", "   ")
    if len(whole) <= room:
        return whole
    first, *others = label.split("\t")
    lines = _filled(first, room)
    for part in others:
        lines += [f"  {line}" for line in _filled(part, room - 2)]
    return f"\n{' ' * POINTER}".join(lines)


def _filled(text: str, room: int) -> list[str]:
    wrapper = TextWrapper(width=max(room, 1), break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text) or [""]


def _width() -> int:
    from prompt_toolkit.application import get_app_session

    return int(get_app_session().output.get_size().columns)


def _ask(question: Question) -> object:
    """Ask; Ctrl-C and Esc raise KeyboardInterrupt instead of printing."""
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    escape = KeyBindings()
    escape.add("escape")(_interrupt)
    app = question.application
    known = app.key_bindings
    app.key_bindings = merge_key_bindings([known, escape] if known else [escape])
    app.timeoutlen = app.ttimeoutlen = ESCAPE
    return question.unsafe_ask()


def _interrupt(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

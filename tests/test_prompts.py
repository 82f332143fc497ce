from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bekasi_cli import prompts
from bekasi_cli.errors import ExitCode, UsageProblem

Press = Callable[[str], None]
CTRL_C = "\x03"
DOWN = "\x1b[B"
ENTER = "\r"


@pytest.fixture
def press() -> Iterator[Press]:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys.send_text


def test_a_line_of_text_is_asked_and_trimmed(press: Press) -> None:
    press(f"  Prokopim Tirtamaya {ENTER}")

    answer = prompts.ask_text("Name of the office:", asking=True, flag="--office")

    assert answer == "Prokopim Tirtamaya"


def test_a_text_of_several_lines_is_told_as_it_grows(press: Press) -> None:
    told: list[str] = []
    press(f"satu{ENTER}dua\x1b{ENTER}")

    answer = prompts.ask_lines("Text", asking=True, flag="--file", typed=told.append)

    assert (answer, told) == ("satu\ndua", ["satu\n"])


def test_an_interrupted_text_is_told_whole(press: Press) -> None:
    told: list[str] = []
    press(f"satu{CTRL_C}")

    with pytest.raises(KeyboardInterrupt):
        prompts.ask_lines("Text", asking=True, flag="--file", typed=told.append)

    assert told == ["satu"]


def test_enter_alone_takes_the_default(press: Press) -> None:
    press(ENTER)

    assert prompts.ask_text("Zone:", asking=True, flag="--zone", default="Asia/Jakarta") == (
        "Asia/Jakarta"
    )


def test_a_choice_returns_its_value_and_not_its_label(press: Press) -> None:
    press(DOWN + ENTER)

    chosen = prompts.choose(
        "Language:", [("id", "Bahasa Indonesia"), ("en", "English")], asking=True, flag="--language"
    )

    assert chosen == "en"


@pytest.mark.parametrize(("keys", "answer"), [("y", True), ("n", False), (ENTER, False)])
def test_a_confirmation_is_no_unless_somebody_says_yes(
    press: Press, keys: str, answer: bool
) -> None:
    press(keys)

    assert prompts.confirm("Throw it away?", asking=True) is answer


@pytest.mark.parametrize(("keys", "answer"), [("y", True), ("n", False), (ENTER, True)])
def test_a_confirmation_of_what_loses_nothing_can_be_yes(
    press: Press, keys: str, answer: bool
) -> None:
    press(keys)

    assert prompts.confirm("Save it?", asking=True, default=True) is answer


def test_a_pin_is_asked_without_showing_it(press: Press) -> None:
    press(f"2468{ENTER}")

    assert prompts.ask_pin("fiu", asking=True) == "2468"


def test_nobody_to_ask_for_a_pin_means_no_pin() -> None:
    assert prompts.ask_pin("fiu", asking=False) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda: prompts.ask_text("Name?", asking=True, flag="--name"),
        lambda: prompts.confirm("Sure?", asking=True),
        lambda: prompts.choose("Which?", [("a", "A")], asking=True, flag="--which"),
        lambda: prompts.ask_pin("fiu", asking=True),
    ],
)
def test_ctrl_c_interrupts_whatever_is_asked(press: Press, ask: Callable[[], object]) -> None:
    press(CTRL_C)

    with pytest.raises(KeyboardInterrupt):
        ask()


@pytest.mark.parametrize(
    ("ask", "flag"),
    [
        (lambda: prompts.ask_text("Name?", asking=False, flag="--name"), "--name"),
        (lambda: prompts.confirm("Sure?", asking=False), "--yes"),
        (lambda: prompts.choose("Which?", [], asking=False, flag="--which"), "--which"),
    ],
)
def test_without_a_terminal_the_flag_that_answers_is_named(
    ask: Callable[[], object], flag: str
) -> None:
    with pytest.raises(UsageProblem) as refused:
        ask()

    assert refused.value.exit_code is ExitCode.USAGE
    assert flag in str(refused.value)

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import StringIO
from threading import Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from bekasi_cli import prompts
from bekasi_cli.errors import ExitCode, UsageProblem
from bekasi_cli.i18n import Language, use_language

Press = Callable[[str], None]
CTRL_C = "\x03"
ESC = "\x1b"
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


@pytest.mark.parametrize(("key", "answer"), [("y", "Ya"), ("t", "Tidak"), ("n", "Tidak")])
def test_an_indonesian_is_answered_in_indonesian(key: str, answer: str) -> None:
    use_language(Language.INDONESIAN)
    (line,) = shown(lambda: prompts.confirm("Simpan?", asking=True), key)[:1]
    use_language(Language.ENGLISH)

    assert line.startswith("? Simpan? (y/T)")
    assert answer in line


def test_nothing_else_answers_a_confirmation(press: Press) -> None:
    press("xq1y")

    assert prompts.confirm("Sure?", asking=True) is True


def test_whoever_ends_a_text_may_be_slow_between_esc_and_enter() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("satu\x1b")
        slow = Timer(1.8, keys.send_text, [ENTER])
        slow.start()
        answer = prompts.ask_lines("Text", asking=True, flag="--file", typed=lambda _: None)
        slow.join()

    assert answer == "satu"


def test_some_are_marked_and_their_values_come_back(press: Press) -> None:
    press(f" {DOWN} {ENTER}")

    chosen = prompts.choose_some(
        "Roles:", [("a", "A"), ("b", "B"), ("c", "C")], asking=True, flag="--role"
    )

    assert chosen == ["a", "b"]


def test_a_file_is_named(press: Press) -> None:
    press(f" naskah.md {ENTER}")

    assert prompts.ask_path("File:", asking=True, flag="FILE") == "naskah.md"


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
        lambda: prompts.choose_some("Which?", [("a", "A")], asking=True, flag="--which"),
        lambda: prompts.ask_path("File?", asking=True, flag="FILE"),
        lambda: prompts.ask_pin("fiu", asking=True),
    ],
)
@pytest.mark.parametrize("key", [CTRL_C, ESC])
def test_ctrl_c_and_esc_interrupt_whatever_is_asked(
    press: Press, ask: Callable[[], object], key: str
) -> None:
    press(key)

    with pytest.raises(KeyboardInterrupt):
        ask()


@pytest.mark.parametrize(
    ("ask", "flag"),
    [
        (lambda: prompts.ask_text("Name?", asking=False, flag="--name"), "--name"),
        (lambda: prompts.confirm("Sure?", asking=False), "--yes"),
        (lambda: prompts.choose("Which?", [], asking=False, flag="--which"), "--which"),
        (lambda: prompts.choose_some("Which?", [], asking=False, flag="--which"), "--which"),
        (lambda: prompts.ask_path("File?", asking=False, flag="FILE"), "FILE"),
    ],
)
def test_without_a_terminal_the_flag_that_answers_is_named(
    ask: Callable[[], object], flag: str
) -> None:
    with pytest.raises(UsageProblem) as refused:
        ask()

    assert refused.value.exit_code is ExitCode.USAGE
    assert flag in str(refused.value)


LONG = "Apa yang harus diperbaiki, dan mengapa? Reporter membacanya sebelum yang lain."


def shown(ask: Callable[[], object], keys: str) -> list[str]:
    """Return the lines that ASK shows on a screen of 40 columns, while KEYS are pressed."""
    written = StringIO()
    screen = Vt100_Output(written, lambda: Size(rows=30, columns=40), term="xterm")
    with create_pipe_input() as pressed, create_app_session(input=pressed, output=screen):
        pressed.send_text(keys)
        ask()
    plain = re.sub(r"\x1b(\[[\d;?]*[a-zA-Z]|[=>])", "", written.getvalue())
    return [line.strip() for line in plain.replace("\r", "").split("\n")]


@pytest.mark.parametrize(
    ("ask", "keys"),
    [
        (lambda: prompts.ask_text(LONG, asking=True, flag="--x"), ENTER),
        (lambda: prompts.ask_path(LONG, asking=True, flag="--x"), ENTER),
        (
            lambda: prompts.ask_lines(LONG, asking=True, flag="--x", typed=lambda _: None),
            f"\x1b{ENTER}",
        ),
        (lambda: prompts.confirm(LONG, asking=True), "y"),
        (lambda: prompts.choose(LONG, [("a", "A")], asking=True, flag="--x"), ENTER),
        (lambda: prompts.choose_some(LONG, [("a", "A")], asking=True, flag="--x"), ENTER),
        (lambda: prompts.ask_pin("fiu", asking=True, question=LONG), ENTER),
    ],
)
def test_a_long_question_is_broken_between_words(ask: Callable[[], object], keys: str) -> None:
    lines = shown(ask, keys)

    assert lines[0] == "? Apa yang harus diperbaiki, dan"
    assert lines[1] == "mengapa? Reporter membacanya sebelum"
    assert lines[2].startswith("yang lain.")
    assert all(len(line) <= 40 for line in lines[:2])


def test_a_choice_that_is_too_long_stands_in_lines_of_its_own() -> None:
    label = "Review it: text, changes and comments\t[bekasi review 17]"

    lines = shown(
        lambda: prompts.choose("What?", [("a", label), ("b", "Back")], asking=True, flag="-"), ENTER
    )

    assert lines[1:4] == ["» Review it: text, changes and", "comments", "[bekasi review 17]"]
    assert lines[4].startswith("Back")


def test_an_answer_that_finds_no_room_behind_the_question_stands_below_it() -> None:
    label = "9  Sambutan Bupati pada Peringatan Hari Jadi"

    lines = shown(
        lambda: prompts.choose("Apa yang Anda cari?", [("a", label)], asking=True, flag="-"), ENTER
    )

    assert lines[0] == "? Apa yang Anda cari?"


def test_the_keys_stand_below_a_question_that_leaves_them_no_room() -> None:
    lines = shown(
        lambda: prompts.choose(
            "Naskah mana yang Anda maksud?", [("a", "A")], asking=True, flag="-"
        ),
        ENTER,
    )

    assert lines[:2] == ["? Naskah mana yang Anda maksud?", "(arrow keys, then Enter)"]

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
import typer

from bekasi_cli import __version__
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.registry import COMMANDS
from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Role
from runner import Result, bekasi
from standins import Body, Typist, install, stand_in


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Callable[[Body], Typist]:
    """Return how to put a body in the place of `whoami` and `staff show`."""
    return lambda body: stand_in(monkeypatch, body)


def test_the_version_is_printed_by_itself_and_among_options() -> None:
    assert bekasi("--version") == Result(0, f"bekasi {__version__}\n", "")
    assert bekasi("--lang", "id", "--version") == Result(0, f"bekasi {__version__}\n", "")


def test_python_minus_m_answers_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bekasi_cli", "--version"], capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, f"bekasi {__version__}\n")


def test_in_a_pipe_bekasi_alone_prints_its_help() -> None:
    assert bekasi().out == bekasi("--help").out


def test_the_help_names_every_command_with_its_alias() -> None:
    page = bekasi("--help").out

    assert all(f"  {row.name}" in page for row in COMMANDS)
    assert all(f"({row.alias})" in page for row in COMMANDS if row.alias)


def test_the_help_loads_none_of_the_commands() -> None:
    code = (
        "import sys\nfrom bekasi_cli.cli.root import run\n"
        "try:\n    run(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'rich', 'questionary', 'tinydb', 'babel', 'jinja2', 'frontmatter'}\n"
        "print(sorted(heavy & set(sys.modules)),"
        " [m for m in sys.modules if m == 'bekasi_cli.cli.whoami'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[] []", done.stderr


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_help_is_in_the_language_asked_for_before_or_after(language: str) -> None:
    before = bekasi("--lang", language, "--help", env={"BEKASI_LANG": ""})
    by_environment = bekasi("--help", env={"BEKASI_LANG": language})

    assert before.code == by_environment.code == 0
    assert before.out == by_environment.out


def test_without_a_wish_the_locale_chooses_the_language(
    act: Callable[[Body], Typist], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bekasi_cli.i18n import language

    monkeypatch.chdir(tmp_path)
    heard: list[str] = []
    typed = act(lambda _: heard.append(language().value))

    for locale in ("id_ID.UTF-8", "en_GB.UTF-8", ""):
        unset = {"BEKASI_LANG": "", "BEKASI_NEWSROOM": "", "LC_ALL": "", "LC_MESSAGES": ""}
        typed("whoami", env={**unset, "LANG": locale})

    assert heard == ["id", "en", "en"]


def test_a_language_that_is_not_ours_is_refused_wherever_it_is_wished_for() -> None:
    for refused in (bekasi("--lang", "xx", "list"), bekasi("list", env={"BEKASI_LANG": "xx"})):
        assert (refused.code, refused.out) == (ExitCode.USAGE, "")
        assert "xx" in refused.err
        assert "--lang id" in refused.err


@pytest.mark.parametrize(
    "line",
    [
        "--as fiu --newsroom /n --json -y --pin-file pin whoami",
        "whoami --as fiu --newsroom /n --json -y --pin-file pin",
        "whoami --as=fiu --newsroom=/n --json --yes --pin-file=pin",
        "--as fiu staff --newsroom /n show --json -y --pin-file pin",
    ],
)
def test_options_of_all_commands_work_before_and_after_the_command(
    act: Callable[[Body], Typist], line: str
) -> None:
    found = []
    typed = act(lambda session: found.append(session.options))

    assert typed(*line.split()).code == 0
    (options,) = found
    assert options.newsroom == Path("/n")
    assert (options.as_code, options.json, options.yes, options.pin_file) == (
        "fiu",
        True,
        True,
        "pin",
    )


def test_what_stands_behind_two_dashes_is_no_option(act: Callable[[Body], Typist]) -> None:
    typed = act(lambda _: None)

    assert typed("whoami", "--", "--lang=xx").code == ExitCode.USAGE
    assert "xx is not" not in typed("whoami", "--", "--lang=xx").err


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("nosuch", "There is no command nosuch"),
        ("submitt", "Did you mean bekasi submit"),
        ("", "There is no command"),
        ("whoami --bogus", "There is no option --bogus"),
        ("whoami --newsroo /n", "Did you mean --newsroom"),
        ("--bogus", "There is no option --bogus"),
        ("--newsroom", "needs a value"),
        ("--json=1 whoami", "The option --json takes no value"),
        ("whoami --number many", "--number takes a whole number."),
        ("whoami a b", "This is more than bekasi whoami takes: a b"),
        ("staff", "Say what to do: bekasi staff show, bekasi staff other."),
        ("staff nosuch", "There is no command staff nosuch"),
        ("staff shwo", "Did you mean bekasi staff show"),
        ("staff --bogus", "There is no option --bogus"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_a_sentence(
    act: Callable[[Body], Typist], typed: str, says: str
) -> None:
    refused = act(lambda _: None)(*(typed.split() or [""]))

    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert says in refused.err
    assert "Traceback" not in refused.err


def test_a_missing_argument_and_a_bad_choice_name_what_would_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = CommandApp()

    @app.act("whoami", help="", examples="")
    def _(
        number: Annotated[int, typer.Argument(min=1)],
        role: Annotated[Role, typer.Option()] = Role.EDITOR,
    ) -> None: ...

    install(monkeypatch, "whoami", app)

    assert "NUMBER is missing." in bekasi("whoami").err
    assert "NUMBER takes a whole number from 1 up." in bekasi("whoami", "0").err
    assert "--role must be one of: reporter, editor, admin, photographer." in (
        bekasi("whoami", "1", "--role", "boss").err
    )

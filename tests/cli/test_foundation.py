from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest
import typer

from bekasi_cli import __version__
from bekasi_cli.cli import failures
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.registry import COMMANDS
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import ExitCode, PartlyDone
from bekasi_cli.i18n import N_
from bekasi_cli.model import Role
from runner import Result, bekasi

Body = Callable[[Session], object]
Typist = Callable[..., Result]


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Callable[[Body], Typist]:
    """Put BODY in the place of `whoami` and `staff show`, and return who types the commands."""

    def stand_in(body: Body) -> Typist:
        for name in ("whoami", "staff"):
            app = CommandApp(help=N_("Keep the list of staff."))

            def work(ctx: typer.Context, number: int = 0) -> None:
                body(Session.of(ctx))

            app.act(name if name == "whoami" else "show", help="Say who.", examples="")(work)
            if name == "staff":
                app.act("other", help="Say else.", examples="")(work)
            _install(monkeypatch, name, app)
        return bekasi

    return stand_in


def _install(monkeypatch: pytest.MonkeyPatch, name: str, app: CommandApp) -> None:
    module = ModuleType(name)
    module.__dict__["app"] = app
    monkeypatch.setitem(sys.modules, f"bekasi_cli.cli.{name}", module)


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

    _install(monkeypatch, "whoami", app)

    assert "NUMBER is missing." in bekasi("whoami").err
    assert "NUMBER takes a whole number from 1 up." in bekasi("whoami", "0").err
    assert "--role must be one of: reporter, editor, admin." in (
        bekasi("whoami", "1", "--role", "boss").err
    )


def test_an_error_is_json_for_a_program(act: Callable[[Body], Typist]) -> None:
    def partly(_: Session) -> None:
        raise PartlyDone(N_("{n} of 5 done."), N_("Type it again."), n=3)

    failed = act(partly)("whoami", "--json")

    assert (failed.code, failed.out) == (ExitCode.PARTIAL, "")
    assert json.loads(failed.err) == {
        "error": {"code": 3, "message": "3 of 5 done.", "hint": "Type it again."}
    }


def test_wrong_usage_is_json_for_a_program_too() -> None:
    assert json.loads(bekasi("nosuch", "--json").err)["error"]["code"] == ExitCode.USAGE


def test_a_bug_goes_to_a_log_that_only_its_owner_reads_and_never_to_the_screen(
    act: Callable[[Body], Typist], tmp_path: Path
) -> None:
    def bug(_: Session) -> None:
        raise ZeroDivisionError("secret detail")

    failed = act(bug)("whoami", env={"XDG_STATE_HOME": str(tmp_path)})

    assert (failed.code, failed.out) == (ExitCode.BUG, "")
    assert "ZeroDivisionError" in failed.err
    assert "secret detail" not in failed.err
    log = tmp_path / "bekasi" / "errors.log"
    assert str(log) in failed.err
    assert "secret detail" in log.read_text("utf-8")
    assert log.parent.stat().st_mode & 0o077 == 0


def test_a_bug_is_told_also_where_no_log_can_be_kept(
    act: Callable[[Body], Typist], tmp_path: Path
) -> None:
    def bug(_: Session) -> None:
        raise ZeroDivisionError

    (tmp_path / "file").touch()
    failed = act(bug)("whoami", env={"XDG_STATE_HOME": str(tmp_path / "file")})

    assert failed.code == ExitCode.BUG
    assert "ZeroDivisionError" in failed.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort, EOFError])
def test_ctrl_c_is_said_in_a_sentence(
    act: Callable[[Body], Typist], stop: type[BaseException]
) -> None:
    def interrupted(_: Session) -> None:
        raise stop

    failed = act(interrupted)("whoami")

    assert failed.code == ExitCode.INTERRUPTED
    assert "Interrupted" in failed.err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(28, os.strerror(28), "/n/x"), "The disk is full"),
        (PermissionError(13, os.strerror(13), "/n/x"), "/n/x cannot be used: Permission denied"),
        (FileNotFoundError(2, os.strerror(2)), "- cannot be used"),
    ],
)
def test_what_the_system_refuses_is_told_as_unreachable(
    act: Callable[[Body], Typist], error: OSError, says: str
) -> None:
    def fail(_: Session) -> None:
        raise error

    failed = act(fail)("whoami")

    assert failed.code == ExitCode.DAMAGED
    assert says in failed.err


def test_a_command_leaves_with_the_code_that_it_asks_for(act: Callable[[Body], Typist]) -> None:
    def exit_with_three(_: Session) -> None:
        raise typer.Exit(3)

    def stop_with_four(_: Session) -> None:
        sys.exit(4)

    assert act(exit_with_three)("whoami").code == 3
    assert act(stop_with_four)("whoami").code == 4


def test_a_reader_that_goes_away_early_is_no_error() -> None:
    code = (
        "import sys, os\nfrom bekasi_cli.cli.root import run\n"
        "read, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\nrun(['--help'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_usage_errors_without_a_parameter_are_told_as_they_come() -> None:
    from typer._click.exceptions import BadParameter, UsageError

    assert "Odd." in str(failures.explain(UsageError("Odd.")))
    assert "- has a value" in str(failures.explain(BadParameter("no")))

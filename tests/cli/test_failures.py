from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from bekasi_cli.cli import failures
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import ExitCode, PartlyDone, Unreachable
from bekasi_cli.i18n import N_
from newsrooms import Office
from runner import bekasi
from standins import Body, Typist, stand_in


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Callable[[Body], Typist]:
    """Return how to put a body in the place of `whoami` and `staff show`."""
    return lambda body: stand_in(monkeypatch, body)


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
        (
            PermissionError(13, os.strerror(13), "/n/x"),
            "/n/x cannot be used: you have no permission",
        ),
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


def test_a_terminal_that_is_gone_does_not_change_the_exit_code(tmp_path: Path) -> None:
    """Buffered, as Python is by default, the interpreter's own last flush fails: exit 120."""
    environment = {name: value for name, value in os.environ.items() if "UNBUFFERED" not in name}
    closed, gone = os.pipe()
    os.close(closed)
    done = subprocess.run(
        [sys.executable, "-m", "bekasi_cli", "--newsroom", str(tmp_path), "list"],
        env=environment,
        stdout=gone,
        stderr=gone,
        check=False,
    )
    os.close(gone)
    assert done.returncode == ExitCode.NOT_FOUND


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["history", "1"], ["--help"]])
def test_a_reader_that_has_gone_is_no_error(office: Office, command: list[str]) -> None:
    text = "---\ntitle: Naskah\n---\n\nIsi.\n"
    assert office.bekasi("draft", "--file", "-", by="atn", input=text).code == 0
    environment = {name: value for name, value in os.environ.items() if "UNBUFFERED" not in name}
    closed, gone = os.pipe()
    os.close(closed)
    done = subprocess.run(
        [sys.executable, "-m", "bekasi_cli", "--newsroom", str(office.folder), *command],
        env=environment,
        stdout=gone,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(gone)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_disk_that_fails_is_no_bug_of_ours() -> None:
    error = failures.explain(OSError(errno.EIO, "EIO", "/kantor/journal.jsonl"))
    assert isinstance(error, Unreachable)
    assert "The disk reports an error: /kantor/journal.jsonl" in str(error)
    assert "bekasi doctor" in str(error)

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from bekasi_cli.cli import editor
from bekasi_cli.cli.surroundings import Surroundings
from bekasi_cli.errors import Interrupted, UsageProblem
from writers import editor as make_editor


def around(**environment: str) -> Surroundings:
    return Surroundings(environment=environment, folder=Path(), login="sari", asking=True)


def test_bekasi_editor_comes_before_visual_and_visual_before_editor(tmp_path: Path) -> None:
    first, second, third = (make_editor(tmp_path, "", name) for name in ("a", "b", "c"))

    assert editor.find(around(BEKASI_EDITOR=first, VISUAL=second, EDITOR=third)) == [first]
    assert editor.find(around(VISUAL=second, EDITOR=third)) == [second]
    assert editor.find(around(BEKASI_EDITOR=" ", EDITOR=third)) == [third]


def test_an_editor_can_have_arguments_and_a_path_with_blanks(tmp_path: Path) -> None:
    folder = tmp_path / "my programs"
    folder.mkdir()
    path = make_editor(folder, "")

    assert editor.find(around(EDITOR=path)) == [path]
    assert editor.find(around(EDITOR=f"'{path}' --wait -n")) == [path, "--wait", "-n"]
    assert editor.find(around(EDITOR="sh -c")) == ["sh", "-c"]


def test_without_a_wish_it_is_what_is_usual_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nano = make_editor(tmp_path, "", "nano")
    make_editor(tmp_path, "", "vi")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert editor.find(around()) == [nano]


def test_a_computer_without_any_editor_is_told_of_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UsageProblem, match=r"no editor.*--file"):
        editor.find(around())


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ("tidak-ada --wait", "tidak-ada cannot be started: it is not on this computer"),
        ("vi 'half", "BEKASI_EDITOR cannot be understood: vi 'half"),
        ("''", "cannot be started"),
    ],
)
def test_a_wish_that_cannot_be_met_is_a_sentence(wish: str, says: str) -> None:
    with pytest.raises(UsageProblem, match=says):
        editor.find(around(BEKASI_EDITOR=wish))


def test_the_editor_works_on_the_file_itself(tmp_path: Path) -> None:
    text = tmp_path / "naskah dengan spasi.md"
    text.write_text("lama")

    editing = editor.run([make_editor(tmp_path, 'echo baru > "$1"')], text)

    assert text.read_text() == "baru\n"
    assert editing.at_once


def test_an_editor_that_took_its_time_did_not_come_back_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "AT_ONCE", 0.0)

    assert not editor.run([make_editor(tmp_path, "")], tmp_path / "x").at_once


def test_an_editor_that_fails_is_named_with_its_error(tmp_path: Path) -> None:
    with pytest.raises(Interrupted, match=r"penyunting ended with an error \(3\)"):
        editor.run([make_editor(tmp_path, "exit 3")], tmp_path / "x")


def test_an_editor_that_a_signal_ends_was_stopped(tmp_path: Path) -> None:
    with pytest.raises(Interrupted, match="penyunting was stopped"):
        editor.run([make_editor(tmp_path, "kill -KILL $$")], tmp_path / "x")


def test_the_end_before_the_editor_was_there_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_early(*_: object, **__: object) -> None:
        raise editor._Ended(signal.SIGTERM)

    monkeypatch.setattr("subprocess.Popen", too_early)

    with pytest.raises(Interrupted, match="The terminal was closed"):
        editor.run(["vi"], tmp_path / "x")


def test_a_file_that_is_no_program_cannot_be_started(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no program")

    with pytest.raises(UsageProblem, match=r"notes\.txt cannot be started: you have no permission"):
        editor.run(editor.find(around(EDITOR=str(tmp_path / "notes.txt"))), tmp_path / "x")


def test_ctrl_c_belongs_to_the_editor(tmp_path: Path) -> None:
    text = tmp_path / "x"
    script = f'kill -INT {os.getpid()}; echo "still here" > "$1"'

    editor.run([make_editor(tmp_path, script)], text)

    assert text.read_text() == "still here\n"


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_when_the_terminal_goes_the_editor_is_told_and_puts_its_text_away(
    tmp_path: Path, sign: signal.Signals
) -> None:
    text, ready = tmp_path / "x", tmp_path / "ready"
    program = (
        "import signal, sys, time, pathlib\n"
        "def put_away(*_):\n"
        "    pathlib.Path(sys.argv[2]).write_text('put away')\n"
        "    sys.exit(1)\n"
        f"signal.signal({int(sign)}, put_away)\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "time.sleep(60)\n"
    )

    def end() -> None:
        while not ready.exists():
            time.sleep(0.01)
        os.kill(os.getpid(), sign)

    threading.Thread(target=end, daemon=True).start()
    try:
        with pytest.raises(Interrupted, match="The terminal was closed"):
            editor.run([sys.executable, "-c", program, str(ready)], text)
        # The shell says it again: by now nothing more happens.
        assert signal.getsignal(sign) == signal.SIG_IGN
    finally:
        for each in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)
    assert text.read_text() == "put away"


def test_a_second_signal_does_not_break_the_good_order(tmp_path: Path) -> None:
    with pytest.raises(editor._Ended), editor._ending_in_order():  # noqa: PT012
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
        except editor._Ended:
            os.kill(os.getpid(), signal.SIGHUP)
            raise
    for each in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)


def test_an_editor_that_does_not_listen_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    monkeypatch.setattr(editor, "_PATIENCE", 0.05)
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        editor._pass_on(process, signal.SIGURG)  # a signal that it ignores
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()
    editor._pass_on(process, signal.SIGTERM)


def test_the_screen_is_the_other_end_when_the_result_is_piped_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    editor.run([make_editor(tmp_path, "echo drawn")], tmp_path / "x")

    assert capfd.readouterr() == ("", "drawn\n")


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("nano", ["+12", "naskah.md"]),
        ("vim.basic", ["+12", "naskah.md"]),
        ("micro", ["+12", "naskah.md"]),
        ("code", ["--goto", "naskah.md:12"]),
        ("penyunting", ["naskah.md"]),
    ],
)
def test_an_editor_that_can_be_told_a_line_opens_there(
    tmp_path: Path, name: str, opened: list[str]
) -> None:
    path = make_editor(tmp_path, "", name)
    link = tmp_path / "editor"
    link.symlink_to(path)

    assert editor._opened(path, Path("naskah.md"), 12) == opened
    assert editor._opened(str(link), Path("naskah.md"), 12) == opened
    assert editor._opened(path, Path("naskah.md"), 0) == ["naskah.md"]

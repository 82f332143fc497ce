"""Sit at a real terminal, in a session of its own, and let it be closed."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, Stage
from bekasi_cli.newsroom.reading import manuscript
from newsrooms import Office
from writers import NEWS, buffers, editor, spawn


@pytest.fixture
def open_editor(tmp_path: Path) -> str:
    """Return an editor that saves a text, says that it is open, and stays so."""
    (tmp_path / "typed.md").write_text(NEWS, "utf-8")
    return editor(tmp_path, f'cat {tmp_path}/typed.md > "$1"; echo IS OPEN; exec sleep 60')


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def hears(terminal: pexpect.spawn[str], words: str) -> None:
    """Wait for WORDS, wherever the terminal's width breaks the line, in bold or not."""
    terminal.expect(words.replace(" ", r"(\s|\x1b\[\d*m)+"))


def drafts(office: Office) -> int:
    return len(office.room().store.find(Article))


def test_a_dropped_connection_leaves_the_text_and_resume_brings_it_back(
    office: Office, open_editor: str, tmp_path: Path
) -> None:
    terminal = spawn(office, "draft", by="atn", env={"EDITOR": open_editor})
    hears(terminal, "IS OPEN")

    terminal.close(force=False)  # the kernel sends SIGHUP to the whole foreground group
    wait_for(lambda: not terminal.isalive())

    assert terminal.exitstatus == ExitCode.INTERRUPTED
    (kept,) = buffers()
    assert kept.read_text("utf-8") == NEWS
    assert drafts(office) == 0

    again = spawn(office, "draft", "--resume", by="atn", env={"EDITOR": editor(tmp_path, "")})
    hears(again, "This is your unsaved text of")
    hears(again, "is saved as a draft")
    again.expect(pexpect.EOF)
    assert (drafts(office), buffers()) == (1, [])


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not on this computer")
def test_what_was_typed_into_vim_and_never_saved_outlives_a_dropped_connection(
    office: Office,
) -> None:
    # -N -u NONE: no settings of whoever runs the tests; updatecount 1: every key is on the disk
    vim = {"EDITOR": "vim -N -u NONE --cmd 'set updatecount=1'", "TERM": "xterm"}
    terminal = spawn(office, "draft", "Jembatan", by="atn", env=vim)
    hears(terminal, "title: Jembatan")
    terminal.send("GoIsi yang belum disimpan.")
    hears(terminal, r"disimpan\.")

    terminal.close(force=False)
    wait_for(lambda: not terminal.isalive())
    assert terminal.exitstatus == ExitCode.INTERRUPTED

    again = spawn(office, "draft", "--resume", by="atn", env=vim)
    again.expect("ecover")
    again.send("r")
    again.expect("Press ENTER")
    again.send("\r")
    again.expect(r"belum disimpan\.")
    again.send(":wq\r")
    hears(again, "is saved as a draft")
    again.expect(pexpect.EOF)
    article = office.room().store.get(Article, 1)
    assert "belum disimpan." in manuscript(office.room().store, article, 1).body
    assert buffers() == []


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_process_that_is_told_to_end_ends_in_order_and_names_the_text(
    office: Office, open_editor: str, sign: signal.Signals
) -> None:
    terminal = spawn(office, "draft", by="atn", env={"EDITOR": open_editor})
    hears(terminal, "IS OPEN")

    assert terminal.pid
    os.kill(terminal.pid, sign)

    hears(terminal, "The terminal was closed, or bekasi was told to end")
    hears(terminal, "Your text is kept in")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == ExitCode.INTERRUPTED
    assert buffers()[0].read_text("utf-8") == NEWS


def test_kill_minus_nine_leaves_the_text_too(office: Office, open_editor: str) -> None:
    terminal = spawn(office, "draft", by="atn", env={"EDITOR": open_editor})
    hears(terminal, "IS OPEN")

    assert terminal.pid
    os.killpg(os.getpgid(terminal.pid), signal.SIGKILL)
    wait_for(lambda: not terminal.isalive())

    assert buffers()[0].read_text("utf-8") == NEWS


def test_ctrl_c_ends_an_editor_that_does_not_want_it_and_the_text_stays(
    office: Office, open_editor: str
) -> None:
    terminal = spawn(office, "draft", by="atn", env={"EDITOR": open_editor})
    hears(terminal, "IS OPEN")

    terminal.sendintr()

    hears(terminal, "was stopped")
    hears(terminal, "bekasi draft --resume")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == ExitCode.INTERRUPTED
    assert buffers()[0].read_text("utf-8") == NEWS


def test_a_mistake_is_mended_in_the_editor_that_opens_again(office: Office, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.md"
    wrong.write_text("---\ntitle: 'Satu\n---\nIsi\n")
    (tmp_path / "right.md").write_text(NEWS, "utf-8")
    script = f'mv {wrong} "$1" 2>/dev/null || cat {tmp_path}/right.md > "$1"'

    terminal = spawn(office, "draft", by="atn", env={"EDITOR": editor(tmp_path, script)})
    hears(terminal, "cannot be read as front matter")
    hears(terminal, "Open the editor again")
    terminal.send("y")
    hears(terminal, "is saved as a draft")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert (terminal.exitstatus, drafts(office), buffers()) == (0, 1, [])


def test_an_editor_chooses_reads_and_approves(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)
    office.bekasi("submit", "1", by="atn")

    terminal = spawn(office, "approve", by="fiu", env={"BEKASI_PAGER": "cat"})
    hears(terminal, "Which article")
    terminal.send("\r")
    hears(terminal, "Warga menyeberang lagi")
    hears(terminal, "Approve exactly this text")
    terminal.send("y")
    hears(terminal, "You approved article 1")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0
    assert office.room().store.get(Article, 1).stage is Stage.APPROVED


def test_ctrl_c_at_a_question_does_nothing(office: Office) -> None:
    office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

    terminal = spawn(office, "trash", "1", by="atn")
    hears(terminal, "to the trash")
    terminal.sendintr()
    hears(terminal, "Interrupted")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == ExitCode.INTERRUPTED
    assert office.room().store.get(Article, 1).stage is Stage.DRAFT

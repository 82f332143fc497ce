"""Correct and retract at a real terminal, in a session of its own."""

from __future__ import annotations

import time
from pathlib import Path

import pexpect
import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.model import Article, Ground, State
from newsrooms import Office
from stories import published
from writers import buffers, editor, spawn


@pytest.fixture
def live(office: Office) -> Office:
    """Return a newsroom whose article 1 readers see."""
    published(office)
    return office


def article(office: Office) -> Article:
    return office.room().store.get(Article, 1)


def hears(terminal: pexpect.spawn[str], words: str) -> None:
    """Wait for WORDS, wherever the terminal's width breaks the line, in bold or not."""
    terminal.expect(words.replace(" ", r"(\s|\x1b\[\d*m)+"))


def ends(terminal: pexpect.spawn[str]) -> int | None:
    terminal.expect(pexpect.EOF)
    terminal.close()
    return terminal.exitstatus


def test_a_retraction_is_asked_for_step_by_step(live: Office) -> None:
    live.bekasi("hold", "1", by="fiu")

    terminal = spawn(live, "retract", "1", by="kar")
    hears(terminal, "On what ground")
    terminal.send("\x1b[B\r")
    hears(terminal, "be told")
    terminal.send("Memuat nomor telepon warga.\r")
    hears(terminal, "ground: personal data")
    terminal.send("y")

    assert ends(terminal) == 0
    told = article(live).retraction
    assert told
    assert (told.ground, told.reason) == (Ground.PERSONAL_DATA, "Memuat nomor telepon warga.")


def test_ctrl_c_while_the_reason_is_asked_retracts_nothing(live: Office) -> None:
    live.bekasi("hold", "1", by="fiu")

    terminal = spawn(live, "retract", "1", "--ground", "guideline", by="kar")
    hears(terminal, "be told")
    terminal.sendintr()

    assert ends(terminal) == ExitCode.INTERRUPTED
    assert article(live).state is State.HELD


def test_a_dropped_connection_leaves_the_correction_and_resume_brings_it_back(
    live: Office, tmp_path: Path
) -> None:
    words = ("correct", "1", "--kind", "correction")
    script = 'sed -i "s/Sabtu/Minggu/" "$1"; echo IS OPEN; exec sleep 60'
    terminal = spawn(
        live,
        *words,
        "--note",
        "Harinya Minggu.",
        by="atn",
        env={"EDITOR": editor(tmp_path, script)},
    )
    hears(terminal, "IS OPEN")
    terminal.close(force=False)  # the kernel sends SIGHUP to the whole foreground group
    deadline = time.monotonic() + 20
    while terminal.isalive():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)
    (kept,) = buffers()
    assert "Minggu (14/2/2026)" in kept.read_text("utf-8")
    assert article(live).state is State.PUBLISHED

    again = spawn(live, *words, "--resume", by="atn", env={"EDITOR": editor(tmp_path, "")})
    hears(again, "This is your unsaved text of")
    hears(again, "A new version of article 1 is begun")

    assert ends(again) == 0
    said = article(live).head.facts.correction
    assert (said and said.note, buffers()) == ("Harinya Minggu.", [])

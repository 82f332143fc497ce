"""Listen to a real terminal, whatever its width and its colours."""

from __future__ import annotations

import re

import pexpect

DOWN = "\x1b[B"


def hears(terminal: pexpect.spawn[str], words: str) -> None:
    """Wait for WORDS, wherever the terminal's width breaks the line, in bold or not."""
    terminal.expect(r"(\s|\x1b\[[\d;?]*[a-zA-Z])+".join(map(re.escape, words.split())))


def ends(terminal: pexpect.spawn[str]) -> int | None:
    """Wait for the end and return the exit code."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    return terminal.exitstatus

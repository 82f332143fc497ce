"""Seat somebody at a terminal with an editor of their own, in this process or in a real one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pytest
from msgspec.structs import replace

from bekasi_cli import prompts
from bekasi_cli.cli import root
from bekasi_cli.cli.surroundings import look_around
from newsrooms import Office

NEWS = "---\ntitle: Jembatan Cilengkong Dibuka\nreporters: [atn]\n---\n\nWarga menyeberang lagi.\n"


def editor(folder: Path, script: str, name: str = "penyunting") -> str:
    """Write an editor that does SCRIPT, in sh, to the file `$1`, and return its path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    return str(path)


def writes(folder: Path, text: str) -> str:
    """Return an editor that puts TEXT in place of what it was given."""
    source = folder / "what-is-typed.md"
    source.write_text(text, "utf-8")
    return editor(folder, f'cat "{source}" > "$1"')


class Seat:
    """Somebody sits at a terminal: questions get ANSWERS, in order; ASKED tells which came."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: object) -> None:
        self.asked: list[str] = []
        self.choices: list[tuple[str, str]] = []
        self._answers = list(answers)
        monkeypatch.setattr(root, "look_around", lambda: replace(look_around(), asking=True))
        monkeypatch.setattr(prompts, "confirm", self._answer)
        monkeypatch.setattr(prompts, "ask_text", self._answer)
        monkeypatch.setattr(prompts, "ask_path", self._answer)
        monkeypatch.setattr(prompts, "choose", self._choose)
        monkeypatch.setattr(prompts, "choose_some", self._choose)
        monkeypatch.setattr(prompts, "ask_lines", self._lines)

    def _answer(self, question: str, **_: object) -> object:
        self.asked.append(question)
        answer = self._answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _lines(self, question: str, *, typed: Callable[[str], None], **_: object) -> object:
        """Answer line by line; an error after (text, error) comes when the text is typed."""
        answer = self._answer(question)
        if isinstance(answer, tuple):
            text, error = answer
            typed(text)
            raise error
        return answer

    def _choose(self, question: str, choices: list[tuple[str, str]], **_: object) -> object:
        self.choices = choices
        return self._answer(question)


def buffers() -> list[Path]:
    """Return what lies in this person's rescue folders."""
    return sorted(Path(os.environ["XDG_STATE_HOME"]).rglob("rescue/*/*"))


def spawn(
    office: Office, *arguments: str, by: str, env: Mapping[str, str] | None = None
) -> pexpect.spawn[str]:
    """Type a command at a real terminal, in a process of its own."""
    line = ["-m", "bekasi_cli", "--newsroom", str(office.folder), "--as", by, *arguments]
    surroundings = {**os.environ, "BEKASI_LANG": "en", "NO_COLOR": "1", **(env or {})}
    return pexpect.spawn(
        sys.executable, line, env=surroundings, encoding="utf-8", timeout=60, dimensions=(40, 100)
    )

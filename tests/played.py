"""Play a page of the docs at real terminals: type its commands, hear what it says they answer.

A block marked `console` is played. In it

- `NAME$ …` is typed at NAME's own terminal;
- `? … → …` is a question with its answer, `NAME? …` where somebody else typed meanwhile;
- `✎ … → …` is a change made in the editor, `✎` without an arrow just leaves it;
- `✂` is a terminal that is closed from afar;
- `…` stands for lines left out, and every other line must be heard.

A block marked `text FILE` is that file; as `.docx` it becomes a Word document. A heading with a
date and an hour sets the clock, and each command takes a minute.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pexpect

from word_files import document, paragraph

HERE = Path(__file__).parent
WIB = timezone(timedelta(hours=7))
MONTHS = {"November": 11, "Desember": 12, "December": 12}
HOUR = re.compile(r"^##+ .*?(\d{1,2}) (\w+) (\d{4}), (\d\d)[.:](\d\d)", re.MULTILINE)
TYPED = re.compile(r"^(\w*)\$ (.*)$")
ASKED = re.compile(r"^(\w*)\? (.*) → (.*)$")
CONTROLS = re.compile(
    r"\x1b\[[\d;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\a]*\a|[\r\a]|\x1b[^a-zA-Z]*$"
)
READY = re.compile(r"«(\d+)»")
CHOICE, AT_ONCE = "choice", "at once"
SIGNS = ("(arrow keys", "(tombol panah")
SETTING = {"clock", "file"}
DOWN = "\x1b[B"
PATIENCE = 120.0


class Step(NamedTuple):
    """One thing that happens on a page, and at whose DESK.

    SORT is `clock`, `file`, `type`, `answer`, `edit`, `cut` or `hear`.
    """

    sort: str
    what: str
    more: str = ""
    desk: str = ""


class Done(NamedTuple):
    """A command that was typed: what was heard of it, and its exit code; None where it was cut."""

    line: str
    heard: list[str]
    code: int | None


def read(page: str) -> Iterator[Step]:
    """Yield what happens on PAGE, in its order."""
    parts = re.split(r"^```(.*)\n((?:.*\n)*?)```$", page, flags=re.MULTILINE)
    for prose, kind, block in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
        for day, month, year, hour, minute in HOUR.findall(prose):
            at = datetime(int(year), MONTHS[month], int(day), int(hour), int(minute), tzinfo=WIB)
            yield Step("clock", at.isoformat())
        sort, _, name = kind.partition(" ")
        if sort == "console":
            yield from _console(block.replace("\\\n", " ").splitlines())
        elif sort == "text" and name:
            yield Step("file", name, block)


def _console(lines: list[str]) -> Iterator[Step]:
    desk = ""
    for line in lines:
        before, arrow, after = line.partition(" → ")
        if typed := TYPED.match(line):
            desk = typed.group(1)
            yield Step("type", typed.group(2), "", desk)
        elif asked := ASKED.match(line):
            desk = asked.group(1) or desk
            yield Step("answer", asked.group(2), asked.group(3), desk)
        elif line.startswith("✎"):
            yield Step("edit", before[2:] if arrow else "", after, desk)
        elif line.startswith("✂"):
            yield Step("cut", line, "", desk)
        elif line.strip() not in ("", "…"):
            yield Step("hear", line, "", desk)


def place(office: Path) -> Path:
    """Return where people sit in OFFICE: in the sample newsroom, where there is one."""
    sample = office / "bekasi-demo"
    return sample if sample.exists() else office


class Desk:
    """One person's terminal, with a login, a home and an editor of their own."""

    def __init__(self, login: str, office: Path, language: str) -> None:
        self.login = login
        home = office / "home" / login
        home.mkdir(parents=True, exist_ok=True)
        clean = {name: value for name, value in os.environ.items() if "BEKASI" not in name}
        surroundings = {
            **clean,
            "PATH": f"{office / 'bin'}{os.pathsep}{clean['PATH']}",
            "HOME": str(home),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            **({"BEKASI_NEWSROOM": str(office / "kantor")} if login else {}),
            "PLAYED_CLOCK": str(office / "clock"),
            "PLAYED_LOGIN": login or "redaksi",
            "BEKASI_LANG": language,
            "BEKASI_EDITOR": str(office / "bin" / "penyunting"),
            "BEKASI_PAGER": "cat",
            "PS1": "«$?»",
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
        }
        surroundings.pop("NO_COLOR", None)
        self._terminal = pexpect.spawn(
            "bash",
            ["--norc", "--noprofile", "--noediting", "-i"],
            env=surroundings,
            cwd=str(place(office)),
            encoding="utf-8",
            echo=False,
            dimensions=(50, 100),
        )
        self._terminal.delaybeforesend = None
        self._raw = self._screen = ""
        self._heard = 0
        self.left()

    def type(self, line: str) -> None:
        """Type LINE and Enter."""
        self._terminal.sendline(line)

    def hear(self, line: str) -> None:
        """Wait until the words of LINE stand on the screen, after all that was heard before."""
        words = re.compile(r"[\s│┃]+".join(map(re.escape, line.split())))
        self._heard = self._wait(words).end()

    def answer(self, question: str, answer: str) -> None:
        """Wait for QUESTION and answer it: choose among choices, type what is asked."""
        self.hear(question)
        sort = AT_ONCE if answer == "y" else "" if answer.isdigit() else self._sort()
        if sort == CHOICE:
            found = self._wait(re.compile(f"»(.*?){re.escape(answer)}", re.DOTALL))
            self._terminal.send(DOWN * found.group(1).count("\n") + "\r")
        else:
            self._terminal.send(answer if sort == AT_ONCE else answer + "\r")

    def _sort(self) -> str:
        """Return whether choices are offered; a busy computer may take its time to draw them."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            self._read()
            if self._screen[self._heard :].lstrip().startswith(SIGNS):
                return CHOICE
        return ""

    def edit(self, old: str, new: str) -> None:
        """Put NEW in place of OLD in the editor that is open, and save it there; or just look."""
        self.hear("EDITOR>")
        if old:
            self._terminal.sendline(f"{old}\t{new}")
            self.hear("SAVED")

    def closes_editor(self) -> None:
        """Leave the editor."""
        self._terminal.sendline("")

    def cut(self) -> None:
        """Close the terminal from afar: the kernel hangs up on all that runs in it."""
        self._terminal.close(force=False)
        deadline = time.monotonic() + PATIENCE
        while self._terminal.isalive():
            assert time.monotonic() < deadline, "the shell outlived its terminal"
            time.sleep(0.02)

    def left(self) -> int:
        """Wait for the shell's prompt and return the exit code of what was typed."""
        found = self._wait(READY)
        self._raw, self._screen, self._heard = "", self._screen[found.end() :], 0
        return int(found.group(1))

    def leave(self) -> None:
        """Close the terminal."""
        if self._terminal.isalive():
            assert self._terminal.pid
            os.kill(self._terminal.pid, signal.SIGHUP)
            self._terminal.close(force=True)

    def _wait(self, words: re.Pattern[str]) -> re.Match[str]:
        deadline = time.monotonic() + PATIENCE
        while not (found := words.search(self._screen, self._heard)):
            ended = words is not READY and READY.search(self._screen, self._heard)
            if ended or time.monotonic() > deadline:
                raise AssertionError(f"not heard: {words.pattern}\n{self._screen}")
            self._read()
        return found

    def _read(self) -> None:
        try:
            self._raw += self._terminal.read_nonblocking(65536, timeout=0.1)
            self._screen = CONTROLS.sub("", self._raw)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF as end:
            raise AssertionError(f"the terminal closed:\n{self._screen}") from end


class Play:
    """A page that is played in a folder of its own."""

    def __init__(self, office: Path, language: str) -> None:
        self._office, self._language = office, language
        self._desks: dict[str, Desk] = {}
        self._places: dict[str, int] = {}
        self._done: list[Done] = []
        self._clock = datetime(2026, 11, 18, 8, 0, tzinfo=WIB)
        (office / "bin").mkdir()
        _program(office / "bin" / "bekasi", HERE / "clocked.py")
        _program(office / "bin" / "penyunting", HERE / "typed_editor.py")

    def play(self, page: str) -> list[Done]:
        """Play PAGE and return what was typed, in its order."""
        steps = list(read(page))
        try:
            for place, step in enumerate(steps):
                later = [each.sort for each in steps[place + 1 :] if each.desk == step.desk]
                self._step(step, next((sort for sort in later if sort not in SETTING), "type"))
        finally:
            for desk in self._desks.values():
                desk.leave()
        return self._done

    def _step(self, step: Step, after: str) -> None:
        if step.sort == "clock":
            self._clock = datetime.fromisoformat(step.what)
        elif step.sort == "file":
            _write(place(self._office) / step.what, step.more)
        elif step.sort == "cut":
            self._desks.pop(step.desk).cut()
        else:
            self._at(step, after)

    def _at(self, step: Step, after: str) -> None:
        if step.sort == "type":
            self._type(step)
        desk, place = self._desks[step.desk], self._places[step.desk]
        if step.sort == "answer":
            desk.answer(step.what, step.more)
        elif step.sort == "edit":
            desk.edit(step.what, step.more)
            if after not in ("edit", "cut"):
                desk.closes_editor()
        elif step.sort == "hear":
            desk.hear(step.what)
            self._done[place].heard.append(step.what)
        if after == "type":
            self._done[place] = self._done[place]._replace(code=desk.left())

    def _type(self, step: Step) -> None:
        coming = self._office / "clock.new"  # others may look at the clock just now
        coming.write_text(self._clock.isoformat(), "ascii")
        coming.replace(self._office / "clock")
        self._clock += timedelta(minutes=1)
        if step.desk not in self._desks:
            self._desks[step.desk] = Desk(step.desk, self._office, self._language)
        self._places[step.desk] = len(self._done)
        self._done.append(Done(step.what, [], None))
        self._desks[step.desk].type(step.what)


def _program(path: Path, module: Path) -> None:
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{module}" "$@"\n', "utf-8")
    path.chmod(0o755)


def _write(path: Path, text: str) -> None:
    if path.suffix == ".docx":
        head, *rest = text.strip().split("\n\n")
        path.write_bytes(document(paragraph(head, style="Title"), *map(paragraph, rest)))
    else:
        path.write_text(text, "utf-8")

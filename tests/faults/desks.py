"""Type commands in real processes: at a desk that has the program loaded, or each from scratch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from faults.desk_process import Order

PROCESS = Path(__file__).with_name("desk_process.py")
PATHS = os.pathsep.join(str(PROCESS.parents[2] / each) for each in ("src", "tests"))
KILLED = -9


class Done(Struct, frozen=True):
    """What a command left behind; CODE is negative where a signal ended it."""

    code: int
    out: str
    err: str
    seconds: float = 0.0

    @property
    def json(self) -> object:
        """Return what it printed with --json."""
        return json.loads(self.out)


class Desk:
    """A process that types commands one after the other; STATE is its users' state folder.

    FOR_OTHERS: commands of other users are typed there too (`Order.uid`).
    `type` waits for a command's end; `begin` and `finish` are its halves, so that several desks
    type at once.
    """

    def __init__(self, state: Path, *, for_others: bool = False) -> None:
        self.state = state
        self._process = subprocess.Popen(
            [sys.executable, str(PROCESS), *(["everything"] if for_others else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=surroundings(state),
        )
        self._answer()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(30)
        if self._process.stdout:
            self._process.stdout.close()

    def type(self, *argv: str | Path, **more: object) -> Done:
        """Type `bekasi ARGV`; MORE are the fields of `Order`."""
        self.begin(*argv, **more)
        return self.finish()

    def begin(self, *argv: str | Path, **more: object) -> None:
        """Begin to type `bekasi ARGV`."""
        assert self._process.stdin
        order = {"argv": [str(word) for word in argv], **more}
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()

    def finish(self) -> Done:
        """Return what the command that was begun left behind."""
        answer = self._answer()
        return Done(
            int(str(answer["code"])),
            str(answer["out"]),
            str(answer["err"]),
            float(str(answer["seconds"])),
        )

    def _answer(self) -> dict[str, object]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the desk itself ended: {self._process.wait()}"
        answer: dict[str, object] = json.loads(line)
        return answer


class Room(NamedTuple):
    """A newsroom's folder and the desk at which its people type."""

    folder: Path
    desk: Desk

    def type(self, by: str, *argv: str | Path, **more: object) -> Done:
        """Type a command as BY and wait for its end."""
        return self.desk.type(*self.words(by, *argv), **more)

    def words(self, by: str, *argv: str | Path) -> list[str]:
        """Return the command's words, with who types it and where."""
        return ["--newsroom", str(self.folder), "--as", by, *map(str, argv)]

    def articles(self) -> list[dict[str, object]]:
        """Return what `list --all --json` says."""
        done = self.type("adm", "list", "--all", "--json")
        assert done.code == 0, done.err
        found: list[dict[str, object]] = json.loads(done.out)
        return found

    def hold_whole(self) -> None:
        """Hold the chain, the texts and the facts to be whole, as `audit verify` sees it."""
        done = self.type("adm", "audit", "verify")
        assert done.code == 0, done.out + done.err


def command(words: Sequence[str]) -> list[str]:
    """Return the command line of `bekasi WORDS` from scratch."""
    return [sys.executable, "-m", "bekasi_cli", *words]


def scratch(
    words: Sequence[str],
    state: Path,
    *,
    before: Sequence[str] = (),
    input: str = "",  # noqa: A002 - subprocess's own name
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Type `BEFORE… bekasi WORDS` in a process of its own, from scratch; BEFORE may be strace."""
    done = subprocess.run(
        [*before, *command(words)],
        input=input.encode(),
        capture_output=True,
        env=surroundings(state, environment),
        timeout=200,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def surroundings(state: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a process's environment; nobody measures it, as a killed one leaves half a file."""
    unwanted = ("COVERAGE_", "BEKASI_", "COV_CORE")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    ours = {
        "PYTHONPATH": PATHS,
        "XDG_STATE_HOME": str(state),
        "BEKASI_LANG": "en",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    return kept | ours | dict(more or {})


__all__ = ["KILLED", "Desk", "Done", "Order", "Room", "command", "scratch", "surroundings"]

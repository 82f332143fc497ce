from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator

import pytest

from bekasi_cli.storage.checkpoint import FILE as CHECKPOINT
from bekasi_cli.storage.checkpoint import SMALL
from faults.beside import LISTS, TAKEN, act, held, publish_first
from faults.desks import Room, scratch
from faults.tracing import Step, needs_strace, steps

pytestmark = [needs_strace, pytest.mark.slow, pytest.mark.timeout(1200)]

TEXT = "---\ntitle: Pasar Cilengkong\nreporters: [atn]\n---\n\nPedagang {n} kembali.\n"


class Kills:
    """A newsroom that is laid again before each kill, and looked at after it."""

    def __init__(self, room: Room, words: tuple[str, ...], by: str) -> None:
        self.room = room
        self.words = room.words(by, *words)
        self._prepared = room.folder.with_name("prepared")
        shutil.copytree(room.folder, self._prepared)
        self.old = self._seen()
        self.steps = steps(self.words, room.folder, room.desk.state)
        self.new = self._seen()
        self.outcomes: set[str] = set()

    def die(self, step: Step) -> None:
        """Kill the act before STEP: it is there or not, and nothing is in the next one's way."""
        self.lay()
        done = scratch(self.words, self.room.desk.state, before=step.killed())
        assert done.code != 0, f"{step} never came"
        self.room.hold_whole()
        found = self._seen()
        assert found in (self.old, self.new), step
        self.outcomes.add("old" if found == self.old else "new")
        again = self.room.desk.type(*self.words)
        there = found == self.new and "services" in self.words
        assert again.code == (TAKEN if there else 0), again.err
        self._hold_tidy()

    def lay(self) -> None:
        """Lay the newsroom as it was before the act."""
        shutil.rmtree(self.room.folder)
        shutil.copytree(self._prepared, self.room.folder)

    def _hold_tidy(self) -> None:
        """Hold what the kill left to be harmless, and to be put aside by a repair at the latest."""
        repaired = self.room.type("adm", "doctor", "--repair", "--yes", "--json")
        assert repaired.code == 0, repaired.err
        assert isinstance(repaired.json, dict)
        assert repaired.json["problems"] == []

    def _seen(self) -> list[tuple[object, ...]]:
        wanted = ("number", "state", "revision", "digest", "views")
        articles = [tuple(each[name] for name in wanted) for each in self.room.articles()]
        return [*articles, *held(self.room)]


def _draft(room: Room, text: str) -> tuple[str, ...]:
    file = room.folder.with_name("naskah.md")
    file.write_text(text, "utf-8")
    return ("draft", "--file", str(file))


def _before_a_checkpoint(room: Room) -> None:
    """Draft until the next draft brings the checkpoint of a newsroom that is large by then."""
    kept = room.folder.with_name("kept")
    path = room.folder / CHECKPOINT
    words = _draft(room, TEXT.format(n="lama"))
    while True:
        before = path.stat()
        shutil.rmtree(kept, ignore_errors=True)  # its texts are read-only
        shutil.copytree(room.folder, kept)
        assert room.type("atn", *words).code == 0
        if before.st_size > SMALL and path.stat().st_ino != before.st_ino:
            shutil.rmtree(room.folder)
            kept.rename(room.folder)
            return


def _prepared(room: Room, kind: str) -> Kills:
    if kind in LISTS:
        publish_first(room)
        by, words = act(kind, room.folder.parent, 1)
        return Kills(room, words, by)
    words = _draft(room, TEXT.format(n=1))
    if kind == "checkpoint":
        _before_a_checkpoint(room)
        return Kills(room, words, "atn")
    if kind == "draft":
        return Kills(room, words, "atn")
    assert room.type("atn", *words).code == 0
    if kind == "edit":
        file = room.folder.with_name("baru.md")
        file.write_text(TEXT.format(n=2), "utf-8")
        return Kills(room, ("edit", "1", "--file", str(file)), "atn")
    assert room.type("atn", "submit", "1").code == 0
    return Kills(room, ("approve", "1"), "fiu")


def _chosen(found: list[Step], rounds: Callable[[int], int]) -> Iterator[Step]:
    """Yield the steps of this run: all of them, or a share that begins anywhere."""
    every = len(found) // rounds(len(found))
    yield from found[random.randrange(every) :: every]


@pytest.mark.parametrize("kind", ["draft", "edit", "approve", "checkpoint", *LISTS])
def test_an_act_killed_at_any_system_call_happened_or_it_did_not(
    room: Room, rounds: Callable[[int], int], kind: str
) -> None:
    kills = _prepared(room, kind)
    assert kills.old != kills.new
    for step in _chosen(kills.steps, rounds):
        kills.die(step)
    line = next(step for step in kills.steps if step.call == "write" and 'v\\":1' in step.about)
    kills.die(line)
    kills.die(kills.steps[kills.steps.index(line) + 1])
    assert kills.outcomes == {"old", "new"}

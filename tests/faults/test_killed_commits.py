from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from faults.beside import LISTS, TAKEN, act, listed, publish_first
from faults.desks import KILLED, Desk, Done, Room

WRITERS = 2
COMMITS, KILLS = 5_000, 500
REACHED = ("draft", "submitted", "approved")


class Writer:
    """One who writes article after article, and whose commands are killed now and then."""

    def __init__(
        self,
        name: str,
        room: Room,
        rounds: Callable[[int], int],
        sources: Path,
        first: int,
    ) -> None:
        self.commits = self.kills = 0
        self.saved: dict[int, tuple[str, str]] = {}  # number: digest and state acknowledged last
        self.beside = Counter[str]()  # acts of each kind beside the articles
        self._folder = sources
        self._first = first
        self._name = name
        self._room = room
        self._wanted = rounds(COMMITS) // WRITERS, rounds(KILLS) // WRITERS
        self._seconds = 0.03

    def work(self) -> Writer:
        """Write until there were enough commits and enough kills."""
        for turn in count():
            commits, kills = self._wanted
            if self.commits >= commits and self.kills >= kills:
                return self
            self._article(f"{self._name} {turn}")
            self._one_beside(turn)
        raise AssertionError

    def _article(self, title: str) -> None:
        first, second = (f"---\ntitle: {title}\n---\n\nNaskah {each}.\n" for each in (1, 2))
        number = self._act("atn", ("draft", "--file", "-"), first)
        self._act("atn", ("edit", str(number), "--file", "-"), second)
        self._act("atn", ("submit", str(number)), "")
        self._act("fiu", ("approve", str(number)), "")

    def _one_beside(self, turn: int) -> None:
        """Type an act on what lies beside the articles, each kind in turn, killed at times."""
        kind = list(LISTS)[turn % len(LISTS)]
        made = act(kind, self._folder, self._first + turn)
        killed = False
        while True:
            mortal = not killed and random.random() < KILLS / COMMITS * 1.3
            after = random.uniform(0, self._seconds * 1.1) if mortal else None
            done = self._room.type(made.by, *made.words, "--json", kill_after=after)
            if done.code == ExitCode.CONFLICT:  # the other took in a log meanwhile: again
                continue
            if done.code != KILLED:
                break
            self.kills += 1
            killed = True
        assert done.code == 0 or (killed and done.code == TAKEN), done
        self.commits += 1
        self.beside[kind] += 1

    def _act(self, by: str, words: tuple[str, ...], text: str) -> int:
        """Type WORDS, again when the command was killed: what it left must not be in the way."""
        killed = False
        while True:
            mortal = not killed and random.random() < KILLS / COMMITS * 1.3
            after = random.uniform(0, self._seconds * 1.1) if mortal else None
            done = self._room.type(by, *words, "--json", input=text, kill_after=after)
            if done.code != KILLED:
                return self._acknowledged(done)
            self.kills += 1
            killed = True

    def _acknowledged(self, done: Done) -> int:
        assert done.code == 0, done.err
        self._seconds = 0.9 * self._seconds + 0.1 * done.seconds
        self.commits += 1
        article = done.json
        assert isinstance(article, dict)
        self.saved[article["number"]] = (article["digest"], article["state"])
        return int(article["number"])


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_act_that_was_acknowledged_is_there_after_five_hundred_kills(
    room: Room, tmp_path: Path, rounds: Callable[[int], int]
) -> None:
    publish_first(room)
    with Desk(tmp_path / "state") as second, ThreadPoolExecutor(WRITERS) as pool:
        rooms = [Room(room.folder, desk) for desk in (room.desk, second)]
        writers = [
            Writer(f"meja {n}", each, rounds, tmp_path, n * 10_000) for n, each in enumerate(rooms)
        ]
        list(pool.map(Writer.work, writers))
    assert sum(each.kills for each in writers) >= rounds(KILLS)
    assert sum(each.commits for each in writers) >= rounds(COMMITS)
    found = {int(str(article["number"])): article for article in room.articles()}
    assert sorted(found) == list(range(1, len(found) + 1))
    for writer in writers:
        for number, (digest, state) in writer.saved.items():
            assert found[number]["digest"] == digest
            assert REACHED.index(str(found[number]["state"])) >= REACHED.index(state)
    done = sum((each.beside for each in writers), Counter[str]())
    assert len(listed(room, "services")) == done["services"]
    assert len(listed(room, "media")) == done["media"]
    assert len(listed(room, "agenda")) == 3 * done["agenda"]
    assert sum(int(str(each["views"])) for each in listed(room, "views")) == done["views"]
    room.hold_whole()
    repaired = room.type("adm", "doctor", "--repair", "--yes", "--json")
    assert repaired.code == 0
    assert isinstance(repaired.json, dict)
    assert repaired.json["problems"] == []
    room.hold_whole()

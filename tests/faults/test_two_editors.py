from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.desks import Desk, Done, Room
from faults.tracing import Stopped, needs_strace, steps
from newsrooms import STAFF

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

TEXT = "---\ntitle: Jembatan {n}\nreporters: [atn]\n---\n\nWarga menyeberang lagi.\n"


def submitted(room: Room, n: int) -> str:
    """Draft and submit an article, and return its number."""
    done = room.type("atn", "draft", "--file", "-", "--json", input=TEXT.format(n=n))
    assert isinstance(done.json, dict)
    number = str(done.json["number"])
    assert room.type("atn", "submit", number).code == 0
    return number


def hold_one_winner(room: Room, number: str, said: dict[str, Done]) -> str:
    """Hold exactly one of those who SAID something to have won, and the other to know whom."""
    codes = {done.code: code for code, done in said.items()}
    assert sorted(codes) == [0, 5], said
    winner, loser = codes[0], codes[5]
    name = STAFF[winner][0]
    assert f"{name} ({winner}) has already approved article {number}, on " in said[loser].err
    article = room.type("adm", "show", number, "--json").json
    assert isinstance(article, dict)
    assert [each["by"] for each in article["approvals"]] == [winner]
    assert article["state"] == "approved"
    return winner


def test_of_two_editors_who_approve_at_once_exactly_one_wins(
    room: Room, tmp_path: Path, rounds: Callable[[int], int]
) -> None:
    with Desk(tmp_path / "state") as other:
        desks = {"fiu": room.desk, "kar": other}
        winners = set()
        for n in range(rounds(200)):
            number = submitted(room, n)
            order = random.sample(sorted(desks), 2)
            for code in order:
                desks[code].begin(*room.words(code, "approve", number))
            said = {code: desks[code].finish() for code in order}
            winners.add(hold_one_winner(room, number, said))
    assert winners == {"fiu", "kar"}
    room.hold_whole()


@needs_strace
@pytest.mark.parametrize("first", ["fiu", "kar"])
def test_wherever_one_editor_halts_the_other_and_they_agree_who_approved(
    room: Room, tmp_path: Path, rounds: Callable[[int], int], first: str
) -> None:
    second = "kar" if first == "fiu" else "fiu"
    found = steps(room.words(first, "approve", submitted(room, 0)), room.folder, tmp_path / "state")
    every = len(found) // rounds(len(found))
    winners = set()
    lock = next(step for step in found if step.call == "flock")
    before = found[found.index(lock) - 1]
    for step in [before, lock, *found[random.randrange(every) :: every], found[-1]]:
        number = submitted(room, step.n)
        words = room.words(first, "approve", number)
        halted = Stopped(words, step, tmp_path / "state", tmp_path / "halted")
        room.desk.begin(*room.words(second, "approve", number))
        time.sleep(0.15)  # by now the other has approved, or waits for the lock
        said = {first: halted.go_on(), second: room.desk.finish()}
        winners.add(hold_one_winner(room, number, said))
    assert winners == {first, second}, "each of the two won where it came first"
    room.hold_whole()

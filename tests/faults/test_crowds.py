from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from faults.desks import Desk, Done, Room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

TEXT = "---\ntitle: Meja {desk} naskah {n}\nreporters: [atn]\n---\n\nIsi.\n"


@pytest.mark.parametrize("crowd", [8, 16, 32])
def test_of_a_crowd_that_writes_at_once_everybody_is_there_and_nobody_fails(
    room: Room, tmp_path: Path, rounds: Callable[[int], int], crowd: int
) -> None:
    each = rounds(100)
    assert room.type("adm", "config", "set", "lock_timeout", "60", "--yes").code == 0

    def write(number: int, desk: Desk) -> list[Done]:
        mine = Room(room.folder, desk)
        texts = [TEXT.format(desk=number, n=n) for n in range(each)]
        return [mine.type("atn", "draft", "--file", "-", "--json", input=text) for text in texts]

    with ExitStack() as stack, ThreadPoolExecutor(crowd) as pool:
        desks = [stack.enter_context(Desk(tmp_path / "state")) for _ in range(crowd)]
        done = [one for found in pool.map(write, range(crowd), desks) for one in found]
    assert [one.err for one in done if one.code != 0] == []
    articles = room.articles()
    assert len(articles) == crowd * each
    assert sorted(int(str(one["number"])) for one in articles) == list(range(1, crowd * each + 1))
    wanted = {f"Meja {desk} naskah {n}" for desk in range(crowd) for n in range(each)}
    assert {one["title"] for one in articles} == wanted
    room.hold_whole()

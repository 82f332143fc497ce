from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from bekasi_cli.model import Article
from bekasi_cli.storage import create
from bekasi_cli.storage.tiny import TinyStore
from faults.children import acknowledged, start
from store_acts import NOW, ROOM, add_category

ROUNDS = 20


def _hold(room: Path, saved: list[tuple[int, int, str]]) -> None:
    """Hold the newsroom to what was acknowledged: there, whole, once, and open to the next."""
    store = TinyStore(room, timeout=1)
    assert [each.message for each in store.inspect().problems if each.serious] == []
    for number, n, text in saved:
        assert store.revision(number, n) == text.encode()
    articles = store.find(Article)
    assert [each.id for each in articles] == list(range(1, len(articles) + 1))
    store.write(add_category("next"))
    assert [each.message for each in store.inspect().problems if each.serious] == []


@pytest.mark.slow
def test_twenty_kills_at_random_moments_lose_nothing_that_was_acknowledged(
    tmp_path: Path,
) -> None:
    room = tmp_path / "room"
    create(room, ROOM, at=NOW)
    saved: list[tuple[int, int, str]] = []
    for turn in range(ROUNDS):
        with start(room, f"putaran {turn}", 10_000) as child:
            assert child.stdout
            assert child.stdout.readline() == "ready\n"
            time.sleep(random.uniform(0, 0.15))
            child.send_signal(signal.SIGKILL)
            saved += acknowledged(child.stdout.read())
        _hold(room, saved)
    assert len(saved) > ROUNDS
    repaired = TinyStore(room).repair()
    assert repaired.problems == ()
    _hold(room, saved)


@pytest.mark.slow
def test_eight_processes_of_twenty_acts_lose_nothing(tmp_path: Path) -> None:
    room = tmp_path / "room"
    create(room, ROOM, at=NOW)
    children = [start(room, f"meja {each}", 20) for each in range(8)]
    saved = [each for child in children for each in acknowledged(child.communicate()[0])]
    assert [child.returncode for child in children] == [0] * 8
    articles = TinyStore(room).find(Article)
    assert [each.id for each in articles] == list(range(1, 161))
    assert len({each.head.facts.title for each in articles}) == 160
    assert sorted(number for number, n, _ in saved if n == 1) == list(range(1, 161))
    assert TinyStore(room).head().seq == len(saved)
    assert TinyStore(room).inspect().problems == ()
    _hold(room, saved)

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bekasi_cli.model import Article
from bekasi_cli.newsroom.finding import lookup
from bekasi_cli.newsroom.following import INDEX
from bekasi_cli.newsroom.reading import Query
from bekasi_cli.newsroom.searching import search
from bekasi_cli.search.query import read
from bekasi_cli.storage import open_store
from faults.children import environment
from newsrooms import Office, new_office
from stories import draft

CHILD = Path(__file__).with_name("searching_child.py")
ROUNDS = 8


def start(office: Office, count: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(office.folder), str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


def held(office: Office) -> int:
    """Hold what the index finds to what reading finds, and return how much that is."""
    store = open_store(office.folder)
    opened = lookup(store, office.folder)
    assert opened
    for word in ("pasar", "lagi", "judul:pasar"):
        query, terms = Query(limit=None), read([word])
        assert search(store, query, terms, lookup=opened) == search(store, query, terms)
    opened.opened.close()
    with closing(sqlite3.connect(office.folder / INDEX)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO texts(texts) VALUES ('integrity-check')")
    return len(store.find(Article))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = new_office(tmp_path / "kantor")
    draft(office)
    assert held(office) == 1
    return office


@pytest.mark.slow
def test_a_killed_writer_leaves_an_index_that_finds_everything(office: Office) -> None:
    journal = office.folder / "journal.jsonl"
    for _ in range(ROUNDS):
        size = journal.stat().st_size
        with start(office, 10_000) as child:
            while journal.stat().st_size == size:
                time.sleep(0.002)
            time.sleep(random.uniform(0, 0.3))
            child.send_signal(signal.SIGKILL)
        held(office)
    assert held(office) > ROUNDS


@pytest.mark.slow
def test_writers_at_once_leave_an_index_that_finds_everything(office: Office) -> None:
    children = [start(office, 10) for _ in range(6)]
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0] * 6
    assert held(office) == 61


@pytest.mark.slow
def test_a_search_meets_writers_and_finds_what_is_there(office: Office) -> None:
    with start(office, 30) as child:
        while child.poll() is None:
            store = open_store(office.folder)
            before = len(store.find(Article))
            opened = lookup(store, office.folder)
            found = search(store, Query(limit=None), read(["pasar"]), lookup=opened)
            assert found.unread == []
            assert len(found.hits) >= before
    assert held(office) == 31

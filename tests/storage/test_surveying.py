from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.model import Category
from bekasi_cli.storage import surveying
from bekasi_cli.storage.surveying import Ahead
from bekasi_cli.storage.tiny import TinyStore
from store_acts import add_category, draft, erase, revise


@pytest.fixture
def told(tiny: TinyStore) -> TinyStore:
    """Return a newsroom in which something happened."""
    for step in (draft("Satu"), revise(1, b"dua\n"), add_category("a")):
        tiny.write(step)
    return tiny


def _ended(ahead: Ahead, store: TinyStore) -> surveying.Survey:
    return ahead.ended(store.head().seq, store.head().digest)


def test_a_survey_tells_what_the_journal_tells(told: TinyStore, room: Path) -> None:
    found = _ended(Ahead(room / "journal.jsonl"), told)
    assert list(found.entries(None, 0)) == list(told.entries())
    assert list(found.entries("articles/1", 2)) == list(told.entries("articles/1", 2))
    assert list(found.entries("articles/9", 0)) == []
    assert found.last == {("articles", 1): 2, ("categories", 1): 3}
    assert {path: seq for path, (_, seq) in found.files.items()} == {
        "articles/2026/000001/001.md": 1,
        "articles/2026/000001/002.md": 2,
    }
    assert found.line(-1) is found.line(4) is None


def test_what_was_written_meanwhile_is_read_under_the_lock(told: TinyStore, room: Path) -> None:
    ahead = Ahead(room / "journal.jsonl")
    told.write(add_category("b"))
    assert len(_ended(ahead, told)) == 5


def test_a_journal_that_took_its_place_meanwhile_is_read_anew(told: TinyStore, room: Path) -> None:
    ahead = Ahead(room / "journal.jsonl")
    told.erase(erase(1, 1, lines=(1,)))
    assert [each.redacted for each in _ended(ahead, told).entries(None, 0)] == [
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_line_that_was_taken_back_meanwhile_counts_for_nothing(
    told: TinyStore, room: Path
) -> None:
    path = room / "journal.jsonl"
    size = path.stat().st_size
    told.write(add_category("b", "dua"))
    ahead = Ahead(path)
    with path.open("r+b") as journal:
        journal.truncate(size)
    (room / "newsroom.json").unlink()
    other = TinyStore(room)
    other.write(add_category("c", "lima"))
    assert len(other.find(Category)) == 2
    found = _ended(ahead, other)
    assert list(found.entries(None, 0)) == list(other.entries())


def test_damage_is_met_under_the_lock(told: TinyStore, room: Path) -> None:
    path = room / "journal.jsonl"
    head = told.head()
    path.write_bytes(path.read_bytes().replace(b"Satu", b"Tiga", 1))
    ahead = Ahead(path)
    with pytest.raises(Damaged, match=r"journal\.jsonl:2"):
        ahead.ended(head.seq, head.digest)


def test_lines_that_do_not_follow_each_other_are_damage(told: TinyStore, room: Path) -> None:
    path = room / "journal.jsonl"
    head = told.head()
    lines = path.read_bytes().splitlines(keepends=True)
    told.write(add_category("b"))
    other = path.read_bytes().splitlines(keepends=True)[-1]
    path.write_bytes(b"".join([*lines[:-1], lines[-2], other]))
    with pytest.raises(Damaged):
        Ahead(path).ended(head.seq, head.digest)


def test_the_two_halves_of_the_work_are_one_for_who_waits(told: TinyStore) -> None:
    seen: list[tuple[int, int]] = []
    told.erase(erase(1, 1, lines=(1,)), lambda done, total: seen.append((done, total)))
    parts = [done / total for done, total in seen]
    assert parts == sorted(parts)
    assert parts[0] < 0.5 < parts[-1] <= 1
    assert surveying.part(None, 0) is None

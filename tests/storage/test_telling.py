from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.storage import checkpoint
from bekasi_cli.storage.port import Erasure, FullView
from bekasi_cli.storage.tiny import TinyStore
from store_acts import draft, revise

JOURNAL = "journal.jsonl"


@pytest.fixture
def told(room: Path) -> Path:
    """Return a newsroom whose article 1 is told of in lines 1 and 3, article 2 in line 2."""
    store = TinyStore(room)
    for decide in (draft("Pasar"), draft("Banjir"), revise(1, b"dua\n")):
        store.write(decide)
    return room


def _flipped(room: Path, number: int, offset: int | None = None) -> None:
    """Flip a bit of line NUMBER at OFFSET: by default in the name of what it is about."""
    lines = (room / JOURNAL).read_bytes().splitlines(keepends=True)
    line = bytearray(lines[number])
    line[line.index(b"articles/") + 3 if offset is None else offset] ^= 1
    lines[number] = bytes(line)
    (room / JOURNAL).write_bytes(b"".join(lines))


def test_a_line_whose_record_can_no_longer_be_read_is_not_left_out_of_the_story(
    told: Path,
) -> None:
    _flipped(told, 3)
    with pytest.raises(Damaged, match=r"journal\.jsonl:4"):
        list(TinyStore(told).entries("articles/1"))


def test_whatever_byte_of_whatever_line_is_flipped_no_story_is_told_without_it(
    told: Path,
) -> None:
    whole = (told / JOURNAL).read_bytes()
    lines = whole.splitlines(keepends=True)
    for number, line in enumerate(lines):
        for offset in range(0, len(line) - 1, 7):
            _flipped(told, number, offset)
            with pytest.raises(Damaged):
                list(TinyStore(told).entries("articles/2"))
            (told / JOURNAL).write_bytes(whole)


def test_a_line_in_the_place_of_another_is_damage(told: Path) -> None:
    zero, first, second, third = (told / JOURNAL).read_bytes().splitlines(keepends=True)
    for wrong in ([zero, second, first, third], [zero, first, first, third]):
        (told / JOURNAL).write_bytes(b"".join(wrong))
        for about in ("articles/1", "articles/2", None):
            with pytest.raises(Damaged):
                list(TinyStore(told).entries(about))


def test_lines_before_those_that_are_asked_for_are_not_held(told: Path) -> None:
    _flipped(told, 1)
    assert [each.seq for each in TinyStore(told).entries("articles/1", since=2)] == [3]


def test_an_erasure_is_not_decided_on_a_story_with_a_hole(told: Path) -> None:
    def decide(view: FullView) -> Erasure:
        list(view.entries("articles/1"))
        pytest.fail("it was told without line 3")

    _flipped(told, 3)
    with pytest.raises(Damaged, match=r"journal\.jsonl:4"):
        TinyStore(told).erase(decide)


def test_no_index_is_made_of_a_damaged_line(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "SMALL", 1)
    _flipped(told, 2)
    TinyStore(told).write(draft("Panen"))
    assert TinyStore(told)._watch.base() is None
    with pytest.raises(Damaged, match=r"journal\.jsonl:3"):
        list(TinyStore(told).entries("articles/2"))

"""Copies for readers are made once, whole, and made anew when something is wrong with them."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import photographs
import pytest

from bekasi_cli import files
from bekasi_cli.documents import digest
from bekasi_cli.errors import Erased, Unreachable
from bekasi_cli.newsroom import renditions
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.pictures import SHARED
from newsroom.test_media import SMALL, photograph, photographer

ALL = [photographs.draw(n, size=SMALL) for n in (1, 2, 3)]
DIGESTS = [digest(each) for each in ALL]


@pytest.fixture
def room() -> Newsroom:
    made = photographer()
    for each in ALL:
        photograph(made, each)
    return made


def test_copies_are_made_in_several_processes_and_their_sizes_noted(
    room: Newsroom, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    assert renditions.make(room.store, tmp_path, DIGESTS, lambda *each: seen.append(each)) == []
    assert seen == [(1, 3), (2, 3), (3, 3)]
    for each in DIGESTS:
        place = renditions.folder(tmp_path, each)
        made = renditions.renditions(tmp_path, each)
        assert [copy.name for copy in made] == ["90.jpg", "90.webp", SHARED]
        assert all((place / copy.name).stat().st_size == copy.size for copy in made)


def test_what_is_there_is_not_made_again(room: Newsroom, tmp_path: Path) -> None:
    renditions.make(room.store, tmp_path, DIGESTS)
    times = [each.stat().st_mtime_ns for each in sorted(tmp_path.rglob("*.jpg"))]
    assert renditions.make(room.store, tmp_path, DIGESTS) == []
    assert [each.stat().st_mtime_ns for each in sorted(tmp_path.rglob("*.jpg"))] == times


@pytest.mark.parametrize("harm", ["cut", "gone", "note", "recipe"])
def test_what_a_power_cut_left_is_made_anew(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    renditions.make(room.store, tmp_path, DIGESTS[:1])
    place = renditions.folder(tmp_path, DIGESTS[0])
    if harm == "cut":
        os.truncate(place / SHARED, 10)
    elif harm == "gone":
        (place / "90.webp").unlink()
    elif harm == "note":
        (place / "made.json").write_text("{")
    else:
        monkeypatch.setattr(renditions, "RECIPE", 99)
    assert renditions.renditions(tmp_path, DIGESTS[0]) == ()
    renditions.make(room.store, tmp_path, DIGESTS[:1])
    assert len(renditions.renditions(tmp_path, DIGESTS[0])) == 3


@pytest.mark.parametrize("workers", [1, 4])
def test_an_original_that_is_missing_or_erased_keeps_no_other_from_its_copies(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: workers)
    real = room.store.blob

    def blob(name: str) -> bytes:
        if name == DIGESTS[1]:
            raise Erased("x")
        return b"bukan foto" if name == DIGESTS[2] else real(name)

    monkeypatch.setattr(room.store, "blob", blob)
    lost = "sha256:" + "0" * 64
    told = renditions.make(room.store, tmp_path, [*DIGESTS, lost])
    said = sorted(each.sentence() for each in told)
    assert len(said) == 2
    assert said[0].startswith(f"No copies could be made of the original {DIGESTS[2]}: ")
    assert said[1].startswith(f"The newsroom has no original {lost}")
    assert renditions.renditions(tmp_path, DIGESTS[0])


def test_a_full_disk_is_a_sentence_and_leaves_no_half_of_a_photograph(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def full(path: Path, parts: list[bytes]) -> None:
        if len(written) == 2:
            raise Unreachable("The disk is full.")
        written.append(path)
        path.write_bytes(b"".join(parts))

    monkeypatch.setattr(files, "derive", full)
    with pytest.raises(Unreachable):
        renditions.make(room.store, tmp_path, DIGESTS)
    assert not any(renditions.renditions(tmp_path, each) for each in DIGESTS)
    monkeypatch.undo()
    renditions.make(room.store, tmp_path, DIGESTS)
    assert all(renditions.renditions(tmp_path, each) for each in DIGESTS)


def test_ctrl_c_ends_the_workers_and_leaves_no_half_of_a_photograph(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def interrupted(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renditions.make(room.store, tmp_path, DIGESTS, interrupted)
    assert multiprocessing.active_children() == []
    whole = [each for each in DIGESTS if renditions.renditions(tmp_path, each)]
    assert len(whole) == 1
    assert len(list(tmp_path.rglob("*.jpg"))) == 2
    renditions.make(room.store, tmp_path, DIGESTS)
    assert all(renditions.renditions(tmp_path, each) for each in DIGESTS)

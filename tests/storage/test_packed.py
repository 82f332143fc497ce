from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from bekasi_cli.storage import packed
from bekasi_cli.storage.packed import CHUNK, Blocks, Handle, Numbers, Unfit, pack

COUNT = 40_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a packed file with a block of several chunks between two others."""
    place = tmp_path / "packed"
    blocks = {"a": b"before", "many": array("Q", range(COUNT)).tobytes(), "z": b""}
    place.write_bytes(b"".join(pack({"generation": "x"}, blocks)))
    return place


def test_each_number_is_read_where_it_lies(path: Path) -> None:
    blocks = Blocks(path)
    many = Numbers(blocks, "many", "Q")
    assert len(many) == COUNT
    for at in (0, 1, CHUNK // 8 - 1, CHUNK // 8, COUNT - 1, 5, 2):
        assert many[at] == at
    around = CHUNK // 8 - 2
    assert many.between(around, around + 4) == array("Q", range(around, around + 4))
    assert many.between(7, 7) == array("Q")
    assert many.all() == array("Q", range(COUNT))
    assert (blocks.block("a"), blocks.block("z")) == (b"before", b"")


def test_one_number_costs_one_chunk_however_many_there_are(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Numbers(Blocks(path), "many", "Q")
    sizes: list[int] = []
    real = Handle.read

    def counting(handle: Handle, offset: int, length: int) -> bytes:
        sizes.append(length)
        return real(handle, offset, length)

    monkeypatch.setattr(packed.Handle, "read", counting)
    assert (many[COUNT // 2], many[COUNT // 2 + 1]) == (COUNT // 2, COUNT // 2 + 1)
    assert sizes == [CHUNK]


@pytest.mark.parametrize(("first", "last"), [(-1, 1), (COUNT - 1, COUNT + 1), (3, 2)])
def test_what_lies_outside_a_block_is_unfit(path: Path, first: int, last: int) -> None:
    with pytest.raises(Unfit):
        Numbers(Blocks(path), "many", "Q").between(first, last)


def test_a_block_that_is_not_there_is_unfit(path: Path) -> None:
    with pytest.raises(Unfit):
        Blocks(path).block("none")
    with pytest.raises(Unfit):
        Blocks(path).part("none", 0, 0)


def test_damage_in_one_chunk_is_met_by_who_reads_it(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    many = Numbers(Blocks(path), "many", "Q")
    assert many[0] == 0
    for read in (lambda: many[COUNT - 1], many.all):
        with pytest.raises(Unfit):
            read()

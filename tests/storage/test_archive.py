from __future__ import annotations

import lzma
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from bekasi_cli.errors import Damaged
from bekasi_cli.storage import archive
from bekasi_cli.storage.archive import Packer, opened

TEXT = b"".join((b"baris %d isi naskah\n" % i) * (i % 7) for i in range(3000))


def _packed(path: Path) -> Path:
    with path.open("wb") as out:
        packer = Packer(out)
        for number in range(3):
            packer.add(f"naskah-{number}.md", len(TEXT), 0, iter((TEXT,)))
        packer.finish()
    return path


@pytest.mark.parametrize("chunk", [1, 2, 7, 64, 999, 1 << 18])
def test_wherever_the_compressed_bytes_are_parted_all_is_read(
    chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _packed(tmp_path / "a.tar.xz")
    monkeypatch.setattr(archive, "CHUNK", chunk)
    with opened(path) as unpacker:
        found = [(each.name, b"".join(unpacker.content())) for each in unpacker.members()]
    assert found == [(f"naskah-{number}.md", TEXT) for number in range(3)]


@pytest.mark.parametrize("chunk", [1, 64])
def test_wherever_it_is_cut_it_is_damaged(
    chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _packed(tmp_path / "a.tar.xz")
    path.write_bytes(path.read_bytes()[:-30])
    monkeypatch.setattr(archive, "CHUNK", chunk)
    with pytest.raises(Damaged), opened(path) as unpacker:
        list(unpacker.members())


def test_a_file_that_is_shorter_than_was_said_is_no_member() -> None:
    with pytest.raises(EOFError):
        Packer(BytesIO()).add("x", 9, 0, iter((b"short",)))


def test_python_and_xz_read_it_too(tmp_path: Path) -> None:
    path = _packed(tmp_path / "a.tar.xz")
    with tarfile.open(path) as found:
        assert found.getnames() == [f"naskah-{number}.md" for number in range(3)]
    assert lzma.decompress(path.read_bytes())[257:262] == b"ustar"

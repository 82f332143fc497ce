from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Refused, Unreachable
from bekasi_cli.files import growing


def test_a_growing_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with growing(tmp_path / "x", mode=0o640) as file:
        file.out.write(b"new")
        file.flush()
        assert file.temporary.read_bytes() == b"new"
        assert (tmp_path / "x").read_text() == "old"
    assert (tmp_path / "x").read_text() == "new"
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_one_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with growing(tmp_path / "x") as file:
            file.out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_an_exclusive_one_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with pytest.raises(Refused), growing(tmp_path / "x", exclusive=True) as file:
        file.out.write(b"new")
    assert (tmp_path / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="missing"), growing(tmp_path / "missing/x"):
        pass

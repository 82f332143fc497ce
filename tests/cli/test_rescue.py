from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.cli import rescue
from bekasi_cli.cli.rescue import Owner
from bekasi_cli.errors import Unreachable

OURS = Owner("tag:prokopim.tirtamaya.example,2026-03-02:k3f9", 17, "atn")


def test_a_text_is_kept_where_only_its_writer_reads() -> None:
    kept = rescue.keep(OURS, b"Teks", base=3)

    assert kept.path.read_bytes() == b"Teks"
    assert kept.path.stat().st_mode & 0o777 == 0o600
    for folder in (kept.path.parent, rescue.state_folder()):
        assert folder.stat().st_mode & 0o077 == 0
    assert kept.path.is_relative_to(rescue.state_folder())


def test_a_second_text_never_overwrites_the_first() -> None:
    first = rescue.keep(OURS, b"satu", base=3)
    second = rescue.keep(OURS, b"dua", base=3)

    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"satu", b"dua")


def test_the_newest_text_comes_back_with_its_revision_and_its_hour() -> None:
    old = rescue.keep(OURS, b"lama", base=4)
    new = rescue.keep(OURS, b"baru", base=3)
    os.utime(old.path, (1_000, 1_000))
    os.utime(new.path, (2_000.7, 2_000.7))

    assert rescue.newest(OURS) == new
    assert new.base == 3
    assert new.since == datetime.fromtimestamp(2_000, UTC)


def test_nobody_gets_the_text_of_another_or_of_another_article() -> None:
    rescue.keep(OURS, b"Teks")
    (rescue.keep(OURS, b"Teks").path.parent / "17.atn.r3.md.swp").touch()

    assert rescue.newest(OURS._replace(code="at")) is None
    assert rescue.newest(OURS._replace(number=1)) is None
    assert rescue.newest(OURS._replace(number=None)) is None
    assert rescue.newest(OURS._replace(newsroom="another")) is None


def test_a_code_that_looks_like_a_path_stays_in_the_folder() -> None:
    kept = rescue.keep(Owner("../../x", None, "../../y"), b"Teks")

    assert kept.path.parent.parent == rescue.state_folder() / "rescue"
    assert rescue.newest(Owner("../../x", None, "../../y")) == kept


@pytest.mark.parametrize("name", ["{}.save", "#{}#"])
def test_what_a_dying_editor_saved_beside_the_buffer_is_taken_in(name: str) -> None:
    kept = rescue.keep(OURS, b"lama")
    os.utime(kept.path, (1_000, 1_000))
    assert not rescue.has_more(kept)
    beside = kept.path.with_name(name.format(kept.path.name))
    beside.write_bytes(b"baru")
    assert rescue.has_more(kept)

    rescue.bring_back(kept)

    assert kept.path.read_bytes() == b"baru"
    assert not beside.exists()
    rescue.bring_back(kept)
    assert kept.path.read_bytes() == b"baru"


def test_an_older_copy_beside_the_buffer_is_left_alone_and_goes_with_it() -> None:
    kept = rescue.keep(OURS, b"baru")
    beside = kept.path.with_name(f"{kept.path.name}.save")
    beside.write_bytes(b"lama")
    os.utime(beside, (1_000, 1_000))

    rescue.bring_back(kept)
    assert kept.path.read_bytes() == b"baru"

    rescue.discard(kept)
    assert not kept.path.exists()
    assert not beside.exists()
    rescue.discard(kept)


def test_the_swap_file_of_vim_counts_as_text_and_goes_with_the_buffer() -> None:
    kept = rescue.keep(OURS, b"Teks")
    swap = kept.path.with_name(f".{kept.path.name}.swp")
    swap.touch()

    assert rescue.has_more(kept)
    rescue.discard(kept)
    assert not swap.exists()


def test_a_home_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    with pytest.raises(Unreachable):
        rescue.keep(OURS, b"Teks")


def test_the_last_resort_is_the_folder_for_passing_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    kept = rescue.keep_anywhere(OURS, b"Teks")

    assert kept is not None
    assert kept.read_bytes() == b"Teks"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_where_even_that_fails_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")

    assert rescue.keep_anywhere(OURS, b"Teks") is None


def test_many_texts_left_behind_do_not_make_the_next_one_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = Owner("tag:x:1", None, "atn")
    kept = [rescue.keep(owner, b"Isi.").path for _ in range(20)]
    written = []
    real = files.atomic_write

    def counted(path: Path, content: bytes, *, mode: int, exclusive: bool) -> None:
        written.append(path)
        real(path, content, mode=mode, exclusive=exclusive)

    monkeypatch.setattr(rescue, "atomic_write", counted)
    last = rescue.keep(owner, b"Isi.").path
    assert written == [last]
    assert last not in kept

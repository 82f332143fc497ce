from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.newsroom import writing
from newsrooms import Office
from writers import NEWS, Seat, buffers, writes


@pytest.fixture
def naskah(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.md"
    path.write_text(NEWS, "utf-8")
    return path


class TestWhenTheStoreFails:
    @pytest.fixture(autouse=True)
    def _full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_room(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(writing, "draft", no_room)

    @pytest.mark.parametrize("pipe", [True, False])
    def test_a_text_from_outside_is_kept(self, office: Office, naskah: Path, pipe: bool) -> None:
        failed = office.bekasi("draft", "--file", "-" if pipe else naskah, by="atn", input=NEWS)

        (kept,) = buffers()
        assert failed.code == ExitCode.DAMAGED
        assert "The disk is full" in failed.err
        assert kept.read_text("utf-8") == NEWS
        assert str(kept) in failed.err

    def test_the_editors_buffer_stays(
        self, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        Seat(monkeypatch)

        failed = office.bekasi("draft", by="atn", env={"EDITOR": writes(tmp_path, NEWS)})

        (kept,) = buffers()
        assert failed.code == ExitCode.DAMAGED
        assert kept.read_text("utf-8") == NEWS

    def test_where_the_own_folder_fails_too_the_folder_for_passing_files_has_it(
        self, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "tmp").mkdir()
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))

        failed = office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

        (kept,) = (tmp_path / "tmp").glob("bekasi-new.atn-*.md")
        assert kept.read_text("utf-8") == NEWS
        assert f"bekasi draft --file {kept}" in failed.err

    def test_where_nothing_can_be_written_at_all_the_first_error_is_told(
        self, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
        monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")

        failed = office.bekasi("draft", "--file", "-", by="atn", input=NEWS)

        assert failed.code == ExitCode.DAMAGED
        assert "The disk is full" in failed.err


@pytest.mark.parametrize("pipe", [True, False])
def test_a_bug_of_ours_takes_no_text_with_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pipe: bool
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    Seat(monkeypatch)
    monkeypatch.setattr(writing, "draft", bug)
    source = ("--file", "-") if pipe else ()

    failed = office.bekasi(
        "draft", *source, by="atn", input=NEWS, env={"EDITOR": writes(tmp_path, NEWS)}
    )

    (kept,) = buffers()
    assert failed.code == ExitCode.BUG
    assert f"Your text is kept in {kept}" in " ".join(failed.err.split())
    assert sys.exc_info() == (None, None, None)

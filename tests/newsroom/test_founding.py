"""Test that a newsroom is founded whole, or leaves nothing that looks like one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bekasi_cli.errors import Refused, Unreachable, UsageProblem
from bekasi_cli.model import Role
from bekasi_cli.newsroom import founding
from bekasi_cli.newsroom.register import new_staff

AT = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
SETTINGS = {"office": "Prokopim", "url": "https://x.example", "language": "id"}
ADMIN = new_staff("skp", "Sekar", [Role.ADMIN], "sekar")


def test_the_id_bears_the_day_in_the_offices_zone(tmp_path: Path) -> None:
    store = founding.found(tmp_path / "n", SETTINGS, ADMIN, at=AT)

    assert store.newsroom.startswith("tag:x.example,2026-03-03:")
    assert founding.new_id("https://x.example", AT) != founding.new_id("https://x.example", AT)


@pytest.mark.parametrize("missing", ["office", "url"])
def test_office_and_address_are_needed(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UsageProblem, match=missing):
        founding.found(tmp_path / "n", SETTINGS | {missing: ""}, ADMIN, at=AT)

    assert not (tmp_path / "n").exists()


@pytest.mark.parametrize("existed", [True, False])
def test_what_fails_on_the_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existed: bool
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Unreachable("The disk is full.")

    folder = tmp_path / "n"
    if existed:
        folder.mkdir()
    monkeypatch.setattr(founding, "atomic_write", full)

    with pytest.raises(Unreachable):
        founding.found(folder, SETTINGS, ADMIN, at=AT)

    assert folder.exists() is existed
    assert not existed or not list(folder.iterdir())


def test_a_failure_before_the_first_line_leaves_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(folder: Path, *_: object, **__: object) -> None:
        folder.mkdir()
        (folder / "articles").mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("bekasi_cli.storage.create", stopped)

    with pytest.raises(KeyboardInterrupt):
        founding.found(tmp_path / "n", SETTINGS, ADMIN, at=AT)

    assert not (tmp_path / "n").exists()


def test_somebody_who_was_faster_keeps_what_they_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outrun(_: Path) -> None:
        monkeypatch.undo()
        founding.found(tmp_path / "n", SETTINGS, ADMIN, at=AT)

    monkeypatch.setattr(founding, "refuse_place", outrun)

    with pytest.raises(Refused):
        founding.found(tmp_path / "n", SETTINGS, ADMIN, at=AT)

    assert (tmp_path / "n" / "bekasi.toml").is_file()
    assert (tmp_path / "n" / "journal.jsonl").stat().st_size > 0

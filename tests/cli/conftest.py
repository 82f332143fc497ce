"""Give each test of a command a newsroom of its own and a home where it disturbs nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bekasi_cli.cli import root
from newsrooms import Office, new_office
from writers import Seat


@pytest.fixture(scope="session")
def finished_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return a newsroom that nobody changes: each test gets a copy of it."""
    return new_office(tmp_path_factory.mktemp("office") / "newsroom")


@pytest.fixture
def office(finished_office: Office, tmp_path: Path) -> Office:
    """Return a newsroom with staff and categories, and no articles."""
    shutil.copytree(finished_office.folder, tmp_path / "newsroom")
    return Office(tmp_path / "newsroom")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("BEKASI_NEWSROOM", "BEKASI_AS", "BEKASI_LANG", "BEKASI_PAGER", "PAGER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> type[Seat]:
    """Return who sits there, in this process; its terminal counts as one."""
    monkeypatch.setattr(root, "_watched", lambda: True)
    return Seat

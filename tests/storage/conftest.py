"""Offer every store to the contract's tests; a new one needs a line in STORES."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bekasi_cli.storage import checkpoint, create, open_store
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Store
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM

Reopen = Callable[[], Store]


def _memory(folder: Path) -> Reopen:
    store = MemoryStore(ROOM, at=NOW, login="ade", actor="adm")
    return lambda: store


def _tiny(folder: Path) -> Reopen:
    create(folder / "room", ROOM, at=NOW, login="ade", actor="adm")
    return lambda: open_store(folder / "room")


class _Forgetful:
    """A store that is opened anew for every single call."""

    def __init__(self, reopen: Reopen) -> None:
        self._reopen = reopen

    def __getattr__(self, name: str) -> object:
        return getattr(self._reopen(), name)


def _forgetful(folder: Path) -> Reopen:
    reopen = _tiny(folder)
    return lambda: _Forgetful(reopen)  # type: ignore[return-value]  # it answers to every name


def _indexed(folder: Path) -> Reopen:
    reopen = _forgetful(folder)
    checkpoint.SMALL = 1
    return reopen


STORES: dict[str, Callable[[Path], Reopen]] = {
    "memory": _memory,
    "tiny": _tiny,
    "tiny, reopened at every step": _forgetful,
    "tiny, by an index from the first record on": _indexed,
}


@pytest.fixture(params=STORES)
def reopen(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Reopen:
    """Return how to open one and the same newsroom, again and again."""
    monkeypatch.setattr(checkpoint, "SMALL", checkpoint.SMALL)
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(reopen: Reopen) -> Store:
    """Return a new newsroom, without a commit."""
    return reopen()


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return the folder of a new newsroom."""
    create(tmp_path / "room", ROOM, at=NOW, login="ade", actor="adm")
    return tmp_path / "room"


@pytest.fixture
def tiny(room: Path) -> TinyStore:
    """Return a new newsroom on disk, opened."""
    return TinyStore(room)

"""Let whatever is committed become findable, without loading the search before that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from bekasi_cli.storage.port import Change, Commit, Store, View


INDEX = "cache/search.sqlite"
"""Where a newsroom's index lies; one that was never searched has none."""


class _Followed:
    """A store that brings each act into the index of the newsroom in FOLDER."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def __getattr__(self, name: str) -> object:
        """Give whatever else the store can do."""
        return getattr(self._store, name)

    def write(self, decide: Callable[[View], Change]) -> Commit:
        """Commit what DECIDE decides (`Store.write`), then make it findable."""
        commit = self._store.write(decide)
        if (self._folder / INDEX).exists():
            from bekasi_cli.newsroom.finding import bring

            bring(self._store, self._folder, commit)
        return commit


def findable(store: Store, folder: Path) -> Store:
    """Return STORE, whose acts then go into the index of the newsroom in FOLDER."""
    return cast("Store", _Followed(store, folder))

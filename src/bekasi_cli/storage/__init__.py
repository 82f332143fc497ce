"""Keep the newsroom's state: one port, and behind it the stores, imported when chosen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.storage.port import Store

MEMORY = "memory:"
_POSTGRES = ("postgresql:", "postgres:")


def open_store(location: str | Path, *, timeout: float = 30.0) -> Store:
    """Open the newsroom at LOCATION: a folder, or `memory:` for an empty one without a disk.

    TIMEOUT is how long a write waits for others, in seconds.

    Raises:
        NotFound: there is no newsroom.
        UsageProblem: LOCATION names a store that this release does not have.
        Unreachable: it cannot be read.
    """
    if location == MEMORY:
        from bekasi_cli.storage.memory import MemoryStore

        return MemoryStore()
    if str(location).startswith(_POSTGRES):
        raise UsageProblem(
            N_("A newsroom in PostgreSQL is not in this release."),
            N_("Name a folder on a local disk."),
        )
    from bekasi_cli.storage.tiny import TinyStore

    return TinyStore(Path(location), timeout=timeout)


def create(
    folder: Path,
    newsroom: str,
    *,
    at: datetime,
    login: str = "",
    actor: str = "",
    group: str | None = None,
) -> Store:
    """Lay a newsroom with the id NEWSROOM in FOLDER and open it (`folder.create`)."""
    from bekasi_cli.storage.folder import create as lay

    lay(folder, newsroom, at=at, login=login, actor=actor, group=group)
    return open_store(folder)

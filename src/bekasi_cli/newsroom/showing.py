"""Build the site for the office's own eyes, drafts as well, and see when to do it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.config import FILE, load
from bekasi_cli.newsroom.building import OWN, THEME, Place, build

if TYPE_CHECKING:
    from datetime import datetime

    from bekasi_cli.newsroom.building import Result
    from bekasi_cli.storage.port import Progress, Store


class Seen(NamedTuple):
    """What a newsroom looked like: its last act, and the files that pages are made with."""

    act: str
    files: tuple[tuple[str, int, int], ...]


def look(store: Store, folder: Path) -> Seen:
    """Return what decides whether the site of the newsroom in FOLDER must be built again."""
    return Seen(store.head().digest, tuple(_files(folder)))


def show(
    store: Store,
    folder: Path,
    now: datetime,
    place: Place,
    *,
    drafts: bool = True,
    progress: Progress | None = None,
) -> Result:
    """Build the site of the newsroom in FOLDER in PLACE, as it is NOW; settings are read anew."""
    settings = load(folder)
    return build(store, settings, folder, now, place=place, drafts=drafts, progress=progress)


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in (
        folder / FILE,
        *sorted((folder / OWN).rglob("*")),
        *sorted((folder / THEME).rglob("*")),
    ):
        try:
            found = path.stat()
        except OSError:  # gone since it was listed: the next look tells
            continue
        yield str(path), found.st_mtime_ns, found.st_size

"""Say what a backup of a newsroom holds, and what may stand in one."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from bekasi_cli.storage import folder
from bekasi_cli.storage.archive import LONGEST_NAME
from bekasi_cli.storage.checkpoint import FILE as CHECKPOINT
from bekasi_cli.storage.journal import FILE as JOURNAL

FORMAT = 1
HEADER, MANIFEST, DAMAGED = "bekasi-backup.json", "MANIFEST", "damaged.txt"
OWN_NAMES = frozenset({HEADER, MANIFEST, DAMAGED})
LEFT_OUT = frozenset({CHECKPOINT, folder.RECOVERED, "site", "cache"})
"""What is made anew from the rest, and what belongs to no finished act."""

SETTINGS = "bekasi.toml"


class Header(Struct, frozen=True, kw_only=True):
    """What a backup is of: the newsroom after line SEQ, whose digest is HEAD.

    BYTES is the size of all that it holds, LINES and FILES count the journal's.
    """

    format: int
    newsroom: str
    office: str
    at: datetime
    seq: int
    head: str
    lines: int
    files: int
    bytes: int


class Backup(NamedTuple):
    """A backup as it was written or read: what it holds, and what in it was damaged before.

    SKIPPED are things in the folder that no archive of ours can hold, such as links.
    """

    header: Header
    damaged: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def extras(root: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return what else lies in ROOT and was put there by people, the settings first, with sizes.

    The second are things that cannot be copied: links, devices, what cannot be read.
    """
    left_out = LEFT_OUT | {JOURNAL, *folder.NAMED} | OWN_NAMES
    found: dict[str, int] = {SETTINGS: (root / SETTINGS).stat().st_size}
    skipped: list[str] = []
    for place, folders, names in os.walk(root):
        top = Path(place) == root
        folders[:] = sorted(each for each in folders if not (top and each in left_out))
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in sorted(names):
            path = Path(place, name)
            relative = path.relative_to(root).as_posix()
            if (top and name in left_out) or name.startswith(".") or relative == SETTINGS:
                continue
            if path.is_symlink() or not path.is_file() or not fits(relative):
                skipped.append(relative)
            elif os.access(path, os.R_OK):
                found[relative] = path.stat().st_size
            else:
                skipped.append(relative)
    return found, tuple(skipped)


def fits(name: str) -> bool:
    """Tell whether NAME can stand in an archive of ours: short, plain, and inside its folder."""
    parts = name.split("/")
    return (
        len(name.encode(errors="replace")) <= LONGEST_NAME
        and name.isprintable()
        and "\\" not in name
        and not any(part in {"", ".", ".."} or part.startswith(".") for part in parts)
    )

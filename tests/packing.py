"""Make archives by hand, also such as no backup of ours would be."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple


class Piece(NamedTuple):
    """A member as it is to stand in an archive."""

    name: str
    content: bytes = b""
    type: bytes = tarfile.REGTYPE
    link: str = ""


def pieces(path: Path) -> list[Piece]:
    """Return the members of the archive at PATH, as Python's own reader finds them."""
    with tarfile.open(path) as archive:
        found = []
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            found.append(Piece(member.name, file.read()))
        return found


def pack(path: Path, members: Sequence[Piece], *, preset: int = 1) -> Path:
    """Write MEMBERS to PATH as a tar in an xz, and return PATH."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for each in members:
            info = tarfile.TarInfo(each.name)
            info.size, info.type, info.linkname = len(each.content), each.type, each.link
            archive.addfile(info, BytesIO(each.content))
    path.write_bytes(lzma.compress(out.getvalue(), preset=preset))
    return path

r"""Pack blocks of bytes into one file, each with a checksum, so that no damaged one is believed.

    bekasi-index\n
    {…what the whole is about…,"blocks":{"articles/ids":[OFFSET,LENGTH,CRC32],…},"sum":"…"}\n
    the blocks, one after the other

Numbers are arrays in the byte order of the machine that wrote them; offsets count from the first
block.
"""

from __future__ import annotations

import os
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

from msgspec import MsgspecError, Struct, json

from bekasi_cli.storage.journal import is_sealed, seal

_MAGIC = b"bekasi-index\n"
_FIRST = 32 * 1024
"""So many bytes are read at once: the header fits in."""


class Unfit(Exception):
    """An index cannot be used: it is missing, of another state, or damaged; nothing is lost."""


class Handle:
    """A file that stays readable as it was opened, whoever removes or replaces it meanwhile."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)

    @property
    def size(self) -> int:
        """Return its present size in bytes."""
        return os.fstat(self._descriptor).st_size

    def read(self, offset: int, length: int) -> bytes:
        """Return LENGTH bytes from OFFSET on, fewer where it ends."""
        return os.pread(self._descriptor, length, offset)


class Blocks:
    """A packed file that was opened; ABOUT is its header without the blocks, as JSON."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = Handle(path)
            start = self._file.read(0, _FIRST)
            end = start.find(b"\n", len(_MAGIC))
            if end < 0:
                start = self._file.read(0, self._file.size)
                end = start.find(b"\n", len(_MAGIC))
        except OSError as problem:
            raise Unfit(str(path)) from problem
        self.about = start[len(_MAGIC) : end]
        if not start.startswith(_MAGIC) or not is_sealed(self.about):
            raise Unfit("the header is damaged")
        self._start = end + 1
        try:
            self._places = json.decode(self.about, type=_Packed).blocks
        except MsgspecError as problem:
            raise Unfit("the header is another program's") from problem

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def block(self, name: str) -> bytes:
        """Return block NAME.

        Raises:
            Unfit: it is not what was written.
        """
        offset, length, check = self._places.get(name, (0, -1, 0))
        try:
            found = self._file.read(self._start + offset, max(length, 0))
        except OSError as problem:
            raise Unfit(name) from problem
        if len(found) != length or crc32(found) != check:
            raise Unfit(name)
        return found

    def numbers(self, name: str, typecode: str) -> array[int]:
        """Return block NAME as an array of TYPECODE."""
        found: array[int] = array(typecode)
        found.frombytes(self.block(name))
        return found


class _Packed(Struct):
    blocks: dict[str, tuple[int, int, int]]


def pack(about: Mapping[str, object], blocks: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the bytes of a packed file of BLOCKS, whose header says ABOUT."""
    places: dict[str, tuple[int, int, int]] = {}
    offset = 0
    for name, content in blocks.items():
        places[name] = (offset, len(content), crc32(content))
        offset += len(content)
    yield _MAGIC + seal({**about, "blocks": places}) + b"\n"
    yield from blocks.values()


def as_bytes(typecode: str, numbers: Iterable[int]) -> bytes:
    """Return NUMBERS as a block of TYPECODE."""
    return array(typecode, numbers).tobytes()

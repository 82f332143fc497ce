r"""Pack blocks of bytes into one file, each chunk with a checksum, so that no damage is believed.

    bekasi-index\n
    {…what the whole is about…,"blocks":{"articles/ids":[OFFSET,LENGTH,[CRC32,…]],…},"sum":"…"}\n
    the blocks, one after the other

A block has a CRC for each CHUNK bytes, so whoever needs some of it reads no more than that. Numbers
are arrays in the byte order of the machine that wrote them; offsets count from the first block.
"""

from __future__ import annotations

import os
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping
from os.path import samestat
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from msgspec import MsgspecError, Struct, json

from bekasi_cli.storage.journal import is_sealed, seal

_MAGIC = b"bekasi-index\n"
CHUNK = 64 * 1024
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

    def stream(self) -> BinaryIO:
        """Return it opened once more, at its beginning; it is the same file."""
        found = os.fdopen(os.dup(self._descriptor), "rb")
        found.seek(0)
        return found

    def same(self, path: Path) -> bool:
        """Tell whether it still lies at PATH."""
        return samestat(os.fstat(self._descriptor), path.stat())

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
        self._kept: dict[str, tuple[int, bytes]] = {}
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
        return self._read(name, 0, self.length(name))

    def verify(self) -> None:
        """Read every block; raises as `block`."""
        for name in self._places:
            self.block(name)

    def length(self, name: str) -> int:
        """Return how many bytes block NAME has; raises as `block`."""
        if name not in self._places:
            raise Unfit(name)
        return self._places[name][1]

    def part(self, name: str, first: int, last: int) -> bytes:
        """Return the bytes of block NAME from FIRST on and before LAST; raises as `block`.

        The chunk that was read last is kept, as what is asked for next often lies in it too.
        """
        if not 0 <= first <= last <= self.length(name):
            raise Unfit(name)
        start = first // CHUNK * CHUNK
        begins, kept = self._kept.get(name, (0, b""))
        if not begins <= first <= last <= begins + len(kept):
            begins, kept = start, self._read(name, start, last)
            self._kept[name] = (begins, kept) if len(kept) <= CHUNK else (0, b"")
        return kept[first - begins : last - begins]

    def _read(self, name: str, start: int, last: int) -> bytes:
        """Return block NAME from START, where a chunk begins, to the end of that with LAST."""
        offset, length, checks = self._places[name]
        end = min(-(-last // CHUNK) * CHUNK, length)
        try:
            found = self._file.read(self._start + offset + start, end - start)
        except OSError as problem:
            raise Unfit(name) from problem
        first = start // CHUNK
        if len(found) != end - start or _checks(found) != checks[first : -(-end // CHUNK)]:
            raise Unfit(name)
        return found

    def numbers(self, name: str, typecode: str) -> array[int]:
        """Return block NAME as an array of TYPECODE."""
        found: array[int] = array(typecode)
        found.frombytes(self.block(name))
        return found


class Numbers:
    """A block of numbers of TYPECODE, of which each is read where it is needed."""

    def __init__(self, blocks: Blocks, name: str, typecode: str) -> None:
        self._blocks = blocks
        self._name = name
        self._typecode = typecode
        self._size = array(typecode).itemsize

    def __len__(self) -> int:
        return self._blocks.length(self._name) // self._size

    def __getitem__(self, at: int) -> int:
        return self.between(at, at + 1)[0]

    def between(self, first: int, last: int) -> array[int]:
        """Return the numbers from FIRST on and before LAST; raises Unfit as `Blocks.part`."""
        found: array[int] = array(self._typecode)
        found.frombytes(self._blocks.part(self._name, first * self._size, last * self._size))
        return found

    def all(self) -> array[int]:
        """Return all of them."""
        return self._blocks.numbers(self._name, self._typecode)


class _Packed(Struct):
    blocks: dict[str, tuple[int, int, list[int]]]


def pack(about: Mapping[str, object], blocks: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the bytes of a packed file of BLOCKS, whose header says ABOUT."""
    places: dict[str, tuple[int, int, list[int]]] = {}
    offset = 0
    for name, content in blocks.items():
        places[name] = (offset, len(content), _checks(content))
        offset += len(content)
    yield _MAGIC + seal({**about, "blocks": places}) + b"\n"
    yield from blocks.values()


def as_bytes(typecode: str, numbers: Iterable[int]) -> bytes:
    """Return NUMBERS as a block of TYPECODE."""
    return array(typecode, numbers).tobytes()


def _checks(content: bytes) -> list[int]:
    """Return the CRC of each chunk of CONTENT, whose first byte begins one."""
    view = memoryview(content)
    return [crc32(view[at : at + CHUNK]) for at in range(0, len(content), CHUNK)]

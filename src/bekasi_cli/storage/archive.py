"""Pack files into one compressed archive and take them out again, in a stream.

It is a plain tar in an xz: `tar xf` opens it. Python's own reader of tars is not used, because it
takes what stands in a header (an endless name, a link, a device) at its word and remembers every
member; ours knows plain files with short names only, and needs the same memory at any size.
"""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from bekasi_cli.errors import Damaged, Unreadable
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_

BLOCK = tarfile.BLOCKSIZE
CHUNK = 1 << 18
LONGEST_NAME = 99
"""In bytes: what fits in a header of every tar since 1979."""

_PRESET = (
    1  # half of gzip's size at two thirds of its speed; higher ones are slow (docs/storage.md)
)
_MEMORY = 128 << 20  # what unpacking may take; the preset needs 2 MB, tar's own -9 needs 65
_END = bytes(2 * BLOCK)
_SLACK = 64 * BLOCK  # other programs fill the last record with zeros


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    size: int


class Packer:
    """Writes an archive to OUT, member by member."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._packed = lzma.LZMACompressor(preset=_PRESET)

    def add(self, name: str, size: int, mtime: int, content: Iterator[bytes]) -> str:
        """Add SIZE bytes of CONTENT as NAME and return their SHA-256 in hex.

        Raises:
            EOFError: CONTENT is shorter.
        """
        header = tarfile.TarInfo(name)
        header.size, header.mtime, header.mode = size, max(0, mtime), 0o600
        self._write(header.tobuf(tarfile.GNU_FORMAT, "utf-8", "strict"))
        digest, rest = sha256(), size
        for chunk in content:
            piece = chunk[:rest]
            digest.update(piece)
            self._write(piece)
            rest -= len(piece)
        if rest:
            raise EOFError(name)
        self._write(bytes(-size % BLOCK))
        return digest.hexdigest()

    def finish(self) -> None:
        """Write the archive's end."""
        self._write(_END)
        self._out.write(self._packed.flush())

    def _write(self, content: bytes) -> None:
        self._out.write(self._packed.compress(content))


class _Stream:
    """Decompress FILE as it is read, never more at a time than is asked for.

    `lzma.LZMAFile` knows no limit of memory, and a header may ask for 4 GB.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpacked = lzma.LZMADecompressor(lzma.FORMAT_XZ, _MEMORY)

    def read(self, size: int) -> bytes:
        """Return SIZE bytes, fewer at the end only."""
        parts: list[bytes] = []
        while size and not self._unpacked.eof:
            hungry = self._unpacked.needs_input  # else there is output still to be had
            more = self._file.read(CHUNK) if hungry else b""
            if hungry and not more:
                raise EOFError
            part = self._unpacked.decompress(more, size)
            parts.append(part)
            size -= len(part)
        if self._unpacked.eof and (self._unpacked.unused_data or self._file.read(1)):
            raise EOFError  # something was put behind it
        return b"".join(parts)


class Unpacker:
    """Reads an archive's members in their order; each one's content must be read before the next.

    Raises:
        Unreadable: it is no archive, or holds what is no plain file.
        Damaged: it is cut or changed.
    """

    def __init__(self, stream: _Stream, path: Path) -> None:
        self._stream = stream
        self._path = path
        self._rest = 0
        self._padding = 0

    def members(self) -> Iterator[Member]:
        """Yield each member; in between, `content` gives what it holds."""
        while True:
            for _ in self.content():
                pass
            self._exactly(self._padding)
            self._padding = 0
            block = self._exactly(BLOCK)
            if not any(block):
                self._end()
                return
            member = self._header(block)
            self._rest, self._padding = member.size, -member.size % BLOCK
            yield member

    def content(self) -> Iterator[bytes]:
        """Yield what is left of the present member."""
        while self._rest:
            chunk = self._exactly(min(CHUNK, self._rest))
            self._rest -= len(chunk)
            yield chunk

    def _header(self, block: bytes) -> Member:
        try:
            found = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, ValueError) as problem:
            raise self.damaged() from problem
        if found.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or found.size < 0:
            raise Unreadable(
                N_("{file} holds {name}, which is no plain file; nothing of it was used."),
                N_("Take a backup that bekasi made: bekasi backup"),
                file=self._path.name,
                name=found.name,
            )
        return Member(found.name, found.size)

    def _end(self) -> None:
        rest = self._read(_SLACK + 1)
        if len(rest) < BLOCK or len(rest) > _SLACK or any(rest):
            raise self.damaged()

    def _exactly(self, size: int) -> bytes:
        content = self._read(size)
        if len(content) < size:
            raise self.damaged()
        return content

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except (lzma.LZMAError, EOFError) as problem:
            raise self.damaged() from problem

    def damaged(self, name: str = "") -> Damaged:
        """Return the error of an archive that was cut or changed; NAME is what it is called."""
        return Damaged(
            N_("The backup {file} is damaged: it was cut, or changed on its way."),
            N_("Take another copy of it, or an older backup."),
            file=name or self._path.name,
        )


@contextmanager
def opened(path: Path) -> Iterator[Unpacker]:
    """Open the archive at PATH.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is no archive, or not one of ours.
    """
    with reading(path), path.open("rb") as file:
        if file.read(6) != b"\xfd7zXZ\0":
            raise Unreadable(
                N_("{file} is no backup of a newsroom."),
                N_("Name a file that `bekasi backup` wrote; it ends in .tar.xz."),
                file=path.name,
            )
        file.seek(0)
        yield Unpacker(_Stream(file), path)

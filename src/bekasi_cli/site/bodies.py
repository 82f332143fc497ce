"""Keep each text's HTML under the digest of that text, so that it is drawn once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from bekasi_cli import files

_VERSION = 2
"""Another number, and all texts are drawn anew: for a change of what `markup` draws."""


class _Place(NamedTuple):
    """Where a body lies in the file."""

    offset: int
    length: int
    crc: int


class _Index(msgspec.Struct, array_like=True):
    """Where each body lies; SIZE is how much of the file counts."""

    version: int
    size: int
    places: dict[str, _Place]


class Bodies:
    """The HTML of articles' bodies, kept in FOLDER; DRAW makes what is missing or damaged.

    Both files are derived: what does not fit its CRC is drawn again.
    """

    def __init__(self, folder: Path, draw: Callable[[str], str]) -> None:
        self._index = folder / "bodies.index"
        self._file = folder / "bodies"
        self._draw = draw
        self._content: bytes | None = None
        self._fresh: dict[str, str] = {}
        self._size, self._places = self._read()

    def __contains__(self, digest: str) -> bool:
        """Tell whether the body of the text with DIGEST is kept."""
        return digest in self._fresh or digest in self._places

    def html(self, digest: str) -> str:
        """Return the body of the text with DIGEST."""
        if digest in self._fresh:
            return self._fresh[digest]
        if place := self._places.get(digest):
            content = self._kept()[place.offset : place.offset + place.length]
            if len(content) == place.length and zlib.crc32(content) == place.crc:
                return content.decode()
            del self._places[digest]
        self._fresh[digest] = found = self._draw(digest)
        return found

    def keep(self, digest: str, html: str) -> None:
        """Keep HTML as the body of the text with DIGEST."""
        self._fresh[digest] = html

    def save(self, wanted: Iterable[str]) -> None:
        """Write what is new; once most of what is kept is not WANTED any more, only the rest."""
        wanted = set(wanted)
        useful = sum(p.length for digest, p in self._places.items() if digest in wanted)
        if useful * 2 < self._size:
            self._fresh = {each: self.html(each) for each in self._places if each in wanted} | (
                self._fresh
            )
            self._size, self._places = 0, {}
        if not self._fresh:
            return
        parts: list[bytes] = []
        end = self._size
        for digest, html in self._fresh.items():
            content = html.encode()
            self._places[digest] = _Place(end, len(content), zlib.crc32(content))
            end += len(content)
            parts.append(content)
        self._write(parts, end)
        self._fresh, self._content, self._size = {}, None, end

    def _write(self, parts: list[bytes], end: int) -> None:
        if self._size:
            files.extend(self._file, self._size, b"".join(parts))
        else:
            files.derive(self._file, parts)
        index = _Index(_VERSION, end, self._places)
        files.derive(self._index, [msgspec.msgpack.encode(index)])

    def _kept(self) -> bytes:
        if self._content is None:
            try:
                self._content = self._file.read_bytes()
            except OSError:
                self._content = b""
        return self._content

    def _read(self) -> tuple[int, dict[str, _Place]]:
        try:
            found = msgspec.msgpack.decode(self._index.read_bytes(), type=_Index)
            if found.version == _VERSION and self._file.stat().st_size >= found.size:
                return found.size, found.places
        except (OSError, msgspec.MsgspecError, ValueError):
            pass
        return 0, {}

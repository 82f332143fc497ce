"""Say where a document lies, and hold what is read there to its digest."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from bekasi_cli.storage.packed import Handle, Unfit

SHORT = 16
"""So many bytes of a SHA-256 tell two states of a document apart."""


class Place(NamedTuple):
    """OFFSET and LENGTH of a document in its file, in bytes, and its short digest."""

    offset: int
    length: int
    digest: bytes

    def read(self, file: Handle) -> bytes:
        """Return the document.

        Raises:
            Unfit: something else lies there.
        """
        try:
            found = file.read(self.offset, self.length)
        except OSError as problem:
            raise Unfit("a document cannot be read") from problem
        if short(found) != self.digest:
            raise Unfit("another document lies there")
        return found


def short(content: bytes) -> bytes:
    """Return the short digest of CONTENT."""
    return sha256(content).digest()[:SHORT]

"""Stand a state on a checkpoint without an index: scanned once, each document read where it lies.

A document has a line of its own, so one pass finds them all; what is kept of each is its place.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bekasi_cli.files.disk import reading
from bekasi_cli.storage import checkpoint
from bekasi_cli.storage.packed import Handle
from bekasi_cli.storage.port import Condition
from bekasi_cli.storage.state import State

_CHUNK = 1 << 20


class _Table(NamedTuple):
    """Where the documents of a table lie, by ascending id; DIGEST is that of all its bytes."""

    ids: array[int]
    offsets: array[int]
    lengths: array[int]
    digest: str


class Scanned:
    """The documents of the checkpoint at PATH, as it was when it was opened.

    A table is held to its digest when it is first asked for.
    """

    def __init__(self, path: Path) -> None:
        with reading(path):
            self._file = Handle(path)
            start = self._file.read(0, checkpoint.HEADER_MOST)
            self.header = checkpoint.read_header(start)
            after = start.index(checkpoint.AFTER_HEADER) + len(checkpoint.AFTER_HEADER)
            self.size = self._file.size
            self._tables = dict(_tables(_lines(self._file, after)))
        if sorted(self._tables) != sorted(self.header.digests):
            raise checkpoint.changed()

    def document(self, table: str, id: int) -> bytes | None:  # noqa: A002 - as in state.Base
        """Return one document, or None."""
        known = self._table(table)
        row = bisect_left(known.ids, id) if known and id >= 0 else 0
        if known is None or row == len(known.ids) or known.ids[row] != id:
            return None
        return self._file.read(known.offsets[row], known.lengths[row])

    def documents(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Yield the documents of TABLE by id."""
        known = self._table(table)
        for row, id_ in enumerate(known.ids if known else ()):
            assert known is not None  # noqa: S101 - it has rows
            yield id_, self._file.read(known.offsets[row], known.lengths[row])

    def candidates(
        self,
        table: str,
        where: tuple[Condition, ...],  # noqa: ARG002 - as in state.Base
        order: str,  # noqa: ARG002
        limit: int | None,  # noqa: ARG002
    ) -> Iterator[tuple[int, bytes]]:
        """Yield all documents of TABLE: without an index nothing is known of them."""
        return self.documents(table)

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents TABLE has; with conditions that takes reading them."""
        known = self._table(table)
        return None if where else len(known.ids) if known else 0

    def state(self) -> State:
        """Return the state that this is the checkpoint of, standing on it."""
        return State(
            newsroom=self.header.newsroom,
            seq=self.header.seq,
            digest=self.header.head,
            at=self.header.at,
            counters=self.header.counters,
            base=self,
        )

    def _table(self, name: str) -> _Table | None:
        found = self._tables.get(name)
        if found is not None and found.digest != self.header.digests[name]:
            raise checkpoint.changed()
        return found


def _lines(file: Handle, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield the place and the bytes of each line of FILE from OFFSET on, with its LF."""
    rest = b""
    while chunk := file.read(offset + len(rest), _CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield offset, line + b"\n"
            offset += len(line) + 1
    if rest:
        yield offset, rest


def _tables(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[str, _Table]]:
    """Yield the name and the places of each table in LINES; raises Damaged where there is none."""
    more = True
    for _, line in lines:
        if not more:
            if line == b"}\n" and next(lines, None) is None:
                return
            break
        if not line.startswith(b'"') or not line.endswith(b'":{\n'):
            break
        table, more = _scanned(line, lines)
        yield line[1 : -len(b'":{\n')].decode(errors="replace"), table
    raise checkpoint.changed()


def _scanned(first: bytes, lines: Iterator[tuple[int, bytes]]) -> tuple[_Table, bool]:
    """Return the table that begins with the line FIRST, and whether another one follows it."""
    ids, offsets, lengths = array("Q"), array("Q"), array("I")
    found = sha256(first)
    for at, line in lines:
        if line in (b"}\n", b"},\n"):
            found.update(b"}")
            return _Table(ids, offsets, lengths, found.hexdigest()), line == b"},\n"
        found.update(line)
        key, colon, document = line.partition(b":")
        number = key[1:-1]
        if not colon or not number.isdigit() or len(number) > len(str(2**63)):
            break
        ids.append(int(number))
        offsets.append(at + len(key) + 1)
        lengths.append(len(document.rstrip(b",\n")))
    raise checkpoint.changed()

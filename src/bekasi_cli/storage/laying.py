"""Lay a state out as newsroom.json: measured first, then written piece by piece.

Two passes over the documents, and none of them in memory: the header, which comes first, holds a
digest of each table.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from bekasi_cli.model import RECORDS
from bekasi_cli.storage import checkpoint
from bekasi_cli.storage.journal import FORMAT, seal
from bekasi_cli.storage.places import short
from bekasi_cli.storage.state import State

_ALWAYS = frozenset({"articles", "staff", "categories", "policies"})
"""Tables that stand there also when empty; a kind that came later changes no older newsroom."""

_TOGETHER = 256 * 1024
"""So many bytes are handed on at once."""


class Places(NamedTuple):
    """Where the documents of a table will lie: ids, offsets, lengths, short digests."""

    ids: array[int]
    offsets: array[int]
    lengths: array[int]
    digests: bytearray


class Layout(NamedTuple):
    """What newsroom.json will be: its first bytes, and the place of each document by table.

    GENERATION is the header's own digest, which no other checkpoint has; SIZE is in bytes.
    """

    start: bytes
    tables: dict[str, Places]
    generation: str
    size: int


def measure(state: State, offset: int) -> Layout:
    """Return how STATE, whose last line ends at byte OFFSET of the journal, will be laid out."""
    tables: dict[str, Places] = {}
    digests: dict[str, str] = {}
    size = 0
    for name in _names(state):
        places = tables[name] = Places(array("Q"), array("Q"), array("I"), bytearray())
        found = sha256()
        for piece, id_, document in _table(state, name):
            if document is not None:
                places.ids.append(id_)
                places.offsets.append(size + len(piece) - len(document))
                places.lengths.append(len(document))
                places.digests.extend(short(document))
            found.update(piece)
            size += len(piece)
        digests[name] = found.hexdigest()
        size += len(checkpoint.BETWEEN)
    header = seal(
        {
            "format": FORMAT,
            "newsroom": state.newsroom,
            "seq": state.seq,
            "offset": offset,
            "head": state.digest,
            "at": state.at,
            "counters": state.counters,
            "digests": digests,
        }
    )
    start = checkpoint.START + header + checkpoint.AFTER_HEADER
    for places in tables.values():
        for row, place in enumerate(places.offsets):
            places.offsets[row] = place + len(start)
    size += len(start) - len(checkpoint.BETWEEN) + len(checkpoint.END)
    return Layout(start, tables, checkpoint.generation(header), size)


def pieces(state: State, layout: Layout) -> Iterator[bytes]:
    """Yield the bytes of newsroom.json, a good deal at a time."""
    gathered = bytearray(layout.start)
    for number, name in enumerate(layout.tables):
        if number:
            gathered += checkpoint.BETWEEN
        for piece, _, _ in _table(state, name):
            gathered += piece
            if len(gathered) > _TOGETHER:
                yield bytes(gathered)
                gathered.clear()
    yield bytes(gathered + checkpoint.END)


def lay(state: State, offset: int) -> bytes:
    """Return the checkpoint of STATE, whose last line ends at byte OFFSET of the journal."""
    return b"".join(pieces(state, measure(state, offset)))


def _names(state: State) -> list[str]:
    used = state.tables()
    known = [kind.table for kind in RECORDS]
    later = sorted(used - set(known))
    return [each for each in known if each in _ALWAYS or each in used] + later


def _table(state: State, name: str) -> Iterator[tuple[bytes, int, bytes | None]]:
    """Yield the bytes of table NAME in turn; with each document its id."""
    yield b'"%b":{\n' % name.encode(), 0, None
    before = b""
    for id_, raw in state.ordered(name):
        document = bytes(raw)
        yield b'%b"%d":%b' % (before, id_, document), id_, document
        before = checkpoint.BETWEEN
    yield checkpoint.TABLE_END if before else b"}", 0, None

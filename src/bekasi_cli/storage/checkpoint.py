"""Lay out and read newsroom.json: a document a line, a digest for each table, plain JSON.

    {"_bekasi":{
    "1":{"format":1,…,"sum":"…"}
    },
    "articles":{
    "1":{…},
    "2":{…}
    },
    …
    }

The same state always gives the same bytes: tables in the order of `model.RECORDS`, documents by
id, each as the journal has it. Plain TinyDB reads it; whatever else writes it is found out.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from msgspec import MsgspecError, Raw, Struct, json

from bekasi_cli.errors import Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.storage.journal import is_sealed, refuse_newer

FILE = "newsroom.json"
HEADER = "_bekasi"
HEADER_MOST = 256 * 1024
"""What the checkpoint says of itself is shorter than this, in bytes."""
SMALL = 64 * 1024
"""Up to this size (bytes) the checkpoint is written anew at every commit, and has no index."""

START = b'{"_bekasi":{\n"1":'
AFTER_HEADER = b"\n},\n"
TABLE_END = b"\n}"
BETWEEN = b",\n"
END = b"\n}\n"

_DOCUMENTS = json.Decoder(dict[int, Raw])


class Header(Struct, frozen=True, kw_only=True):
    """What the checkpoint knows of itself: it is the state after line SEQ, at byte OFFSET."""

    format: int
    newsroom: str
    seq: int
    offset: int
    head: str
    at: datetime | None
    counters: dict[str, int]
    digests: dict[str, str]


_HEADERS = json.Decoder(Header)


class Checkpoint:
    """A checkpoint that was read: tables are verified and decoded when they are first asked for."""

    def __init__(self, header: Header, blocks: dict[str, memoryview]) -> None:
        self.header = header
        self._blocks = blocks
        self._tables: dict[str, dict[int, Raw]] = {}

    def table(self, name: str) -> dict[int, Raw]:
        """Return the encoded documents of table NAME by id.

        Raises:
            Damaged: they are not those that were written.
        """
        if name not in self._tables:
            self._tables[name] = self._read_table(name) if name in self._blocks else {}
        return self._tables[name]

    def _read_table(self, name: str) -> dict[int, Raw]:
        block = self._blocks[name]
        if sha256(block).hexdigest() != self.header.digests[name]:
            raise changed()
        return _DOCUMENTS.decode(block[len(name) + 3 :])


def read(content: bytes) -> Checkpoint:
    """Read CONTENT as a checkpoint.

    Raises:
        Damaged: it is none that we wrote, or a newer bekasi wrote it.
    """
    header = read_header(content)
    view = memoryview(content)
    blocks: list[tuple[str, memoryview]] = []
    end = content.index(AFTER_HEADER) + len(AFTER_HEADER) - len(BETWEEN)
    while content.startswith(BETWEEN, end):
        at = end + len(BETWEEN)
        end = content.find(TABLE_END, at) + len(TABLE_END)
        name = content[at + 1 : content.find(b'":{', at)]
        blocks.append((name.decode(errors="replace"), view[at:end]))
    if content[end:] != END or sorted(name for name, _ in blocks) != sorted(header.digests):
        raise changed()
    return Checkpoint(header, dict(blocks))


def read_header(content: bytes) -> Header:
    """Read what the checkpoint CONTENT says of itself; raises as `read` does."""
    raw = sealed_header(content)
    try:
        header = _HEADERS.decode(raw)
    except (MsgspecError, ValueError) as problem:
        raise changed() from problem
    refuse_newer(header.format, FILE)
    return header


def sealed_header(content: bytes) -> bytes:
    """Return the bytes of the header in CONTENT; raises as `read` does."""
    end = content.find(AFTER_HEADER)
    raw = content[len(START) : end]
    if end < 0 or not content.startswith(START) or not is_sealed(raw):
        raise changed()
    return raw


def generation(header: bytes) -> str:
    """Return what names the checkpoint with the sealed HEADER and no other one: its own digest."""
    return header[-66:-2].decode("ascii", "replace")


def due(size: int, covered: int, end: int) -> bool:
    """Tell whether to write anew a checkpoint of SIZE bytes that covers COVERED of END bytes."""
    return size < SMALL or (end - covered) * 8 > size


def changed() -> Damaged:
    """Return the error of a checkpoint that is not as we wrote it."""
    return Damaged(
        N_("{file} was changed by hand or by another program."),
        N_("Rebuild it from the journal with: bekasi doctor --repair"),
        file=FILE,
    )

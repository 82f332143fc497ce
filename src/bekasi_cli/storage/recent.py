"""Remember where the journal's lines after a checkpoint lie, and what is in them.

A file a generation, to which a writer adds a line for each commit. Each line ends with the CRC of
all that stands before it in the file, so that a file with a hole in it is not believed; a torn
last line is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zlib import crc32

from msgspec import MsgspecError, Struct, json

from bekasi_cli.model import RECORDS, Record, facets
from bekasi_cli.storage.journal import Line, encode
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.places import Place, short
from bekasi_cli.storage.state import decode

KINDS = {kind.table: kind for kind in RECORDS}
"""The kind of record that each table holds."""
_CHECK = len(b',"00000000"]\n')


class Put(Struct, frozen=True, array_like=True):
    """A document in a line: OFFSET and LENGTH are bytes of the journal, DIGEST its short one."""

    table: str
    id: int
    offset: int
    length: int
    digest: str
    facets: dict[str, tuple[str, ...]]

    @property
    def place(self) -> Place:
        """Return where its document lies."""
        return Place(self.offset, self.length, bytes.fromhex(self.digest))


class Noted(Struct, frozen=True, array_like=True):
    """A journal line: it begins at byte START and has LENGTH bytes without its LF."""

    seq: int
    start: int
    length: int
    digest: str
    at: datetime | None
    about: tuple[str, ...]
    puts: tuple[Put, ...]
    check: str = ""

    @property
    def end(self) -> int:
        """Return the offset after its LF."""
        return self.start + self.length + 1


class Recent:
    """The lines noted in PATH since the checkpoint of line SEQ, whose lines end at byte END.

    SIZE and CHECK are the notes' own length and CRC. What is noted later moves the four of them
    on, and nothing else: whoever reads sees the lines of one moment.
    """

    def __init__(self, path: Path, lines: list[Noted], seq: int, end: int, content: bytes) -> None:
        self.path = path
        self.lines = lines
        self.seq, self.end = seq, end
        self.size, self.check = len(content), crc32(content)
        self.latest: dict[str, dict[int, Put]] = {}
        for line in lines:
            for put in line.puts:
                self.latest.setdefault(put.table, {})[put.id] = put

    def moved(self, lines: list[Noted], content: bytes) -> None:
        """Take in that LINES were noted too, as CONTENT."""
        if lines:
            self.seq, self.end = lines[-1].seq, lines[-1].end
            self.size, self.check = self.size + len(content), crc32(content, self.check)


_LINES = json.Decoder(Noted)


def read(path: Path, seq: int, offset: int) -> Recent:
    """Read the notes of the lines after line SEQ, which ends at byte OFFSET of the journal.

    Raises:
        Unfit: they are missing, damaged or another journal's.
    """
    try:
        content = path.read_bytes()
        end = content.rfind(b"\n") + 1
        check = crc32(content[: max(end - _CHECK, 0)])
        if end and content[end - _CHECK : end] != _seal(check):
            raise Unfit(str(path))
        lines = _LINES.decode_lines(content[:end])
    except (OSError, MsgspecError, ValueError) as problem:
        raise Unfit(str(path)) from problem
    for line in lines:
        if (line.seq, line.start) != (seq + 1, offset):
            raise Unfit(str(path))
        seq, offset = line.seq, line.end
    return Recent(path, lines, seq, offset, content[:end])


def note(line: Line, raw: bytes, start: int, records: Iterable[Record] = ()) -> Noted:
    """Return what there is to note of LINE, whose bytes are RAW, at byte START of the journal.

    RECORDS may be those that it puts, so that they need not be decoded.
    """
    puts = []
    known = {(record.table, record.id): record for record in records}
    for table, documents in line.put.items():
        for id_, document in documents.items():
            content = bytes(document)
            record = known.get((table, id_))
            if record is None and table in KINDS:
                record = decode(KINDS[table], document, id_)
            puts.append(
                Put(
                    table=table,
                    id=id_,
                    offset=start + raw.index(content),
                    length=len(content),
                    digest=short(content).hex(),
                    facets=facets(record) if record else {},
                )
            )
    return Noted(
        seq=line.seq,
        start=start,
        length=len(raw),
        digest=line.digest,
        at=line.at,
        about=line.about,
        puts=tuple(puts),
    )


def lines_for(noted: Iterable[Noted], check: int) -> bytes:
    """Return the bytes that note NOTED after a file whose CRC is CHECK."""
    content = b""
    for each in noted:
        body = encode(each).removesuffix(b',""]')
        check = crc32(body, check)
        content += body + _seal(check)
        check = crc32(_seal(check), check)
    return content


def _seal(check: int) -> bytes:
    return b',"%08x"]\n' % check

"""Read the journal's file: its tail after a checkpoint, its end, and all of its lines in turn."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from bekasi_cli.errors import Damaged
from bekasi_cli.files.disk import reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage.journal import (
    Line,
    changed,
    read,
    sealed_part,
    where,
)
from bekasi_cli.storage.state import State, begin

_CHUNK = 16 * 1024


class Ending(NamedTuple):
    """How the journal's file ends: AT is the offset after the last commit.

    UNTERMINATED: that commit's LF is still missing. EXCESS counts bytes after it that are no
    commit: what a killed writer left.
    """

    at: int
    unterminated: bool = False
    excess: int = 0


class Tail(NamedTuple):
    """The state at the journal's end, and how the file ends."""

    state: State
    ending: Ending


def read_all(path: Path) -> Tail:
    """Read the whole journal.

    Raises:
        Damaged: a line is not what was written.
        FileNotFoundError: there is no journal.
    """
    with reading(path), path.open("rb") as journal:
        first = journal.readline()
    if not first.endswith(b"\n"):
        raise changed(0)
    return read_tail(path, begin(read(first[:-1], 0)), len(first))


def read_tail(path: Path, state: State, offset: int) -> Tail:
    """Read the lines after STATE, whose last line ends at byte OFFSET; raises as `read_all`."""
    with reading(path), path.open("rb") as journal:
        journal.seek(offset)
        content = journal.read()
    *complete, rest = content.split(b"\n")
    last = sealed_part(rest)
    if last:
        complete.append(last)
    after = state.after(_follow(state, complete))
    return Tail(after, _ending(offset + len(content), rest, last))


def ending(path: Path) -> Ending:
    """Return how the journal ends, reading no more than its last line."""
    with reading(path), path.open("rb") as journal:
        size = os.fstat(journal.fileno()).st_size
        raw = _line_before(journal.fileno(), size) or b""
    rest = b"" if raw.endswith(b"\n") else raw
    return _ending(size, rest, sealed_part(rest))


def hold_to(path: Path, state: State, offset: int) -> None:
    """Raise Damaged unless the journal's line that ends at byte OFFSET is the last of STATE."""
    with reading(path), path.open("rb") as journal:
        raw = _line_before(journal.fileno(), offset)
    if raw is not None and raw.endswith(b"\n"):
        line = read(raw[:-1], state.seq)
        if (line.seq, line.digest) == (state.seq, state.digest):
            return
    raise Damaged(
        N_("The newsroom's file and its journal do not fit: {place} is missing or another."),
        N_("See which one is whole with: bekasi doctor"),
        place=where(state.seq),
    )


def lines(path: Path, offset: int = 0) -> Iterator[bytes]:
    """Yield the bytes of each line from byte OFFSET on, without LF; a torn last one is left out."""
    with reading(path), path.open("rb") as journal:
        journal.seek(offset)
        yield from lines_of(journal)


def lines_of(journal: BinaryIO) -> Iterator[bytes]:
    """Yield what `lines` does of a JOURNAL that is open already."""
    for raw in journal:
        line = raw[:-1] if raw.endswith(b"\n") else sealed_part(raw)
        if line or raw.endswith(b"\n"):
            yield line


def _ending(size: int, rest: bytes, last: bytes) -> Ending:
    excess = len(rest) - len(last)
    return Ending(size - excess, unterminated=bool(last), excess=excess)


def _follow(state: State, raws: list[bytes]) -> Iterator[Line]:
    seq, digest = state.seq, state.digest
    for number, raw in enumerate(raws, seq + 1):
        line = read(raw, number)
        if line.seq != number or not (line.redacted or line.prev == digest):
            raise Damaged(
                N_("The journal is damaged at {place}: lines before it were cut or changed."),
                N_("See what is whole with: bekasi doctor"),
                place=where(number),
            )
        digest = line.digest
        yield line


def _line_before(descriptor: int, offset: int) -> bytes | None:
    """Return the line that ends at OFFSET, with its LF; None when the file is shorter."""
    found = b""
    start = offset
    while start > 0:
        size = min(_CHUNK, start)
        start -= size
        found = os.pread(descriptor, size, start) + found
        if len(found) < offset - start:
            return None
        cut = found.rfind(b"\n", 0, len(found) - 1)
        if cut >= 0:
            return found[cut + 1 :]
    return found

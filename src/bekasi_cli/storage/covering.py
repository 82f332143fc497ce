"""Bring newsroom.json and its index up to date behind a commit: rarely the one, always the other.

An act is saved by its journal line; whatever fails here is made up for by a later writer.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.errors import BekasiError
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, index, laying, ledger, recent
from bekasi_cli.storage.committing import Prepared
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import read
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.port import Fault, Problem
from bekasi_cli.storage.state import State
from bekasi_cli.storage.watching import Snapshot, Watch

_MOST = 200
"""So many commits of one process are held in memory before the index is read anew."""


def cover(
    root: Path, watch: Watch, last: Snapshot, tail: ledger.Tail, made: Prepared
) -> list[Problem]:
    """Do what is due after the commit MADE, which turned LAST into TAIL; the lock must be held."""
    covered, size, end = last.covered, last.size, tail.ending.at
    watch.last = None
    if checkpoint.due(size, covered, end):
        try:
            written = put(root, watch, tail.state, end)
        except BekasiError as problem:
            return [_not_covered(problem)]
        if written < checkpoint.SMALL:
            watch.last = Snapshot(watch.signature(), tail, end, written)
        return []
    if last.base is None:
        if size >= checkpoint.SMALL and _room_for_index(root):
            with suppress(BekasiError):
                put(root, watch, tail.state, end)
            return []
    else:
        _note(root, last.base, end, made)
        if tail.state.seq - last.base.seq > _MOST:
            return []
    watch.last = Snapshot(watch.signature_after(last), tail, covered, size)
    return []


def put(root: Path, watch: Watch, state: State, end: int) -> int:
    """Write newsroom.json of STATE, up to byte END of the journal, and before it its index.

    Returns its size in bytes.
    """
    try:
        return _put(root, watch, state, end)
    except Unfit:
        watch.refuse()
        return _put(root, watch, watch.fresh().tail.state, end)


def _put(root: Path, watch: Watch, state: State, end: int) -> int:
    layout = laying.measure(state, end)
    path = root / checkpoint.FILE
    if layout.size < checkpoint.SMALL:
        files.atomic_write(path, b"".join(laying.pieces(state, layout)))
        return layout.size
    with suppress(BekasiError, OSError):  # without it everything reads as well, only slower
        index.write(root, state, layout, end)
    with files.growing(path) as file:
        for piece in laying.pieces(state, layout):
            file.out.write(piece)
    watch.trust()
    with suppress(OSError):
        index.forget(root, layout.generation)
    return layout.size


def _note(root: Path, base: Indexed, end: int, made: Prepared) -> None:
    """Note the journal's lines up to byte END, the last of them MADE, that BASE has not noted."""
    with suppress(BekasiError, OSError):
        start = end - len(made.raw) - 1
        noted = _missed(root, base.recent, start)
        index.add(base, [*noted, recent.note(made.line, made.raw, start, made.records)])


def _missed(root: Path, cursor: recent.Recent, end: int) -> list[recent.Noted]:
    """Return the lines up to byte END that others wrote and nobody noted."""
    noted: list[recent.Noted] = []
    start, seq = cursor.end, cursor.seq
    if start == end:
        return noted
    for raw in ledger.lines(root / JOURNAL, start):
        if start < end:
            seq += 1
            noted.append(recent.note(read(raw, seq), raw, start))
            start += len(raw) + 1
    return noted


def _room_for_index(root: Path) -> bool:
    folder = root / index.CACHE
    return os.access(folder if folder.exists() else root, os.W_OK)


def _not_covered(problem: BekasiError) -> Problem:
    details: dict[str, str | int] = {"reason": problem.sentences()[0]}
    return Problem(
        fault=Fault.CHECKPOINT,
        where=checkpoint.FILE,
        message=N_("This act is saved, but {file} could not be brought up to date: {reason}"),
        details={"file": checkpoint.FILE, **details},
        serious=False,
    )

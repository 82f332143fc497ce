"""Tell the journal's entries in turn: all of it in a stream, or by an index what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bekasi_cli.errors import Damaged
from bekasi_cli.storage import ledger
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.journal import changed, encode, entry, hold, read
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.port import Entry


def told(
    journal: Path, about: str | None, since: int, *, number: int = 0, offset: int = 0
) -> Iterator[Entry]:
    """Yield the entries from line SINCE on; of one record when ABOUT names it.

    Line NUMBER is known to begin at byte OFFSET: reading begins there.

    Raises:
        Damaged: a line is not what was written, or stands in another's place.
    """
    named = b"" if about is None else encode(about)
    for each, raw in enumerate(ledger.lines(journal, offset), number):
        if each < since:
            continue
        if named not in raw:
            hold(raw, each)  # a name that was damaged must not hide what the line says
            continue
        found = entry(read(raw, each))
        if found.seq != each:
            raise changed(each)
        if about is None or about in found.about:
            yield found


def told_by(base: Indexed, journal: Path, about: str | None, since: int) -> Iterator[Entry]:
    """Yield what `told` yields, by the index BASE.

    Raises:
        Unfit: it leads elsewhere.
    """
    if about is None:
        number, offset = base.start_of(since)
        yield from told(journal, None, since, number=number, offset=offset)
        return
    for number, raw in base.lines(about):
        if number < since:
            continue
        try:
            found = entry(read(raw, number))
        except Damaged as problem:
            raise Unfit("no such line lies there") from problem
        if found.seq != number:
            raise Unfit("another line lies there")
        if about in found.about:
            yield found
    yield from told(journal, about, since, number=base.seq + 1, offset=base.end)

"""Tell the journal's entries in turn: all of it in a stream, or by an index what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bekasi_cli.errors import Damaged
from bekasi_cli.storage import ledger
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.journal import Line, changed, encode, hold, read
from bekasi_cli.storage.packed import Unfit
from bekasi_cli.storage.port import Entry


def told(
    journal: Path, about: str | None, since: int, *, number: int = 0, offset: int = 0
) -> Iterator[Entry]:
    """Yield the entries from line SINCE on; of one record when ABOUT names it.

    Line NUMBER is known to begin at byte OFFSET: reading begins there.
    """
    raws = enumerate(ledger.lines(journal, offset), number)
    yield from sifted((each for each in raws if each[0] >= since), about)


def sifted(lines: Iterable[tuple[int, bytes]], about: str | None) -> Iterator[Entry]:
    """Yield the entries of LINES, numbers and bytes; of one record when ABOUT names it.

    A line that seems to be about something else is held to be what was written all the same:
    damage may have changed just that.

    Raises:
        Damaged: it is not.
    """
    named = b"" if about is None else encode(about)
    for number, raw in lines:
        if named not in raw:
            hold(raw, number)
            continue
        found = entry(read(raw, number))
        if found.seq != number:
            raise changed(number)
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


def entry(line: Line) -> Entry:
    """Return LINE as readers of the journal see it."""
    if line.redacted:
        return Entry(seq=line.seq, digest=line.digest, redacted=True)
    return Entry(
        seq=line.seq,
        digest=line.digest,
        at=line.at,
        login=line.login,
        actor=line.actor,
        identity=line.identity,
        act=line.act,
        about=line.about,
        reason=line.reason,
        put={
            table: {str(key): bytes(document) for key, document in documents.items()}
            for table, documents in line.put.items()
        },
        files=line.files,
    )

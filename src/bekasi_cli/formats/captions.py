"""Read a list of captions: what is said of each photograph of a visit, a row a file."""

from __future__ import annotations

from typing import NamedTuple

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats.rows import Columns, rows
from bekasi_cli.i18n import N_

_COLUMNS = Columns(
    headings={
        **{each: each for each in ("file", "caption", "credit", "alt", "place", "date")},
        "berkas": "file",
        "nama berkas": "file",
        "keterangan": "caption",
        "keterangan foto": "caption",
        "foto": "credit",
        "kredit": "credit",
        "teks alternatif": "alt",
        "tempat": "place",
        "tanggal": "date",
    },
    needed="file",
    how=N_("The first line names the columns: file,caption,credit,alt,place,date"),
)


class Row(NamedTuple):
    """What LINE says of the FILE; None is a cell that is empty or not there."""

    line: int
    file: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    place: str | None = None
    date: str | None = None


def captions(content: bytes, name: str) -> dict[str, Row]:
    """Return the rows of CONTENT, the list NAME, by their files' names in small letters.

    Raises:
        Unreadable: it is no such list, or names a file twice or not at all.
    """
    found: dict[str, Row] = {}
    for line, cells in rows(content, name, _COLUMNS):
        file = cells.pop("file", "")
        key = file.rpartition("/")[2].casefold()
        if not key or key in found:
            raise Unreadable(
                N_("{file}, line {line}: it names no file, or one that an earlier line names."),
                N_("Write each file's name once, in the column “file”."),
                file=name,
                line=line,
            )
        found[key] = Row(line, file, **{key: cell for key, cell in cells.items() if cell})
    if not found:
        raise Unreadable(N_("{file} holds no captions."), _COLUMNS.how, file=name)
    return found

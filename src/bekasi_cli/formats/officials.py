"""Read a list of officials as spreadsheets save it: one row an office, with a line of headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from bekasi_cli.documents import decode
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

COLUMNS = ("name", "honorifics", "degrees", "office", "from", "to")
_HEADINGS = {
    **{each: each for each in COLUMNS},
    "nama": "name",
    "sapaan": "honorifics",
    "gelar depan": "honorifics",
    "gelar": "degrees",
    "gelar belakang": "degrees",
    "jabatan": "office",
    "dari": "from",
    "mulai": "from",
    "sampai": "to",
    "hingga": "to",
}
_HOW = N_("The first line names the columns: name,honorifics,degrees,office,from,to")


class Row(NamedTuple):
    """A row as it is written; "" is an empty cell, None a column that is not there."""

    line: int
    name: str
    honorifics: str | None
    degrees: str | None
    office: str
    since: str
    until: str


def rows(content: bytes, name: str) -> list[Row]:
    """Return the rows of CONTENT, the file NAME; commas, semicolons or tabs part its cells.

    Raises:
        Unreadable: it is no such list; says where.
    """
    text = decode(content)
    head = text.partition("\n")[0]
    sign = max((",", ";", "\t"), key=head.count)
    try:
        found = list(_read(text, sign, name))
    except csv.Error as error:
        raise Unreadable(
            N_("{file} cannot be read: {reason}."), _HOW, file=name, reason=str(error)
        ) from None
    if not found:
        raise Unreadable(N_("{file} holds no officials."), _HOW, file=name)
    return found


def _read(text: str, sign: str, name: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    headings = [_HEADINGS.get(each.strip().lower(), "") for each in next(reader, [])]
    if "name" not in headings:
        raise Unreadable(N_("{file} has no column “name”."), _HOW, file=name)
    for cells in reader:
        if not any(each.strip() for each in cells):
            continue
        told = dict(zip(headings, (each.strip() for each in cells), strict=False))
        if not told.get("name"):
            raise Unreadable(
                N_("{file}, line {line}: there is no name."),
                N_("Write the person's name in each row."),
                file=name,
                line=reader.line_num,
            )
        yield Row(
            reader.line_num,
            told["name"],
            told.get("honorifics"),
            told.get("degrees"),
            told.get("office", ""),
            told.get("from", ""),
            told.get("to", ""),
        )

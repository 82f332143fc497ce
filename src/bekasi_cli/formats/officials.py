"""Read a list of officials as spreadsheets save it: one row an office, with a line of headings."""

from __future__ import annotations

from typing import NamedTuple

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats import rows as lists
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
_COLUMNS = lists.Columns(_HEADINGS, "name", _HOW)


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
    found = [_row(name, line, told) for line, told in lists.rows(content, name, _COLUMNS)]
    if not found:
        raise Unreadable(N_("{file} holds no officials."), _HOW, file=name)
    return found


def _row(name: str, line: int, told: dict[str, str]) -> Row:
    if not told.get("name"):
        raise Unreadable(
            N_("{file}, line {line}: there is no name."),
            N_("Write the person's name in each row."),
            file=name,
            line=line,
        )
    return Row(
        line,
        told["name"],
        told.get("honorifics"),
        told.get("degrees"),
        told.get("office", ""),
        told.get("from", ""),
        told.get("to", ""),
    )

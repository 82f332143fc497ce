"""Read a list as spreadsheets save it: a line of headings, then a row a thing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bekasi_cli.documents import decode
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_


class Columns(NamedTuple):
    """What a list says: our names by its HEADINGS, the one that is NEEDED, HOW to write it."""

    headings: Mapping[str, str]
    needed: str
    how: str


def rows(content: bytes, name: str, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and cells of each row of CONTENT, the file NAME, that is not blank.

    Commas, semicolons or tabs part the cells; a column that is not there is not in the cells.

    Raises:
        Unreadable: it is no such list; says where.
    """
    text = decode(content)
    head = text.partition("\n")[0]
    sign = max((",", ";", "\t"), key=head.count)
    try:
        yield from _rows(text, sign, name, columns)
    except csv.Error as error:
        raise Unreadable(
            N_("{file} cannot be read: {reason}."), columns.how, file=name, reason=str(error)
        ) from None


def _rows(
    text: str, sign: str, name: str, columns: Columns
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    headings = [columns.headings.get(each.strip().lower(), "") for each in next(reader, [])]
    if columns.needed not in headings:
        raise Unreadable(
            N_("{file} has no column “{column}”."), columns.how, file=name, column=columns.needed
        )
    for cells in reader:
        if any(each.strip() for each in cells):
            found = zip(headings, (each.strip() for each in cells), strict=False)
            yield reader.line_num, {heading: cell for heading, cell in found if heading}

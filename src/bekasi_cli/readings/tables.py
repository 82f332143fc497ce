"""Read figures that an office has instead of logs: a table of address, day and count."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bekasi_cli.documents import decode
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

_HOW = N_("Save the table as CSV; its first line names the columns: address, day, count.")
_HEADINGS = {
    **dict.fromkeys(("address", "alamat", "url", "page", "halaman", "article", "number"), "page"),
    **dict.fromkeys(("artikel", "naskah", "nomor"), "page"),
    **dict.fromkeys(("day", "date", "hari", "tanggal"), "day"),
    **dict.fromkeys(("count", "views", "jumlah", "dibaca", "pembaca"), "count"),
}
MOST = 1_000_000_000
"""More readings of one article on one day are a mistake."""


class Row(NamedTuple):
    """So many readings of an article on a DAY; NUMBER 0: the address is no article's."""

    number: int
    day: date
    views: int


def rows(
    content: bytes,
    name: str,
    number: Callable[[bytes], int],
    day: Callable[[str], date],
) -> list[Row]:
    """Return the rows of the table CONTENT, the file NAME; commas, semicolons or tabs part cells.

    NUMBER says which article an address is, DAY which day somebody typed.

    Raises:
        Unreadable: it is no such table; says where.
    """
    text = decode(content)
    head = text.partition("\n")[0]
    sign = max((",", ";", "\t"), key=head.count)
    try:
        return list(_read(text, sign, name, number, day))
    except csv.Error as error:
        raise Unreadable(
            N_("{file} cannot be read: {reason}."), _HOW, file=name, reason=str(error)
        ) from None


def _read(
    text: str, sign: str, name: str, number: Callable[[bytes], int], day: Callable[[str], date]
) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    headings = [_HEADINGS.get(each.strip().lower(), "") for each in next(reader, [])]
    if missing := [each for each in ("page", "day", "count") if each not in headings]:
        asked = {"page": "address", "day": "day", "count": "count"}[missing[0]]
        raise Unreadable(N_("{file} has no column “{column}”."), _HOW, file=name, column=asked)
    for cells in reader:
        if not any(each.strip() for each in cells):
            continue
        told = dict(zip(headings, (each.strip() for each in cells), strict=False))
        try:
            yield Row(
                _number(told.get("page", ""), number),
                day(told.get("day", "")),
                _count(told.get("count", "")),
            )
        except (ValueError, Unreadable):
            raise Unreadable(
                N_("{file}, line {line}: this is no address with a day and a count."),
                N_("Mend that line and import again; nothing was taken in."),
                file=name,
                line=reader.line_num,
            ) from None


def _number(page: str, number: Callable[[bytes], int]) -> int:
    if page.isdecimal():
        return int(page)
    if not page:
        raise ValueError(page)
    return number(page.encode())


def _count(told: str) -> int:
    found = int(told.replace(".", ""))  # 1.204, as people write thousands here
    if not 0 <= found <= MOST:
        raise ValueError(told)
    return found

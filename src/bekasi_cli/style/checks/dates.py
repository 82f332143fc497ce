"""Hold weekdays against their dates; the year that a date leaves out is the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bekasi_cli.dates.tables import DAY_WORDS, MONTH_WORDS, MONTHS, WEEKDAYS
from bekasi_cli.i18n import Language
from bekasi_cli.style.chunks import note_words
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_DAYS = WEEKDAYS[Language.INDONESIAN]
_MONTHS = MONTHS[Language.INDONESIAN]
_DAY_NAMES = note_words(each.lower() for each in _DAYS)
_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(_DAYS)})(?:,? \(?|, ?)(?:tanggal )?(?P<date>(?P<day>\d{{1,2}})"
    rf"(?:(?P<slash>[/-])(?P<number>\d{{1,2}})(?:(?P=slash)(?P<short>\d{{4}}|\d\d))?"
    rf"| (?P<month>{'|'.join(_MONTHS)})(?: (?P<year>\d{{4}}))?))(?![\d/])"
)


def weekday(view: View) -> Iterator[Hit]:
    """Yield weekdays that do not fit the date beside them, and dates that no calendar has."""
    if _DAY_NAMES not in view.told:
        return
    for found in _DATED.finditer(view.text):
        month = int(found["number"]) if found["number"] else MONTH_WORDS[found["month"].lower()]
        typed = found["year"] or found["short"]
        years = [_full(typed)] if typed else _near(view.known.day, month)
        days = [day for year in years if (day := _day(year, month, int(found["day"])))]
        wanted = DAY_WORDS[found["weekday"].lower()]
        if years and not days:
            yield Hit("waktu/tanggal", *found.span("date"))
        elif days and all(day.weekday() != wanted for day in days):
            shown = f"{days[0].day} {_MONTHS[days[0].month - 1]} {days[0].year}"
            right = (_DAYS[days[0].weekday()],)
            yield Hit("waktu/hari", *found.span("weekday"), right, {"date": shown})


def _full(typed: str) -> int:
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _near(day: date | None, month: int) -> list[int]:
    """Return the year of MONTH, or both that it may be about the turn of the year."""
    if day is None:
        return []
    if day.month == 12 and month == 1:
        return [day.year + 1]
    return [day.year - 1] if day.month == 1 and month == 12 else [day.year]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

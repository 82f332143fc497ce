"""Name the months, the days and their parts as people write them in both languages."""

from __future__ import annotations

from datetime import timedelta

from bekasi_cli.i18n import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    Language.INDONESIAN: (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    Language.INDONESIAN: (
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
    ),
    Language.ENGLISH: (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
}  # fmt: skip
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    Language.INDONESIAN: ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    Language.ENGLISH: (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ),
}  # fmt: skip
"""From Monday, as `date.weekday()` counts."""

MONTH_WORDS: dict[str, int] = {
    word.lower(): n
    for table in (MONTHS, SHORT_MONTHS)
    for words in table.values()
    for n, word in enumerate(words, 1)
} | {"agt": 8, "ags": 8, "sept": 9}

DAY_WORDS: dict[str, int] = {
    word.lower(): n for words in WEEKDAYS.values() for n, word in enumerate(words)
} | {
    "sen": 0, "sel": 1, "rab": 2, "kam": 3, "jum": 4, "sab": 5, "min": 6, "mgg": 6, "ahad": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
    "sun": 6,
}  # fmt: skip

NEAR_DAYS: dict[str, int] = {
    "hari ini": 0, "today": 0, "nanti": 0,
    "besok": 1, "esok": 1, "tomorrow": 1,
    "lusa": 2, "besok lusa": 2, "day after tomorrow": 2,
    "kemarin": -1, "yesterday": -1, "kemarin dulu": -2, "day before yesterday": -2,
}  # fmt: skip

_NIGHT = frozenset({*range(18, 24), 1, 2, 3})
PARTS: dict[str, frozenset[int]] = {
    "dini hari": frozenset(range(5)),
    "pagi": frozenset(range(1, 12)), "morning": frozenset(range(1, 12)),
    "siang": frozenset(range(10, 17)), "afternoon": frozenset(range(12, 19)),
    "sore": frozenset(range(15, 19)), "petang": frozenset(range(15, 19)),
    "evening": frozenset(range(17, 24)), "malam": _NIGHT, "night": _NIGHT,
    "am": frozenset(range(12)), "pm": frozenset(range(12, 24)),
}  # fmt: skip
"""The hours on the clock that each part of the day covers."""

UNITS: dict[str, str] = {
    "hari": "days", "day": "days", "minggu": "weeks", "pekan": "weeks", "week": "weeks",
    "jam": "hours", "hour": "hours", "menit": "minutes", "minute": "minutes",
}  # fmt: skip

ZONES: dict[str, timedelta] = {
    "wib": timedelta(hours=7), "wita": timedelta(hours=8), "wit": timedelta(hours=9),
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
"""Numbers that people write as words beside hours, days and weeks."""

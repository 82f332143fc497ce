"""Read what the words of a typed date say, before anybody asks what day it is today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import NamedTuple

from bekasi_cli.dates.spellings import plain
from bekasi_cli.dates.tables import (
    DAY_WORDS,
    MONTH_WORDS,
    MONTHS,
    NEAR_DAYS,
    PARTS,
    UNITS,
    WEEKDAYS,
    ZONES,
)
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, Language, language

_NOISE = frozenset({"pada", "hari", "tanggal", "tgl", "at", "on", "the", "of", "in"})
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NUMERIC = (
    rf"(?<!\d){_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{_YEAR}(?!\d)",
    r"(?<![\d/-])(?P<d>\d{1,2})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<y>\d\d)(?![\d/-])",
    r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])(?P<y>)",
    r"(?<![\d/.:-])(?P<d>\d{1,2})-(?P<m>\d{1,2})(?![\d/.:-])(?P<y>)",
)
_DAY_FIRST = (
    r"(?<![\d.:])(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s./-]+(?P<m>[a-z]{3,})\b[.,]?"
    rf"(?:[\s./-]*{_YEAR}(?!\d))?"
)
_MONTH_FIRST = (
    r"\b(?P<m>[a-z]{3,})\b\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d.:])"
    rf"(?:,? {_YEAR}(?!\d))?"
)
_HOUR = r"(?P<h>\d{1,2})"
_CLOCK = rf"{_HOUR}(?:[.:](?P<m>\d\d)(?:[.:](?P<s>\d\d))?)?(?!\d)"
_SPOKEN_CLOCK = rf"\b(?:jam|pukul|pkl|pk|at)\.? ?(?P<half>setengah )?{_CLOCK}"
_WRITTEN_CLOCK = rf"(?<![\d.:])(?P<half>){_HOUR}[.:](?P<m>\d\d)(?:[.:](?P<s>\d\d))?(?!\d)"
_BARE_CLOCK = rf"(?<![\d.:])(?P<half>){_CLOCK}"
_COUNT = rf"(?P<n>\d{{1,3}} ?|se)(?P<unit>{'|'.join(UNITS)})s?"
_SPANS = (
    (rf"\b(?:dalam|in) {_COUNT}\b(?: lagi)?", 1),
    (rf"\b{_COUNT} (?:lagi|from now)\b", 1),
    (rf"\b{_COUNT} (?:(?:yang )?lalu|ago)\b", -1),
)
_ANY_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_NEAR = rf"\b(?:{'|'.join(sorted(NEAR_DAYS, reverse=True))})\b"
_WEEKDAY = (
    rf"\b(?:(?P<before>next|last|this) )?(?P<hari>hari )?(?P<day>{_ANY_DAY})\b"
    r"(?: (?P<after>(?:minggu|pekan) (?:depan|ini|(?:yang )?lalu)|(?:next|this|last) week"
    r"|depan|ini|(?:yang )?lalu|kemarin)\b)?"
)
_MIDNIGHTS = (time(0, 0), time(23, 59))
"""The hours that people mean by the end of a day: the first of its own, or its last."""
EXAMPLES = N_('Type for example "besok 09.00", "14 Februari 2023 07.57" or "2023-02-14 07.57".')


class Which(StrEnum):
    """Which of the days with one name is meant."""

    NEAREST = "nearest"
    NEXT = "next"
    LAST = "last"
    NEXT_WEEK = "next week"
    THIS_WEEK = "this week"
    LAST_WEEK = "last week"


_WHICH = {
    "next": Which.NEXT, "depan": Which.NEXT, "last": Which.LAST, "lalu": Which.LAST,
    "yang lalu": Which.LAST, "kemarin": Which.LAST, "this": Which.THIS_WEEK,
    "ini": Which.THIS_WEEK, "minggu ini": Which.THIS_WEEK, "pekan ini": Which.THIS_WEEK,
    "this week": Which.THIS_WEEK, "minggu depan": Which.NEXT_WEEK,
    "pekan depan": Which.NEXT_WEEK, "next week": Which.NEXT_WEEK, "last week": Which.LAST_WEEK,
    "minggu lalu": Which.LAST_WEEK, "pekan lalu": Which.LAST_WEEK,
    "minggu yang lalu": Which.LAST_WEEK, "pekan yang lalu": Which.LAST_WEEK,
}  # fmt: skip
_WEEK = frozenset({"depan", "ini", "lalu", "yang lalu"})  # "minggu depan": a Sunday or a week


class Day(NamedTuple):
    """A day as typed: month or year may be left out."""

    day: int
    month: int | None = None
    year: int | None = None


class Weekday(NamedTuple):
    """A day of the week as typed, Monday 0."""

    day: int
    which: Which


class Reading(NamedTuple):
    """What the words of a date say; None where they say nothing.

    TADI is an hour that has passed: that of the clock, else the first that was meant.
    """

    zone: tzinfo
    clock: time | None = None
    day: Day | None = None
    near: int | None = None
    weekday: Weekday | None = None
    span: timedelta | None = None
    now: bool = False
    tadi: time | None = None
    misspelt: tuple[str, str] | None = None


class _Words:
    """The text that is still unread; what is read is taken out of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = self.whole = plain(text)

    def take(self, pattern: str) -> re.Match[str] | None:
        found = re.search(pattern, self.rest)
        return self.cut(found) if found else None

    def cut(self, found: re.Match[str]) -> re.Match[str]:
        self.rest = f"{self.rest[: found.start()]} ; {self.rest[found.end() :]}"
        return found

    def finish(self) -> None:
        if set(re.split(r"[\s,;()|.-]+", self.rest)) - _NOISE - {""}:
            raise unreadable(self.text)


def unreadable(text: str) -> Unreadable:
    """Return the error for TEXT that is no date."""
    return Unreadable(N_('"{text}" is not a date that can be read.'), EXAMPLES, text=text)


def two_readings(text: str, first: str, second: str) -> Unreadable:
    """Return the error for TEXT that can mean FIRST or SECOND, each of which can be typed."""
    return Unreadable(
        N_('"{text}" can mean {first} or {second}.'),
        N_('Type the one you mean: "{first}" or "{second}".'),
        text=text,
        first=first,
        second=second,
    )


def clock_text(hour: int, minute: int, tongue: Language) -> str:
    """Return a time of day as it is written in that language."""
    return f"{hour:02}{'.' if tongue is Language.INDONESIAN else ':'}{minute:02}"


def scan(text: str, zone: tzinfo) -> Reading:
    """Read the words of TEXT, whose hours are those of ZONE unless it names another.

    Raises:
        Unreadable: some of it says nothing about a date, or can be read in two ways.
    """
    if len(text) > 100:
        raise unreadable(f"{text[:40]}…")
    words = _Words(text)
    zone = _take_zone(words) or zone
    near, span = _take_span(words)
    spoken = words.take(_SPOKEN_CLOCK)
    day, misspelt = _take_day(words)
    weekday = _take_weekday(words, day)
    tadi = time(18 if "malam" in words.rest else 0) if words.take(r"\btadi\b") else None
    if near is None and (found := words.take(_NEAR)):
        near = NEAR_DAYS[found[0]]
    now = words.take(r"\b(?:sekarang|now)\b") is not None
    clock = _take_clock(words, spoken)
    words.finish()
    tadi = clock or tadi if tadi else None
    reading = Reading(zone, clock, day, near, weekday, span, now, tadi, misspelt)
    if sum(each is not None for each in (day, near, span, now or None)) > 1:
        raise unreadable(text)
    if reading == Reading(zone) or ((now or span) and (clock or weekday)):
        raise unreadable(text)
    return reading


def _take_zone(words: _Words) -> tzinfo | None:
    if found := words.take(r"\b(?:wib|wita|wit)\b"):
        return timezone(ZONES[found[0]])
    if found := words.take(r"(?<=[.:]\d\d) ?(z|utc|gmt)$"):
        return UTC
    if found := words.take(r"(?<=[.:]\d\d) ?(?:utc|gmt)?([+-]\d\d:?\d\d)$"):
        return datetime.strptime(found[1], "%z").tzinfo
    return None


def _take_span(words: _Words) -> tuple[int | None, timedelta | None]:
    for pattern, sign in _SPANS:
        if found := words.take(pattern):
            count = sign * (1 if found["n"] == "se" else int(found["n"]))
            span = timedelta(**{UNITS[found["unit"]]: count})
            return (None, span) if span % timedelta(days=1) else (span.days, None)
    return None, None


def _take_day(words: _Words) -> tuple[Day | None, tuple[str, str] | None]:
    for pattern in _NUMERIC:
        if found := words.take(pattern):
            year = int(found["y"]) if found["y"] else None
            year = year + 2000 if year is not None and year < 100 else year
            return Day(int(found["d"]), int(found["m"]), year), None
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in re.finditer(pattern, words.rest):
            if month := month_of(found["m"]):
                words.cut(found)
                year = int(found["y"]) if found["y"] else None
                day = Day(int(found["d"]), month, year)
                if found["m"] in MONTH_WORDS:
                    return day, None
                right = MONTHS[Language.INDONESIAN][month - 1]
                return day, (_as_typed(words, found["m"]), right)
    if found := words.take(r"\b(?:tanggal|tgl)\.? (\d{1,2})(?![\d.:])"):
        return Day(int(found[1])), None
    return None, None


def _as_typed(words: _Words, word: str) -> str:
    found = re.search(re.escape(word), words.text, re.IGNORECASE)
    return found[0] if found else word


def month_of(word: str) -> int | None:
    """Return the month that WORD names or comes close to; None for none or for two of them."""
    if known := MONTH_WORDS.get(word):
        return known
    if len(word) < 4:
        return None
    from difflib import get_close_matches

    near = get_close_matches(word, MONTH_WORDS, n=4, cutoff=0.75)
    months = {MONTH_WORDS[each] for each in near if len(each) > 3}
    return months.pop() if len(months) == 1 else None


def _take_weekday(words: _Words, day: Day | None) -> Weekday | None:
    eve = day is None and re.search(rf"\bmalam (?:hari )?(?:{_ANY_DAY})\b", words.rest)
    if not (found := words.take(_WEEKDAY)):
        return None
    said = found["before"] or found["after"]
    n = DAY_WORDS[found["day"]]
    if found["day"] == "minggu" and said in _WEEK and not found["hari"]:
        raise two_readings(words.text, f"hari Minggu {said}", f"Senin pekan {said}")
    if eve:  # the evening before that day, or of that day
        names = WEEKDAYS[Language.INDONESIAN]
        raise two_readings(words.text, f"{names[n - 1]} malam", f"{names[n]} malam")
    return Weekday(n, _WHICH[said] if said else Which.NEAREST)


def _take_clock(words: _Words, spoken: re.Match[str] | None) -> time | None:
    part = words.take(rf"(?<![a-z])(?<!tengah )(?:{'|'.join(PARTS)})(?![a-z])")
    found = spoken or words.take(_WRITTEN_CLOCK) or (words.take(_BARE_CLOCK) if part else None)
    if midnight := words.take(r"\b(?:tengah malam|midnight)\b"):
        raise _two_hours(words, _MIDNIGHTS, midnight)
    if not found:
        return None
    hour, minute, second = (int(found[name] or 0) for name in "hms")
    if (hour, minute) == (24, 0) or (part and part[0] in ("malam", "night") and hour == 12):
        raise _two_hours(words, _MIDNIGHTS, found, part)
    if hour > 23 or minute > 59 or second > 59 or (found["half"] and found["m"]):
        raise unreadable(words.text)
    if found["half"]:
        hour, minute = (hour - 1 or 12), 30
    if part:
        fitting = {hour, (hour + 12) % 24} & PARTS[part[0]]
        if hour > 12:
            fitting &= {hour}
        if not fitting:
            raise unreadable(words.text)
        return time(fitting.pop(), minute, second)
    if 1 <= hour <= 6 and not found["h"].startswith("0"):
        raise _two_hours(words, (time(hour, minute), time(hour + 12, minute)), found)
    return time(hour, minute, second)


def _two_hours(
    words: _Words, hours: tuple[time, time], said: re.Match[str], part: re.Match[str] | None = None
) -> Unreadable:
    """Return the error for an hour as SAID that can be either of HOURS; their day stays with them.

    Whoever types one of the readings as it stands then means the same day.
    """
    whole = words.whole.replace(part[0], "", 1) if part else words.whole
    first, second = (
        " ".join(whole.replace(said[0], clock_text(each.hour, each.minute, language()), 1).split())
        for each in hours
    )
    return two_readings(words.text, first, second)

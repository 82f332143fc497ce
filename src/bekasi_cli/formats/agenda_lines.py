"""Tell what each line of a pasted agenda is: a day, an hour, a label, or words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from bekasi_cli.cleaning import clean
from bekasi_cli.dates import Lean, parse_day
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

_MARKS = re.compile(r"^(?:[^\w\s(\[~*\"“‘'<]+|\d{1,2}[.)](?=\s)|[a-zA-Z][.)](?=\s))\s*")
"""Bullets, small pictures and numbers before what a line says."""
_ZONE = r"(?:\s*(?P<{0}>WIB|WITA|WIT)\b)?"
_CLOCK = r"(?:(?:pukul|pkl|jam)\.?\s*)?(?P<{0}>\d{{1,2}})[.:](?P<{1}>\d\d)(?!\d)"
_TO = r"\s*(?:-|–|—|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_TIME = re.compile(
    _CLOCK.format("h", "m")
    + _ZONE.format("z")
    + rf"(?:{_TO}(?:{_CLOCK.format('eh', 'em')}{_ZONE.format('ez')}|(?P<open>selesai|tuntas)\b))?"
    + r"\s*[:|,;–—-]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"(?:sepanjang|seharian|satu)\s*hari\b\s*[:|,;–—-]*\s*(.*)$", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{1,30}?)\s*:\s*(?P<said>.+)$")
_WITHIN = re.compile(
    r"\s*[.;,|–—-]\s+(?=(?:hadir|dihadiri(?: oleh)?|tempat|lokasi|penyelenggara|pakaian|catatan)"
    r"\s*:)",
    re.IGNORECASE,
)
"""Where a line goes on with a label that others give a line of its own."""
_DAY_WORD = re.compile(
    r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|\d{1,2}[\s/-])",
    re.IGNORECASE,
)
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


class Label(Enum):
    """What a label before a colon stands for."""

    DAY = "day"
    TIME = "time"
    TITLE = "title"
    PLACE = "place"
    OFFICIALS = "officials"
    ORGANISER = "organiser"
    NOTE = "note"


_LABELS = {
    **dict.fromkeys(("hari", "tanggal", "hari/tanggal", "hari / tanggal", "tgl"), Label.DAY),
    **dict.fromkeys(("hari, tanggal", "hari tanggal", "hari/tgl"), Label.DAY),
    **dict.fromkeys(("waktu", "pukul", "jam", "pkl"), Label.TIME),
    **dict.fromkeys(("acara", "kegiatan", "nama kegiatan", "agenda", "perihal"), Label.TITLE),
    **dict.fromkeys(("tempat", "lokasi", "bertempat di", "tempat acara"), Label.PLACE),
    **dict.fromkeys(("hadir", "dihadiri", "dihadiri oleh", "pejabat", "pimpinan"), Label.OFFICIALS),
    **dict.fromkeys(("pejabat yang hadir", "yang hadir", "menghadiri"), Label.OFFICIALS),
    **dict.fromkeys(("penyelenggara", "panitia", "opd", "leading sector"), Label.ORGANISER),
    **dict.fromkeys(("catatan", "keterangan", "ket", "pakaian", "dresscode"), Label.NOTE),
    **dict.fromkeys(("dress code", "cp", "kontak", "narahubung", "pendamping"), Label.NOTE),
}


class Line(NamedTuple):
    """A line without its marks; STRUCK was crossed out, LISTED had a bullet or a number."""

    number: int
    text: str
    struck: bool = False
    listed: bool = False


class Clock(NamedTuple):
    """The hours that a line tells: OPEN is until it is over."""

    start: time
    end: time | None = None
    open: bool = False
    zone: str = ""
    rest: str = ""


def lines(text: str) -> list[Line]:
    """Return the lines of TEXT that say something, without bullets, numbers and `*bold*`."""
    found = []
    for number, raw in enumerate(clean(text).splitlines(), 1):
        line = " ".join(raw.split())
        struck = bool(re.fullmatch(r"\W*~.+~\W*", line))
        bare = line.replace("*", "").replace("~", "")
        bare = re.sub(r"(?<!\w)_(.+?)_(?!\w)", r"\1", bare).strip()
        said = _MARKS.sub("", bare)
        while said != (said := _MARKS.sub("", said)):
            pass
        first, *others = _WITHIN.split(said)
        if re.search(r"\w", first):
            found.append(Line(number, first, struck, listed=said != bare))
        found += [Line(number, each, struck) for each in others]
    return found


def label(line: Line) -> tuple[Label, str, str] | None:
    """Return what a line with a label stands for, what it says, and the label as typed."""
    if found := _LABEL.match(line.text):
        typed = " ".join(found["label"].split())
        if kind := _LABELS.get(typed.lower()):
            return kind, found["said"].strip(), typed
    return None


def day(text: str, *, now: datetime, zone: tzinfo) -> date | None:
    """Return the day that TEXT is the heading of, None where it is no heading of a day.

    Raises:
        Unreadable: its weekday is not that of its date.
    """
    said = text.strip(" :.,–—-")
    if not _DAY_WORD.match(said) or not re.search(r"\d", said) or _TIME.match(said):
        return None
    lately = now - timedelta(days=30)
    try:
        return parse_day(said.replace("'", ""), now=lately, zone=zone, lean=Lean.FUTURE)
    except Unreadable as error:
        if "{date}" in error.message:  # a date, but on another day of the week
            raise
        return None


def clock(text: str) -> Clock | None:
    """Return the hours that TEXT begins with, None where it begins with none.

    Raises:
        Unreadable: no clock shows them, or they can be read in two ways.
    """
    found = _TIME.match(text)
    if found is None:
        return None
    start = _time(found["h"], found["m"])
    end = _time(found["eh"], found["em"]) if found["eh"] else None
    if end and end <= start and not (start.hour >= 18 and end.hour <= 6):
        raise Unreadable(N_("it ends before it begins"))
    zone = (found["z"] or found["ez"] or _zone_after(found["rest"])).upper()
    rest = re.sub(r"^(?:WIB|WITA|WIT)\b\s*[:|,;–—-]*\s*", "", found["rest"], flags=re.IGNORECASE)
    return Clock(start, end, bool(found["open"]), zone, rest.strip())


def whole_day(text: str) -> str | None:
    """Return what follows "sepanjang hari" at the head of TEXT, None where it is not there."""
    found = _WHOLE_DAY.match(text)
    return found[1].strip() if found else None


def _zone_after(rest: str) -> str:
    found = re.match(r"(WIB|WITA|WIT)\b", rest, re.IGNORECASE)
    return found[1] if found else ""


def _time(hour: str, minute: str) -> time:
    if int(hour) > 23 or int(minute) > 59:
        raise Unreadable(N_("no clock shows this hour"))
    if 1 <= int(hour) <= 4 and not hour.startswith("0"):
        raise Unreadable(N_("this hour can be before or after noon"))
    return time(int(hour), int(minute))

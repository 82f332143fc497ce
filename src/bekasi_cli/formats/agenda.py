"""Read an agenda as offices send it in a message: days as headings, a line for each event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from msgspec import structs

from bekasi_cli.errors import Unreadable
from bekasi_cli.formats.agenda_lines import ZONES, Clock, Label, Line, clock, day, label, lines
from bekasi_cli.formats.agenda_lines import whole_day as is_whole_day
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Entry, EventStatus, Plan

_CLOSING = re.compile(
    r"(?:demikian|terima ?kasih|tks|wassalam|salam|tembusan|cc|hormat kami|mohon|atas perhatian"
    r"|catatan penting|sumber|ttd|bagian protokol|protokol)\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\s*[(\[]?\b(?:batal|dibatalkan|ditiadakan)\b[)\]]?\s*", re.IGNORECASE)
_TENTATIVE = re.compile(r"\s*[(\[](?:tentatif|tentative|menyesuaikan)[)\]]\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+[-–—|@]\s+|\s*,?\s+bertempat di\s+", re.IGNORECASE)
_AND = re.compile(
    r"[,;]|\s+(?:dan|serta)\s+(?=(?:Bupati|Wa(?:kil|bup)|Sek(?:da|retaris)|Kepala|Ketua|Camat|Lurah"
    r"|Kapolres|Dandim|Asisten|Asda|Ka(?:dis|bag|ban)|Pj|Plt|Plh|Staf Ahli|Inspektur)\b)"
)
"""What stands between two officials: "dan" within the name of an office is no such thing."""


class Pasted(NamedTuple):
    """What a list says, the days FIRST to LAST that it speaks of, and the lines left ASIDE."""

    entries: tuple[Entry, ...]
    first: date
    last: date
    aside: tuple[tuple[int, str], ...] = ()


class _Draft(NamedTuple):
    """An event while its lines are being read, from line NUMBER on."""

    number: int
    day: date
    clock: Clock | None
    title: str = ""
    place: str = ""
    officials: tuple[str, ...] = ()
    organiser: str = ""
    notes: tuple[str, ...] = ()
    struck: bool = False
    whole: bool = False
    bare: bool = False  # its hour stood alone: the lines below it are title and place


def read(text: str, *, now: datetime, zone: tzinfo) -> Pasted:
    """Return the events of TEXT, whose days without a year are those nearest to NOW.

    Raises:
        Unreadable: there is no day or no event in it, or a line says nothing that is
            understood; names each such line.
    """
    reader = _Reader(now, zone)
    for line in lines(text):
        try:
            reader.take(line)
        except Unreadable as error:
            reader.refuse(line, " ".join(filter(None, error.sentences(str)[:1])))
    drafts = reader.finish()
    if reader.unread:
        listed = [
            _("line {n} “{text}”: {why}").format(n=n, text=t[:60], why=w)
            for n, t, w in sorted(reader.unread)
        ]
        raise Unreadable(
            N_("{count} lines of the list are not understood: {lines}."),
            N_("Mend them and import again; nothing was taken in."),
            count=len(listed),
            lines="; ".join(listed[:12]),
        )
    if not drafts:
        raise Unreadable(
            N_("There is no event in this list."),
            N_(
                "Write each day in a line of its own, such as Selasa, 24 November 2026, and below"
                " it a line for each event: 08.00 Apel pagi - Plaza Pemkab"
            ),
        )
    days = sorted(reader.days)
    return Pasted(_entries(drafts, zone), days[0], days[-1], tuple(reader.aside))


class _Reader:
    """Goes through the lines of a list and remembers the day and event that it stands at."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self.now, self.zone = now, zone
        self.days: set[date] = set()
        self.day: date | None = None
        self.drafts: list[_Draft] = []
        self.open: _Draft | None = None
        self.unread: list[tuple[int, str, str]] = []
        self.aside: list[tuple[int, str]] = []
        self.closed = False

    def refuse(self, line: Line, why: str) -> None:
        self.unread.append((line.number, line.text, why))

    def take(self, line: Line) -> None:
        """Read one LINE."""
        labelled = label(line)
        heading = labelled[1] if labelled and labelled[0] is Label.DAY else line.text
        if found := day(heading, now=self.now, zone=self.zone):
            self._close()
            self.day, self.closed = found, False
            self.days.add(found)
        elif labelled and labelled[0] is Label.DAY:
            self.refuse(line, _("this is no date"))
        elif self.day is None or self.closed:
            self.aside.append((line.number, line.text))
        elif labelled:
            self._label(line, *labelled)
        elif (hours := clock(line.text)) is not None:
            self._begin(line, hours, hours.rest)
        elif (rest := is_whole_day(line.text)) is not None:
            self._begin(line, None, rest, whole=True)
        else:
            self._words(line)

    def finish(self) -> list[_Draft]:
        """Return the events that were read."""
        self._close()
        return self.drafts

    def _begin(self, line: Line, hours: Clock | None, rest: str, *, whole: bool = False) -> None:
        waiting = self.open
        if waiting and waiting.title and waiting.clock is None and not waiting.whole and not rest:
            self.open = waiting._replace(clock=hours, whole=whole)
            return
        self._close()
        title, place = _split(rest)
        self.open = _Draft(
            line.number,
            self._today,
            hours,
            title,
            place,
            struck=line.struck,
            whole=whole,
            bare=not rest,
        )

    @property
    def _today(self) -> date:
        return self.day or date.min

    def _label(self, line: Line, kind: Label, said: str, typed: str) -> None:
        if kind is Label.TIME:
            self._hours(line, said)
            return
        if kind is Label.TITLE and (self.open is None or self.open.title):
            self._close()
            self.open = _Draft(line.number, self._today, None, said, struck=line.struck)
            return
        if self.open is None:
            self.refuse(line, _("it belongs to no event"))
            return
        self.open = _told(self.open, kind, said, typed)

    def _hours(self, line: Line, said: str) -> None:
        """Read hours behind a label: those of the event that waits for them, or of the next."""
        hours = clock(said)
        whole = is_whole_day(said) is not None
        if hours is None and not whole:
            self.refuse(line, _("this is no hour"))
        elif self.open and self.open.title and self.open.clock is None and not self.open.whole:
            self.open = self.open._replace(clock=hours, whole=whole)
        else:
            self._begin(line, hours, hours.rest if hours else "", whole=whole)

    def _words(self, line: Line) -> None:
        waiting = self.open
        if waiting and not waiting.title:
            title, place = _split(line.text)
            self.open = waiting._replace(title=title, place=place)
        elif _CLOSING.match(line.text):
            self._close()
            self.closed = True
            self.aside.append((line.number, line.text))
        elif waiting and waiting.bare and not waiting.place and not line.listed:
            self.open = waiting._replace(place=line.text)
        elif line.listed:
            self._close()
            title, place = _split(line.text)
            self.open = _Draft(line.number, self._today, None, title, place, struck=line.struck)
        else:
            self.refuse(line, _("it has neither a day nor an hour"))

    def _close(self) -> None:
        done, self.open = self.open, None
        if done is None:
            return
        if not done.title:
            self.unread.append((done.number, "…", _("nothing says what takes place then")))
        elif done.clock is None and not done.whole:
            self.unread.append((done.number, done.title, _("it has no hour")))
        else:
            self.drafts.append(done)


def _told(draft: _Draft, kind: Label, said: str, typed: str) -> _Draft:
    """Return DRAFT with what stood behind a label in it."""
    match kind:
        case Label.TITLE:
            return draft._replace(title=said)
        case Label.PLACE:
            return draft._replace(place=said)
        case Label.OFFICIALS:
            people = (each.strip(" .") for each in _AND.split(said))
            return draft._replace(officials=(*draft.officials, *filter(None, people)))
        case Label.ORGANISER:
            return draft._replace(organiser=said)
        case _:
            return draft._replace(notes=(*draft.notes, f"{typed}: {said}"))


def _split(text: str) -> tuple[str, str]:
    """Return title and place; the place stands behind the last dash."""
    parts = _PLACE.split(text)
    if len(parts) == 1:
        return text, ""
    return text[: text.rfind(parts[-1])].rstrip(" -–—|@,").removesuffix("bertempat di").rstrip(
        " ,"
    ), parts[-1]


def _entries(drafts: Sequence[_Draft], zone: tzinfo) -> tuple[Entry, ...]:
    """Return DRAFTS under keys of day and title; two of one name on one day are told apart."""
    seen = dict[str, int]()
    entries = []
    for draft in drafts:
        entry = _entry(draft, zone)
        n = seen[entry.key] = seen.get(entry.key, 0) + 1
        entries.append(structs.replace(entry, key=f"{entry.key}|{n}") if n > 1 else entry)
    return tuple(entries)


def _entry(draft: _Draft, zone: tzinfo) -> Entry:
    said = f"{draft.title} {draft.place}"
    cancelled = draft.struck or _CANCELLED.search(said) is not None
    title, place = (_plain(each) for each in (draft.title, draft.place))
    status = EventStatus.CANCELLED if cancelled else None
    plan = Plan(
        title=title or draft.title,
        day=draft.day,
        place=place,
        officials=tuple(dict.fromkeys(draft.officials)),
        organiser=draft.organiser,
        notes="\n".join(draft.notes),
    )
    if draft.clock:
        plan = _timed(plan, draft.clock, zone)
    return Entry(key=f"{draft.day.isoformat()}|{plan.title.casefold()}", plan=plan, status=status)


def _plain(text: str) -> str:
    return _TENTATIVE.sub(" ", _CANCELLED.sub(" ", text)).strip(" -–—:")


def _timed(plan: Plan, hours: Clock, zone: tzinfo) -> Plan:
    own = timezone(timedelta(hours=ZONES[hours.zone])) if hours.zone else zone

    def instant(at: time, days: int = 0) -> datetime:
        return datetime.combine(plan.day + timedelta(days=days), at, own).astimezone(UTC)

    start = instant(hours.start)
    end = instant(hours.end, int(hours.end < hours.start)) if hours.end else None
    last = end.astimezone(zone).date() if end else plan.day
    return structs.replace(
        plan,
        day=start.astimezone(zone).date(),
        last_day=last if last > plan.day else None,
        start=start,
        end=end,
        open_end=hours.open,
    )

"""Hold an article against the event of the agenda that it is about: day, place and people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Scheduled

_WORD = re.compile(r"[A-Z][\w'’-]{3,}")
_KINDS_OF_PLACE = frozenset(
    (
        *("aula", "balai", "desa", "gedung", "halaman", "hotel", "jalan", "kabupaten", "kantor"),
        *("kecamatan", "kelurahan", "kompleks", "komplek", "kota", "lantai", "lapangan"),
        *("masjid", "pasar", "pendopo", "pemda", "pemkab", "plaza", "provinsi", "ruang", "rapat"),
        *("sekolah", "stadion", "taman"),
    )
)
"""Words that say what sort of place it is, and so not which one."""


def day(view: View) -> Iterator[Hit]:
    """Yield an event date on which the event does not take place."""
    event, on = _event(view), view.known.on
    if event and on and not event.takes_place(on):
        yield Hit(
            "agenda/hari", 0, 0, (), _details(event) | {"day": f"{on.day}/{on.month}/{on.year}"}
        )


def place(view: View) -> Iterator[Hit]:
    """Yield the event's place where no word that names it stands anywhere in the article."""
    event = _event(view)
    names = {each.lower() for each in _WORD.findall(event.place)} if event else set()
    names -= _KINDS_OF_PLACE
    if event and names and not any(each in view.lower for each in names):
        yield Hit("agenda/tempat", 0, 0, (), _details(event))


def people(view: View) -> Iterator[Hit]:
    """Yield who is to be at the event and is named nowhere in the article."""
    event = _event(view)
    for names in event.people if event else ():
        if event and not any(each.lower() in view.lower for each in names):
            yield Hit("agenda/pejabat", 0, 0, (), _details(event) | {"name": names[0]})


def _event(view: View) -> Scheduled | None:
    number, known = view.known.event, view.register.event
    return known(number) if number and known else None


def _details(event: Scheduled) -> dict[str, str]:
    return {
        "event": str(event.number),
        "title": event.title,
        "when": event.when,
        "place": event.place,
    }

"""Hold what the newsroom knows of a photograph, until an article takes it over."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from bekasi_cli.model.record import Record
from bekasi_cli.model.texts import Instant
from bekasi_cli.model.words import PictureFormat


class Photograph(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A photograph whose original lies under DIGEST; what it says is the default of an article's.

    NAME is its file's, as it came; WIDTH and HEIGHT are of the upright picture. TAKEN is the day.
    """

    table: ClassVar[str] = "media"

    digest: str
    name: str
    form: PictureFormat
    width: int
    height: int
    size: int
    by: str
    added: Instant
    caption: str = ""
    credit: str = ""
    alt: str = ""
    taken: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()

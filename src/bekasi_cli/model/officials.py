"""Hold an official's time in an office: what the house style holds titles against."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Acting(StrEnum):
    """How somebody fills an office who was not elected or appointed to it for good."""

    PENJABAT = "Pj."
    PENJABAT_SEMENTARA = "Pjs."
    PELAKSANA_TUGAS = "Plt."
    PELAKSANA_HARIAN = "Plh."


class Tenure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An office that somebody has from SINCE to UNTIL, both included; None: it is open there."""

    office: str
    since: date | None = None
    until: date | None = None
    acting: Acting | None = None

    @property
    def title(self) -> str:
        """Return the office as it stands before the holder's name."""
        return f"{self.acting.value} {self.office}" if self.acting else self.office

    def holds(self, day: date) -> bool:
        """Tell whether it is held on DAY."""
        return (self.since or date.min) <= day <= (self.until or date.max)

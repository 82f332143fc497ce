"""List every kind of record that the store keeps."""

from __future__ import annotations

from bekasi_cli.model.agenda import Event
from bekasi_cli.model.photographs import Photograph
from bekasi_cli.model.readings import ReadingImport
from bekasi_cli.model.record import Record
from bekasi_cli.model.records import Article, Category, Official, Policy, ReleaseYear, Staff
from bekasi_cli.model.services import Service

RECORDS: tuple[type[Record], ...] = (
    Article,
    Staff,
    Category,
    Policy,
    ReleaseYear,
    Official,
    Event,
    Service,
    ReadingImport,
    Photograph,
)
"""Every kind of record, in the order of the checkpoint's tables."""

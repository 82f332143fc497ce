"""Hold an online service: what a citizen looks for, and where it is."""

from __future__ import annotations

from typing import ClassVar

from bekasi_cli.model.record import Record


class Service(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A service that the office's page links to.

    NEED is what it is for, in a word or two, by which services are grouped (`KTP`, `pajak`); HELP
    one line of what one does there, AUDIENCE who may use it, PROVIDER the office that runs it.
    PLACE orders all services, the lowest first. One that was removed is not ACTIVE.
    """

    table: ClassVar[str] = "services"

    name: str
    address: str
    need: str
    place: int
    help: str = ""
    audience: str = ""
    provider: str = ""
    active: bool = True

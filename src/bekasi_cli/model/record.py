"""Say what every kind of record has: an id from its own counter, and a version."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the store keeps under an integer id of its kind.

    VERSION counts its commits: a put carries the version that was read, and the store adds one.
    """

    table: ClassVar[str] = ""

    id: int
    version: int = 0

    @property
    def ref(self) -> str:
        """Return the name that journal lines use, such as `articles/17`."""
        return f"{self.table}/{self.id}"

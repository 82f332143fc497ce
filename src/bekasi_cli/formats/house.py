"""Hold what every format says of the office itself."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from bekasi_cli.i18n import Language


class House(Struct, frozen=True, kw_only=True):
    """The office as its readers know it.

    URL is the site's address, without a slash at its end or with; NAMES the staff's display names
    by code; MASTHEAD the line at the head of every page, the office's name where it is empty.
    """

    office: str
    url: str
    zone: ZoneInfo
    language: Language
    names: Mapping[str, str] = {}
    masthead: str = ""

    @property
    def heading(self) -> str:
        """Return the line at the head of every page."""
        return self.masthead or self.office

    def name(self, code: str) -> str:
        """Return the display name of CODE, or CODE where nobody is known by it."""
        return self.names.get(code) or code

    def page(self, number: int, slug: str) -> str:
        """Return the address of article NUMBER's page, `…/berita/17-slug.html`."""
        return f"{self.url.rstrip('/')}/berita/{number}-{slug}.html"

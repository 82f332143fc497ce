"""Say what was read leniently: a remark that stops nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bekasi_cli.errors import Detail
from bekasi_cli.i18n import _


class Notice(NamedTuple):
    """Something that a reader of a text should know; MESSAGE is marked, translated when shown."""

    message: str
    details: Mapping[str, Detail] = {}

    def sentence(self) -> str:
        """Return the notice in the language in use."""
        return _(self.message).format(**self.details)

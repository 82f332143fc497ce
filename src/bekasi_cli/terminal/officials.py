"""Draw the register of officials: each person with the offices they held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.i18n import _
from bekasi_cli.terminal import tables

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.model import Official, Tenure


def table(people: Sequence[Official]) -> RenderableType:
    """Draw a line for each office, and one for who has none."""
    rows = []
    for person in people:
        who = (person.full_name, str(person.id))
        rows += [(*who, *_office(each)) for each in person.offices] or [(*who, "-", "-", "-")]
    return tables.Sheet((_("Name"), _("No."), _("Position"), _("From"), _("To")), rows)


def _office(tenure: Tenure) -> tuple[str, str, str]:
    since = tenure.since.isoformat() if tenure.since else "-"
    return tenure.title, since, tenure.until.isoformat() if tenure.until else "-"


def official_json(person: Official) -> dict[str, object]:
    """Return a person of the register for programs."""
    return {
        "number": person.id,
        "name": person.name,
        "honorifics": person.honorifics or None,
        "degrees": person.degrees or None,
        "offices": [
            {
                "office": each.office,
                "acting": each.acting.value if each.acting else None,
                "from": each.since.isoformat() if each.since else None,
                "to": each.until.isoformat() if each.until else None,
            }
            for each in person.offices
        ],
    }

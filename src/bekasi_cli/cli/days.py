"""Read a day that was typed for something that has happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session


def day(session: Session, typed: str) -> date | None:
    """Return the day that TYPED says, a past one where it leaves that open; None for nothing.

    Raises:
        UsageProblem: it is no day.
    """
    from bekasi_cli import dates
    from bekasi_cli.cli.surroundings import now

    if not typed.strip():
        return None
    return dates.parse_day(typed, now=now(), zone=session.settings.zone, lean=dates.Lean.PAST)

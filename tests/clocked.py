"""Be bekasi for somebody whose clock and login a played page sets.

It stands in for two look-ups, the computer's clock and the account behind the uid; all the rest of
the process is the program's own.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from bekasi_cli.cli import main, surroundings


def now() -> datetime:
    """Return the moment that stands in the file PLAYED_CLOCK."""
    told = Path(os.environ["PLAYED_CLOCK"]).read_text("ascii").strip()
    return datetime.fromisoformat(told).astimezone(UTC)


surroundings.now = now
surroundings._login = lambda: os.environ["PLAYED_LOGIN"]
main()

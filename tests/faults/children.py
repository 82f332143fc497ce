"""Give the processes that fault tests start, to be killed or crowded, their surroundings."""

from __future__ import annotations

import os
from pathlib import Path

PATHS = os.pathsep.join(str(Path(__file__).parents[2] / each) for each in ("src", "tests"))


def environment() -> dict[str, str]:
    """Return the environment of a child; nobody measures it, as a killed one leaves half a file."""
    kept = {k: value for k, value in os.environ.items() if not k.startswith("COVERAGE_")}
    return kept | {"PYTHONPATH": PATHS}

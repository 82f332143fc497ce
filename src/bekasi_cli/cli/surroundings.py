"""Look at the process's surroundings: the only place that reads environment, login and clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct


class Surroundings(Struct, frozen=True, kw_only=True):
    """What a run finds around it.

    ASKING is true where questions can be asked: both ends of the talk are a terminal.
    """

    environment: Mapping[str, str]
    folder: Path
    login: str
    asking: bool

    def get(self, name: str) -> str:
        """Return the environment variable NAME, empty when it is not set."""
        return self.environment.get(name, "")


def look_around() -> Surroundings:
    """Return the surroundings of this process."""
    return Surroundings(
        environment=dict(os.environ),
        folder=_here(),
        login=_login(),
        asking=sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty(),
    )


def now() -> datetime:
    """Return the present moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # the folder was deleted under us
        return Path("/")


def _login() -> str:
    """Return the name of the real uid's account: `$USER` can be set by anybody."""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # an account without a name, as in a container
        return f"uid{os.getuid()}"

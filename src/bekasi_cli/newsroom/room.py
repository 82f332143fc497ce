"""Hold what every use case is handed: the store, the settings, who acts, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bekasi_cli.config import Settings
    from bekasi_cli.documents import Notice
    from bekasi_cli.model import Actor, Approval, Article
    from bekasi_cli.storage.port import Commit, Store


@dataclass(frozen=True)
class Newsroom:
    """A newsroom as one person works in it; CLOCK gives aware instants."""

    store: Store
    settings: Settings
    actor: Actor
    clock: Callable[[], datetime]

    def now(self) -> datetime:
        """Return this moment in UTC, to the second: the store knows no finer one."""
        return self.clock().astimezone(UTC).replace(microsecond=0)

    def year(self, created: datetime) -> int:
        """Return the year of CREATED here, under which an article's revision files lie."""
        return created.astimezone(self.settings.zone).year


@dataclass(frozen=True)
class Outcome:
    """What an act left: the article as it now stands, and what people must be told.

    COMMIT is None when ALREADY: the same person had done it before, so nothing was written.
    VOIDED are the approvals that a changed text lost, UNSCHEDULED the time it was to go out.
    """

    article: Article
    commit: Commit | None
    already: bool = False
    voided: tuple[Approval, ...] = ()
    unscheduled: datetime | None = None
    notices: tuple[Notice, ...] = ()

"""Hold what a rule looks at: the article, who acts, the house's policies, what was typed."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bekasi_cli.model import Actor, Article, Ground, Manuscript, Staff, Version
from bekasi_cli.workflow.policies import Policies


class Case(Struct, frozen=True, kw_only=True):
    """One act, before it is done; the defaults are what was not said.

    DIGEST is the text that the actor means, whole or its first 8 hex. TEXT is the version that
    the act brings, written upon BASE (None: upon the head), in the name of SOURCE_AUTHOR where
    somebody types in another's text. BEFORE and AFTER are the two texts of a small fix. FAULTS
    are the errors of house style in the head, ACCEPTED why they may stand.
    """

    article: Article | None
    actor: Actor
    policies: Policies
    now: datetime
    staff: tuple[Staff, ...] = ()
    digest: str = ""
    reason: str = ""
    urgent: str = ""
    text: Version | None = None
    base: int | None = None
    source_author: str = ""
    before: Manuscript | None = None
    after: Manuscript | None = None
    at: datetime | None = None
    approved_by: str = ""
    via: str = ""
    ground: Ground | None = None
    faults: int = 0
    accepted: str = ""

    @property
    def subject(self) -> Article:
        """Return the article that the act is on; only `draft` is on none."""
        if self.article is None:
            raise ValueError("this act is on no article")
        return self.article

    @property
    def new_text(self) -> Version:
        """Return the version that the act brings."""
        if self.text is None:
            raise ValueError("this act brings no text")
        return self.text

    def name(self, code: str) -> str:
        """Return the person's name with CODE, as messages say it."""
        person = self.colleague(code)
        return f"{person.name} ({code})" if person else code

    def colleague(self, code: str) -> Staff | None:
        """Return the member of staff with CODE, in whatever letters it was typed, or None."""
        wanted = code.strip().casefold()
        return next((each for each in self.staff if each.code.casefold() == wanted), None)

"""Ask somebody outside for approval, record what they answered, and have it confirmed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from bekasi_cli import workflow
from bekasi_cli.documents import Notice, short_digest
from bekasi_cli.errors import Conflict, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Approval, Article, Policy, Staff
from bekasi_cli.newsroom.acting import act
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.workflow import Action

OVERDUE = timedelta(hours=24)
"""So long an outside approval may wait to be confirmed before everybody is told."""

_ANSWER = re.compile(
    r"(?:setuju\b)?[\s:.]*(?:(?P<number>\d{1,12})\s*[-‐‑–—_/ ]\s*)?"
    r"(?P<code>(?:sha256:)?[0-9a-f]{8,64})[\s.!]*",
    re.IGNORECASE,
)
"""What comes back: `SETUJU 17-A1B2C3D4`, or any part of it that has the code."""


class Unconfirmed(NamedTuple):
    """An approval given outside that nobody has confirmed yet; OVERDUE after 24 hours."""

    article: Article
    approval: Approval
    overdue: bool


def answer_code(article: Article) -> str:
    """Return what stands for exactly the text of ARTICLE as it reads now: `17-A1B2C3D4`."""
    return f"{article.id}-{short_digest(article.head.digest)}"


def read_code(number: int, answer: str) -> str:
    """Return the digest that ANSWER about article NUMBER names: 8 hex or more.

    Raises:
        UsageProblem: there is no code in it, or it is another article's.
    """
    found = _ANSWER.fullmatch(answer.strip())
    if found is None:
        raise UsageProblem(
            N_('"{answer}" has no code of a text in it: a code looks like {number}-0A1B2C3D.'),
            N_(
                "Copy it from the answer. To send the text with its code again: bekasi ask {number}"
            ),
            answer=answer,
            number=number,
        )
    if found["number"] and int(found["number"]) != number:
        raise UsageProblem(
            N_("This code is of article {other}, not of article {number}."),
            N_("bekasi approve {other} --approved-by … --via … --code {code}"),
            other=int(found["number"]),
            number=number,
            code=found["code"].upper(),
        )
    return found["code"]


def approve_outside(
    room: Newsroom,
    number: int,
    *,
    approved_by: str,
    via: str,
    code: str,
    publish: bool = False,
) -> Outcome:
    """Record that APPROVED_BY, a staff code or a name, approved the text of CODE by way of VIA.

    It counts at once, and has to be confirmed. With PUBLISH the text goes out in the same commit.

    Raises:
        Conflict: the text was changed, or somebody else approved it.
        Refused: not for the actor, not in this state, or who is named could not have approved it.
        UsageProblem: who, how or the code is missing, or the code is none.
    """
    digest = read_code(number, code) if code.strip() else ""
    steps = (Action.APPROVE_OUTSIDE, Action.PUBLISH) if publish else (Action.APPROVE_OUTSIDE,)
    try:
        outcome = act(room, number, *steps, digest=digest, approved_by=approved_by, via=via)
    except Conflict as stale:
        if "wanted" not in stale.details:
            raise
        hint = N_("Send the text as it is now, with its own code: bekasi ask {number}")
        raise Conflict(stale.message, hint, **stale.details) from stale
    if outcome.already:
        return outcome
    return dataclasses.replace(outcome, notices=(_to_confirm(room, outcome.article),))


def confirm(room: Newsroom, number: int) -> Outcome:
    """Confirm the outside approval of article NUMBER: it was given as it was recorded.

    Raises:
        Conflict: somebody else has.
        Refused: not for the actor, or nothing is to be confirmed.
    """
    return act(room, number, Action.CONFIRM)


def unconfirmed(articles: Iterable[Article], now: datetime) -> list[Unconfirmed]:
    """Return the outside approvals among ARTICLES that nobody has confirmed, the oldest first."""
    found = [
        Unconfirmed(article, approval, overdue=approval.at + OVERDUE <= now)
        for article in articles
        for approval in article.approvals
        if approval.confirmed is False and not approval.void
    ]
    return sorted(found, key=lambda each: each.approval.at)


def _to_confirm(room: Newsroom, article: Article) -> Notice:
    staff = room.store.find(Staff)
    policies = workflow.Policies.of(room.store.find(Policy))
    people = workflow.who_can(Action.CONFIRM, article, staff, policies)
    names = ", ".join(f"{each.name} ({each.code})" for each in people)
    if not names:
        return Notice(
            N_("It counts from now on, but nobody here can confirm it: that takes an editor.")
        )
    return Notice(
        N_("It counts from now on, unconfirmed. It can be confirmed by: {people}."),
        {"people": names},
    )

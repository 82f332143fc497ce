"""Take from the public what should not stand there, show it again, or drop changes under way."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from bekasi_cli.documents import Notice
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Ground, Publication, Stage
from bekasi_cli.newsroom.acting import act
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.workflow import Action


def hold(room: Newsroom, number: int, reason: str = "") -> Outcome:
    """Hide article NUMBER from the public at once; REASON is for the office.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not in this state.
    """
    outcome = act(room, number, Action.HOLD, reason=reason)
    waits = outcome.article.scheduled
    if waits is None or outcome.already:
        return outcome
    notice = Notice(
        N_("The new text scheduled for {at} does not go out by itself while the article is held."),
        {"at": waits},
    )
    return dataclasses.replace(outcome, notices=(notice,))


def release(room: Newsroom, number: int) -> Outcome:
    """Show article NUMBER to the public again, with what was published meanwhile.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, not on hold, or under embargo.
    """
    return act(room, number, Action.RELEASE)


def retract(room: Newsroom, number: int, *, ground: Ground | None, reason: str) -> Outcome:
    """Withdraw article NUMBER for good, on GROUND, with the REASON that readers are told.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, who may not be the one that held it, or not on hold.
        UsageProblem: GROUND or REASON is missing.
    """
    return _settling(room, number, Action.RETRACT, ground=ground, reason=reason)


def discard(room: Newsroom, number: int) -> Outcome:
    """Drop the changes under way over the published text of article NUMBER.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or there are no such changes.
    """
    return _settling(room, number, Action.DISCARD)


def _settling(
    room: Newsroom, number: int, action: Action, *, ground: Ground | None = None, reason: str = ""
) -> Outcome:
    """Do ACTION, which lets the head rest on the live text, and name the text that it drops."""
    before = room.store.get(Article, number)
    outcome = act(room, number, action, ground=ground, reason=reason)
    if outcome.already:
        return outcome
    return dataclasses.replace(outcome, notices=tuple(_dropped(before, outcome.article)))


def _dropped(before: Article, after: Article) -> Iterator[Notice]:
    if before.stage is not Stage.SETTLED and before.head.revision != after.head.revision:
        yield Notice(
            N_(
                "The changes under way were discarded; their text is kept:"
                " bekasi show {number} --revision {revision}"
            ),
            {"number": before.id, "revision": before.head.revision},
        )
    if after.publication is Publication.HELD:
        yield Notice(
            N_("The article is on hold. To show it again: bekasi release {number}"),
            {"number": after.id},
        )

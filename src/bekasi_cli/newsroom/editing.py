"""Edit: approve exactly the text that was read, or send it back with a reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from bekasi_cli import workflow
from bekasi_cli.documents import Notice
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Policy, Stage
from bekasi_cli.newsroom import checking
from bekasi_cli.newsroom.acting import Said, act
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.style import Ruleset
from bekasi_cli.workflow import Action


def approve(
    room: Newsroom,
    number: int,
    *,
    digest: str | None = None,
    urgent: str = "",
    accepted: str = "",
    publish: bool = False,
    rules: Ruleset | None = None,
) -> Outcome:
    """Approve article NUMBER as it reads now; with PUBLISH, let it out in the same commit.

    DIGEST is the text that was read, whole or its first 8 hex. URGENT is why it cannot wait for
    a second person: it takes the place of four eyes, and history and reports show it. ACCEPTED is
    why errors that the house style's RULES (default: those of the program) find may stand.

    Raises:
        Conflict: the text was changed, or somebody else approved it.
        Refused: not for the actor, not under four eyes, or not in this state.
        UsageProblem: URGENT or ACCEPTED is blank.
    """
    steps = (Action.APPROVE, Action.PUBLISH) if publish else (Action.APPROVE,)
    article = room.store.get(Article, number)
    faults = checking.faults(room.store, article, rules)
    # What was checked is what is approved: a text that comes in between is a conflict.
    meant = digest or (article.head.digest if article.stage is Stage.SUBMITTED else "")
    said: Said = {"digest": meant, "urgent": urgent, "faults": faults, "accepted": accepted}
    outcome = act(room, number, *steps, **said)
    if outcome.already:
        return outcome
    return dataclasses.replace(outcome, notices=tuple(_notices(room, outcome)))


def send_back(room: Newsroom, number: int, reason: str) -> Outcome:
    """Return article NUMBER to its reporter, who sees REASON first.

    Raises:
        Conflict: somebody else did.
        Refused: not for the actor, or not in this state.
        UsageProblem: REASON is blank.
    """
    return act(room, number, Action.SEND_BACK, reason=reason)


def _notices(room: Newsroom, outcome: Outcome) -> Iterator[Notice]:
    given = workflow.standing(outcome.article)
    if given and given[-1].same_login:
        yield Notice(
            N_("This text was worked on from the same login; the approval is marked with it.")
        )
    if outcome.article.stage is Stage.SUBMITTED:
        needed = workflow.Policies.of(room.store.find(Policy)).approvals_needed
        yield Notice(
            N_("{given} of {needed} approvals: another editor has to approve it as well."),
            {"given": len({each.by for each in given}), "needed": needed},
        )

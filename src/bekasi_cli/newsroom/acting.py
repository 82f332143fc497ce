"""Carry acts of the table out: check them on fresh state and commit what comes of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from msgspec.structs import replace

from bekasi_cli import workflow
from bekasi_cli.documents import digest, render, tidy
from bekasi_cli.model import (
    Article,
    Ground,
    Identity,
    Manuscript,
    Policy,
    ReleaseYear,
    Staff,
    Version,
)
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.storage.port import Change, RevisionFile, View
from bekasi_cli.workflow import (
    APPROVE_OUTSIDE_PUBLISH,
    APPROVE_PUBLISH,
    Action,
    AlreadyDone,
    Case,
    releases,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Said(TypedDict, total=False):
    """What is said with an act; `workflow.Case` tells what each means."""

    digest: str
    reason: str
    urgent: str
    at: datetime | None
    ground: Ground | None
    approved_by: str
    via: str
    faults: int
    accepted: str


def case(
    room: Newsroom, view: View, article: Article | None, now: datetime, **said: Unpack[Said]
) -> Case:
    """Return what the rules look at when the room's actor acts on ARTICLE, as all stands now.

    Raises:
        Refused: meanwhile somebody deactivated the actor.
    """
    proven = room.actor.identity is Identity.SYSTEM
    return Case(
        article=article,
        actor=room.actor if proven else standing(view, room.actor),
        policies=workflow.Policies.of(view.find(Policy)),
        now=now,
        staff=tuple(view.find(Staff)),
        **said,
    )


def act(
    room: Newsroom,
    number: int,
    *steps: Action,
    **said: Unpack[Said],
) -> Outcome:
    """Do the STEPS to article NUMBER in one commit, all or none, and return what they left.

    A step that the actor has already done is passed over.

    Raises:
        NotFound: there is no such article.
        Refused, Conflict, UsageProblem: what the table says (`workflow.check`).
    """
    now = room.now()
    seen: list[Article] = []

    def decide(view: View) -> Change:
        this = case(room, view, view.get(Article, number), now, **said)
        seen.append(this.subject)
        after, done = _after(steps, this)
        return Change(
            act=_name(done),
            actor=this.actor,
            at=now,
            reason=(said.get("reason") or said.get("urgent") or "").strip(),
            about=(after.ref,),
            puts=_registered(room, view, after, done[-1]),
        )

    try:
        commit = room.store.write(decide)
    except AlreadyDone as done:
        return Outcome(done.article, None, already=True)
    after = commit.only(Article)
    voided, unscheduled = workflow.consequences(seen[-1], after)
    return Outcome(after, commit, voided=voided, unscheduled=unscheduled)


def _registered(
    room: Newsroom, view: View, after: Article, last: Action
) -> tuple[Article | ReleaseYear, ...]:
    """Return AFTER, with a number and its register where the LAST act gives it one."""
    if not releases.awaits_number(after, last):
        return (after,)
    year = room.year(after.updated)
    known = (each for each in view.find(ReleaseYear) if each.id == year)
    register = next(known, ReleaseYear(id=year, last=0))
    return releases.numbered(after, register, after.updated)


def _name(done: Sequence[Action]) -> str:
    """Return the journal's name for what was DONE in one commit."""
    if len(done) == 1:
        return done[0].value
    return APPROVE_OUTSIDE_PUBLISH if Action.APPROVE_OUTSIDE in done else APPROVE_PUBLISH


def _after(steps: Sequence[Action], first: Case) -> tuple[Article, list[Action]]:
    """Return the article after STEPS, and those that were still to be done: one at least."""
    now, done = first, list[Action]()
    for step in steps:
        try:
            workflow.check(step, now)
        except AlreadyDone:
            continue
        now = replace(now, article=workflow.TRANSITIONS[step](now))
        done.append(step)
    if not done:
        raise AlreadyDone(first.subject)
    return now.subject, done


def written(manuscript: Manuscript, revision: int) -> tuple[Version, bytes]:
    """Return MANUSCRIPT as REVISION of an article: its facts and digest, and its bytes."""
    content = render(manuscript)
    facts = tidy(manuscript).facts
    return Version(revision=revision, digest=digest(content), facts=facts), content


def file(room: Newsroom, article: Article, n: int, content: bytes) -> RevisionFile:
    """Return CONTENT as the file of revision N of ARTICLE."""
    return RevisionFile(article.id, n, room.year(article.created), content)

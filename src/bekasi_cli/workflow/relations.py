"""Tell who is what to a text: its authors, its reporters, its approvers."""

from __future__ import annotations

from datetime import datetime

from bekasi_cli.model import Actor, Approval, ApprovalKind, Article, Revision, Role, Staff
from bekasi_cli.workflow.policies import Policies

ALONE_ENOUGH = frozenset(
    {ApprovalKind.MINOR, ApprovalKind.URGENT, ApprovalKind.OUTSIDE, ApprovalKind.IMPORT}
)
"""Kinds of approval that need no second one."""


def chain(article: Article) -> tuple[Revision, ...]:
    """Return the head and its parents, newest first, down to the live revision (without it)."""
    live = article.live.revision if article.live else 0
    found: list[Revision] = []
    n = article.head.revision
    while n != live and (revision := article.revision(n)) is not None:
        found.append(revision)
        n = revision.parent
    return tuple(found)


def authors(article: Article) -> tuple[str, ...]:
    """Return the codes of who wrote the head since the live revision (else all), newest first."""
    return tuple(dict.fromkeys(revision.by for revision in chain(article)))


def hands(article: Article) -> tuple[str, ...]:
    """Return the authors and whoever typed in another's text: all through whose hands it went."""
    entered = (revision.entered_by for revision in chain(article))
    return tuple(dict.fromkeys([*authors(article), *(code for code in entered if code)]))


def its_reporters(article: Article) -> tuple[str, ...]:
    """Return every code among the head's reporters, and whoever wrote revision 1."""
    first = article.revision(1)
    codes = [*article.head.facts.reporters, *([first.by] if first else [])]
    return tuple(dict.fromkeys(codes))


def is_its_reporter(article: Article, code: str) -> bool:
    """Tell whether CODE is a reporter of ARTICLE; front matter is typed by people, so caseless."""
    return code.casefold() in {each.casefold() for each in its_reporters(article)}


def standing(article: Article) -> tuple[Approval, ...]:
    """Return the approvals that hold for the head as it is now, oldest first."""
    return tuple(
        approval
        for approval in article.approvals
        if not approval.void
        and approval.revision == article.head.revision
        and approval.digest == article.head.digest
    )


def complete(article: Article, policies: Policies) -> bool:
    """Tell whether the head has the approvals that the house asks for."""
    found = standing(article)
    if any(approval.kind in ALONE_ENOUGH for approval in found):
        return True
    return len({approval.by for approval in found}) >= policies.approvals_needed


def given_outside(article: Article) -> bool:
    """Tell whether the head's approval was given outside and recorded here."""
    return any(approval.kind is ApprovalKind.OUTSIDE for approval in standing(article))


def outside_approval(article: Article) -> Approval | None:
    """Return the last approval given outside that still counts: first one not yet confirmed."""
    found = [
        approval
        for approval in article.approvals
        if not approval.void and approval.kind is ApprovalKind.OUTSIDE
    ]
    return max(found, key=lambda approval: not approval.confirmed, default=None)


def is_confirmer(article: Article, actor: Actor, staff: tuple[Staff, ...]) -> bool:
    """Tell whether ACTOR can confirm the outside approval of ARTICLE.

    That is the member of staff who is named; for a name outside, an editor or admin who did not
    enter it.
    """
    approval = outside_approval(article)
    named = approval.approved_by if approval else ""
    if named == actor.code or any(each.code == named and each.active for each in staff):
        return named == actor.code
    entered = approval.by if approval else ""
    return entered != actor.code and bool({Role.EDITOR, Role.ADMIN} & set(actor.roles))


def same_login(article: Article, actor: Actor) -> str:
    """Return whose hand wrote or approved the head under ACTOR's login, "" for nobody's.

    ACTOR's own hand does not count: typing in another's text is told by `entered_by`.
    """
    wrote = [(each.entered_by or each.by, each.login) for each in chain(article)]
    approved = [(each.by, each.login) for each in standing(article)]
    return next(
        (
            code
            for code, login in [*wrote, *approved]
            if code != actor.code and login and login == actor.login
        ),
        "",
    )


def consequences(before: Article, after: Article) -> tuple[tuple[Approval, ...], datetime | None]:
    """Return the approvals that became void, and the schedule that was cancelled.

    A schedule that came true is not cancelled: the text went out.
    """
    was_void = {id_ for id_, approval in enumerate(before.approvals) if approval.void}
    voided = tuple(
        approval
        for id_, approval in enumerate(after.approvals)
        if approval.void and id_ not in was_void
    )
    went_out = after.live == before.head
    cancelled = before.scheduled if after.scheduled is None and not went_out else None
    return voided, cancelled

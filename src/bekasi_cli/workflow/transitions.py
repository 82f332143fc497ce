"""Carry an act out on an article: pure functions from a case to the article that comes of it.

None of them asks whether it may be done: `checks.check` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec.structs import replace

from bekasi_cli.model import (
    ApprovalKind,
    Article,
    Publication,
    Remark,
    Role,
    Stage,
)
from bekasi_cli.workflow import deeds, effects, relations
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case


def draft(case: Case, number: int, uri: str, reply_to: int | None = None) -> Article:
    """Return a new article of NUMBER with the case's text as its revision 1."""
    return Article(
        id=number,
        uri=uri,
        head=case.new_text,
        created=case.now,
        updated=case.now,
        revisions=(effects.revision(case, 0),),
        reply_to=reply_to,
    )


def take_in(case: Case, published: datetime) -> Article:
    """Return the article as live since PUBLISHED, from an archive; the actor answers for it."""
    approval = replace(effects.approval(case, ApprovalKind.IMPORT), via="import")
    approved = replace(case.subject, approvals=(*case.subject.approvals, approval))
    live = effects.live(Action.PUBLISH, replace(case, article=approved))
    return replace(live, published=published, live_since=published, approved=case.now)


def keep_loser(case: Case) -> Article:
    """Return the article with the case's text as a revision that is not its head."""
    return replace(case.subject, revisions=effects.with_text(case))


def revise(case: Case) -> Article:
    """Return the article with a new head: a draft, or submitted still where an editor polished."""
    article, actor = case.subject, case.actor
    polished = (
        article.stage is Stage.SUBMITTED
        and Role.EDITOR in actor.roles
        and not relations.is_its_reporter(article, actor.code)
    )
    return replace(
        effects.begun(Action.REVISE, case),
        stage=Stage.SUBMITTED if polished else Stage.DRAFT,
        submitted=article.submitted if polished else None,
        deeds=deeds.after(
            Action.REVISE, case, frozenset({Action.SUBMIT}) if polished else frozenset()
        ),
    )


def submit(case: Case) -> Article:
    """Return the article as it waits for approval; what it was sent back for is answered."""
    return effects.moved(
        Action.SUBMIT, case, stage=Stage.SUBMITTED, submitted=case.now, sent_back=None
    )


def withdraw(case: Case) -> Article:
    """Return the article as a draft again."""
    return effects.moved(Action.WITHDRAW, case, stage=Stage.DRAFT, submitted=None)


def send_back(case: Case) -> Article:
    """Return the article as a draft that needs work, with the reason; its approvals are void."""
    remark = Remark(by=case.actor.code, at=case.now, reason=case.reason.strip())
    return effects.moved(Action.SEND_BACK, case, sent_back=remark, **effects.as_draft(case.subject))


def approve(case: Case) -> Article:
    """Return the article with one more approval; approved once the house asks for no more."""
    if case.urgent:
        given = replace(effects.approval(case, ApprovalKind.URGENT), reason=case.urgent.strip())
    else:
        given = effects.approval(case, ApprovalKind.NORMAL)
    if case.faults:
        given = replace(given, accepted=case.accepted.strip())
    return effects.approved(Action.APPROVE, case, given)


def approve_outside(case: Case) -> Article:
    """Return the article as approved by somebody outside, not confirmed yet."""
    colleague = case.colleague(case.approved_by)
    given = replace(
        effects.approval(case, ApprovalKind.OUTSIDE),
        approved_by=colleague.code if colleague else case.approved_by.strip(),
        via=case.via.strip(),
        reason=case.reason.strip(),
        confirmed=False,
    )
    return effects.approved(Action.APPROVE_OUTSIDE, case, given)


def confirm(case: Case) -> Article:
    """Return the article with its outside approval confirmed."""
    found = relations.outside_approval(case.subject)
    approvals = tuple(
        replace(each, confirmed=True) if each is found else each for each in case.subject.approvals
    )
    return effects.moved(Action.CONFIRM, case, approvals=approvals)


def publish(case: Case) -> Article:
    """Return the article with its head live; held, it stays so until it is released."""
    return effects.live(Action.PUBLISH, case)


def publish_due(case: Case) -> Article:
    """Return the article as the schedule puts it out."""
    return effects.live(Action.PUBLISH_DUE, case)


def schedule(case: Case) -> Article:
    """Return the article as it waits for its hour."""
    return effects.moved(Action.SCHEDULE, case, stage=Stage.SCHEDULED, scheduled=case.at)


def unschedule(case: Case) -> Article:
    """Return the article as approved, without an hour."""
    return effects.moved(Action.UNSCHEDULE, case, stage=Stage.APPROVED, scheduled=None)


def correct(case: Case) -> Article:
    """Return the article with a new draft over its live text."""
    return replace(effects.begun(Action.CORRECT, case), stage=Stage.DRAFT, submitted=None)


def minor(case: Case) -> Article:
    """Return the article with a small fix live, approved by whoever made it."""
    fixed = replace(case.subject, head=case.new_text, revisions=effects.with_text(case))
    given = effects.approval(replace(case, article=fixed), ApprovalKind.MINOR)
    return effects.moved(
        Action.MINOR,
        case,
        head=case.new_text,
        live=case.new_text,
        revisions=fixed.revisions,
        approvals=(*case.subject.approvals, given),
        approved=case.now,
        live_since=case.now,
        live_by=case.actor.code,
    )


def reply(case: Case, number: int) -> Article:
    """Return the article with the reply of NUMBER linked from it."""
    return effects.moved(Action.REPLY, case, replies=(*case.subject.replies, number))


def hold(case: Case) -> Article:
    """Return the article hidden from the public at once."""
    remark = Remark(by=case.actor.code, at=case.now, reason=case.reason.strip())
    return effects.moved(Action.HOLD, case, publication=Publication.HELD, hold=remark)


def release(case: Case) -> Article:
    """Return the article shown to the public again."""
    return effects.moved(
        Action.RELEASE, case, publication=Publication.LIVE, hold=None, live_since=case.now
    )


def retract(case: Case) -> Article:
    """Return the article withdrawn for good, with its public reason; an open head is discarded."""
    remark = Remark(by=case.actor.code, at=case.now, reason=case.reason.strip(), ground=case.ground)
    return effects.moved(
        Action.RETRACT,
        case,
        publication=Publication.RETRACTED,
        retraction=remark,
        **effects.settled(case.subject),
    )


def discard(case: Case) -> Article:
    """Return the article on its live text again, without the changes under way."""
    return effects.moved(Action.DISCARD, case, **effects.settled(case.subject))


def trash(case: Case) -> Article:
    """Return the article out of everybody's way; its approvals are void."""
    return effects.moved(
        Action.TRASH, case, **(effects.as_draft(case.subject) | {"stage": Stage.TRASHED})
    )


def restore(case: Case) -> Article:
    """Return the article as a draft again."""
    return effects.moved(Action.RESTORE, case, stage=Stage.DRAFT)


TRANSITIONS: Mapping[Action, Callable[[Case], Article]] = {
    Action.REVISE: revise,
    Action.SUBMIT: submit,
    Action.WITHDRAW: withdraw,
    Action.SEND_BACK: send_back,
    Action.APPROVE: approve,
    Action.APPROVE_OUTSIDE: approve_outside,
    Action.CONFIRM: confirm,
    Action.PUBLISH: publish,
    Action.SCHEDULE: schedule,
    Action.UNSCHEDULE: unschedule,
    Action.PUBLISH_DUE: publish_due,
    Action.CORRECT: correct,
    Action.MINOR: minor,
    Action.HOLD: hold,
    Action.RELEASE: release,
    Action.RETRACT: retract,
    Action.DISCARD: discard,
    Action.TRASH: trash,
    Action.RESTORE: restore,
}
"""The acts on one article; `draft` makes one, and `reply` makes another beside it."""

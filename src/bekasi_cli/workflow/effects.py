"""Build the parts that transitions share: new heads, approvals, going live, coming to rest."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from bekasi_cli.documents import slugify
from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Correction,
    Publication,
    Revision,
    Stage,
    Version,
)
from bekasi_cli.workflow import deeds, relations
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case


def moved(action: Action, case: Case, **changes: object) -> Article:
    """Return the article with CHANGES, after ACTION: at this hour, with the deeds that stand."""
    after = {"updated": case.now, "deeds": deeds.after(action, case)} | changes
    return replace(case.subject, **after)


def begun(action: Action, case: Case) -> Article:
    """Return the article with the case's text as its head, and all that hung on the old void."""
    return moved(
        action,
        case,
        head=case.new_text,
        revisions=with_text(case),
        approvals=voided(case.subject),
        approved=None,
        scheduled=None,
    )


def with_text(case: Case) -> tuple[Revision, ...]:
    """Return the revisions with the case's text written upon its base, else upon the head."""
    parent = case.subject.head.revision if case.base is None else case.base
    return (*case.subject.revisions, revision(case, parent))


def revision(case: Case, parent: int) -> Revision:
    """Return the record of the case's text: by the one named where another typed it in."""
    typed_in = case.source_author not in ("", case.actor.code)
    return Revision(
        n=case.new_text.revision,
        digest=case.new_text.digest,
        parent=parent,
        by=case.source_author if typed_in else case.actor.code,
        login=case.actor.login,
        at=case.now,
        entered_by=case.actor.code if typed_in else "",
    )


def approval(case: Case, kind: ApprovalKind) -> Approval:
    """Return the actor's approval of exactly the head."""
    return Approval(
        revision=case.subject.head.revision,
        digest=case.subject.head.digest,
        kind=kind,
        by=case.actor.code,
        at=case.now,
        login=case.actor.login,
        identity=case.actor.identity,
        same_login=bool(relations.same_login(case.subject, case.actor)),
    )


def approved(action: Action, case: Case, given: Approval) -> Article:
    """Return the article with the approval GIVEN; approved once the house asks for no more."""
    article = moved(action, case, approvals=(*case.subject.approvals, given))
    if not relations.complete(article, case.policies):
        return article
    return replace(article, stage=Stage.APPROVED, approved=case.now)


def live(action: Action, case: Case) -> Article:
    """Return the article with its head live; held, it stays held."""
    article = case.subject
    held = article.publication is Publication.HELD
    facts = article.head.facts
    return moved(
        action,
        case,
        stage=Stage.SETTLED,
        publication=Publication.HELD if held else Publication.LIVE,
        live=article.head,
        live_since=case.now,
        live_by=case.actor.code,
        published=article.published or case.now,
        slug=article.slug or slugify(facts.slug or facts.title),
        corrections=(*article.corrections, *_correction(article, case.now)),
        scheduled=None,
    )


def _correction(article: Article, now: datetime) -> tuple[Correction, ...]:
    """Return what readers are told of the head; a first publication corrects nothing."""
    said = article.head.facts.correction
    if said is None or article.live is None:
        return ()
    return (Correction(kind=said.kind, note=said.note, revision=article.head.revision, at=now),)


def voided(article: Article) -> tuple[Approval, ...]:
    """Return the approvals, with those of a head that is not live made void."""
    if article.live is not None and article.live.revision == article.head.revision:
        return article.approvals
    hold = relations.standing(article)
    return tuple(replace(each, void=True) if each in hold else each for each in article.approvals)


def as_draft(article: Article) -> dict[str, object]:
    """Return what it takes to make the article a draft whose approvals are void."""
    return {
        "stage": Stage.DRAFT,
        "approvals": voided(article),
        "submitted": None,
        "approved": None,
        "scheduled": None,
    }


def settled(article: Article) -> dict[str, object]:
    """Return what it takes to let the head rest on the live text again."""
    live: Version = article.live or article.head
    given = [
        each.at for each in article.approvals if each.revision == live.revision and not each.void
    ]
    return {
        "stage": Stage.SETTLED,
        "head": live,
        "approvals": voided(article),
        "submitted": None,
        "approved": max(given, default=None),
        "scheduled": None,
        "sent_back": None,
    }

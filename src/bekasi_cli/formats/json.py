"""Write an article as the JSON that other programs read; docs/json.md describes each field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, tzinfo

from bekasi_cli import dates
from bekasi_cli.house import House, PressContact, editors, release_number, views
from bekasi_cli.model import (
    Approval,
    Article,
    ArticleKind,
    Correction,
    Facts,
    Photo,
    Publication,
    Redaction,
    Remark,
    Source,
    Version,
)


def article_json(
    article: Article,
    *,
    body: str | None,
    house: House,
    actions: Sequence[str] = (),
    version: Version | None = None,
) -> dict[str, object]:
    """Return ARTICLE as JSON values: fields in fixed order, absent values null, people as codes.

    The text's facts, revision and digest are those of VERSION, the head by default; exports give
    the live one. Without a BODY, as in lists, the field is left out. Fields may be added one day,
    never removed.
    """
    shown = version or article.head
    facts = shown.facts
    return {
        "number": article.id,
        "uri": article.uri,
        "kind": facts.kind.value,
        "slug": _or_null(article.slug or facts.slug),
        "title": _or_null(facts.title),
        "summary": _or_null(facts.summary),
        **({} if body is None else {"body": body}),
        "state": article.state.value,
        "stage": article.stage.value,
        "revision": shown.revision,
        "live": article.live.revision if article.live else None,
        "digest": shown.digest,
        **_people_and_place(article, facts),
        "embargo": _time(facts.embargo, house),
        "photos": [_photo(each) for each in facts.photos],
        **_times(article, house),
        "views": views(article, facts, house),
        "url": _url(article, house),
        "byline": _or_null(facts.byline),
        "source": _source(facts.source, house),
        "reply_to": article.reply_to,
        "approvals": [_approval(each, house) for each in article.approvals],
        "corrections": [_correction(each, house) for each in article.corrections],
        "actions": list(actions),
        **_later_fields(article, facts, house),
    }


def encode(value: object) -> bytes:
    """Return JSON values as the bytes of a file: UTF-8, indented, one final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _later_fields(article: Article, facts: Facts, house: House) -> dict[str, object]:
    """Return what the first contract did not hold; fields that are added stand at the end."""
    coming = facts.correction
    return {
        "correction": coming and {"kind": coming.kind.value, "note": coming.note},
        "replies": list(article.replies),
        "sent_back": _remark(article.sent_back, house),
        "hold": _remark(article.hold, house),
        "retraction": _remark(article.retraction, house),
        "release": _release(article, facts, house),
        "press_contact": _contact(facts, house),
        "redactions": [redaction_json(each, house.zone) for each in article.redactions],
        "event": facts.event,
        "angle": _or_null(facts.angle),
    }


def _release(article: Article, facts: Facts, house: House) -> dict[str, object] | None:
    given, shown = article.release, release_number(article, facts, house)
    if given is None or not shown:
        return None
    return {"number": given.n, "year": given.year, "shown": shown, "at": _time(given.at, house)}


def _contact(facts: Facts, house: House) -> dict[str, object] | None:
    """Return whom journalists ask: null for all but press releases, and where nobody is set."""
    contact = house.contact
    if facts.kind is not ArticleKind.PRESS_RELEASE or contact == PressContact():
        return None
    return {
        "name": _or_null(contact.name),
        "phone": _or_null(contact.phone),
        "email": _or_null(contact.email),
    }


def redaction_json(each: Redaction, zone: tzinfo) -> dict[str, object]:
    """Return what was erased for good, or is to be, as JSON values."""
    return {
        "revisions": list(each.revisions),
        "originals": list(each.originals),
        "basis": each.basis,
        "by": each.by,
        "at": dates.rfc3339(each.at, zone),
        "confirmed_by": _or_null(each.confirmed_by),
        "confirmed": dates.rfc3339(each.confirmed, zone) if each.confirmed else None,
        "same_login": each.same_login,
        "lines": [act.seq for act in each.lines],
    }


def _people_and_place(article: Article, facts: Facts) -> dict[str, object]:
    return {
        "reporters": list(facts.reporters),
        "editors": list(editors(article, facts)),
        "photographers": list(facts.photographers),
        "category": _or_null(facts.category),
        "tags": list(facts.tags),
        "dateline": _or_null(facts.dateline),
        "event_date": facts.event_date.isoformat() if facts.event_date else None,
    }


def _times(article: Article, house: House) -> dict[str, str | None]:
    moments = {
        "created": article.created,
        "updated": article.updated,
        "submitted": article.submitted,
        "approved": article.approved,
        "scheduled": article.scheduled,
        "published": article.published,
    }
    return {name: _time(moment, house) for name, moment in moments.items()}


def _url(article: Article, house: House) -> str | None:
    """Return the address of a page that readers can open, also as a notice."""
    if article.publication is Publication.NONE or not article.slug:
        return None
    return house.page(article.id, article.slug)


def _photo(photo: Photo) -> dict[str, object]:
    return {
        "media": photo.media,
        "caption": _or_null(photo.caption),
        "credit": _or_null(photo.credit),
        "alt": _or_null(photo.alt),
    }


def _source(source: Source | None, house: House) -> dict[str, object] | None:
    if source is None:
        return None
    return {
        "digest": source.digest,
        "name": _or_null(source.name),
        "url": _or_null(source.url),
        "published": _time(source.published, house),
        "views": source.views,
    }


def _approval(approval: Approval, house: House) -> dict[str, object]:
    return {
        "revision": approval.revision,
        "by": approval.by,
        "at": _time(approval.at, house),
        "digest": approval.digest,
        "kind": approval.kind.value,
        "approved_by": _or_null(approval.approved_by),
        "via": _or_null(approval.via),
        "reason": _or_null(approval.reason),
        "identity": approval.identity.value,
        "same_login": approval.same_login,
        "accepted": approval.accepted or None,
        "confirmed": approval.confirmed,
        "void": approval.void,
    }


def _correction(correction: Correction, house: House) -> dict[str, object]:
    return {
        "kind": correction.kind.value,
        "note": correction.note,
        "revision": correction.revision,
        "at": _time(correction.at, house),
    }


def _remark(remark: Remark | None, house: House) -> dict[str, object] | None:
    if remark is None:
        return None
    return {
        "by": remark.by,
        "at": _time(remark.at, house),
        "reason": _or_null(remark.reason),
        "ground": remark.ground.value if remark.ground else None,
    }


def _time(moment: datetime | None, house: House) -> str | None:
    return dates.rfc3339(moment, house.zone) if moment else None


def _or_null(text: str) -> str | None:
    return text or None

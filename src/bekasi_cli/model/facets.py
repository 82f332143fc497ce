"""Derive the sortable strings by which stores filter and order records."""

from __future__ import annotations

from datetime import datetime

from bekasi_cli.model.agenda import Event
from bekasi_cli.model.photographs import Photograph
from bekasi_cli.model.record import Record
from bekasi_cli.model.records import Approval, Article, Category, Official, Policy, Staff
from bekasi_cli.model.services import Service
from bekasi_cli.model.texts import Facts
from bekasi_cli.model.words import ApprovalKind, Identity


def facets(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the fields of RECORD that `find` filters and orders by, as sortable strings.

    Times are RFC 3339 in UTC, so that text order is time order; an absent value is ().
    """
    match record:
        case Article():
            return _article_facets(record)
        case Staff():
            return {
                "code": (record.code,),
                "name": (record.name,),
                "login": _some(record.login),
                "role": tuple(role.value for role in record.roles),
                "active": (str(record.active).lower(),),
            }
        case Category():
            return {
                "code": (record.code,),
                "name": (record.name,),
                "active": (str(record.active).lower(),),
            }
        case Policy():
            return {"name": (record.name.value,)}
        case Official():
            return {
                "name": (record.name,),
                "office": tuple(dict.fromkeys(each.office for each in record.offices)),
            }
        case Event():
            return _event_facets(record)
        case Service():
            return {
                "need": (record.need,),
                "place": (f"{record.place:06}",),
                "active": (str(record.active).lower(),),
            }
        case Photograph():
            return _photograph_facets(record)
        case _:
            return {}


def _photograph_facets(photograph: Photograph) -> dict[str, tuple[str, ...]]:
    return {
        "digest": (photograph.digest,),
        "by": (photograph.by,),
        "added": (stamp(photograph.added),),
        "taken": (photograph.taken.isoformat(),) if photograph.taken else (),
        "place": _some(photograph.place),
        "person": photograph.people,
        "said": tuple(filter(None, (photograph.caption, photograph.alt, photograph.name))),
    }


def _article_facets(article: Article) -> dict[str, tuple[str, ...]]:
    found = {
        "uri": (article.uri,),
        "state": (article.state.value,),
        "stage": (article.stage.value,),
        "publication": (article.publication.value,),
        "created": (stamp(article.created),),
        "updated": (stamp(article.updated),),
        "published": (stamp(article.published),) if article.published else (),
        "scheduled": (stamp(article.scheduled),) if article.scheduled else (),
        "slug": _some(article.slug),
        "owner": _owners(article),
        "unconfirmed": ("true",) if any(map(_open, article.approvals)) else (),
        "doubtful": _doubtful(article),
        "erasing": ("true",) if any(not each.confirmed for each in article.redactions) else (),
        "commented": (stamp(article.comments[-1].at),) if article.comments else (),
        **_facts_facets(article.head.facts),
    }
    live = _facts_facets(article.live.facts) if article.live else {}
    return found | {f"live_{name}": values for name, values in live.items()}


def _event_facets(event: Event) -> dict[str, tuple[str, ...]]:
    plan, origin = event.plan, event.origin
    return {
        "uid": (event.uid,),
        "day": (plan.day.isoformat(),),
        "until": (plan.until.isoformat(),),
        "public": (str(event.public).lower(),),
        "status": (event.status.value,),
        "source": (origin.name,) if origin else (),
    }


def _owners(article: Article) -> tuple[str, ...]:
    """Return its reporters as the rules know them, in small letters."""
    first = article.revision(1)
    codes = [*article.head.facts.reporters, *([first.by] if first else [])]
    return tuple(dict.fromkeys(code.casefold() for code in codes))


def _open(approval: Approval) -> bool:
    """Tell whether APPROVAL was given outside and nobody has confirmed it."""
    return approval.confirmed is False and not approval.void


def _doubtful(article: Article) -> tuple[str, ...]:
    """Return when the last approval was given that is urgent or of unproven identity."""
    found = [
        each.at
        for each in article.approvals
        if not each.void
        and (each.kind is ApprovalKind.URGENT or each.identity is Identity.UNPROVEN)
    ]
    return (stamp(max(found)),) if found else ()


def _facts_facets(facts: Facts) -> dict[str, tuple[str, ...]]:
    return {
        "title": _some(facts.title),
        "kind": (facts.kind.value,),
        "category": _some(facts.category),
        "reporter": facts.reporters,
        "editor": facts.editors,
        "photographer": facts.photographers,
        "tag": facts.tags,
        "dateline": _some(facts.dateline),
        "event_date": (facts.event_date.isoformat(),) if facts.event_date else (),
        "event": (str(facts.event),) if facts.event else (),
        "source": (facts.source.digest,) if facts.source else (),
        "photo": tuple(each.media for each in facts.photos),
    }


def stamp(moment: datetime) -> str:
    """Return MOMENT, which is in UTC, as facets and journal lines write it."""
    return moment.isoformat()[: len("2026-01-31T23:59:59")] + "Z"


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()

"""Tell an article's whole story from the journal: every act, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from bekasi_cli.errors import Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.model import Approval, Article, Comment, Redaction, Revision, State
from bekasi_cli.storage.port import Entry, Store
from bekasi_cli.workflow import consequences

ERASE = "redact"
"""The journal's name for an erasure."""


class Event(Struct, frozen=True, kw_only=True):
    """One act on an article; what it did not change is empty.

    REVISION is the text that it brought, LOST when that never became the head (somebody was
    faster). APPROVAL is what it gave, CONFIRMED what it confirmed, VOIDED what counts no longer
    by it, UNSCHEDULED the hour that it cancelled, LIVE the revision that readers see since, REPLY
    the article that answers this one. ERASED is an act whose line was erased with a text: no more
    is known of it, not even the STATE that it led to. REDACTION is what was erased, or is to be.
    """

    seq: int
    at: datetime
    act: str
    by: str
    login: str
    identity: str
    state: State | None = None
    reason: str = ""
    revision: Revision | None = None
    lost: bool = False
    approval: Approval | None = None
    confirmed: Approval | None = None
    voided: tuple[Approval, ...] = ()
    scheduled: datetime | None = None
    unscheduled: datetime | None = None
    live: int | None = None
    reply: int | None = None
    comment: Comment | None = None
    redaction: Redaction | None = None
    erased: bool = False


def events(store: Store, number: int) -> list[Event]:
    """Return every act on article NUMBER, the oldest first.

    Of acts whose lines were erased there is who, what and when.

    Raises:
        NotFound: there is no such article.
        Damaged: a journal line holds no article that can be read.
    """
    article = store.get(Article, number)
    gone = {act.seq: act for each in article.redactions for act in each.lines}
    found = [*_events(store.entries(about=article.ref), number, sorted(gone))]
    found += [
        Event(seq=act.seq, at=act.at, act=act.act, by=act.by, login="", identity="", erased=True)
        for act in gone.values()
    ]
    return sorted(found, key=lambda each: each.seq)


def _events(entries: Iterator[Entry], number: int, gone: Sequence[int] = ()) -> Iterator[Event]:
    """Yield the acts that are left; what comes after one that is GONE is not compared with it."""
    before: Article | None = None
    since = 0
    for entry in entries:
        after = _article(entry, number)
        if after is None or entry.at is None:
            continue
        if before and before.redactions == after.redactions and entry.act == ERASE:
            continue  # told again only because another article's text stood in the same line
        if any(since < seq < entry.seq for seq in gone):
            before = replace(after, redactions=before.redactions if before else ())
        yield _event(entry, entry.at, before, after)
        before, since = after, entry.seq


def _article(entry: Entry, number: int) -> Article | None:
    document = entry.put.get(Article.table, {}).get(str(number))
    if document is None:
        return None
    try:
        return json.decode(document, type=Article)
    except (MsgspecError, ValueError) as error:
        raise Damaged(
            N_("Line {seq} of the journal holds article {number} in a form that cannot be read."),
            N_("Look with: bekasi doctor"),
            seq=entry.seq,
            number=number,
        ) from error


def _event(entry: Entry, at: datetime, before: Article | None, after: Article) -> Event:
    known = before.last_revision if before else 0
    written = after.revision(after.last_revision) if after.last_revision > known else None
    voided, unscheduled = consequences(before, after) if before else ((), None)
    was_scheduled = before.scheduled if before else None
    was_live = before.live if before else None
    return Event(
        seq=entry.seq,
        at=at,
        act=entry.act,
        by=entry.actor,
        login=entry.login,
        identity=entry.identity,
        state=after.state,
        reason=entry.reason,
        revision=written,
        lost=written is not None and written.n != after.head.revision,
        approval=_given(before, after),
        confirmed=_confirmed(before, after),
        voided=voided,
        scheduled=after.scheduled if after.scheduled != was_scheduled else None,
        unscheduled=unscheduled,
        live=after.live.revision if after.live and after.live != was_live else None,
        reply=_answered(before, after),
        comment=_said(before, after),
        redaction=_erased(before, after) if entry.act.startswith(ERASE) else None,
    )


def _given(before: Article | None, after: Article) -> Approval | None:
    known = len(before.approvals) if before else 0
    return after.approvals[-1] if len(after.approvals) > known else None


def _answered(before: Article | None, after: Article) -> int | None:
    known = len(before.replies) if before else 0
    return after.replies[-1] if len(after.replies) > known else None


def _said(before: Article | None, after: Article) -> Comment | None:
    known = len(before.comments) if before else 0
    return after.comments[-1] if len(after.comments) > known else None


def _erased(before: Article | None, after: Article) -> Redaction | None:
    known = before.redactions if before else ()
    return next((each for each in reversed(after.redactions) if each not in known), None)


def _confirmed(before: Article | None, after: Article) -> Approval | None:
    pairs = zip(before.approvals if before else (), after.approvals, strict=False)
    return next((new for old, new in pairs if new.confirmed and not old.confirmed), None)

"""Erase a text, a photograph or a source for good: one asks on a legal basis, another confirms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import MsgspecError, json, structs

from bekasi_cli.documents import clean, matches, parse, slugify
from bekasi_cli.errors import BekasiError, NotFound, Refused
from bekasi_cli.i18n import N_
from bekasi_cli.model import Actor, Article, ErasedAct, Facts, Policy, Redaction, Staff
from bekasi_cli.newsroom import copies
from bekasi_cli.newsroom.copies import Copy
from bekasi_cli.newsroom.identity import standing
from bekasi_cli.newsroom.originals import belonging, silenced
from bekasi_cli.newsroom.room import Newsroom, Outcome
from bekasi_cli.newsroom.story import ERASE
from bekasi_cli.storage.port import Change, Entry, Erasure, FullView, Progress, Reader, View
from bekasi_cli.workflow import ACTS, Act, AlreadyDone, Policies, may, redaction

ASK, CANCEL = "redact-ask", "redact-cancel"
"""The journal's names; that of the erasure itself the store knows too (`story.ERASE`)."""


class Gone(NamedTuple):
    """What an erasure did: SLUG is the address that the article had until then, where it changed.

    COPIES are the backups that still hold it.
    """

    outcome: Outcome
    done: Redaction
    slug: str
    copies: tuple[Copy, ...]


def ask(
    room: Newsroom,
    number: int,
    *,
    revisions: Iterable[int] = (),
    originals: Iterable[str] = (),
    basis: str = "",
) -> Outcome:
    """Ask for REVISIONS of article NUMBER and ORIGINALS (by digest or its beginning) to be erased.

    Raises:
        Refused: the actor is no admin, or it cannot be erased now (`redaction.check_request`).
        NotFound: there is no such article, revision or original.
        UsageProblem: nothing is named, or no BASIS.
    """
    typed, at = tuple(originals), room.now()

    def decide(view: View) -> Change:
        actor, article = _admin(room, view), view.get(Article, number)
        wanted = Redaction(
            basis=" ".join(clean(basis).split()),
            by=actor.code,
            login=actor.login,
            at=at,
            revisions=tuple(sorted(set(revisions))),
            originals=tuple(_original(known, each, number) for each in typed),
        )
        if not redaction.check_request(article, wanted):
            raise AlreadyDone(article)
        _refuse_shown_photographs(view, wanted.originals)
        return _change(ASK, actor, redaction.asked(article, wanted), at, wanted.basis)

    known = belonging(room.store, room.store.get(Article, number)) if typed else ()
    try:
        commit = room.store.write(decide)
    except AlreadyDone as done:
        return Outcome(done.article, None, already=True)
    return Outcome(commit.only(Article), commit)


def cancel(room: Newsroom, number: int) -> Outcome:
    """Take back what was asked for; any admin may.

    Raises:
        Refused: the actor is no admin, or nobody asked.
    """
    at = room.now()

    def decide(view: View) -> Change:
        actor, article = _admin(room, view), view.get(Article, number)
        if redaction.requested(article) is None:
            raise Refused(
                N_("Nobody asked to erase anything of article {number}."),
                N_('Ask first: bekasi redact {number} --revision R --basis "…"'),
                number=number,
            )
        return _change(CANCEL, actor, redaction.cancelled(article), at)

    commit = room.store.write(decide)
    return Outcome(commit.only(Article), commit)


def confirm(room: Newsroom, number: int, progress: Progress | None = None) -> Gone:
    """Erase what somebody else asked for. Doing it again finishes what was broken off.

    Raises:
        Refused, Conflict: `redaction.check_confirmation`; or the actor is no admin.
        NotFound: there is no such article.
    """
    known, at = copies.known(room.store), room.now()
    before = room.store.get(Article, number)
    commit = room.store.erase(lambda view: _decided(room, view, number, at), progress)
    after = room.store.get(Article, number)
    done = after.redactions[-1]
    return Gone(
        outcome=Outcome(after, commit, already=commit is None),
        done=done,
        slug=before.slug if before.slug != after.slug else "",
        copies=holding(known, after, done),
    )


def _decided(room: Newsroom, view: FullView, number: int, at: datetime) -> Erasure:
    """Decide what is erased, on fresh state; the revision files are still there to be read."""
    actor, article = _admin(room, view), view.get(Article, number)
    policies = Policies.of(view.find(Policy))
    if not redaction.check_confirmation(article, actor, policies, others(view, actor)):
        return _again(article)
    wanted = redaction.requested(article)
    assert wanted is not None  # noqa: S101 - `check_confirmation`
    _refuse_shown_photographs(view, wanted.originals)
    slug = _slug(view, article, wanted.revisions)
    worn_out = article.slug if slug != article.slug else ""
    lines = tuple(
        each
        for entry in view.entries(about=article.ref)
        if (each := _act(entry, number, wanted.revisions, worn_out))
    )
    codes = [each.code for each in view.find(Staff)]
    after = redaction.erased(article, actor, at, lines=lines, slug=slug, codes=codes)
    bare, said = silenced(view, wanted.originals)
    change = _change(ERASE, actor, after, at, wanted.basis)
    return Erasure(
        change=structs.replace(change, puts=(*change.puts, *bare)),
        lines=tuple(sorted({*said, *(each.seq for each in lines)})),
        revisions=tuple((number, n) for n in wanted.revisions),
        blobs=wanted.originals,
    )


def others(view: Reader, actor: Actor) -> str:
    """Return who beside ACTOR can confirm an erasure."""
    roles = ACTS[Act.REDACT] or frozenset()
    return ", ".join(
        f"{each.name} ({each.code})"
        for each in view.find(Staff, order="code")
        if each.active and each.code != actor.code and roles & set(each.roles)
    )


def holding(known: Iterable[Copy], article: Article, done: Redaction) -> tuple[Copy, ...]:
    """Return the backups among KNOWN that were made when DONE's texts were there."""
    written = [each.at for each in article.revisions if each.n in done.revisions]
    first = min(written, default=article.created)
    return tuple(each for each in known if first <= each.at <= (done.confirmed or each.at))


def _admin(room: Newsroom, view: Reader) -> Actor:
    actor = standing(view, room.actor)
    may(Act.REDACT, actor, view.find(Staff))
    return actor


def _change(act: str, actor: Actor, article: Article, at: datetime, reason: str = "") -> Change:
    return Change(act=act, actor=actor, at=at, reason=reason, about=(article.ref,), puts=(article,))


def _again(article: Article) -> Erasure:
    """Return what finishes every erasure of ARTICLE, which the journal tells already."""
    done = [each for each in article.redactions if each.confirmed]
    return Erasure(
        change=None,
        revisions=tuple((article.id, n) for each in done for n in each.revisions),
        blobs=tuple(digest for each in done for digest in each.originals),
    )


def _slug(view: Reader, article: Article, revisions: Sequence[int]) -> str:
    """Return the article's address from now on: another where it was made from an erased headline.

    A headline that stays and gives the same address keeps it.
    """
    stay = [
        each.facts
        for each in (article.live, article.head)
        if each and each.revision not in revisions
    ]
    if not article.slug or article.slug in map(_slug_of, stay):
        return article.slug
    gone = [_facts(view, article, n) for n in revisions]
    if article.slug not in [_slug_of(each) if each else article.slug for each in gone]:
        return article.slug
    return _slug_of(stay[0]) if stay else article.head.facts.kind.value


def _slug_of(facts: Facts) -> str:
    return slugify(facts.slug or facts.title)


def _facts(view: Reader, article: Article, n: int) -> Facts | None:
    """Return what revision N says above its text; None where it is damaged and may say anything."""
    try:
        return parse(view.revision(article.id, n)).manuscript.facts
    except BekasiError:
        return None


def _act(entry: Entry, number: int, revisions: Sequence[int], slug: str) -> ErasedAct | None:
    """Return what is left of the act of ENTRY where its line must go, else None."""
    document = entry.put.get(Article.table, {}).get(str(number))
    if document is None or entry.at is None:
        return None
    try:
        then = json.decode(document, type=Article)
    except (MsgspecError, ValueError):  # what cannot be read may hold anything
        return ErasedAct(seq=entry.seq, act=entry.act, by=entry.actor, at=entry.at)
    if not redaction.holds(then, revisions, slug):
        return None
    return ErasedAct(seq=entry.seq, act=entry.act, by=entry.actor, at=entry.at)


def _original(known: Sequence[str], typed: str, number: int) -> str:
    for each in known:
        if matches(each, typed):
            return each
    raise NotFound(
        N_("Article {number} has no photograph or source {digest}."),
        N_("See its originals with: bekasi show {number} --json"),
        number=number,
        digest=typed,
    )


def _refuse_shown_photographs(view: Reader, originals: Sequence[str]) -> None:
    for article in view.find(Article) if originals else ():
        for each in originals:
            if redaction.shows(article, each):
                raise Refused(
                    N_("Article {number} shows that photograph, so it cannot be erased yet."),
                    N_("Take it out first (bekasi correct {number}, or edit {number})."),
                    number=article.id,
                )

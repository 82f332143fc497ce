"""Rule over erasing for good: what may be erased, by which two people, and what is left of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from bekasi_cli.errors import Conflict, NotFound, Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import (
    Actor,
    Article,
    ErasedAct,
    Facts,
    Publication,
    Redaction,
    Remark,
    Source,
    Stage,
    Version,
)
from bekasi_cli.workflow.policies import FourEyes, Policies


def requested(article: Article) -> Redaction | None:
    """Return the erasure that somebody asked for and nobody has confirmed."""
    return next((each for each in article.redactions if each.confirmed is None), None)


def check_request(article: Article, wanted: Redaction) -> bool:
    """Return whether WANTED is still to be asked for: false where the same person has done so.

    Raises:
        UsageProblem: it names nothing, or no basis.
        NotFound: the article has no such revision.
        Refused: it was erased already, is what readers or writers work with, or something else
            was asked for and is not confirmed yet.
    """
    if not wanted.basis:
        raise UsageProblem(
            N_("An erasure needs its legal basis: it is all that will be left."),
            N_('Add --basis "UU PDP, surat nomor …"; do not name the person in it.'),
        )
    if not wanted.revisions and not wanted.originals:
        raise UsageProblem(
            N_("It was not said what is to be erased."),
            N_("Add --revision R, or --original DIGEST for a photograph or source."),
        )
    refuse_shown(article, wanted.revisions)
    for n in wanted.revisions:
        _refuse_unknown(article, n)
    before = requested(article)
    if before is None:
        return True
    if before.by == wanted.by and _same(before, wanted):
        return False
    raise Refused(
        N_("{name} asked on {at} to erase something of article {number}, not confirmed yet."),
        N_("See it with: bekasi redact {number}. Then add --confirm, or --cancel."),
        name=before.by,
        at=before.at,
        number=article.id,
    )


def check_confirmation(article: Article, actor: Actor, policies: Policies, people: str) -> bool:
    """Return whether the erasure is still to be done: false where ACTOR has confirmed the last.

    PEOPLE are the others who could.

    Raises:
        Refused: nobody asked, ACTOR did, or the text is what readers or writers work with.
        Conflict: somebody else has confirmed it.
    """
    wanted = requested(article)
    if wanted is None:
        return _done_before(article, actor)
    if wanted.by == actor.code:
        raise Refused(
            N_("You asked to erase this, so somebody else must confirm it: it is for good."),
            N_("Ask {people}.")
            if people
            else N_("There is no other admin: bekasi staff edit CODE --role admin"),
            people=people,
        )
    if policies.four_eyes is FourEyes.STRICT and same_login(wanted, actor):
        raise Refused(
            N_("{name} asked for it from the same login, and in this house four_eyes is strict."),
            N_("Confirm it from a login of your own."),
            name=wanted.by,
        )
    refuse_shown(article, wanted.revisions)
    return True


def same_login(wanted: Redaction, actor: Actor) -> bool:
    """Tell whether WANTED was asked for under ACTOR's login, by another."""
    return bool(wanted.login) and wanted.login == actor.login and wanted.by != actor.code


def refuse_shown(article: Article, revisions: Collection[int]) -> None:
    """Raise Refused where one of REVISIONS is what readers see, may see again, or is worked on.

    It must be replaced first, so that what is live stays, byte for byte, what was approved, and
    no work is lost to an erasure.
    """
    live = article.live
    if (
        live is not None
        and live.revision in revisions
        and article.publication is not Publication.RETRACTED
    ):
        raise Refused(
            N_("Readers see revision {n} of article {number}, so it cannot be erased yet."),
            N_("Replace it first (bekasi correct {number}), or hold it and have it retracted."),
            n=live.revision,
            number=article.id,
        )
    gone = article.stage is Stage.TRASHED or article.publication is Publication.RETRACTED
    if article.head.revision in revisions and not gone:
        raise Refused(
            N_("Revision {n} is the working text of article {number}; it cannot be erased yet."),
            N_("Replace it first (bekasi edit {number}), discard it, or move it to the trash."),
            n=article.head.revision,
            number=article.id,
        )


def shows(article: Article, original: str) -> bool:
    """Tell whether ORIGINAL (by digest) is a photograph that readers see or a writer works with."""
    gone = article.stage is Stage.TRASHED or article.publication is Publication.RETRACTED
    versions = () if gone else (article.head, article.live)
    return any(photo.media == original for each in versions if each for photo in each.facts.photos)


def holds(article: Article, revisions: Collection[int], slug: str) -> bool:
    """Tell whether a record of ARTICLE, as it once was, holds anything of the text of REVISIONS.

    That is its facts, what was said of it, what it told readers it corrects, and SLUG where the
    address was made from its headline.
    """
    said = {each.revision for each in (article.head, article.live) if each}
    said |= {each.revision for each in article.comments}
    said |= {each.revision for each in article.corrections}
    return (
        not said.isdisjoint(revisions)
        or (bool(slug) and article.slug == slug)
        or _about(article, article.sent_back) in revisions
    )


def asked(article: Article, wanted: Redaction) -> Article:
    """Return ARTICLE with the erasure WANTED asked for."""
    return replace(article, redactions=(*article.redactions, wanted))


def cancelled(article: Article) -> Article:
    """Return ARTICLE without what was asked for."""
    kept = tuple(each for each in article.redactions if each.confirmed)
    return replace(article, redactions=kept)


def erased(
    article: Article,
    actor: Actor,
    at: datetime,
    *,
    lines: tuple[ErasedAct, ...],
    slug: str,
    codes: Collection[str],
) -> Article:
    """Return ARTICLE without anything of the text that was to be erased, which ACTOR confirms.

    LINES are the acts whose lines go, SLUG the address from now on, CODES those of all staff: of
    the people whom the text names only they are left.
    """
    wanted = requested(article)
    assert wanted is not None  # noqa: S101 - `check_confirmation`
    done = replace(
        wanted,
        confirmed_by=actor.code,
        confirmed=at,
        same_login=same_login(wanted, actor),
        lines=lines,
    )
    gone = wanted.revisions
    back = article.sent_back
    return replace(
        article,
        head=_bare(article.head, gone, codes),
        live=article.live and _bare(article.live, gone, codes),
        slug=slug,
        comments=tuple(each for each in article.comments if each.revision not in gone),
        corrections=tuple(
            replace(each, note="") if each.revision in gone else each
            for each in article.corrections
        ),
        sent_back=back and (replace(back, reason="") if _about(article, back) in gone else back),
        redactions=tuple(done if each is wanted else each for each in article.redactions),
    )


def _bare(version: Version, gone: Collection[int], codes: Collection[str]) -> Version:
    """Return VERSION, where it is GONE without what it said: kind, section and our own people stay.

    So does the digest of an import's source, by which it is known when it comes again.
    """
    if version.revision not in gone:
        return version
    facts = version.facts

    def ours(people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in people if each in codes)

    bare = Facts(
        kind=facts.kind,
        category=facts.category,
        reporters=ours(facts.reporters),
        editors=ours(facts.editors),
        photographers=ours(facts.photographers),
        source=facts.source and Source(digest=facts.source.digest),
    )
    return replace(version, facts=bare)


def _about(article: Article, remark: Remark | None) -> int:
    """Return the revision that was the newest when REMARK was made, 0 where there is none."""
    if remark is None:
        return 0
    return max((each.n for each in article.revisions if each.at <= remark.at), default=0)


def _done_before(article: Article, actor: Actor) -> bool:
    last = article.redactions[-1] if article.redactions else None
    if last is None:
        raise Refused(
            N_("Nobody asked to erase anything of article {number}."),
            N_('Ask first: bekasi redact {number} --revision R --basis "…"'),
            number=article.id,
        )
    if last.confirmed_by == actor.code:
        return False
    raise Conflict(
        N_("{name} has already confirmed it, on {at}."),
        N_("See what is left with: bekasi history {number}"),
        name=last.confirmed_by,
        at=last.confirmed or last.at,
        number=article.id,
    )


def _refuse_unknown(article: Article, n: int) -> None:
    if article.revision(n) is None:
        raise NotFound(
            N_("Article {number} has no revision {n}."),
            N_("See them with: bekasi history {number}"),
            number=article.id,
            n=n,
        )
    if before := article.redaction(n):
        raise Refused(
            N_("Revision {n} of article {number} was erased already, on {at}."),
            N_("What is left of it: bekasi history {number}"),
            n=n,
            number=article.id,
            at=before.confirmed or before.at,
        )


def _same(one: Redaction, other: Redaction) -> bool:
    return (one.revisions, one.originals) == (other.revisions, other.originals)

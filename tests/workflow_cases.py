"""Build an article in any state that a rule may be asked about, and the case of any act on it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from bekasi_cli.model import (
    Actor,
    Approval,
    ApprovalKind,
    Article,
    CorrectionKind,
    CorrectionNote,
    Ground,
    Publication,
    Remark,
    Revision,
    Role,
    Stage,
    Version,
)
from bekasi_cli.workflow import Case, Policies
from builders import NOW, manuscript, version

HOUR = timedelta(hours=1)
NOTE = CorrectionNote(kind=CorrectionKind.CORRECTION, note="Jumlah peserta salah.")
BEFORE = manuscript(body="Warga membersikan saluran.", reporters=("wri",))
AFTER = manuscript(body="Warga membersihkan saluran.", reporters=("wri",))
NEW_TEXT = version(manuscript(body="Naskah baru.", correction=NOTE, reporters=("wri",)), 9)

STRANGER, OWN, POLISHER = "stranger", "own", "polisher"
ROLE_SETS: tuple[tuple[Role, ...], ...] = (
    (),
    (Role.REPORTER,),
    (Role.EDITOR,),
    (Role.ADMIN,),
    (Role.REPORTER, Role.EDITOR),
    (Role.REPORTER, Role.ADMIN),
    (Role.EDITOR, Role.ADMIN),
    (Role.REPORTER, Role.EDITOR, Role.ADMIN),
)
WITH_APPROVAL = (Stage.APPROVED, Stage.SCHEDULED, Stage.SETTLED)
SEEN = (Publication.LIVE, Publication.HELD, Publication.RETRACTED)


def standing_at(
    stage: Stage,
    publication: Publication,
    *,
    relation: str = STRANGER,
    me: str = "me",
    outside: bool = False,
    approvals: int = 1,
) -> Article:
    """Return an article in STAGE and PUBLICATION, to which ME is what RELATION says.

    `wri` wrote it and `zul` did all the rest; its approvals are normal, or given outside.
    """
    seen, settled = publication in SEEN, stage is Stage.SETTLED
    live = _version(1, relation, me, open_=False) if seen else None
    head = live if live and settled else _version(4, relation, me, open_=seen)
    approved = [live] if live else []
    if stage in WITH_APPROVAL and head is not live:
        approved.append(head)
    return Article(
        id=17,
        uri="tag:example,2026:17",
        head=head,
        live=live,
        created=NOW,
        updated=NOW,
        stage=stage,
        publication=publication,
        slug="warga" if seen else "",
        revisions=_revisions(live, head, relation, me),
        approvals=tuple(
            _approval(each, f"zu{n or 'l'}", outside=outside)
            for each in approved
            for n in range(1 if outside else approvals)
        ),
        submitted=NOW if stage is not Stage.DRAFT else None,
        scheduled=NOW - HOUR if stage is Stage.SCHEDULED else None,
        published=NOW if seen else None,
        live_since=NOW if seen else None,
        live_by="zul" if seen else "",
        hold=Remark(by="zul", at=NOW) if publication is Publication.HELD else None,
    )


def _version(revision: int, relation: str, me: str, *, open_: bool) -> Version:
    text = manuscript(
        reporters=("wri", me) if relation == OWN else ("wri",),
        body=f"Naskah ke-{revision}.",
        correction=NOTE if open_ else None,
    )
    return version(text, revision)


def _revisions(live: Version | None, head: Version, relation: str, me: str) -> tuple[Revision, ...]:
    first = Revision(n=1, digest="sha256:1", parent=0, by="wri", login="wri", at=NOW)
    if live is not None:
        first = replace(first, digest=live.digest)
    if head.revision == 1:
        return (first,)
    polisher = me if relation == POLISHER else "wri"
    return (
        first,
        replace(first, n=2, digest="sha256:2", parent=1),
        replace(first, n=3, digest="sha256:3", parent=2, by=polisher, login=polisher),
        replace(first, n=4, digest=head.digest, parent=3),
    )


def _approval(text: Version, by: str, *, outside: bool) -> Approval:
    return Approval(
        revision=text.revision,
        digest=text.digest,
        kind=ApprovalKind.OUTSIDE if outside else ApprovalKind.NORMAL,
        by=by,
        at=NOW,
        login=by,
        approved_by="Kepala Bagian" if outside else "",
        via="WhatsApp" if outside else "",
        confirmed=False if outside else None,
    )


def with_everything_said(article: Article | None, actor: Actor, policies: Policies) -> Case:
    """Return a case in which nothing is missing that any act has to be told."""
    return Case(
        article=article,
        actor=actor,
        policies=policies,
        now=NOW,
        digest=article.head.digest if article else "",
        reason="Ada yang keliru.",
        ground=Ground.GRAVE_ERROR,
        text=NEW_TEXT,
        before=BEFORE,
        after=AFTER,
        at=NOW + HOUR,
        approved_by="Kepala Bagian",
        via="WhatsApp",
    )

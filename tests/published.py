"""Give a published article with everything in it, to be written in every format."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bekasi_cli import documents
from bekasi_cli.house import House
from bekasi_cli.i18n import Language
from bekasi_cli.model import (
    Approval,
    ApprovalKind,
    Article,
    Correction,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Ground,
    Identity,
    Manuscript,
    Photo,
    Publication,
    Remark,
    Source,
    Stage,
    Version,
)

HOUSE = House(
    office="Humas Kabupaten Tirtamaya",
    url="https://humas.tirtamaya.example/",
    zone=ZoneInfo("Asia/Jakarta"),
    language=Language.ENGLISH,
    names={"rin": "Rini Anggraeni", "dew": "Dewi Lestari"},
)


def at(hour: int) -> datetime:
    """Return an hour of a day in UTC."""
    return datetime(2026, 11, 24, hour, 5, 6, tzinfo=UTC)


MANUSCRIPT = Manuscript(
    facts=Facts(
        title="Posyandu Melati Buka Setiap Hari",
        summary="Warga tidak perlu menunggu hari Senin.",
        byline="admin",
        reporters=("rin",),
        photographers=("tok",),
        dateline="TIRTAMAYA",
        event_date=date(2026, 11, 23),
        category="kesehatan",
        tags=("posyandu", "anak"),
        photos=(
            Photo(media="sha256:ab", caption="Antrean pagi", credit="tok", alt="Orang berdiri"),
            Photo(media="sha256:cd", caption="Timbangan baru"),
        ),
        embargo=at(1),
        correction=CorrectionNote(kind=CorrectionKind.CORRECTION, note="Jam buka dibetulkan."),
        source=Source(digest="sha256:ef", name="lama.txt", published=at(0), views=188),
    ),
    body="Layanan _(walk-in)_ dibuka.\n\n> “Silakan datang,” katanya.",
)

LIVE = Version(
    revision=2, digest=documents.digest(documents.render(MANUSCRIPT)), facts=MANUSCRIPT.facts
)


def approval(
    kind: ApprovalKind = ApprovalKind.NORMAL,
    by: str = "dew",
    *,
    revision: int = 2,
    approved_by: str = "",
    void: bool = False,
) -> Approval:
    """Return an approval of the live text, or of another REVISION."""
    return Approval(
        revision=revision,
        digest=LIVE.digest,
        kind=kind,
        by=by,
        at=at(3),
        login="dewi",
        identity=Identity.LOGIN,
        approved_by=approved_by,
        void=void,
    )


DRAFT = Article(
    id=17,
    uri="tag:humas.tirtamaya.example,2026-11-24:k3:17",
    head=Version(revision=1, digest=LIVE.digest, facts=Facts(title="Posyandu")),
    created=at(1),
    updated=at(1),
)

PUBLISHED = Article(
    id=17,
    uri="tag:humas.tirtamaya.example,2026-11-24:k3:17",
    head=LIVE,
    created=at(1),
    updated=at(4),
    stage=Stage.SETTLED,
    publication=Publication.LIVE,
    live=LIVE,
    slug="posyandu-melati",
    approvals=(approval(),),
    corrections=(
        Correction(
            kind=CorrectionKind.CORRECTION, note="Jam buka dibetulkan.", revision=2, at=at(4)
        ),
    ),
    submitted=at(2),
    approved=at(3),
    published=at(4),
    live_since=at(4),
    live_by="skp",
    sent_back=Remark(by="dew", at=at(2), reason="Lengkapi nama."),
    hold=Remark(by="dew", at=at(5), reason="Diperiksa."),
    retraction=Remark(by="skp", at=at(6), reason="Foto keliru.", ground=Ground.WRONG_PHOTOGRAPH),
    reply_to=9,
    replies=(21,),
)

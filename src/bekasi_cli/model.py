"""Hold the newsroom's values: texts, articles, approvals, staff; no I/O and no clock."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

from msgspec import Meta, Struct, field

Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""A moment in UTC, to the second."""


class Role(StrEnum):
    """What a member of staff may do; somebody can have several."""

    REPORTER = "reporter"
    EDITOR = "editor"
    ADMIN = "admin"


class ArticleKind(StrEnum):
    """What sort of item an article is, in the office's own words: they are in its address."""

    NEWS = "berita"
    PRESS_RELEASE = "siaran-pers"
    ANNOUNCEMENT = "pengumuman"
    CLARIFICATION = "klarifikasi"
    SPEECH = "sambutan"


class Stage(StrEnum):
    """Where the head revision stands on its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    SETTLED = "settled"
    TRASHED = "trashed"


class Publication(StrEnum):
    """What the public sees of an article."""

    NONE = "none"
    LIVE = "live"
    HELD = "held"
    RETRACTED = "retracted"


class State(StrEnum):
    """What people call the state: derived from stage and publication, never stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    HELD = "held"
    RETRACTED = "retracted"
    TRASHED = "trashed"


class ApprovalKind(StrEnum):
    """How an approval came about."""

    NORMAL = "normal"
    MINOR = "minor"
    URGENT = "urgent"
    OUTSIDE = "outside"
    IMPORT = "import"


class CorrectionKind(StrEnum):
    """What a new version of a live text does to the old one."""

    CORRECTION = "correction"
    UPDATE = "update"


class Ground(StrEnum):
    """Why an article is retracted (Dewan Pers' guideline, and the office's own grounds)."""

    GUIDELINE = "guideline"
    PERSONAL_DATA = "personal-data"
    CHILD_IDENTITY = "child-identity"
    EXEMPT_INFORMATION = "exempt-information"
    GRAVE_ERROR = "grave-error"
    WRONG_PHOTOGRAPH = "wrong-photograph"


class Identity(StrEnum):
    """How sure we are of who acted."""

    LOGIN = "login"  # the only active code of this login
    PIN = "pin"
    UNPROVEN = "unproven"  # a shared login and no PIN
    SYSTEM = "system"  # the schedule


class Photo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A photograph as it is approved with the text; MEDIA is `sha256:` and a hex digest."""

    media: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


class CorrectionNote(Struct, frozen=True, kw_only=True):
    """What the correction in the making will say to readers."""

    kind: CorrectionKind
    note: str


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an imported text came from; VIEWS is the old page's own count."""

    digest: str
    name: str = ""
    url: str = ""
    published: Instant | None = None
    views: int | None = None


class Facts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The front matter of a text of record: what a reader may see or an editor decides.

    EXTRA keeps unknown keys as they were typed: strings, lists and mappings of them.
    """

    title: str = ""
    kind: ArticleKind = ArticleKind.NEWS
    summary: str = ""
    slug: str = ""
    byline: str = ""
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    dateline: str = ""
    event_date: date | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    embargo: Instant | None = None
    correction: CorrectionNote | None = None
    source: Source | None = None
    extra: dict[str, object] = field(default_factory=dict)


class Manuscript(Struct, frozen=True, kw_only=True):
    """A text of record: its facts and its body in Markdown. `documents.render` writes it."""

    facts: Facts
    body: str


class Revision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One written version of an article: who wrote it, upon which one (PARENT 0: upon none).

    ENTERED_BY is set when somebody typed in another person's text.
    """

    n: int
    digest: str
    parent: int
    by: str
    login: str
    at: Instant
    entered_by: str = ""


class Version(Struct, frozen=True, kw_only=True):
    """A revision with its facts, so that lists need no file."""

    revision: int
    digest: str
    facts: Facts


class Approval(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An approval of the exact text with DIGEST.

    CONFIRMED is None where nothing has to be confirmed; LOGIN is whose computer entered it.
    VOID is set when it counts no longer: the text was changed, sent back or thrown away.
    """

    revision: int
    digest: str
    kind: ApprovalKind
    by: str
    at: Instant
    login: str = ""
    identity: Identity = Identity.LOGIN
    same_login: bool = False
    approved_by: str = ""
    via: str = ""
    reason: str = ""
    confirmed: bool | None = None
    void: bool = False


class Correction(Struct, frozen=True, kw_only=True):
    """A correction or update that readers were told of; REVISION is the text that brought it."""

    kind: CorrectionKind
    note: str
    revision: int
    at: Instant


class Remark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who did something to an article, when and why; GROUND only for a retraction."""

    by: str
    at: Instant
    reason: str = ""
    ground: Ground | None = None


class Deed(Struct, frozen=True, kw_only=True):
    """Who did ACTION (`workflow.Action`), and when: so that whoever does it again is told."""

    action: str
    by: str
    at: Instant


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the store keeps under an integer id of its kind.

    VERSION counts its commits: a put carries the version that was read, and the store adds one.
    """

    table: ClassVar[str] = ""

    id: int
    version: int = 0

    @property
    def ref(self) -> str:
        """Return the name that journal lines use, such as `articles/17`."""
        return f"{self.table}/{self.id}"


class Article(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An article's present facts, on its two axes; the texts lie in revision files.

    PUBLISHED is the first publication, LIVE_SINCE the present one. REVISIONS holds every
    revision ever written, also those that lost a race and never became the head. DEEDS are the
    acts whose effect still stands, at most one of each sort. REPLIES are the numbers of the
    articles that answer this one (hak jawab), REPLY_TO that of the one that this answers.
    """

    table: ClassVar[str] = "articles"

    uri: str
    head: Version
    created: Instant
    updated: Instant
    stage: Stage = Stage.DRAFT
    publication: Publication = Publication.NONE
    live: Version | None = None
    slug: str = ""  # frozen at first publication; before it, a wish may stand in the facts
    revisions: tuple[Revision, ...] = ()
    approvals: tuple[Approval, ...] = ()
    corrections: tuple[Correction, ...] = ()
    submitted: Instant | None = None
    approved: Instant | None = None
    scheduled: Instant | None = None
    published: Instant | None = None
    live_since: Instant | None = None
    live_by: str = ""
    sent_back: Remark | None = None
    hold: Remark | None = None
    retraction: Remark | None = None
    reply_to: int | None = None
    replies: tuple[int, ...] = ()
    deeds: tuple[Deed, ...] = ()

    @property
    def state(self) -> State:
        """Return what people call the state: the stage on the way, else the publication."""
        if self.stage is not Stage.SETTLED:
            return State(self.stage.value)
        return {
            Publication.LIVE: State.PUBLISHED,
            Publication.HELD: State.HELD,
            Publication.RETRACTED: State.RETRACTED,
            Publication.NONE: State.DRAFT,
        }[self.publication]

    def revision(self, n: int) -> Revision | None:
        """Return the record of revision N, or None."""
        return next((each for each in self.revisions if each.n == n), None)

    @property
    def last_revision(self) -> int:
        """Return the highest revision number ever given, 0 for none."""
        return max((each.n for each in self.revisions), default=0)


class Pin(Struct, frozen=True, kw_only=True):
    """A PIN's scrypt hash, salt and cost, in hex and powers: never the PIN itself."""

    salt: str
    hash: str
    n: int
    r: int
    p: int


class Staff(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A member of staff; CODE is what stands under an article, LOGIN the computer's account."""

    table: ClassVar[str] = "staff"

    code: str
    name: str
    roles: tuple[Role, ...]
    login: str = ""
    pin: Pin | None = None
    active: bool = True


class Category(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A section of the site; CODE stands in front matter and addresses."""

    table: ClassVar[str] = "categories"

    code: str
    name: str
    active: bool = True


class PolicyName(StrEnum):
    """The rules of the house that an admin sets, journalled."""

    FOUR_EYES = "four_eyes"
    APPROVALS_NEEDED = "approvals_needed"


class Policy(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One rule of the house; without a record its default holds (`workflow.POLICIES`)."""

    table: ClassVar[str] = "policies"

    name: PolicyName
    value: str


RECORDS: tuple[type[Record], ...] = (Article, Staff, Category, Policy)
"""Every kind of record, in the order of the checkpoint's tables."""


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts in this run, and how sure we are of it."""

    code: str
    name: str
    roles: tuple[Role, ...]
    login: str
    identity: Identity


SYSTEM = "system"
"""The code under which the schedule acts; no member of staff may take it."""


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
        case _:
            return {}


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
        **_facts_facets(article.head.facts),
    }
    live = _facts_facets(article.live.facts) if article.live else {}
    return found | {f"live_{name}": values for name, values in live.items()}


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
        "source": (facts.source.digest,) if facts.source else (),
    }


def stamp(moment: datetime) -> str:
    """Return MOMENT, which is in UTC, as facets and journal lines write it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()

"""Hold what the store keeps: articles with revisions and approvals, staff, officials."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bekasi_cli.model.erasure import Redaction
from bekasi_cli.model.officials import Tenure
from bekasi_cli.model.record import Record
from bekasi_cli.model.texts import Facts, Instant
from bekasi_cli.model.words import (
    ApprovalKind,
    CorrectionKind,
    Ground,
    Identity,
    PolicyName,
    Publication,
    Role,
    Stage,
    State,
)


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
    ACCEPTED is why errors of house style were left standing.
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
    accepted: str = ""


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


class ReleaseNumber(Struct, frozen=True, kw_only=True):
    """The N-th press release of YEAR in the office's zone, numbered AT."""

    year: int
    n: int
    at: Instant


class Comment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What BY said of REVISION; PARAGRAPH counts its paragraphs from 1, 0 is the whole text."""

    by: str
    at: Instant
    revision: int
    text: str
    paragraph: int = 0


class Article(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An article's present facts, on its two axes; the texts lie in revision files.

    PUBLISHED is the first publication, LIVE_SINCE the present one. REVISIONS holds every
    revision ever written, also those that lost a race and never became the head. DEEDS are the
    acts whose effect still stands, at most one of each sort. REPLIES are the numbers of the
    articles that answer this one (hak jawab), REPLY_TO that of the one that this answers.
    COMMENTS are the office's own talk about the text: readers never see them. RELEASE is given
    once, and stays whatever becomes of the article. REDACTIONS are the texts of it that were
    erased, and the one that somebody asked for.
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
    comments: tuple[Comment, ...] = ()
    release: ReleaseNumber | None = None
    redactions: tuple[Redaction, ...] = ()

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

    def redaction(self, n: int) -> Redaction | None:
        """Return what erased the text of revision N, or None."""
        return next((r for r in self.redactions if r.confirmed and n in r.revisions), None)

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


class Policy(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One rule of the house; without a record its default holds (`workflow.POLICIES`)."""

    table: ClassVar[str] = "policies"

    name: PolicyName
    value: str


class ReleaseYear(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The register of a year's press releases, whose id is the year: LAST is the last number."""

    table: ClassVar[str] = "release_years"

    last: int


class Official(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody the office writes about; HONORIFICS stand before NAME, DEGREES after a comma.

    OFFICES are in the order of their beginnings, the earliest first.
    """

    table: ClassVar[str] = "officials"

    name: str
    honorifics: str = ""
    degrees: str = ""
    offices: tuple[Tenure, ...] = ()

    @property
    def full_name(self) -> str:
        """Return the name with everything that belongs to it at first mention."""
        named = f"{self.honorifics} {self.name}".strip()
        return f"{named}, {self.degrees}" if self.degrees else named


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts in this run, and how sure we are of it."""

    code: str
    name: str
    roles: tuple[Role, ...]
    login: str
    identity: Identity


SYSTEM = "system"
"""The code under which the schedule acts; no member of staff may take it."""

WHATSAPP = "whatsapp"
"""What `preview --as` takes for a form and not for a person; no member of staff may take it."""

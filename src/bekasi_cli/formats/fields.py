"""Describe each field of an article's JSON, for the docs page and the schema alike."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from bekasi_cli.model import (
    ApprovalKind,
    ArticleKind,
    CorrectionKind,
    Ground,
    Identity,
    Stage,
    State,
)


class Type(StrEnum):
    """What a value is; times are RFC 3339 with offset, digests `sha256:` and hex."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    OBJECT = "object"
    TIME = "time"
    DATE = "date"
    DIGEST = "digest"


Words: TypeAlias = type[StrEnum]


class Field(NamedTuple):
    """One field: DOC says what it is; WORDS are all that it can be; PARTS those of an object.

    NULL: it may be null. MANY: it is a list, EACH of which is what it says. Not ALWAYS: it can be
    left out.
    """

    name: str
    type: Type
    doc: str
    null: bool = False
    many: bool = False
    words: Words | None = None
    parts: tuple[Field, ...] = ()
    each: str = ""
    always: bool = True


_REMARK = (
    Field("by", Type.STRING, "The code of who did it."),
    Field("at", Type.TIME, "When."),
    Field("reason", Type.STRING, "Why.", null=True),
    Field("ground", Type.STRING, "Retractions: the ground.", null=True, words=Ground),
)

FIELDS = (
    Field("number", Type.INTEGER, "The article's number, short to type and in its address."),
    Field(
        "uri",
        Type.STRING,
        "A tag URI that stays the same in copies of the newsroom and under a new domain.",
    ),
    Field("kind", Type.STRING, "What sort of item it is.", words=ArticleKind),
    Field(
        "slug",
        Type.STRING,
        "The words in its address: frozen at first publication, before it the wish in the text.",
        null=True,
    ),
    Field("title", Type.STRING, "The headline.", null=True),
    Field("summary", Type.STRING, "The summary, without marks.", null=True),
    Field(
        "body",
        Type.STRING,
        "The text in Markdown; lists come without it. Null where it was erased for good.",
        null=True,
        always=False,
    ),
    Field(
        "state",
        Type.STRING,
        "What people call its state, derived from stage and publication.",
        words=State,
    ),
    Field("stage", Type.STRING, "Where the head revision stands on its way.", words=Stage),
    Field(
        "revision",
        Type.INTEGER,
        "The revision that is shown: the head's, in exports the live one's.",
    ),
    Field(
        "live",
        Type.INTEGER,
        "The revision that readers see, or that a held or retracted page had.",
        null=True,
    ),
    Field("digest", Type.DIGEST, "The SHA-256 of the shown revision's text of record."),
    Field("reporters", Type.STRING, "Codes of the reporters.", many=True),
    Field(
        "editors",
        Type.STRING,
        "Codes of the editors: those named in the text, else who approved the live revision.",
        many=True,
    ),
    Field("photographers", Type.STRING, "Codes of the photographers.", many=True),
    Field("category", Type.STRING, "The code of its category.", null=True),
    Field("tags", Type.STRING, "Its tags.", many=True),
    Field(
        "dateline",
        Type.STRING,
        "The place that stands in bold before the first paragraph.",
        null=True,
    ),
    Field("event_date", Type.DATE, "The day of what it reports.", null=True),
    Field("embargo", Type.TIME, "Not for publication before.", null=True),
    Field(
        "photos",
        Type.OBJECT,
        "The photographs approved with the text.",
        many=True,
        parts=(
            Field("media", Type.STRING, "The digest of the original."),
            Field("caption", Type.STRING, "Its caption.", null=True),
            Field("credit", Type.STRING, "Who took it.", null=True),
            Field("alt", Type.STRING, "What it shows, for those who cannot see it.", null=True),
        ),
        each="One photograph.",
    ),
    Field("created", Type.TIME, "When its first revision was written.", null=True),
    Field("updated", Type.TIME, "When anything of it last changed.", null=True),
    Field("submitted", Type.TIME, "When the head was submitted.", null=True),
    Field("approved", Type.TIME, "When the head was approved.", null=True),
    Field("scheduled", Type.TIME, "When it is to go out.", null=True),
    Field("published", Type.TIME, "When it was first published.", null=True),
    Field(
        "views",
        Type.INTEGER,
        "How often it was read: where it was imported from, and by the readers' figures since.",
        null=True,
    ),
    Field(
        "url", Type.STRING, "The address of its page; null before the first publication.", null=True
    ),
    Field("byline", Type.STRING, "The byline under the headline.", null=True),
    Field(
        "source",
        Type.OBJECT,
        "Where an imported text came from.",
        null=True,
        parts=(
            Field("digest", Type.STRING, "The digest of the file that was read."),
            Field("name", Type.STRING, "The file's or the site's name.", null=True),
            Field("url", Type.STRING, "Its address.", null=True),
            Field("published", Type.TIME, "When it was published there.", null=True),
            Field("views", Type.INTEGER, "How often it was read there.", null=True),
        ),
    ),
    Field(
        "reply_to",
        Type.INTEGER,
        "The number of the article that it answers (hak jawab).",
        null=True,
    ),
    Field(
        "approvals",
        Type.OBJECT,
        "Every approval ever given, oldest first.",
        many=True,
        parts=(
            Field("revision", Type.INTEGER, "The revision that was approved."),
            Field(
                "by", Type.STRING, "The code of who approved, or who recorded an outside approval."
            ),
            Field("at", Type.TIME, "When."),
            Field("digest", Type.STRING, "The digest of the text that was approved."),
            Field("kind", Type.STRING, "How it came about.", words=ApprovalKind),
            Field("approved_by", Type.STRING, "Outside approvals: who gave it.", null=True),
            Field("via", Type.STRING, "Outside approvals: by what way.", null=True),
            Field("reason", Type.STRING, "Urgent approvals: why one person was enough.", null=True),
            Field(
                "identity", Type.STRING, "How sure the newsroom is of who acted.", words=Identity
            ),
            Field("same_login", Type.BOOLEAN, "Whether author and approver used one login."),
            Field(
                "confirmed",
                Type.BOOLEAN,
                "Outside approvals: whether they are confirmed; null where nothing has to be.",
                null=True,
            ),
            Field(
                "accepted",
                Type.STRING,
                "Why errors of house style were left standing; null where there were none.",
                null=True,
            ),
            Field("void", Type.BOOLEAN, "Whether it counts no longer, as the text changed."),
        ),
        each="One approval of one exact text.",
    ),
    Field(
        "corrections",
        Type.OBJECT,
        "What readers were told of changes, oldest first.",
        many=True,
        parts=(
            Field("kind", Type.STRING, "Which of both.", words=CorrectionKind),
            Field("note", Type.STRING, "What readers are told."),
            Field("revision", Type.INTEGER, "The revision that brought it."),
            Field("at", Type.TIME, "When."),
        ),
        each="One correction or update.",
    ),
    Field("actions", Type.STRING, "What whoever asked can do next; empty in exports.", many=True),
    Field(
        "correction",
        Type.OBJECT,
        "What the correction in the making will say.",
        null=True,
        parts=(
            Field("kind", Type.STRING, "Correction or update.", words=CorrectionKind),
            Field("note", Type.STRING, "What readers will be told."),
        ),
    ),
    Field("replies", Type.INTEGER, "Numbers of the articles that answer it.", many=True),
    Field("sent_back", Type.OBJECT, "Who sent the head back, and why.", null=True, parts=_REMARK),
    Field("hold", Type.OBJECT, "Who holds it, and why.", null=True, parts=_REMARK),
    Field(
        "retraction",
        Type.OBJECT,
        "Who retracted it, on what ground, and why.",
        null=True,
        parts=_REMARK,
    ),
    Field(
        "release",
        Type.OBJECT,
        "The number of a press release; null for other kinds, and until it is approved.",
        null=True,
        parts=(
            Field("number", Type.INTEGER, "Which of the year's press releases it is."),
            Field("year", Type.INTEGER, "The year, in the office's zone."),
            Field("shown", Type.STRING, "The number as the office writes it."),
            Field("at", Type.TIME, "When it was given."),
        ),
    ),
    Field(
        "press_contact",
        Type.OBJECT,
        "Whom journalists ask about a press release; null for other kinds, or where nobody is set.",
        null=True,
        parts=(
            Field("name", Type.STRING, "The name.", null=True),
            Field("phone", Type.STRING, "The telephone number.", null=True),
            Field("email", Type.STRING, "The e-mail address.", null=True),
        ),
    ),
    Field(
        "redactions",
        Type.OBJECT,
        "What was erased for good, and what somebody asked to erase, oldest first.",
        many=True,
        parts=(
            Field("revisions", Type.INTEGER, "The revisions that are meant.", many=True),
            Field(
                "originals",
                Type.STRING,
                "The photographs and sources that are meant, by digest.",
                many=True,
            ),
            Field("basis", Type.STRING, "The legal basis that was named."),
            Field("by", Type.STRING, "The code of who asked."),
            Field("at", Type.TIME, "When that was."),
            Field(
                "confirmed_by",
                Type.STRING,
                "The code of who confirmed it; null: nothing is erased yet.",
                null=True,
            ),
            Field("confirmed", Type.TIME, "When it was erased.", null=True),
            Field("same_login", Type.BOOLEAN, "Whether both used one login."),
            Field(
                "lines",
                Type.INTEGER,
                "The journal's lines that held the text and are tombstones now.",
                many=True,
            ),
        ),
        each="One erasure.",
    ),
    Field("event", Type.INTEGER, "The number of the event that it reports.", null=True),
    Field("angle", Type.STRING, "What of that event it tells, in a series.", null=True),
)
"""The fields in their order; those that are added stand at the end."""

"""Name the closed sets: roles, kinds, stages, states; their values are what is stored."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff may do; somebody can have several."""

    REPORTER = "reporter"
    EDITOR = "editor"
    ADMIN = "admin"
    PHOTOGRAPHER = "photographer"


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


class PictureFormat(StrEnum):
    """What a photograph's file is, by its content."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"


class Identity(StrEnum):
    """How sure we are of who acted."""

    LOGIN = "login"  # the only active code of this login
    PIN = "pin"
    UNPROVEN = "unproven"  # a shared login and no PIN
    SYSTEM = "system"  # the schedule


class PolicyName(StrEnum):
    """The rules of the house that an admin sets, journalled."""

    FOUR_EYES = "four_eyes"
    APPROVALS_NEEDED = "approvals_needed"

"""Name everything that people do: to an article, and to the newsroom around it."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """An act in an article's story; its value is the act's name in the journal."""

    DRAFT = "draft"
    REVISE = "revise"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SEND_BACK = "send-back"
    APPROVE = "approve"
    APPROVE_OUTSIDE = "approve-outside"
    CONFIRM = "confirm"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    PUBLISH_DUE = "publish-due"
    CORRECT = "correct"
    MINOR = "minor"
    REPLY = "reply"
    HOLD = "hold"
    RELEASE = "release"
    RETRACT = "retract"
    DISCARD = "discard"
    TRASH = "trash"
    RESTORE = "restore"


class Relation(StrEnum):
    """What somebody is to an article, beside the roles they have."""

    REPORTER = "its reporter"
    REPORTER_IF_OUTSIDE = "its reporter, when the approval was given outside"
    CONFIRMER = "who gave the approval, or an editor or admin who did not enter it"
    SCHEDULE = "the schedule"


class Act(StrEnum):
    """An act without a stage: it is about the newsroom, not about one article's story."""

    COMMENT = "comment"
    SETTINGS = "settings"
    STAFF = "staff"
    CATEGORIES = "categories"
    OFFICIALS = "officials"
    AGENDA = "agenda"
    AGENDA_PUBLIC = "agenda-public"
    SERVICES = "services"
    READINGS = "readings"
    MEDIA = "media"
    IMPORT = "import"
    REPAIR = "repair"
    REDACT = "redact"
    BACKUP = "backup"
    BUILD = "build"
    READ = "read"
    EXPORT = "export"


REVISE_CONFLICT = "revise-conflict"
"""The journal's name for keeping a text that came too late to become the head."""

APPROVE_PUBLISH = "approve-publish"
"""The journal's name for approving and publishing in one commit."""

APPROVE_OUTSIDE_PUBLISH = "approve-outside-publish"
"""The journal's name for recording an outside approval and publishing in one commit."""

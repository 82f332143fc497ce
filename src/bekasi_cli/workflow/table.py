"""Hold the table: who may do what to an article, in which state, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bekasi_cli.model import Publication, Role, Stage
from bekasi_cli.workflow import guards, typed
from bekasi_cli.workflow.actions import Action, Relation
from bekasi_cli.workflow.guard import Guard

_REPORTER, _EDITOR, _ADMIN = Role.REPORTER, Role.EDITOR, Role.ADMIN
_DRAFT, _SUBMITTED, _APPROVED = Stage.DRAFT, Stage.SUBMITTED, Stage.APPROVED
_SCHEDULED, _SETTLED, _TRASHED = Stage.SCHEDULED, Stage.SETTLED, Stage.TRASHED

_UNSEEN, _LIVE = Publication.NONE, Publication.LIVE
_HELD, _RETRACTED = Publication.HELD, Publication.RETRACTED

_ON_ITS_WAY = (_DRAFT, _SUBMITTED, _APPROVED, _SCHEDULED)
_OPEN = (_UNSEEN, _LIVE, _HELD)
_PUBLIC = (_LIVE, _HELD)


class Row(NamedTuple):
    """One action: its command, where it is possible, for whom, and where it leads.

    ROLES or RELATIONS: one of them is enough. TO and SHOWN are the stages and publications that
    it leads to, () for unchanged; those after the first are reached only from themselves, as
    when an editor polishes a submitted text, which stays submitted.
    """

    command: str
    stages: tuple[Stage, ...]
    publications: tuple[Publication, ...]
    roles: tuple[Role, ...]
    relations: tuple[Relation, ...] = ()
    guards: tuple[Guard, ...] = ()
    to: tuple[Stage, ...] = ()
    shown: tuple[Publication, ...] = ()


TABLE: Mapping[Action, Row] = {
    Action.DRAFT: Row(
        "draft", (), (), (_REPORTER, _EDITOR, _ADMIN), to=(_DRAFT,), shown=(_UNSEEN,)
    ),
    Action.REVISE: Row(
        *("edit {number}", _ON_ITS_WAY, _OPEN, (_EDITOR,), (Relation.REPORTER,)),
        to=(_DRAFT, _SUBMITTED),
    ),
    Action.SUBMIT: Row(
        *("submit {number}", (_DRAFT,), _OPEN, (_EDITOR,), (Relation.REPORTER,)),
        guards=(guards.correction_named,),
        to=(_SUBMITTED,),
    ),
    Action.WITHDRAW: Row(
        *("withdraw {number}", (_SUBMITTED,), _OPEN, (_EDITOR,), (Relation.REPORTER,)),
        to=(_DRAFT,),
    ),
    Action.SEND_BACK: Row(
        "send-back {number} --reason …",
        (_SUBMITTED, _APPROVED, _SCHEDULED),
        _OPEN,
        (_EDITOR,),
        guards=(typed.reason_given,),
        to=(_DRAFT,),
    ),
    Action.APPROVE: Row(
        *("approve {number}", (_SUBMITTED,), _OPEN, (_EDITOR,)),
        guards=(
            *(guards.four_eyes, guards.correction_named, typed.urgent_reason_given),
            *(typed.accepting_reason_given, guards.house_style_kept),
        ),
        to=(_APPROVED, _SUBMITTED),
    ),
    Action.APPROVE_OUTSIDE: Row(
        "approve {number} --approved-by … --via … --code …",
        *((_SUBMITTED,), _OPEN, (_EDITOR,), (Relation.REPORTER,)),
        guards=(guards.correction_named, typed.outside_approval_told, typed.outside_approver_fit),
        to=(_APPROVED,),
    ),
    Action.CONFIRM: Row(
        "confirm {number}",
        (*_ON_ITS_WAY, _SETTLED),
        (_UNSEEN, _LIVE, _HELD, _RETRACTED),
        (),
        (Relation.CONFIRMER,),
    ),
    Action.PUBLISH: Row(
        "publish {number}",
        *((_APPROVED, _SCHEDULED), _OPEN, (_EDITOR, _ADMIN), (Relation.REPORTER_IF_OUTSIDE,)),
        guards=(guards.approvals_complete, guards.embargo_passed),
        to=(_SETTLED,),
        shown=(_LIVE, _HELD),
    ),
    Action.SCHEDULE: Row(
        "publish {number} --at …",
        *((_APPROVED, _SCHEDULED), _OPEN, (_EDITOR, _ADMIN), (Relation.REPORTER_IF_OUTSIDE,)),
        guards=(guards.approvals_complete, typed.hour_to_come, typed.hour_after_embargo),
        to=(_SCHEDULED,),
    ),
    Action.UNSCHEDULE: Row(
        "unschedule {number}",
        *((_SCHEDULED,), _OPEN, (_EDITOR, _ADMIN), (Relation.REPORTER_IF_OUTSIDE,)),
        to=(_APPROVED,),
    ),
    Action.PUBLISH_DUE: Row(
        *("publish --due", (_SCHEDULED,), (_UNSEEN, _LIVE), (), (Relation.SCHEDULE,)),
        guards=(guards.due, guards.approvals_complete, guards.embargo_passed),
        to=(_SETTLED,),
        shown=(_LIVE,),
    ),
    Action.CORRECT: Row(
        *("correct {number} --kind … --note …", (_SETTLED,), _PUBLIC, (_REPORTER, _EDITOR)),
        guards=(typed.note_given, typed.text_changed),
        to=(_DRAFT,),
    ),
    Action.MINOR: Row(
        *("correct {number} --kind minor", (_SETTLED,), (_LIVE,), (_EDITOR,)),
        guards=(guards.not_its_reporter, typed.text_changed, typed.small_fix_only),
    ),
    Action.REPLY: Row(
        "reply {number}",
        (_DRAFT, _SUBMITTED, _APPROVED, _SCHEDULED, _SETTLED),
        (_LIVE, _HELD, _RETRACTED),
        (_REPORTER, _EDITOR),
    ),
    Action.HOLD: Row(
        *("hold {number}", (*_ON_ITS_WAY, _SETTLED), (_LIVE,), (_EDITOR, _ADMIN)),
        shown=(_HELD,),
    ),
    Action.RELEASE: Row(
        *("release {number}", (*_ON_ITS_WAY, _SETTLED), (_HELD,), (_EDITOR, _ADMIN)),
        guards=(guards.live_embargo_passed,),
        shown=(_LIVE,),
    ),
    Action.RETRACT: Row(
        "retract {number} --ground … --reason …",
        *((*_ON_ITS_WAY, _SETTLED), (_HELD,), (_EDITOR, _ADMIN)),
        guards=(guards.held_by_another, typed.ground_given),
        to=(_SETTLED,),
        shown=(_RETRACTED,),
    ),
    Action.DISCARD: Row(
        *("discard {number}", _ON_ITS_WAY, _PUBLIC, (_EDITOR,), (Relation.REPORTER,)),
        to=(_SETTLED,),
    ),
    Action.TRASH: Row(
        *("trash {number}", _ON_ITS_WAY, (_UNSEEN,), (_EDITOR,), (Relation.REPORTER,)),
        to=(_TRASHED,),
    ),
    Action.RESTORE: Row(
        *("restore {number}", (_TRASHED,), (_UNSEEN,), (_EDITOR,), (Relation.REPORTER,)),
        to=(_DRAFT,),
    ),
}

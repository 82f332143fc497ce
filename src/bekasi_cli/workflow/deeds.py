"""Remember whose acts still stand: each act ends the effect of some that came before."""

from __future__ import annotations

from collections.abc import Mapping

from bekasi_cli.model import Deed
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case

_ALL = frozenset(Action)
_OF_THE_PUBLIC_TEXT = frozenset({Action.HOLD, Action.RELEASE, Action.CONFIRM})
_NEW_START = _ALL - _OF_THE_PUBLIC_TEXT

ENDS: Mapping[Action, frozenset[Action]] = {
    Action.REVISE: _NEW_START - {Action.CORRECT},
    Action.SUBMIT: frozenset({Action.WITHDRAW, Action.SEND_BACK, Action.RESTORE}),
    Action.WITHDRAW: frozenset({Action.SUBMIT, Action.SEND_BACK}),
    Action.SEND_BACK: frozenset(
        {Action.SUBMIT, Action.WITHDRAW, Action.SCHEDULE, Action.UNSCHEDULE}
    ),
    Action.SCHEDULE: frozenset({Action.UNSCHEDULE}),
    Action.UNSCHEDULE: frozenset({Action.SCHEDULE}),
    Action.PUBLISH: _NEW_START - {Action.SUBMIT},
    Action.PUBLISH_DUE: _NEW_START - {Action.SUBMIT},
    Action.CORRECT: _NEW_START,
    Action.MINOR: _NEW_START,
    Action.HOLD: frozenset({Action.RELEASE}),
    Action.RELEASE: frozenset({Action.HOLD}),
    Action.RETRACT: _ALL,
    Action.DISCARD: _NEW_START,
    Action.TRASH: _ALL,
    Action.RESTORE: _ALL,
}
"""Which deeds an act makes an end of; acts that are not named end none."""

REMEMBERED = frozenset(
    {
        *(Action.SUBMIT, Action.WITHDRAW, Action.SEND_BACK, Action.CONFIRM),
        *(Action.SCHEDULE, Action.UNSCHEDULE, Action.CORRECT),
        *(Action.HOLD, Action.RELEASE, Action.RETRACT),
        *(Action.DISCARD, Action.TRASH, Action.RESTORE),
    }
)
"""The acts that are kept as deeds; approvals and publication have their own places."""


def after(action: Action, case: Case, keep: frozenset[Action] = frozenset()) -> tuple[Deed, ...]:
    """Return the deeds that stand once the actor has done ACTION; those in KEEP outlive it."""
    ended = (ENDS.get(action, frozenset()) | {action}) - keep
    stand = tuple(deed for deed in case.subject.deeds if Action(deed.action) not in ended)
    if action not in REMEMBERED:
        return stand
    return (*stand, Deed(action=action.value, by=case.actor.code, at=case.now))

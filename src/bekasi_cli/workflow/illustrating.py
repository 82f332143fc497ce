"""Hold who may attach photographs to an article, or take them off."""

from __future__ import annotations

from bekasi_cli.errors import Refused
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Role, Stage
from bekasi_cli.workflow.actions import Action
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.checks import check
from bekasi_cli.workflow.people import is_for, who_can
from bekasi_cli.workflow.sentences import STATES

ATTACH = "attach"
"""The journal's name for attaching photographs."""

DETACH = "detach"
"""The journal's name for taking photographs off."""


def check_illustrating(case: Case) -> None:
    """Return where CASE may change which photographs its article shows.

    Whoever may change the text may; a photographer may as long as it is a draft.

    Raises:
        Refused, Conflict: `checks.check`; or a photographer comes too late.
    """
    article, actor = case.subject, case.actor
    if is_for(Action.REVISE, article, actor, case.staff) or Role.PHOTOGRAPHER not in actor.roles:
        check(Action.REVISE, case)
        return
    if article.stage is Stage.DRAFT:
        return
    people = who_can(Action.REVISE, article, case.staff, case.policies)
    raise Refused(
        N_("Article {number} is {state}; photographers attach photographs to drafts only."),
        N_("Ask {people}.") if people else N_("See who can: bekasi staff list"),
        number=article.id,
        state=_(STATES[article.state]),
        people=", ".join(f"{each.name} ({each.code})" for each in people),
    )

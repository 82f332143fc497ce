"""Say each rule of the table as a sentence, for whoever is refused by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bekasi_cli.i18n import N_
from bekasi_cli.model import Role, State
from bekasi_cli.workflow.actions import Action


class Rule(NamedTuple):
    """What is said of one action: who may, in which state, and that it is done already."""

    who: str
    when: str
    done: str = ""


RULES: Mapping[Action, Rule] = {
    Action.DRAFT: Rule(
        N_("Only reporters, editors and admins write drafts."),
        N_("A draft is a new article."),
    ),
    Action.REVISE: Rule(
        N_("Only its reporter or an editor can change this text."),
        N_("Only a text on its way to publication can be changed."),
    ),
    Action.SUBMIT: Rule(
        N_("Only its reporter or an editor can submit this text."),
        N_("Only a draft can be submitted."),
        N_("{name} has already submitted article {number}, on {at}."),
    ),
    Action.WITHDRAW: Rule(
        N_("Only its reporter or an editor can withdraw this text."),
        N_("Only a text that waits for approval can be withdrawn."),
        N_("{name} has already withdrawn article {number}, on {at}."),
    ),
    Action.SEND_BACK: Rule(
        N_("Only an editor can send a text back."),
        N_("Only a text that waits for approval or for publication can be sent back."),
        N_("{name} has already sent article {number} back, on {at}."),
    ),
    Action.APPROVE: Rule(
        N_("Only an editor can approve a text."),
        N_("Only a text that was submitted can be approved."),
        N_("{name} has already approved article {number}, on {at}."),
    ),
    Action.APPROVE_OUTSIDE: Rule(
        N_("Only its reporter or an editor can record an approval that was given outside."),
        N_("Only a text that was submitted can be approved."),
        N_("{name} has already approved article {number}, on {at}."),
    ),
    Action.CONFIRM: Rule(
        N_(
            "Only the person named can confirm this approval; where no member of staff is named,"
            " an editor or admin who did not enter it."
        ),
        N_("Only an approval that was given outside can be confirmed."),
        N_("{name} has already confirmed the approval of article {number}, on {at}."),
    ),
    Action.PUBLISH: Rule(
        N_(
            "Only an editor or an admin can publish; its reporter can where the approval was"
            " given outside."
        ),
        N_("Only an approved text can be published."),
        N_("{name} has already published article {number}, on {at}."),
    ),
    Action.SCHEDULE: Rule(
        N_(
            "Only an editor or an admin can schedule; its reporter can where the approval was"
            " given outside."
        ),
        N_("Only an approved text can be scheduled."),
        N_("{name} has already scheduled article {number} for this hour, on {at}."),
    ),
    Action.UNSCHEDULE: Rule(
        N_(
            "Only an editor or an admin can cancel the schedule; its reporter can where the"
            " approval was given outside."
        ),
        N_("Only a scheduled text can be taken off the schedule."),
        N_("{name} has already cancelled the schedule of article {number}, on {at}."),
    ),
    Action.PUBLISH_DUE: Rule(
        N_("Only the schedule itself publishes what is due: bekasi publish --due."),
        N_("Only a scheduled text that is not held goes out when it is due."),
        N_("{name} has already published article {number}, on {at}."),
    ),
    Action.CORRECT: Rule(
        N_("Only a reporter or an editor can begin a correction."),
        N_("Only a published article without changes under way can be corrected."),
        N_("{name} has already begun to correct article {number}, on {at}."),
    ),
    Action.MINOR: Rule(
        N_("Only an editor can make a small fix."),
        N_("Only a published article without changes under way can get a small fix."),
    ),
    Action.REPLY: Rule(
        N_("Only a reporter or an editor can write a reply."),
        N_("Only an article that the public has seen can be answered."),
    ),
    Action.HOLD: Rule(
        N_("Only an editor or an admin can hold an article."),
        N_("Only a published article can be held."),
        N_("{name} has already put article {number} on hold, on {at}."),
    ),
    Action.RELEASE: Rule(
        N_("Only an editor or an admin can release an article."),
        N_("Only an article on hold can be released."),
        N_("{name} has already released article {number}, on {at}."),
    ),
    Action.RETRACT: Rule(
        N_("Only an editor or an admin can retract an article."),
        N_("Only an article on hold can be retracted: hold it first."),
        N_("{name} has already retracted article {number}, on {at}."),
    ),
    Action.DISCARD: Rule(
        N_("Only its reporter or an editor can discard these changes."),
        N_("Only changes to an article that was published can be discarded."),
        N_("{name} has already discarded the changes to article {number}, on {at}."),
    ),
    Action.TRASH: Rule(
        N_("Only its reporter or an editor can move this article to the trash."),
        N_("Only an article that was never published can be moved to the trash."),
        N_("{name} has already moved article {number} to the trash, on {at}."),
    ),
    Action.RESTORE: Rule(
        N_("Only its reporter or an editor can bring this article back."),
        N_("Only an article in the trash can be brought back."),
        N_("{name} has already brought article {number} back, on {at}."),
    ),
}

STATES: Mapping[State, str] = {
    State.DRAFT: N_("a draft"),
    State.SUBMITTED: N_("waiting for approval"),
    State.APPROVED: N_("approved"),
    State.SCHEDULED: N_("scheduled"),
    State.PUBLISHED: N_("published"),
    State.HELD: N_("on hold"),
    State.RETRACTED: N_("retracted"),
    State.TRASHED: N_("in the trash"),
}
"""A state as it stands in a sentence: “Article 17 is …”."""

ROLES: Mapping[Role, str] = {
    Role.REPORTER: N_("reporter"),
    Role.EDITOR: N_("editor"),
    Role.ADMIN: N_("admin"),
    Role.PHOTOGRAPHER: N_("photographer"),
}

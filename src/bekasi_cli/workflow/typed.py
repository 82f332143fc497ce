"""Hold the conditions on what is said with an act: reasons, hours, names, texts."""

from __future__ import annotations

from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Role
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.guard import Sort, Why, guard
from bekasi_cli.workflow.guards import embargoed
from bekasi_cli.workflow.smallfix import is_small_fix


@guard(Sort.TYPED)
def reason_given(case: Case) -> Why | None:
    """Refuse an act without the reason that others will read."""
    if case.reason.strip():
        return None
    return Why(
        N_("Say why: whoever wrote article {number} will read it."),
        N_('Add: --reason "what has to change"'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def ground_given(case: Case) -> Why | None:
    """Refuse a retraction without ground or public reason."""
    if case.reason.strip() and case.ground:
        return None
    return Why(
        N_("Say on what ground article {number} is retracted, and why: readers will see it."),
        N_('bekasi retract {number} --ground grave-error --reason "what readers should know"'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def urgent_reason_given(case: Case) -> Why | None:
    """Refuse an urgent approval whose reason is blank."""
    if not case.urgent or case.urgent.strip():
        return None
    return Why(
        N_("Say why it cannot wait: history and reports show it."),
        N_('bekasi approve {number} --urgent "why it cannot wait"'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def accepting_reason_given(case: Case) -> Why | None:
    """Refuse to let errors of house style stand for a blank reason."""
    if not case.accepted or case.accepted.strip():
        return None
    return Why(
        N_("Say why the findings may stand: history shows it."),
        N_('bekasi approve {number} --accept-findings "why they may stand"'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def hour_to_come(case: Case) -> Why | None:
    """Refuse a schedule for no hour, or for one that is past."""
    if case.at and case.at > case.now:
        return None
    return Why(
        N_("Article {number} can only be scheduled for an hour that is still to come."),
        N_("bekasi publish {number} --at TIME, or bekasi publish {number} to publish it now."),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def hour_after_embargo(case: Case) -> Why | None:
    """Refuse a schedule for an hour before the embargo ends."""
    embargo = case.subject.head.facts.embargo
    return None if embargo is None or case.at is None or case.at >= embargo else embargoed(case)


@guard(Sort.TYPED)
def outside_approval_told(case: Case) -> Why | None:
    """Refuse an outside approval that does not say by whom, by what way and of which text."""
    if case.approved_by.strip() and case.via.strip() and case.digest.strip():
        return None
    return Why(
        N_("Say who approved article {number}, by what way, and the code of the text."),
        N_('bekasi approve {number} --approved-by "who" --via WhatsApp --code CODE'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def outside_approver_fit(case: Case) -> Why | None:
    """Refuse a member of staff as outside approver who could not have approved inside."""
    article, approver = case.subject, case.colleague(case.approved_by)
    if approver is None:
        return None
    code = approver.code
    hint = N_("Name who really approved it.")
    if code == case.actor.code:
        return Why(
            N_("You are {approver} yourself: nobody records their own approval."),
            N_("bekasi approve {number}"),
            {"approver": case.name(code)},
        )
    if relations.is_its_reporter(article, code) or set(relations.authors(article)) == {code}:
        message = N_("{approver} wrote article {number} and cannot be the one who approves it.")
    elif not {Role.EDITOR, Role.ADMIN} & set(approver.roles):
        message = N_("{approver} is neither an editor nor an admin, so this is no approval.")
    else:
        return None
    return Why(message, hint, {"approver": case.name(code)})


@guard(Sort.TYPED)
def note_given(case: Case) -> Why | None:
    """Refuse a correction that does not tell readers what it is."""
    correction = case.new_text.facts.correction
    if correction and correction.note.strip():
        return None
    return Why(
        N_("Say what readers should know of the change to article {number}."),
        N_('bekasi correct {number} --kind correction --note "what was wrong"'),
        error=UsageProblem,
    )


@guard(Sort.TYPED)
def text_changed(case: Case) -> Why | None:
    """Refuse a new version that is the old one."""
    if case.new_text.digest != case.subject.head.digest:
        return None
    return Why(
        N_("The text of article {number} is the same as the one that is published."),
        N_("Change it, then save it."),
    )


@guard(Sort.TYPED)
def small_fix_only(case: Case) -> Why | None:
    """Refuse a small fix that changes more than the spelling of words."""
    if case.before and case.after and is_small_fix(case.before, case.after):
        return None
    return Why(
        N_(
            "This is more than a small fix: in article {number} only words in small letters may"
            " be mended, without figures and outside quotation marks."
        ),
        N_('bekasi correct {number} --kind correction --note "what was wrong"'),
    )

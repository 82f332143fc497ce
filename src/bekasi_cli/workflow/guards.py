"""Hold the conditions on who acts and on how the article stands."""

from __future__ import annotations

from bekasi_cli.i18n import N_
from bekasi_cli.model import Stage
from bekasi_cli.workflow import relations
from bekasi_cli.workflow.case import Case
from bekasi_cli.workflow.guard import Sort, Why, guard
from bekasi_cli.workflow.policies import FourEyes

_ASK = N_("Ask {people}.")
_URGENT = N_(
    "Nobody else here can. If you alone are on duty:"
    ' bekasi approve {number} --urgent "why it cannot wait"'
)


@guard(Sort.PERSON)
def four_eyes(case: Case) -> Why | None:
    """Refuse an approval of one's own text; an urgent one says so and passes."""
    article, code = case.subject, case.actor.code
    strict = case.policies.four_eyes is FourEyes.STRICT
    if case.urgent:
        return None
    if relations.is_its_reporter(article, code):
        message = N_("You cannot approve article {number}: you are its reporter.")
    elif set(relations.authors(article)) == {code}:
        message = N_("You cannot approve article {number}: you alone wrote this text.")
    elif strict and code in relations.hands(article):
        message = N_(
            "You cannot approve article {number}: you worked on this text, and in this house"
            " four_eyes is strict."
        )
    elif strict and relations.same_login(article, case.actor):
        message = N_(
            "You cannot approve article {number}: {colleague} worked on it from the same login,"
            " and in this house four_eyes is strict."
        )
    else:
        return None
    colleague = case.name(relations.same_login(article, case.actor))
    return Why(message, _ASK, {"colleague": colleague}, _URGENT)


@guard(Sort.PERSON)
def not_its_reporter(case: Case) -> Why | None:
    """Refuse a small fix by the article's own reporter: it is approved in the same act."""
    if not relations.is_its_reporter(case.subject, case.actor.code):
        return None
    return Why(
        N_("You cannot fix article {number} without a second pair of eyes: you are its reporter."),
        _ASK,
        alone=N_('bekasi correct {number} --kind correction --note "what was wrong"'),
    )


@guard(Sort.PERSON)
def held_by_another(case: Case) -> Why | None:
    """Refuse a retraction by the one who put the article on hold."""
    hold = case.subject.hold
    if hold is None or hold.by != case.actor.code:
        return None
    return Why(
        N_("You put article {number} on hold, so somebody else must retract it."),
        _ASK,
        alone=N_("It stays hidden while it is on hold. Another editor or admin can retract it."),
    )


@guard(Sort.STATE)
def correction_named(case: Case) -> Why | None:
    """Refuse changes to a published article that tell readers nothing."""
    article = case.subject
    correction = article.head.facts.correction
    if article.live is None or (correction and correction.note.strip()):
        return None
    return Why(
        N_("The new text of article {number} does not say what it corrects."),
        N_("Write correction: with kind and note above the text: bekasi edit {number}"),
    )


@guard(Sort.STATE)
def house_style_kept(case: Case) -> Why | None:
    """Refuse to approve a text with errors of house style that nobody took upon themselves."""
    if not case.faults or case.accepted:
        return None
    return Why(
        N_("Article {number} has errors of house style: {faults}. See: bekasi check {number}"),
        N_(
            "Mend them, or say why they may stand:"
            ' bekasi approve {number} --accept-findings "REASON"'
        ),
        {"faults": case.faults},
    )


@guard(Sort.STATE)
def approvals_complete(case: Case) -> Why | None:
    """Refuse to let a text out that fewer people approved than the house asks for."""
    if relations.complete(case.subject, case.policies):
        return None
    given = len({approval.by for approval in relations.standing(case.subject)})
    waiting = case.subject.stage is Stage.SUBMITTED
    return Why(
        N_("Article {number} has {given} of the {needed} approvals that this house asks for."),
        N_("Another editor must approve it: bekasi approve {number}")
        if waiting
        else N_('Ask for it again: bekasi send-back {number} --reason "needs more approvals"'),
        {"given": given, "needed": case.policies.approvals_needed},
    )


def embargoed(case: Case) -> Why:
    """Say until when the head may not go out."""
    embargo = case.subject.head.facts.embargo or case.now
    return Why(
        N_("Article {number} is under embargo until {embargo}."),
        N_("Let it go out at that hour or later: bekasi publish {number} --at TIME"),
        {"embargo": embargo},
    )


@guard(Sort.STATE)
def embargo_passed(case: Case) -> Why | None:
    """Refuse to let a text out before the hour of its embargo, whoever asks."""
    embargo = case.subject.head.facts.embargo
    if embargo is None or embargo <= case.now:
        return None
    return embargoed(case)


@guard(Sort.STATE)
def live_embargo_passed(case: Case) -> Why | None:
    """Refuse to show the live text again before the hour of its embargo."""
    live = case.subject.live
    if live is None or live.facts.embargo is None or live.facts.embargo <= case.now:
        return None
    return Why(
        N_("Article {number} is under embargo until {embargo}."),
        N_("Release it after that hour: bekasi release {number}"),
        {"embargo": live.facts.embargo},
    )


@guard(Sort.STATE)
def due(case: Case) -> Why | None:
    """Refuse to let a text out before the hour that it is scheduled for."""
    scheduled = case.subject.scheduled
    if scheduled and scheduled <= case.now:
        return None
    return Why(
        N_("Article {number} is not due yet: it goes out on {scheduled}."),
        N_("To publish it now: bekasi publish {number}"),
        {"scheduled": scheduled or case.now},
    )

"""Hold the furniture of pages in words: every label that a template may use, translated once."""

from __future__ import annotations

from collections.abc import Mapping

from bekasi_cli.house import KINDS, PLAIN_NEWS
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import ArticleKind, Role, State

_WORDS: Mapping[str, str] = {
    "skip": N_("Skip to the text"),
    "urgent": N_("Important"),
    "home": N_("Home"),
    "menu": N_("Pages"),
    "latest": N_("Latest"),
    "all": N_("All stories"),
    "most_read": N_("Most read"),
    "announcements": N_("Announcements"),
    "all_announcements": N_("All announcements"),
    "beside": N_("Beside the stories"),
    "about": N_("About this site"),
    "press": N_("Press contact"),
    "more_pages": N_("More pages"),
    "turn": N_("Before and after this story"),
    "services": N_("Services online"),
    "all_services": N_("All services"),
    "for_whom": N_("For"),
    "reporter": N_("Reporter"),
    "editor": N_("Editor"),
    "photographer": N_("Photographer"),
    "category": N_("Category"),
    "tags": N_("Tags"),
    "source": N_("Source"),
    "related": N_("Related stories"),
    "newer": N_("Newer"),
    "older": N_("Older"),
    "next": N_("Next story"),
    "previous": N_("Previous story"),
    "replies": N_("Replies"),
    "agenda": N_("Agenda"),
    "whole_agenda": N_("Both weeks"),
    "this_week": N_("This week"),
    "next_week": N_("Next week"),
    "no_events": N_("Nothing is planned."),
    "calendar": N_("Take the agenda into your calendar"),
    "event": N_("The event"),
    "events": N_("By event"),
    "series": N_("More on the same event"),
    "original": N_("Download the photograph"),
    "reply_to": N_("This is a reply to"),
    "share": N_("Share"),
    "corrections": N_("Corrections and retractions"),
    "no_corrections": N_("Nothing has been corrected or retracted so far."),
    "retracted": N_("Retracted"),
    "retracted_text": N_("This story was retracted. Its text is no longer shown."),
    "held": N_("On hold"),
    "held_text": N_("This story is on hold while it is being checked."),
    "ground": N_("Ground"),
    "reason": N_("Reason"),
    "archive": N_("Archive"),
    "months": N_("By month"),
    "kinds": N_("By kind"),
    "categories": N_("By category"),
    "reporters": N_("By reporter"),
    "team": N_("Our team"),
    "no_items": N_("Nothing has been published yet."),
    "not_found": N_("This page is not here"),
    "not_found_text": N_("The address may be mistyped, or the page was never here."),
    "page": N_("Page"),
}

_ROLES: Mapping[Role, str] = {
    Role.REPORTER: N_("Reporter"),
    Role.EDITOR: N_("Editor"),
    Role.ADMIN: N_("Admin"),
    Role.PHOTOGRAPHER: N_("Photographer"),
}

_DRAFTS: Mapping[State, str] = {
    State.DRAFT: N_("Draft: not published"),
    State.SUBMITTED: N_("Waits for approval: not published"),
    State.APPROVED: N_("Approved: not published yet"),
    State.SCHEDULED: N_("Scheduled: not published yet"),
}


def words() -> dict[str, str]:
    """Return every label by its name, in the language in use."""
    return {name: _(text) for name, text in _WORDS.items()}


def drafts() -> dict[State, str]:
    """Return what stands above an article that readers may not see yet, by its state."""
    return {state: _(text) for state, text in _DRAFTS.items()}


def times(count: int) -> str:
    """Return how often something was read."""
    return _("Read {count} times").format(count=count)


def kind(of: ArticleKind) -> str:
    """Return what items of a kind are called."""
    return _(KINDS.get(of, PLAIN_NEWS))


def role(of: Role) -> str:
    """Return what somebody with a role is called on the team's page."""
    return _(_ROLES.get(of, of.value))

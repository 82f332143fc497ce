"""Hold the second table: which roles do what is about the newsroom, not about one article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bekasi_cli.errors import Refused
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Actor, Role, Staff
from bekasi_cli.workflow.actions import Act
from bekasi_cli.workflow.sentences import ROLES

ACTS: Mapping[Act, frozenset[Role] | None] = {
    Act.COMMENT: frozenset({Role.REPORTER, Role.EDITOR, Role.ADMIN}),
    Act.SETTINGS: frozenset({Role.ADMIN}),
    Act.STAFF: frozenset({Role.ADMIN}),
    Act.CATEGORIES: frozenset({Role.ADMIN}),
    Act.OFFICIALS: frozenset({Role.ADMIN}),
    Act.AGENDA: frozenset({Role.REPORTER, Role.EDITOR, Role.ADMIN}),
    Act.AGENDA_PUBLIC: frozenset({Role.EDITOR, Role.ADMIN}),
    Act.SERVICES: frozenset({Role.EDITOR, Role.ADMIN}),
    Act.READINGS: frozenset({Role.EDITOR, Role.ADMIN}),
    Act.MEDIA: frozenset(Role),
    Act.IMPORT: frozenset({Role.ADMIN}),
    Act.REPAIR: frozenset({Role.ADMIN}),
    Act.REDACT: frozenset({Role.ADMIN}),
    Act.BACKUP: frozenset({Role.EDITOR, Role.ADMIN}),
    Act.BUILD: frozenset({Role.EDITOR, Role.ADMIN}),
    Act.READ: None,
    Act.EXPORT: None,
}
"""Who may do it; None is anyone at all."""

_RULES: Mapping[Act, str] = {
    Act.COMMENT: N_("Only reporters, editors and admins comment on a text."),
    Act.SETTINGS: N_("Only an admin can change the rules of the house."),
    Act.STAFF: N_("Only an admin can change who works here."),
    Act.CATEGORIES: N_("Only an admin can change the categories."),
    Act.OFFICIALS: N_("Only an admin can change the register of officials."),
    Act.AGENDA: N_("Only reporters, editors and admins change the agenda."),
    Act.AGENDA_PUBLIC: N_("Only an editor or an admin decides what of the agenda is public."),
    Act.SERVICES: N_("Only an editor or an admin can change the online services."),
    Act.READINGS: N_("Only an editor or an admin can take in readers' figures."),
    Act.MEDIA: N_("Only staff of this newsroom can add and describe photographs."),
    Act.IMPORT: N_("Only an admin can import articles."),
    Act.REPAIR: N_("Only an admin can repair the newsroom."),
    Act.REDACT: N_("Only an admin can remove what a text says for good."),
    Act.BUILD: N_("Only an editor or an admin can build the public site."),
    Act.BACKUP: N_("Only an editor or an admin can back the newsroom up."),
}


def may(act: Act, actor: Actor, staff: Iterable[Staff] = ()) -> None:
    """Return where ACTOR may do ACT.

    Raises:
        Refused: it is for others; names those among STAFF.
    """
    roles = ACTS[act]
    if roles is None or roles & set(actor.roles):
        return
    people = [each for each in staff if each.active and roles & set(each.roles)]
    raise Refused(
        N_("{rule} You are {name} ({roles})."),
        N_("Ask {people}.") if people else N_("See who can: bekasi staff list"),
        rule=_(_RULES[act]),
        name=actor.code,
        roles=", ".join(_(ROLES[role]) for role in actor.roles) or _(N_("no role")),
        people=", ".join(f"{each.name} ({each.code})" for each in people),
    )

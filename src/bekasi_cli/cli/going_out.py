"""Build the site, and bring it to readers, after an act that changes what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bekasi_cli.errors import BekasiError, PartlyDone
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session


def follow(session: Session) -> None:
    """Do what the setting `after_publishing` says: nothing, build, or build and deploy.

    Raises:
        PartlyDone: the act is done, but the site does not show it.
    """
    wish = session.settings.after_publishing
    if wish not in ("build", "deploy"):
        return
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import building
    from bekasi_cli.site import deploying

    place = building.Place.within(session.folder)
    target = session.settings.deploy_to
    try:
        with session.terminal.progress(N_("Building the site")) as progress:
            made = building.build(
                session.store, session.settings, session.folder, now(), progress=progress
            )
        session.terminal.notices(made.notices)
        session.terminal.note(
            N_("The site shows it. New: {added}; changed: {changed}; removed: {removed}."),
            added=len(made.built.added),
            changed=len(made.built.changed),
            removed=len(made.built.removed),
        )
        if wish == "deploy" and target:
            with building.locked(place):
                deploying.deploy(place.site, target, here=session.folder)
            session.terminal.note(N_("It went out to {target}."), target=target)
    except BekasiError as error:
        raise PartlyDone(
            N_("What you did stands, but the site does not show it yet: {reason}"),
            N_("When that is mended: bekasi build, then bekasi deploy"),
            reason=error.sentences(session.terminal.show)[0],
        ) from error

"""Build the public site, as static files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.building import Result

app = CommandApp()


@app.act(
    "build",
    help=N_(
        "Build the public site in the newsroom's folder site/: only what changed is made anew."
        " Readers never see half of a page, whatever happens; a build that was broken off is"
        " finished by the next one."
    ),
    examples="bekasi build\nbekasi build --full\nbekasi build --json",
)
def build(
    ctx: typer.Context,
    full: Annotated[
        bool, typer.Option("--full", help=N_("Make every page anew, from the texts themselves."))
    ] = False,
) -> None:
    """Build the site, and say what changed."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import building

    session = Session.of(ctx)
    building.permit(session.room)
    session.store.writable()
    with session.terminal.progress(N_("Building the site")) as progress:
        made = building.build(
            session.store,
            session.settings,
            session.folder,
            now(),
            full=full,
            progress=progress,
        )
    _tell(session, made)


def _tell(session: Session, made: Result) -> None:
    terminal, built = session.terminal, made.built
    terminal.notices(made.notices)
    home = session.folder / "site" / "index.html"
    if terminal.json:
        terminal.data(
            {
                "site": str(home.parent),
                "articles": len(made.edition.items),
                "added": list(built.added),
                "changed": list(built.changed),
                "removed": list(built.removed),
                "unchanged": built.unchanged,
            }
        )
        return
    if not (built.added or built.changed or built.removed):
        terminal.say(N_("The site is up to date: nothing has changed."))
    else:
        terminal.say(
            N_(
                "The site is built. New: {added}; changed: {changed}; removed: {removed};"
                " as before: {unchanged}."
            ),
            added=len(built.added),
            changed=len(built.changed),
            removed=len(built.removed),
            unchanged=built.unchanged,
        )
    terminal.note(N_("Open it: {place}"), place=home)

"""Build the public site, as static files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import PartlyDone
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.newsroom.building import Result
    from bekasi_cli.site.checking import Finding

app = CommandApp()


@app.act(
    "build",
    help=N_(
        "Build the public site in the newsroom's folder site/: only what changed is made anew."
        " Readers never see half of a page, whatever happens; a build that was broken off is"
        " finished by the next one. --check then reads all of it and names what is wrong."
    ),
    examples="bekasi build\nbekasi bangun --check\nbekasi build --full\nbekasi build --json",
)
def build(
    ctx: typer.Context,
    full: Annotated[
        bool, typer.Option("--full", help=N_("Make every page anew, from the texts themselves."))
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help=N_("Check links, images, feeds and structure of every page.")),
    ] = False,
) -> None:
    """Build the site, and say what changed."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import building
    from bekasi_cli.site import checking

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
    found: list[Finding] = []
    if check:
        with session.terminal.progress(N_("Checking the site")) as progress:
            found = checking.check(session.folder / building.SITE, progress)
    _tell(session, made, found if check else None)
    if found:
        raise PartlyDone(
            N_("The site has {count} faults."),
            N_("What is wrong stands above. Mend the texts, then: bekasi build --check"),
            count=len(found),
        )


def _tell(session: Session, made: Result, found: Sequence[Finding] | None) -> None:
    terminal, built = session.terminal, made.built
    terminal.notices(made.notices)
    home = session.folder / "site" / "index.html"
    if terminal.json:
        told: dict[str, object] = {
            "site": str(home.parent),
            "articles": len(made.edition.items),
            "added": list(built.added),
            "changed": list(built.changed),
            "removed": list(built.removed),
            "unchanged": built.unchanged,
        }
        if found is not None:
            told["faults"] = [
                {
                    "page": each.page,
                    "article": each.article,
                    "message": _(each.message).format(**each.details),
                }
                for each in found
            ]
        terminal.data(told)
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
    if found is not None:
        _tell_faults(session, found)
    terminal.note(N_("Open it: {place}"), place=home)


def _tell_faults(session: Session, found: Sequence[Finding]) -> None:
    terminal = session.terminal
    for each in found:
        what = terminal.sentence(each.message, **each.details)
        if each.article is None:
            terminal.say(N_("{page}: {what}"), page=each.page, what=what)
        else:
            terminal.say(
                N_("Article {number} ({page}): {what}"),
                number=each.article,
                page=each.page,
                what=what,
            )
    if not found:
        terminal.say(N_("✓ Every page is whole, and every link leads somewhere."))

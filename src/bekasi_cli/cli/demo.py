"""Make the sample newsroom, to try things in without harm."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import asking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Refused
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.sample import Sample

app = CommandApp()

FOLDER = "bekasi-demo"


@app.act(
    "demo",
    help=N_(
        "Make a sample newsroom with five staff and a dozen invented articles, to try things in."
        " You play all five: --as CODE says who you are. An older sample in the same folder is"
        " only made anew when you agree, a real newsroom never."
    ),
    examples="bekasi demo\nbekasi demo ~/latihan\nbekasi demo --yes",
)
def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help=N_("The folder; without it, ./bekasi-demo.")),
    ] = None,
) -> None:
    """Play the sample, and say what to try."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import sample

    session = Session.of(ctx)
    named = folder or session.options.newsroom or Path(FOLDER)
    place = (session.surroundings.folder / named.expanduser()).resolve()
    if sample.is_sample(place):
        _agree_to_begin_anew(session, place)
        sample.clear(place)
    login = session.surroundings.login
    with session.terminal.progress(N_("Making the sample newsroom")) as progress:
        made = sample.play(place, sample.folder(), login=login, clock=now, progress=progress)
    _tell(session, place, made)


def _agree_to_begin_anew(session: Session, place: Path) -> None:
    if not session.options.yes and not session.surroundings.asking:
        raise Refused(
            N_("There is a sample newsroom in {folder} already."),
            N_("Try things in it: cd {folder}. To make it anew: bekasi demo {folder} --yes"),
            folder=str(place),
        )
    asking.agree(
        session,
        N_("Make the sample newsroom in {folder} anew? What was tried there will be gone."),
        folder=place,
    )


def _tell(session: Session, place: Path, made: Sample) -> None:
    import shlex

    terminal = session.terminal
    if terminal.json:
        terminal.data(
            {
                "folder": str(place),
                "office": made.office,
                "staff": [each.code for each in made.staff],
                "articles": len(made.articles),
            }
        )
        return
    terminal.say(
        N_("The sample newsroom of {office} stands in {folder}: {count} articles."),
        office=made.office,
        folder=place,
        count=len(made.articles),
    )
    for each in made.staff:
        roles = _roles(made, each.code)
        terminal.note("  {code}  {name} ({roles})", code=each.code, name=each.name, roles=roles)
    terminal.note(N_("Try this:"))
    for command in (
        f"cd {shlex.quote(str(place))}",
        "bekasi list",
        "bekasi preview 1",
        "bekasi show 11 --as dsp",
        "bekasi approve 10 --as lks",
        "bekasi publish 9 --as skp",
        "bekasi export --format html --output ../terbit/",
        "bekasi audit verify",
    ):
        terminal.note("  {command}", command=command)


def _roles(made: Sample, code: str) -> str:
    from bekasi_cli.terminal.tables import roles

    return roles(next(each.roles for each in made.staff if each.code == code))

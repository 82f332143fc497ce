"""Bring the built site to where readers get it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.site.deploying import Deployed

app = CommandApp()


@app.act(
    "deploy",
    help=N_(
        "Bring the site that was built to where readers get it: a folder, by rsync, by rclone"
        " (which knows SFTP and FTP), or as a zip of what changed. The home page and the feeds go"
        " last and removals at the end, so readers never meet a dead link; what broke off is"
        " finished by the same command. Without TARGET it is the setting deploy_to."
    ),
    examples=(
        "bekasi deploy --dry-run\n"
        "bekasi deploy /srv/www/situs\n"
        "bekasi deploy rsync:humas@web.example:/srv/www/situs\n"
        "bekasi deploy rclone:hosting:public_html\n"
        "bekasi deploy --zip perubahan.zip"
    ),
)
def deploy(
    ctx: typer.Context,
    target: Annotated[
        str,
        typer.Argument(
            metavar="[TARGET]", help=N_("A folder, rsync:USER@HOST:FOLDER or rclone:REMOTE:FOLDER.")
        ),
    ] = "",
    pack: Annotated[
        Path | None,
        typer.Option("--zip", metavar="FILE", help=N_("Write what changed since the last zip.")),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help=N_("With --zip: the whole site, not what changed."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would be done."))
    ] = False,
) -> None:
    """Bring the site there, and say what was done."""
    from bekasi_cli.newsroom import building

    session = Session.of(ctx)
    building.permit(session.room)
    where = _where(session, target, pack, whole=whole)
    done = _done(session, where, pack, whole=whole, dry_run=dry_run)
    _tell(session, done, where, dry_run=dry_run)


def _where(session: Session, target: str, pack: Path | None, *, whole: bool) -> str:
    """Return where the site is to go, as it was typed or set."""
    if (pack and target) or (whole and not pack):
        raise UsageProblem(
            N_("A zip is written into a file, and --whole is about a zip."),
            N_("Type: bekasi deploy --zip FILE, or bekasi deploy TARGET"),
        )
    where = str(pack or target or session.settings.deploy_to)
    if not where:
        raise UsageProblem(
            N_("Nobody has said where the site goes."),
            N_("Name it: bekasi deploy TARGET, or once: bekasi config set deploy_to TARGET"),
        )
    return where


def _done(
    session: Session, where: str, pack: Path | None, *, whole: bool, dry_run: bool
) -> Deployed:
    from bekasi_cli import files
    from bekasi_cli.newsroom import building
    from bekasi_cli.site import deploying

    place = building.Place.within(session.folder)
    here = session.surroundings.folder
    files.make_folders(place.cache)
    with building.locked(place):
        if pack:
            file = here / pack.expanduser()
            return deploying.pack(place.site, place.cache, file, whole=whole, dry_run=dry_run)
        return deploying.deploy(place.site, where, here=here, dry_run=dry_run)


def _tell(session: Session, done: Deployed, where: str, *, dry_run: bool) -> None:
    terminal = session.terminal
    if terminal.json:
        terminal.data(
            {
                "target": where,
                "dry_run": dry_run,
                "put": list(done.put),
                "removed": list(done.removed),
                "commands": [list(each) for each in done.commands],
            }
        )
        return
    if done.commands:
        if done.told:
            terminal.print_text(done.told)
        told = N_("This would be done by: {command}") if dry_run else N_("The site is at {target}.")
        terminal.say(told, command=" ".join(done.commands[-1]), target=where)
        return
    if not (done.put or done.removed):
        terminal.say(
            N_("Nothing has changed since the last time; {target} is as it was."), target=where
        )
        return
    if dry_run:
        for sign, paths in (("+", done.put), ("-", done.removed)):
            for path in paths:
                terminal.say("{sign} {path}", sign=sign, path=path)
    told = (
        N_("To be written to {target}: {put}; to be removed: {removed}.")
        if dry_run
        else N_("Written to {target}: {put}; removed: {removed}.")
    )
    terminal.say(told, target=where, put=len(done.put), removed=len(done.removed))

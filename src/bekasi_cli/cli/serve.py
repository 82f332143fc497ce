"""Show the site on this computer, as it is or as it will be, and keep it fresh."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import BekasiError, Unreachable
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.newsroom.building import Place
    from bekasi_cli.site.serving import Server

app = CommandApp()

PORT = 8017
_EVERY = 1.0


@app.act(
    "serve",
    help=N_(
        "Show the site in your browser, from this computer only. Whatever changes in the newsroom,"
        " its pages or its theme shows at once. --drafts shows what is on its way as well, marked;"
        " nothing of that goes into the newsroom's public site. Ctrl-C ends it."
    ),
    examples="bekasi serve\nbekasi serve --drafts\nbekasi serve --port 8080",
)
def serve(
    ctx: typer.Context,
    drafts: Annotated[
        bool, typer.Option("--drafts", help=N_("Show what is on its way as well, marked."))
    ] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help=N_("The port to use."))
    ] = PORT,
) -> None:
    """Build the site aside, serve it, and build it again when something changed."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import showing

    session = Session.of(ctx)
    place = private_place(session, "drafts" if drafts else "site")
    with session.terminal.progress(N_("Building the site")) as progress:
        made = showing.show(
            session.store, session.folder, now(), place, drafts=drafts, progress=progress
        )
    session.terminal.notices(made.notices)
    server = _server(place.site, port)
    if session.terminal.json:
        session.terminal.data({"url": server.url})
    session.terminal.say(N_("The site is at {url} for you alone. Ctrl-C ends it."), url=server.url)
    try:
        with suppress(KeyboardInterrupt):  # which is how it is ended
            _keep_fresh(session, server, place, drafts=drafts)
    finally:
        server.shutdown()
        server.server_close()


def private_place(session: Session, name: str) -> Place:
    """Return a place of this login's own to build the newsroom's site in."""
    from hashlib import sha256

    from platformdirs import user_cache_path

    from bekasi_cli import files
    from bekasi_cli.newsroom.building import Place

    mark = sha256(str(session.folder.resolve()).encode()).hexdigest()[:16]
    home: Path = user_cache_path("bekasi") / "preview" / mark
    files.make_folders(home)
    home.chmod(0o700)  # drafts are for whoever may read the newsroom
    return Place(home / name / "site", home / name / "cache")


def _server(site: Path, port: int) -> Server:
    from bekasi_cli.files.disk import reason
    from bekasi_cli.site.serving import Server

    try:
        return Server(site, port)
    except OSError as error:
        raise Unreachable(
            N_("The port {port} cannot be used: {reason}."),
            N_("Choose another: bekasi serve --port 0"),
            port=port,
            reason=reason(error),
        ) from error


def _wait() -> None:
    from time import sleep

    sleep(_EVERY)


def _keep_fresh(session: Session, server: Server, place: Place, *, drafts: bool) -> None:
    """Answer, and build again whenever something changed, until somebody ends it."""
    from threading import Thread

    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import showing

    Thread(target=server.serve_forever, daemon=True).start()
    seen = showing.look(session.store, session.folder)
    builds = 0
    while True:
        _wait()
        try:
            fresh = showing.look(session.store, session.folder)
            if fresh == seen:
                continue
            seen = fresh
            showing.show(session.store, session.folder, now(), place, drafts=drafts)
        except BekasiError as error:  # a template half saved, say: the next change may mend it
            session.terminal.fail(error)
            continue
        builds += 1
        server.state = str(builds)
        session.terminal.note(N_("The site was built again."))

"""Show what needs an act of whoever asks, with the command for each."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "inbox",
    help=N_(
        "Show what needs an act of yours, and the command for it: what came back to you first,"
        " with the reason; then, the oldest first, what you can approve, publish or confirm, your"
        " own drafts, what others said of a text of yours or of one that you review, and for a"
        " week what they changed in a published article of yours."
    ),
    examples="bekasi inbox\nbekasi inbox --json",
)
def inbox(ctx: typer.Context) -> None:
    """Print the list; nobody is asked for a PIN to read it."""
    from bekasi_cli.cli import looking
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.inbox import inbox as gather
    from bekasi_cli.terminal import inbox as view

    session = Session.of(ctx)
    actor = looking.onlooker(session) or session.actor
    found = gather(session.store, actor, now())
    if session.options.json:
        session.terminal.data(view.inbox_json(found, session.settings.zone))
    else:
        session.terminal.page(view.inbox(found, session.terminal, looking.names(session)))

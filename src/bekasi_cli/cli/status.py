"""Show the newsroom at a glance."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "status",
    help=N_(
        "Show the newsroom at a glance: how many articles are in each state, what waits for"
        " approval and since when, what goes out next or should have gone out and whether the"
        " schedule runs, and approvals that"
        " somebody should look at: urgent ones of the last seven days, those not yet confirmed,"
        " and those of people whose identity is not proven."
    ),
    examples="bekasi status\nbekasi status --json",
)
def status(ctx: typer.Context) -> None:
    """Print it, what went wrong first."""
    from bekasi_cli.cli import looking
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.glancing import glance
    from bekasi_cli.newsroom.scheduling import last_run
    from bekasi_cli.terminal import glance as view

    session = Session.of(ctx)
    moment = now()
    seen = glance(session.store, moment, last_run(session.folder))
    house = looking.house(session)
    if session.options.json:
        session.terminal.data(view.glance_json(seen, house, moment))
    else:
        session.terminal.page(view.glance(seen, session.terminal, house, moment))
    if session.settings.banner:
        from bekasi_cli.newsroom import banner

        session.terminal.notices(banner.remark(session.settings, moment))

"""Read the audit trail, verify it, and print the digest that holds the newsroom to it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import BekasiError, Damaged, UsageProblem
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bekasi_cli.storage.port import Store

app = CommandApp(help=N_("Read and verify the audit trail"))

LIMIT = 50


@app.act(
    "log",
    help=N_("List what was done in the newsroom, the newest last. Each line is one act."),
    examples="bekasi audit log\nbekasi audit log --about 17\nbekasi audit log --since 40 --json",
)
def log(
    ctx: typer.Context,
    since: Annotated[
        int, typer.Option("--since", metavar="LINE", min=0, help=N_("Begin with this line."))
    ] = 0,
    about: Annotated[
        str,
        typer.Option("--about", metavar="N", help=N_("Only acts on article N, or on staff/2.")),
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help=N_("At most N lines, the newest."))
    ] = LIMIT,
) -> None:
    """Print the newest journal lines that were asked for."""
    from bekasi_cli.terminal import care

    session = Session.of(ctx)
    ref = _ref(session.store, about)
    if ref is None:  # the newest are wanted: none before them need be read
        since = max(since, session.store.head().seq - limit)
    found = deque(session.store.entries(about=ref, since=since), maxlen=limit + 1)
    more = len(found) > limit
    if more:
        found.popleft()
    if session.options.json:
        zone = session.settings.zone
        session.terminal.data([care.entry_json(each, zone) for each in found])
    elif found:
        session.terminal.page(care.log(found, session.terminal, names=_names(session.store)))
    else:
        session.terminal.note(N_("Nothing was done that fits."))
    if more:
        session.terminal.note(
            N_("These are the newest {limit} lines; there are more: --limit N, --since LINE."),
            limit=limit,
        )


@app.act(
    "verify",
    help=N_(
        "Verify the journal's chain, every text and the facts made from them."
        " With --head, hold the journal against a digest that was kept elsewhere."
    ),
    examples="bekasi audit verify\nbekasi audit verify --head 3f2a…",
)
def verify(
    ctx: typer.Context,
    head: Annotated[
        str,
        typer.Option("--head", metavar="DIGEST", help=N_("What `audit head` printed before.")),
    ] = "",
) -> None:
    """Read everything that is stored; leave with 7 when something serious is found."""
    from bekasi_cli.terminal import care

    session = Session.of(ctx)
    with session.terminal.progress(N_("Verifying")) as progress:
        report = session.store.inspect(head.strip() or None, progress)
    if session.options.json:
        session.terminal.data(care.report_json(report, session.terminal))
    else:
        session.terminal.draw(care.report(report, session.terminal))
    if not report.whole:
        raise Damaged(
            N_("The audit trail does not hold: {count} serious findings."),
            N_("To see what can be restored: bekasi doctor"),
            count=sum(each.serious for each in report.problems),
        )


@app.act(
    "head",
    help=N_(
        "Print the digest of the journal's last line."
        " Keep it outside the newsroom: `audit verify --head` holds the journal against it."
    ),
    examples="bekasi audit head\nbekasi audit head --json",
)
def head_(ctx: typer.Context) -> None:
    """Print the journal's end."""
    session = Session.of(ctx)
    end = session.store.head()
    if session.options.json:
        session.terminal.data({"newsroom": end.newsroom, "seq": end.seq, "digest": end.digest})
        return
    session.terminal.say("{digest}", digest=end.digest)
    session.terminal.note(
        N_("Line {seq} of {newsroom}. Keep this elsewhere: bekasi audit verify --head {digest}"),
        seq=end.seq,
        newsroom=end.newsroom,
        digest=end.digest,
    )


def _ref(store: Store, about: str) -> str | None:
    """Return the record that ABOUT means, as journal lines name it."""
    from bekasi_cli.model import RECORDS, Article

    kind, _, number = about.rpartition("/") if "/" in about else (Article.table, "", about)
    if not about:
        return None
    found = next((each for each in RECORDS if each.table == kind), None)
    if found is None or not (number.isascii() and number.isdecimal()):
        raise UsageProblem(
            N_('"{about}" names nothing that acts are about.'),
            N_("Type an article's number, or one of: {kinds}, with /NUMBER after it."),
            about=about,
            kinds=", ".join(each.table for each in RECORDS),
        )
    return store.get(found, int(number)).ref


def _names(store: Store) -> Mapping[str, str]:
    """Return the staff's names; a journal is readable also where the staff list is not."""
    from bekasi_cli.newsroom.reading import staff_names

    try:
        return staff_names(store)
    except BekasiError:
        return {}

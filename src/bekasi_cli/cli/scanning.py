"""Look for words in articles, with a bar on the screen, and tell what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.reading import Query
    from bekasi_cli.newsroom.searching import Found
    from bekasi_cli.search.query import Term


def scan(session: Session, query: Query, terms: Sequence[Term], *, best: bool = False) -> Found:
    """Return which of the articles that QUERY means hold all TERMS, and warn of damaged texts."""
    from bekasi_cli.newsroom.finding import close, lookup
    from bekasi_cli.newsroom.searching import search

    with session.terminal.progress(N_("Preparing the search")) as progress:
        index = lookup(session.store, session.folder, progress)
    with session.terminal.progress(N_("Reading")) as progress:
        found = search(session.store, query, terms, lookup=index, best=best, progress=progress)
    if index:
        close(index)
    if found.unread:
        session.terminal.warn(
            N_("The text of these articles could not be read: {numbers}. See: bekasi doctor"),
            numbers=", ".join(map(str, found.unread)),
        )
    return found

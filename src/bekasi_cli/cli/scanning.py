"""Look for words in many articles with a bar on the screen, and tell what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.newsroom.reading import Query
    from bekasi_cli.newsroom.searching import Found


def scan(session: Session, query: Query, words: Sequence[str]) -> Found:
    """Return which of the articles that QUERY means hold all WORDS, and warn of damaged texts.

    Raises:
        UsageProblem: there is no word among them.
    """
    from bekasi_cli.newsroom.reading import articles
    from bekasi_cli.newsroom.searching import search

    among = articles(session.store, replace(query, limit=None))
    with session.terminal.progress(N_("Reading")) as progress:
        found = search(
            session.store, among, words, live=query.live, limit=query.limit, progress=progress
        )
    if found.unread:
        session.terminal.warn(
            N_("The text of these articles could not be read: {numbers}. See: bekasi doctor"),
            numbers=", ".join(map(str, found.unread)),
        )
    return found

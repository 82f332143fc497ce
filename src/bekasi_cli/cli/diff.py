"""Show word by word what an article's text changes in an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.comparing import Comparison

app = CommandApp()


@app.act(
    "diff",
    help=N_(
        "Show word by word what the newest text changes: [-gone-] and {+new+}, the facts above"
        " the text first. It is held against what readers see; where nothing is published,"
        " against what was approved last, or what it was written upon."
    ),
    examples=(
        "bekasi diff 17\n"
        "bekasi diff 17 --since approved\n"
        "bekasi diff 17 --since 2\n"
        "bekasi diff 17 --json"
    ),
)
def diff(
    ctx: typer.Context,
    number: Number,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="live|approved|REV",
            help=N_("Hold it against the published text, the last approved one, or a revision."),
        ),
    ] = "",
) -> None:
    """Print the comparison, through the pager where it is long, or as JSON."""
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.earlier import earlier
    from bekasi_cli.terminal import difference as view

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    base = earlier(article, since)
    found = compared(session, article, base)
    if session.options.json:
        session.terminal.data(described(article, base) | view.difference_json(found))
        return
    session.terminal.note(
        N_("Article {number}: revision {revision} held against revision {base}"),
        number=article.id,
        revision=article.head.revision,
        base=base,
    )
    session.terminal.page(view.difference(found))


def compared(session: Session, article: Article, base: int) -> Comparison:
    """Return what the head of ARTICLE changes in its revision BASE.

    Raises:
        NotFound: it has no such revision.
        Damaged: a text is not what was saved.
    """
    from bekasi_cli.newsroom.comparing import compare
    from bekasi_cli.newsroom.reading import manuscript

    before = manuscript(session.store, article, base)
    after = manuscript(session.store, article, article.head)
    return compare(before, after, session.settings.zone)


def described(article: Article, base: int) -> dict[str, object]:
    """Return which two texts of ARTICLE are compared, for programs."""
    known = article.revision(base)
    return {
        "number": article.id,
        "from": {"revision": base, "digest": known.digest if known else None},
        "to": {"revision": article.head.revision, "digest": article.head.digest},
    }

"""Show everything that is known of one article, or the text of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli import looking
from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.model import Article

app = CommandApp()


@app.act(
    "show",
    help=N_(
        "Show an article's facts: where it stands, who wrote and approved it, what you can do"
        " next. With --revision, print the text of that revision, also of one that lost a race."
    ),
    examples="bekasi show 17\nbekasi show 17 --json\nbekasi show 17 --revision 2",
)
def show(
    ctx: typer.Context,
    number: Number,
    revision: Annotated[
        int | None,
        typer.Option("--revision", metavar="R", help=N_("Print the text of this revision.")),
    ] = None,
) -> None:
    """Print a sheet of facts, a text of record, or the article's JSON."""
    from bekasi_cli.cli import opened
    from bekasi_cli.model import Article
    from bekasi_cli.terminal import story

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    if session.options.json:
        session.terminal.data(looking.article_json(session, article, revision))
    elif revision is not None:
        _print_text(session, article, revision)
    else:
        sheet = story.sheet(
            article,
            session.terminal,
            house=looking.house(session),
            actions=looking.actions(session, article),
        )
        session.terminal.page(sheet)
        _draw_event(session, article)
    opened.tell(session, number)


def _draw_event(session: Session, article: Article) -> None:
    """Draw the event that ARTICLE is on, and the other articles on it."""
    facts = article.head.facts
    if facts.event is None:
        return
    from bekasi_cli.newsroom.agenda_articles import event_of
    from bekasi_cli.newsroom.agenda_looks import series
    from bekasi_cli.terminal.event_sheet import beneath

    others = [each for each in series(session.store, facts.event) if each.id != article.id]
    event = event_of(session.store, facts)
    session.terminal.draw(beneath(facts, event, others, session.terminal))


def _print_text(session: Session, article: Article, revision: int) -> None:
    """Print the text of record as it was saved, and say on stderr whose it is."""
    from bekasi_cli.documents import decode, short_digest
    from bekasi_cli.terminal.preview import named

    content = session.store.revision(article.id, revision)
    saved = next(each for each in article.revisions if each.n == revision)
    session.terminal.print_text(decode(content))
    session.terminal.note(
        N_("Revision {revision} of article {number}, code {code}, by {who}, {at}"),
        revision=revision,
        number=article.id,
        code=short_digest(saved.digest),
        who=named(saved.by, looking.names(session)),
        at=saved.at,
    )

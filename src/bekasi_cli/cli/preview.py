"""Show an article as its readers will see it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import WHATSAPP

if TYPE_CHECKING:
    from bekasi_cli.model import Article, Manuscript, Version

app = CommandApp()


class Form(StrEnum):
    """What the article is shown as."""

    PAGE = "page"
    WHATSAPP = WHATSAPP


@app.act(
    "preview",
    help=N_(
        "Show an article as readers will see it. It says clearly when that is not what they see"
        " now. With --format whatsapp it is a message to be copied into WhatsApp; --web makes its"
        " page of the public site, in a folder of your own, and opens it in your browser."
    ),
    examples=(
        "bekasi preview 17\n"
        "bekasi preview 17 --live\n"
        "bekasi preview 17 --revision 2\n"
        "bekasi preview 17 --format whatsapp\n"
        "bekasi preview 17 --web"
    ),
)
def preview(
    ctx: typer.Context,
    number: Number,
    revision: Annotated[
        int | None,
        typer.Option("--revision", metavar="R", help=N_("This revision, not the newest text.")),
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help=N_("The published text, not the one in the making."))
    ] = False,
    format_: Annotated[
        Form,
        typer.Option("--format", help=N_("The page, or a message; --as whatsapp says it too.")),
    ] = Form.PAGE,
    web: Annotated[
        bool, typer.Option("--web", help=N_("Its page as the public site will have it."))
    ] = False,
) -> None:
    """Draw the page, through the pager where it is long."""
    from bekasi_cli.cli import looking
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.reading import manuscript
    from bekasi_cli.terminal import preview as view

    session = Session.of(ctx)
    if live and revision is not None:
        raise UsageProblem(
            N_("--live and --revision name two different texts."), N_("Leave one of them out.")
        )
    article = session.store.get(Article, number)
    if web:
        _page(session, article, revision, live=live)
        return
    version = _wanted(article, revision, live=live)
    text = manuscript(session.store, article, version)
    if session.options.json:
        session.terminal.data(looking.article_json(session, article, version))
        return
    shown = version if isinstance(version, int) else version.revision
    if format_ is Form.WHATSAPP or _said_with_as(session):
        _message(session, article, text, shown)
        return
    session.terminal.page(
        view.article(text, looking.house(session), article=article, revision=shown)
    )


def _page(session: Session, article: Article, revision: int | None, *, live: bool) -> None:
    """Make the site aside with the article's page in it, say where it is and open it."""
    from bekasi_cli.cli.serve import private_place
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom import showing

    if revision is not None:
        raise UsageProblem(
            N_("--web shows the newest text or, with --live, the published one."),
            N_("Leave --revision out."),
        )
    if live:
        _wanted(article, None, live=True)
    place = private_place(session, "site" if live else "drafts")
    with session.terminal.progress(N_("Building the site")) as progress:
        made = showing.show(
            session.store, session.folder, now(), place, drafts=not live, progress=progress
        )
    item = made.edition.by_number().get(article.id)
    if item is None:
        raise Refused(
            N_("Article {number} has no page: it is in the trash, or was never to be published."),
            N_("See its facts: bekasi show {number}"),
            number=article.id,
        )
    page = place.site / item.path
    session.terminal.notices(made.notices)
    if session.options.json:
        session.terminal.data({"page": str(page)})
    session.terminal.say(N_("Its page: {page}"), page=page)
    if session.surroundings.asking and not session.options.json:
        import webbrowser

        webbrowser.open(page.as_uri())


def _said_with_as(session: Session) -> bool:
    """Tell whether --as, which picks a staff code everywhere, says what the article is to be."""
    from bekasi_cli.model import Staff

    wish = session.options.as_code.casefold()
    return wish == WHATSAPP and all(each.code != wish for each in session.store.find(Staff))


def _message(session: Session, article: Article, text: Manuscript, shown: int) -> None:
    from bekasi_cli.cli import looking
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.formats import whatsapp
    from bekasi_cli.model import Publication

    live = article.live
    house = looking.house(session)
    message = whatsapp.render(article, text, house, now=now(), revision=shown)
    session.terminal.print_text(message)
    if live is None or live.revision != shown or article.publication is not Publication.LIVE:
        session.terminal.warn(
            N_("This is not the text that readers see now: do not share it before it is published.")
        )


def _wanted(article: Article, revision: int | None, *, live: bool) -> Version | int:
    if revision is not None:
        return revision
    if not live:
        return article.head
    if article.live is None:
        raise Refused(
            N_("Article {number} was never published: there is no text that readers see."),
            N_("To see the text in the making: bekasi preview {number}"),
            number=article.id,
        )
    return article.live

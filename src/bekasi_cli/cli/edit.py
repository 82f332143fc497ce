"""Change an article's text, and keep both texts where somebody else was faster."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Base, File, Number, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Conflict
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.manuscripts import Desk, Save
    from bekasi_cli.documents import Parsed
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.room import Outcome

app = CommandApp()


@app.act(
    "edit",
    help=N_(
        "Change an article's text in your editor (BEKASI_EDITOR, VISUAL, EDITOR), or with --file."
        " A text without front matter, as from Word or WhatsApp, changes headline, place and text;"
        " all else stays. Any change makes earlier approvals void. If somebody else was faster,"
        " both texts are kept."
    ),
    examples=(
        "bekasi edit 17\n"
        "bekasi edit 17 --file naskah.md\n"
        "bekasi edit 17 --file naskah.docx\n"
        "bekasi edit 17 --file - --base 3\n"
        "bekasi edit 17 --resume"
    ),
)
def edit(
    ctx: typer.Context,
    number: Number,
    file: File = "",
    base: Base = None,
    resume: Resume = False,
) -> None:
    """Save a new revision, unless nothing was changed."""
    from bekasi_cli.cli import erased_buffers, opened, outcomes, permits, sources, styling
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.room import Outcome
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    article = session.store.get(Article, number)
    erased_buffers.forget(session, article)
    if not file:  # a text that is written already is read first, so that it is kept
        permits.check(session, Action.REVISE, article)
    opened.tell(session, number)
    known = article.head.facts
    read = partial(sources.brought, session, command=f"bekasi edit {number}", known=known)
    desk = Desk(session, read, number, article.head.revision)
    outcome: Outcome | None
    if file:
        outcome = desk.bring(file, _saving(session, number), base)
    elif resume:
        outcome = desk.resume(_saving(session, number), base)
    else:
        outcome = _edited(session, desk, article, base)
    outcomes.tell(
        session,
        outcome or Outcome(article, None, already=True),
        N_("Revision {revision} of article {number} is saved (code {code}). It is now {state}."),
        N_("Nothing was changed: article {number} stays at revision {revision}."),
    )
    if outcome and not outcome.already:
        styling.tell(session, outcome.article)


def _edited(session: Session, desk: Desk, article: Article, base: int | None) -> Outcome | None:
    from bekasi_cli.cli import templates
    from bekasi_cli.newsroom.reading import manuscript

    desk.require_terminal()
    if base is not None and base != desk.head:
        raise Conflict(
            N_("Article {number} is at revision {revision} by now, not at {base}."),
            N_("To change the newest: bekasi edit {number}"),
            number=article.id,
            revision=desk.head,
            base=base,
        )
    text = manuscript(session.store, article, article.head)
    return desk.begin(templates.working_text(session, article, text), _saving(session, article.id))


def _saving(session: Session, number: int) -> Save:
    from bekasi_cli.newsroom import writing

    def save(parsed: Parsed, base: int | None) -> Outcome:
        session.terminal.notices(parsed.warnings)
        return writing.revise(session.room, number, parsed.manuscript, base=base)

    return save

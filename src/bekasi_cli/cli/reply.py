"""Write a reply to an article that the public has seen (hak jawab)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import File, Number, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.cli.wishes import Author, CategoryCode, Kind, Title, Via, Wish
from bekasi_cli.errors import Interrupted
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from bekasi_cli.cli.manuscripts import Save
    from bekasi_cli.documents import Parsed
    from bekasi_cli.newsroom.room import Outcome

app = CommandApp()


@app.act(
    "reply",
    help=N_(
        "Write a reply (hak jawab) to an article that the public has seen, also to one that was"
        " retracted. It is a new article, and each of the two names the other. Without --file your"
        " editor opens."
    ),
    examples=(
        'bekasi reply 17 "Tanggapan PT Contoh" --file tanggapan.md\n'
        "bekasi reply 17 --from atn --via WhatsApp --file pesan.txt\n"
        "bekasi reply 17\n"
        "bekasi reply 17 --resume"
    ),
)
def reply(
    ctx: typer.Context,
    number: Number,
    title: Title = "",
    file: File = "",
    kind: Kind = None,
    category: CategoryCode = "",
    author: Author = "",
    via: Via = "",
    resume: Resume = False,
) -> None:
    """Make an article that answers another one."""
    from bekasi_cli.cli import outcomes, permits, sources
    from bekasi_cli.model import Article
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    permits.check(session, Action.REPLY, session.store.get(Article, number))
    wish = Wish(
        command=f"bekasi reply {number}",
        title=title.strip(),
        kind=kind,
        category=category.strip(),
        author=author.strip(),
        via=via.strip(),
    )
    outcome = _written(session, number, wish, file, resume=resume)
    if outcome is None:
        raise Interrupted(N_("Nothing was written, so no article was made."))
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, is saved as a draft (code {code}), as the reply."),
    )


def _written(
    session: Session, number: int, wish: Wish, file: str, *, resume: bool
) -> Outcome | None:
    from bekasi_cli.cli import templates
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.model import Facts

    read = partial(wish.read, session)
    desk = Desk(session, read, typed=wish.resumed_by, apart=f"reply-{number}")
    save = _saving(session, number, wish)
    if file:
        return desk.bring(file, save)
    if resume:
        return desk.resume(save)
    desk.require_terminal()
    facts = wish.upon(Facts(reporters=(wish.author or session.actor.code,)))
    return desk.begin(templates.new_article(session, facts), save)


def _saving(session: Session, number: int, wish: Wish) -> Save:
    from bekasi_cli.newsroom import replying

    def save(parsed: Parsed, _base: int | None) -> Outcome:
        session.terminal.notices(parsed.warnings)
        author = wish.author or None
        return replying.reply(
            session.room, number, parsed.manuscript, source_author=author, via=wish.via
        )

    return save

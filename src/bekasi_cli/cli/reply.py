"""Write a reply to an article that the public has seen (hak jawab)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import File, Number, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import Interrupted
from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bekasi_cli.cli.manuscripts import Save
    from bekasi_cli.documents import Parsed
    from bekasi_cli.model import Facts
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
        "bekasi reply 17\n"
        "bekasi reply 17 --resume"
    ),
)
def reply(
    ctx: typer.Context,
    number: Number,
    title: Annotated[
        str, typer.Argument(metavar="[TITLE]", help=N_("The headline."), show_default=False)
    ] = "",
    file: File = "",
    kind: Annotated[
        ArticleKind | None, typer.Option("--kind", help=N_("What sort of item it is."))
    ] = None,
    resume: Resume = False,
) -> None:
    """Make an article that answers another one."""
    from bekasi_cli.cli import outcomes, permits, sources
    from bekasi_cli.model import Article
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    permits.check(session, Action.REPLY, session.store.get(Article, number))
    outcome = _written(session, number, title.strip(), kind, file, resume=resume)
    if outcome is None:
        raise Interrupted(N_("Nothing was written, so no article was made."))
    outcomes.tell(
        session,
        outcome,
        N_("Article {number}, “{title}”, is saved as a draft (code {code}), as the reply."),
    )


def _written(
    session: Session, number: int, title: str, kind: ArticleKind | None, file: str, *, resume: bool
) -> Outcome | None:
    from msgspec.structs import replace

    from bekasi_cli.cli import templates
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.model import Facts

    def wished(facts: Facts) -> Facts:
        return replace(facts, title=title or facts.title, kind=kind or facts.kind)

    desk = Desk(session, typed=f"bekasi reply {number}", apart=f"reply-{number}")
    save = _saving(session, number, wished)
    if file:
        return desk.bring(file, save)
    if resume:
        return desk.resume(save)
    desk.require_terminal()
    facts = wished(Facts(reporters=(session.actor.code,)))
    return desk.begin(templates.new_article(session, facts), save)


def _saving(session: Session, number: int, wished: Callable[[Facts], Facts]) -> Save:
    from msgspec.structs import replace

    from bekasi_cli.newsroom import replying

    def save(parsed: Parsed, _base: int | None) -> Outcome:
        session.terminal.notices(parsed.warnings)
        text = replace(parsed.manuscript, facts=wished(parsed.manuscript.facts))
        return replying.reply(session.room, number, text)

    return save

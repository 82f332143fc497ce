"""Write a new article: from a file, from standard input, or in the writer's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from msgspec import Struct
from msgspec.structs import replace

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import File, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind, Facts

if TYPE_CHECKING:
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.documents import Parsed
    from bekasi_cli.newsroom.room import Outcome

app = CommandApp()

Title: TypeAlias = Annotated[
    str, typer.Argument(metavar="[TITLE]", help=N_("The headline."), show_default=False)
]
Kind: TypeAlias = Annotated[
    ArticleKind | None, typer.Option("--kind", help=N_("What sort of item it is."))
]
CategoryCode: TypeAlias = Annotated[
    str, typer.Option("--category", metavar="CODE", help=N_("The category's code."))
]
Reporters: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reporter", metavar="CODE", help=N_("Who reported it; can be repeated.")),
]
Author: TypeAlias = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="CODE",
        help=N_("Who wrote this text that you type in; it becomes their revision 1."),
    ),
]


class Wish(Struct, frozen=True, kw_only=True):
    """What was typed beside the text; it wins over what the text says of itself."""

    title: str
    kind: ArticleKind | None
    category: str
    reporters: tuple[str, ...]
    author: str

    def upon(self, facts: Facts) -> Facts:
        """Return FACTS with what was typed in their place."""
        return replace(
            facts,
            title=self.title or facts.title,
            kind=self.kind or facts.kind,
            category=self.category or facts.category,
            reporters=self.reporters or facts.reporters,
        )


@app.act(
    "draft",
    help=N_(
        "Write a new article. Without --file your editor opens (BEKASI_EDITOR, VISUAL, EDITOR);"
        " the file is Markdown with front matter between two lines ---."
    ),
    examples=(
        'bekasi draft "Judul berita" --file naskah.md\n'
        "bekasi draft\n"
        "bekasi draf --file - < naskah.md\n"
        "bekasi draft --from atn --file pesan.txt\n"
        "bekasi draft --resume"
    ),
)
def draft(
    ctx: typer.Context,
    title: Title = "",
    file: File = "",
    kind: Kind = None,
    category: CategoryCode = "",
    reporters: Reporters = None,
    author: Author = "",
    resume: Resume = False,
) -> None:
    """Make an article of what was written."""
    from bekasi_cli.cli import outcomes, permits, sources
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.errors import Interrupted
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    permits.check(session, Action.DRAFT, None)
    wish = Wish(
        title=title.strip(),
        kind=kind,
        category=category.strip(),
        reporters=tuple(reporters or ()),
        author=author.strip(),
    )
    outcome = _written(session, Desk(session), wish, file, resume=resume)
    if outcome is None:
        raise Interrupted(N_("Nothing was written, so no article was made."))
    outcomes.tell(
        session, outcome, N_("Article {number}, “{title}”, is saved as a draft (code {code}).")
    )


def _written(
    session: Session, desk: Desk, wish: Wish, file: str, *, resume: bool
) -> Outcome | None:
    def save(parsed: Parsed, _base: int | None) -> Outcome:
        return _save(session, wish, parsed)

    if file:
        return desk.bring(file, save)
    if resume:
        return desk.resume(save)
    from bekasi_cli.cli import templates

    desk.require_terminal()
    writer = wish.author or session.actor.code
    facts = wish.upon(Facts(reporters=(writer,)))
    return desk.begin(templates.new_article(session, facts), save)


def _save(session: Session, wish: Wish, parsed: Parsed) -> Outcome:
    from bekasi_cli.newsroom import writing

    said = parsed.manuscript.facts
    if wish.title and said.title and said.title != wish.title:
        session.terminal.note(
            N_("The headline that you typed was taken; the text has another: {title}"),
            title=said.title,
        )
    session.terminal.notices(parsed.warnings)
    manuscript = replace(parsed.manuscript, facts=wish.upon(said))
    return writing.draft(session.room, manuscript, source_author=wish.author or None)

"""Say something about a text, without changing it."""

from __future__ import annotations

from typing import Annotated

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "comment",
    help=N_(
        "Say something about a text, as a whole or about one paragraph. Text and approvals stay as"
        " they are. `review` shows comments in their place, `show` and `history` with the rest;"
        " readers never see them."
    ),
    examples=(
        'bekasi comment 17 "Siapa nama lengkap camatnya?" --paragraph 2\n'
        'bekasi comment 17 "Bagus, tinggal angka anggarannya."'
    ),
)
def comment(
    ctx: typer.Context,
    number: Number,
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help=N_("What you want to say, in quotation marks."))
    ] = "",
    paragraph: Annotated[
        int | None,
        typer.Option(
            "--paragraph",
            metavar="P",
            min=1,
            help=N_("The paragraph that it is about, counted from 1; `review` numbers them."),
        ),
    ] = None,
) -> None:
    """Keep the comment with the text that it is about."""
    from bekasi_cli.cli import asking, outcomes
    from bekasi_cli.newsroom import commenting
    from bekasi_cli.workflow import Act

    session = Session.of(ctx)
    if not text:
        from bekasi_cli import prompts
        from bekasi_cli.model import Article

        article = session.store.get(Article, number)
        asking.may(session, Act.COMMENT)
        question = session.terminal.sentence(
            N_("What do you want to say about article {number}, “{title}”?"),
            number=article.id,
            title=article.head.facts.title,
        )
        text = prompts.ask_text(
            question, asking=session.surroundings.asking, flag="bekasi comment NUMBER TEXT"
        )
    outcomes.tell(
        session,
        commenting.comment(session.room, number, text, paragraph or 0),
        N_("Your comment on article {number}, “{title}”, is kept with revision {revision}."),
    )

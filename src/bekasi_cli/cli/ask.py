"""Print a text with its code, to be approved by somebody who is not here."""

from __future__ import annotations

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_

app = CommandApp()


@app.act(
    "ask",
    help=N_(
        "Print the whole text with a short code of exactly this text, to be pasted into WhatsApp."
        " Whoever may approve it answers with the code; `approve` records that. Nothing is sent"
        " and nothing is changed."
    ),
    examples=(
        "bekasi ask 17\n"
        'bekasi approve 17 --approved-by "Kabag Prokopim" --via WhatsApp --code A1B2C3D4'
    ),
)
def ask(ctx: typer.Context, number: Number) -> None:
    """Print the message alone on stdout, and on stderr what to type when the answer comes."""
    from bekasi_cli.cli import looking, permits
    from bekasi_cli.documents import short_digest
    from bekasi_cli.formats.request import request
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.outside import answer_code
    from bekasi_cli.newsroom.reading import manuscript
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    article = session.store.get(Article, number)
    to_do = permits.check(session, Action.APPROVE_OUTSIDE, article)
    text = manuscript(session.store, article, article.head)
    code = answer_code(article)
    message = request(text, code, looking.house(session))
    if session.options.json:
        found = {"number": article.id, "revision": article.head.revision, "code": code}
        session.terminal.data(found | {"digest": article.head.digest, "message": message})
        return
    session.terminal.print_text(message)
    if not to_do:
        session.terminal.warn(N_("You have already recorded an approval of exactly this text."))
        return
    session.terminal.note(
        N_(
            "Paste this into WhatsApp. When the answer comes, type:"
            ' bekasi approve {number} --approved-by "who" --via WhatsApp --code {code}'
        ),
        number=article.id,
        code=short_digest(article.head.digest),
    )

"""Read a text with what it changes and what was said of it, and decide on it at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.reviewing import Review

APPROVE, SEND_BACK, EDIT, LEAVE = "approve", "send-back", "edit", "leave"

app = CommandApp()


@app.act(
    "review",
    help=N_(
        "Read a text on one screen: as readers will see it, with its paragraphs numbered and"
        " comments in their place, and word by word what it changes. Then, on a terminal, approve"
        " exactly this text, send it back, edit it, or leave it."
    ),
    examples="bekasi review 17\nbekasi periksa 17\nbekasi review 17 --json",
)
def review(ctx: typer.Context, number: Number) -> None:
    """Show the screen, then ask what is to be done, where somebody can answer."""
    from bekasi_cli.cli import looking, opened, styling
    from bekasi_cli.newsroom.reviewing import review as gather
    from bekasi_cli.terminal import review as view

    session = Session.of(ctx)
    found = gather(session.store, number, session.settings.zone)
    if session.options.json:
        session.terminal.data(_as_json(session, found))
        return
    session.terminal.page(view.review(found, session.terminal, looking.house(session)))
    article = found.article
    opened.tell(session, number)
    styling.tell(session, article, most=5)
    choices = list(_choices(session, article))
    if not choices:
        session.terminal.note(
            N_("There is nothing for you to decide here. See: bekasi show {number}"),
            number=article.id,
        )
    elif session.surroundings.asking and not session.options.yes:
        _decide(ctx, article, choices)
    else:
        session.terminal.note(
            N_("Decide with: {commands}"),
            commands=", ".join(command for *_rest, command in choices),
        )


def _choices(session: Session, article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield what can be decided: its name, what it does, and the command that does it."""
    from bekasi_cli.cli import looking
    from bekasi_cli.documents import short_digest
    from bekasi_cli.terminal.story import NEXT
    from bekasi_cli.workflow import Action, usage

    can = looking.actions(session, article)
    for name, action in ((APPROVE, Action.APPROVE), (SEND_BACK, Action.SEND_BACK)):
        if action in can:
            command = f"bekasi {usage(action, article.id)}"
            if action is Action.APPROVE:
                command += f" --digest {short_digest(article.head.digest)}"
            yield name, _(NEXT[action]), command
    if Action.REVISE in can:
        yield EDIT, _(NEXT[Action.REVISE]), f"bekasi {usage(Action.REVISE, article.id)}"


def _decide(ctx: typer.Context, article: Article, choices: list[tuple[str, str, str]]) -> None:
    """Ask, and do what was chosen: an approval is one of exactly the text that was shown."""
    from bekasi_cli import prompts
    from bekasi_cli.cli import approve, article_menu, edit, send_back

    session = Session.of(ctx)
    labels = [(name, article_menu.choice(told, command)) for name, told, command in choices]
    question = session.terminal.sentence(
        N_("What about article {number}, “{title}”?"),
        number=article.id,
        title=article.head.facts.title or _("(no headline)"),
    )
    chosen = prompts.choose(
        question, [*labels, (LEAVE, _("Leave it as it is"))], asking=True, flag="--yes"
    )
    if chosen == APPROVE:
        approve.give(session, article.id, article.head.digest)
    elif chosen == SEND_BACK:
        send_back.give_back(session, article.id)
    elif chosen == EDIT:
        edit.edit(ctx, article.id)
    else:
        session.terminal.note(N_("Nothing was done."))


def _as_json(session: Session, found: Review) -> dict[str, object]:
    """Return the article's JSON with `changes`, null where nothing came before the text."""
    from bekasi_cli.cli import diff, looking
    from bekasi_cli.terminal.difference import difference_json

    changes: dict[str, object] | None = None
    if found.changes is not None:
        described = diff.described(found.article, found.base)
        changes = described | difference_json(found.changes)
    return looking.article_json(session, found.article) | {"changes": changes}

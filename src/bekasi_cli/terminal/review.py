"""Draw all that an editor reads before deciding on a text, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bekasi_cli.documents import short_digest
from bekasi_cli.i18n import N_
from bekasi_cli.terminal import preview
from bekasi_cli.terminal.comments import comment, comments
from bekasi_cli.terminal.difference import difference

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.house import House
    from bekasi_cli.newsroom.reviewing import Review
    from bekasi_cli.terminal import Terminal


def review(found: Review, terminal: Terminal, house: House) -> RenderableType:
    """Return the page with its paragraphs numbered and comments in place, then what changed."""
    from rich.console import Group
    from rich.constrain import Constrain

    page = preview.article(
        found.text, house, article=found.article, body=_body(found, terminal, house)
    )
    rest = Group(
        *_changes(found, terminal),
        *comments(found.comments.others, terminal, house.names),
        *_code(found, terminal),
    )
    return Group(page, Constrain(rest, preview.MEASURE))


def _body(found: Review, terminal: Terminal, house: House) -> RenderableType | None:
    """Return the text with the numbers that `comment --paragraph` takes; None where it is empty."""
    from rich.table import Table
    from rich.text import Text

    from bekasi_cli.markup import opening
    from bekasi_cli.markup.screen import screens

    plain = screens(found.text.body)
    if not plain:
        return None
    drawn = screens(opening(found.text.body, found.text.facts.dateline))
    above = len(drawn) - len(plain)  # a dateline that stands above a list is no paragraph
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for n, block in enumerate(drawn, 1 - above):
        table.add_row(Text(str(n) if n > 0 else ""), block)
        for said in found.comments.paragraphs.get(n, []):
            table.add_row(Text(), comment(said, terminal, house.names))
        if n < len(plain):
            table.add_row(Text(), Text())
    return table


def _changes(found: Review, terminal: Terminal) -> Iterator[RenderableType]:
    from rich.rule import Rule
    from rich.text import Text

    if found.changes is None:
        return
    yield Text()
    yield Rule(style="dim")
    heading = terminal.sentence(
        N_("What revision {revision} changes in revision {base}"),
        revision=found.article.head.revision,
        base=found.base,
    )
    yield Text(heading, style="bold")
    yield Text()
    yield difference(found.changes)


def _code(found: Review, terminal: Terminal) -> Iterator[RenderableType]:
    from rich.text import Text

    head = found.article.head
    line = terminal.sentence(
        N_("Article {number}, revision {revision}, code {code}"),
        number=found.article.id,
        revision=head.revision,
        code=short_digest(head.digest),
    )
    yield Text(f"\n{line}", style="dim")

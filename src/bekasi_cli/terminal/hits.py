"""Draw what a search found: each article, and the sentence that has the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.documents import clean
from bekasi_cli.search.matching import spans
from bekasi_cli.search.query import Field
from bekasi_cli.search.sentences import within
from bekasi_cli.terminal.articles import headline, state_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.newsroom.searching import Hit
    from bekasi_cli.search.query import Term
    from bekasi_cli.terminal import Terminal


def hits(
    found: Sequence[Hit], terminal: Terminal, terms: Sequence[Term], *, live: bool = False
) -> RenderableType:
    """Draw FOUND; where TERMS stand is bold and underlined. With LIVE as readers see them."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for each in found:
        article = each.article
        facts = article.live.facts if live and article.live else article.head.facts
        where = state_text(article.state)
        reporters = clean(", ".join(facts.reporters)) or "-"
        where.append(f" · {reporters} · {terminal.show(article.updated)}", style="dim")
        parts = [_marked(headline(facts), within(terms, Field.TITLE)), where]
        if each.field is not Field.TITLE:
            parts.append(_marked(Text(clean(each.sentence)), within(terms, each.field)))
        apart = [Text()] if each is not found[-1] else []
        table.add_row(str(article.id), Group(*parts, *apart))
    return table


def _marked(text: Text, terms: Sequence[Term]) -> Text:
    for start, end in spans(terms, text.plain):
        text.stylize("bold underline", start, end)
    return text

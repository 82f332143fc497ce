"""Draw what differs between two texts, with signs for those who see no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import _, ngettext
from bekasi_cli.newsroom.comparing import Mark, Piece

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from bekasi_cli.newsroom.comparing import Comparison

SIGNS = {Mark.GONE: ("[-", "-]", "red strike"), Mark.NEW: ("{+", "+}", "green bold")}
"""What stands around a piece that is in one text only, and its style."""


def difference(found: Comparison) -> RenderableType:
    """Return FOUND: the facts that differ, then the text; what is the same in it is left out.

    A paragraph with a change stands there whole, so that the change is read where it belongs.
    """
    from rich.console import Group
    from rich.text import Text

    if found.same:
        return Text(_("Nothing differs."), style="dim")
    parts: list[RenderableType] = []
    for fact in found.facts:
        line = Text(f"{clean(fact.field)}: ", style="dim", overflow="fold")
        line.append_text(_marked(fact.pieces))
        parts.append(line)
    if found.facts:
        parts.append(Text())
    return Group(*parts, *_body(found.body))


def _body(pieces: Sequence[Piece]) -> Iterator[Text]:
    from rich.text import Text

    unchanged = 0
    for line in _lines(pieces):
        if not "".join(each.text for each in line).strip() and all(_same(each) for each in line):
            continue
        if all(_same(each) for each in line):
            unchanged += 1
            continue
        yield from _left_out(unchanged)
        unchanged = 0
        yield _marked(line)
        yield Text()
    yield from _left_out(unchanged)


def _same(piece: Piece) -> bool:
    return piece.mark is Mark.SAME


def _left_out(count: int) -> Iterator[Text]:
    from rich.text import Text

    if count:
        message = ngettext(
            "⋯ {count} paragraph without changes", "⋯ {count} paragraphs without changes", count
        )
        yield Text(message.format(count=count), style="dim")
        yield Text()


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield PIECES line by line, as far as both texts have the line's end."""
    line: list[Piece] = []
    for each in pieces:
        if each.mark is not Mark.SAME:
            line.append(each)
            continue
        *ended, rest = each.text.split("\n")
        for text in ended:
            yield [*line, Piece(Mark.SAME, text)]
            line = []
        if rest:
            line.append(Piece(Mark.SAME, rest))
    if line:
        yield line


def _marked(pieces: Sequence[Piece]) -> Text:
    from rich.text import Text

    text = Text(overflow="fold")
    for each in pieces:
        shown = clean(each.text)
        if each.mark is Mark.SAME:
            text.append(shown)
            continue
        before, after, style = SIGNS[each.mark]
        inside = shown.strip()
        lead, tail = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
        if not inside:  # only blanks differ: they need a shape
            lead, inside, tail = "", shown.replace(" ", "·").replace("\n", "↵\n").rstrip("\n"), ""
        text.append(lead)
        text.append(f"{before}{inside}{after}", style=style)
        text.append(tail)
    text.rstrip()
    return text


def difference_json(found: Comparison) -> dict[str, object]:
    """Return FOUND for programs; the pieces of `body` together are both whole texts."""
    return {
        "same": found.same,
        "facts": [
            {"field": each.field, "before": each.before or None, "after": each.after or None}
            for each in found.facts
        ],
        "body": [{"mark": each.mark.value, "text": each.text} for each in found.body],
    }

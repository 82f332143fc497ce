"""Draw Markdown on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode as Node
from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bekasi_cli.markup.parsing import address, caption, inlines, start, text, tree

_BAR = "▌ "


def screen(body: str) -> RenderableType:
    """Return BODY as a renderable; text from people only ever stands in `Text`."""
    return Group(*_blocks(tree(body).children))


def screens(body: str) -> list[RenderableType]:
    """Return each block of BODY (a paragraph, a list, a quotation) as a renderable of its own."""
    return [_block(node) for node in tree(body).children]


class _Hanging:
    """Something drawn with a mark before its first line, and another before the rest."""

    def __init__(self, first: str, rest: str, inside: RenderableType, style: str = "") -> None:
        self.first, self.rest, self.inside = first, rest, inside
        self.style = Style.parse(style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - len(self.first), 1)
        lines = console.render_lines(self.inside, options.update(width=width), pad=False)
        for n, line in enumerate(lines):
            yield Segment(self.rest if n else self.first, self.style)
            yield from line
            yield Segment.line()


def _blocks(nodes: Iterable[Node], *, tight: bool = False) -> Iterator[RenderableType]:
    for n, node in enumerate(nodes):
        if n and not tight:
            yield Text()
        yield _block(node)


def _block(node: Node) -> RenderableType:
    match node.type:
        case "blockquote":
            return _Hanging(_BAR, _BAR, Group(*_blocks(node.children)), "dim")
        case "bullet_list":
            return _list(node, ["• "] * len(node.children))
        case "ordered_list":
            return _list(node, [f"{start(node) + n}. " for n in range(len(node.children))])
        case "hr":
            return Rule(style="dim")
        case "fence" | "code_block":
            return Padding(Text(text(node).rstrip("\n"), style="dim"), (0, 0, 0, 4), expand=False)
        case "table":
            return _table(node)
        case "heading":
            return _line(node, "bold underline" if node.tag == "h1" else "bold")
        case _:
            return _line(node, "")


def _list(node: Node, marks: Sequence[str]) -> RenderableType:
    width = max(map(len, marks))
    items = zip(marks, node.children, strict=True)
    return Group(
        *(
            _Hanging(mark.rjust(width), " " * width, Group(*_blocks(item.children, tight=True)))
            for mark, item in items
        )
    )


def _table(node: Node) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    head, *parts = node.children
    for cell in head.children[0].children:
        table.add_column(_line(cell, "bold"), overflow="fold")
    for row in (row for part in parts for row in part.children):
        table.add_row(*(_line(cell, "") for cell in row.children))
    return table


def _line(node: Node, style: str) -> Text:
    line = Text(style=style, overflow="fold")
    for part in inlines(node):
        _append(line, part, Style())
    return line


def _append(line: Text, node: Node, style: Style) -> None:
    match node.type:
        case "softbreak":
            line.append(" ")
        case "hardbreak":
            line.append("\n")
        case "image":
            line.append(f"▣ {caption(node)}", style + Style(dim=True))
        case "code_inline":
            line.append(text(node), style + Style(dim=True))
        case "em":
            _append_all(line, node, style + Style(italic=True))
        case "strong":
            _append_all(line, node, style + Style(bold=True))
        case "link":
            _append_all(line, node, style + Style(underline=True))
            where = address(node)
            line.append(f" ({where})" if where else "", style + Style(dim=True))
        case _:
            line.append(text(node), style)


def _append_all(line: Text, node: Node, style: Style) -> None:
    for part in node.children:
        _append(line, part, style)

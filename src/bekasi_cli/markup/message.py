"""Draw Markdown as a WhatsApp message, with the marks that WhatsApp itself has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from bekasi_cli.markup.parsing import address, caption, inlines, start, text, tree

_TWINS = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
"""Signs that look like WhatsApp's marks and are none: it knows no way to write a mark as itself."""

_MARKS = re.compile(r"(?P<address>https?://\S+)|[*_~`]")


def message(body: str) -> str:
    """Return BODY with `*tebal*`, `_miring_`, `> ` and lists; a link is followed by its address."""
    return _blocks(tree(body).children)


def words(line: str) -> str:
    """Return LINE of plain text so that WhatsApp reads no mark in it."""
    return _MARKS.sub(_shown, line)


def _shown(found: re.Match[str]) -> str:
    sign, line = found[0], found.string
    start, end = found.span()
    before, after = line[max(start - 1, 0) : start], line[end : end + 1]
    # A mark counts only at the edge of a word; within one, and by itself, it stays as it is.
    harmless = (before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace())
    return sign if found["address"] or harmless else _TWINS[sign]


def bold(line: str) -> str:
    """Return LINE of plain text in bold."""
    inside = words(" ".join(line.split()))
    return f"*{inside}*" if inside else ""


def _blocks(nodes: Sequence[Node], between: str = "\n\n") -> str:
    return between.join(filter(None, map(_block, nodes)))


def _block(node: Node) -> str:
    match node.type:
        case "blockquote":
            inside = _blocks(node.children)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n") if line)
        case "bullet_list":
            return _list(node, ["- "] * len(node.children))
        case "ordered_list":
            return _list(node, [f"{start(node) + n}. " for n in range(len(node.children))])
        case "hr":
            return "———"
        case "fence" | "code_block":
            return f"```{text(node).rstrip()}```" if text(node).strip() else ""
        case "table":
            rows = (row for part in node.children for row in part.children)
            return "\n".join(" | ".join(_inline(cell) for cell in row.children) for row in rows)
        case "heading":
            return _around("*", _inline(node, "*"))
        case _:
            return _inline(node)


def _list(node: Node, marks: Sequence[str]) -> str:
    """Return a list; one within it is indented, as WhatsApp knows no other way."""
    items = (
        mark + _blocks(item.children, "\n").replace("\n", "\n" + " " * len(mark))
        for mark, item in zip(marks, node.children, strict=True)
    )
    return "\n".join(items)


def _inline(node: Node, within: str = "") -> str:
    return _parts(inlines(node), within)


def _parts(nodes: Sequence[Node], within: str) -> str:
    return "".join(_part(node, within) for node in nodes)


def _part(node: Node, within: str) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return words(caption(node))
        case "link":
            inside = _parts(node.children, within)
            where = address(node)
            if where:
                return f"{inside} ({where})"
            return str(node.attrs.get("href", "")).removeprefix("mailto:") or inside
        case "strong":
            return _marked("*", node, within)
        case "em":
            return _marked("_", node, within)
        case "code_inline":
            return f"`{text(node)}`" if "`" not in text(node) else words(text(node))
        case _:
            return words(text(node))


def _marked(mark: str, node: Node, within: str) -> str:
    """Return what stands in bold or italics, marked once: WhatsApp reads no mark in its like."""
    if mark in within:
        return _parts(node.children, within)
    return _around(mark, _parts(node.children, within + mark))


def _around(mark: str, inside: str) -> str:
    """Return INSIDE with MARK around each of its lines, blanks outside: else it is not read."""
    return "\n".join(_line(mark, line) for line in inside.split("\n"))


def _line(mark: str, line: str) -> str:
    inside = line.strip()
    if not inside:
        return line
    before, _, after = line.partition(inside)
    return f"{before}{mark}{inside}{mark}{after}"

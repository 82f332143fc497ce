"""Draw Markdown as plain text, for messages, descriptions and machines."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from bekasi_cli.markup.parsing import address, caption, inlines, start, text, tree


def plain(body: str) -> str:
    """Return BODY without marks; a link is followed by its address in brackets."""
    return _blocks(tree(body).children)


def _blocks(nodes: Sequence[Node], between: str = "\n\n") -> str:
    return between.join(filter(None, map(_block, nodes)))


def _block(node: Node) -> str:
    match node.type:
        case "blockquote":
            return _hanging("> ", "> ", _blocks(node.children))
        case "bullet_list":
            return _list(node, ["- "] * len(node.children))
        case "ordered_list":
            return _list(node, [f"{start(node) + n}. " for n in range(len(node.children))])
        case "hr":
            return "———"
        case "fence" | "code_block":
            return text(node).rstrip("\n")
        case "table":
            rows = (row for part in node.children for row in part.children)
            return "\n".join(" | ".join(_inline(cell) for cell in row.children) for row in rows)
        case _:
            return _inline(node)


def _list(node: Node, marks: Sequence[str]) -> str:
    items = (
        _hanging(mark, " " * len(mark), _blocks(item.children, "\n"))
        for mark, item in zip(marks, node.children, strict=True)
    )
    return "\n".join(items)


def _hanging(first: str, rest: str, inside: str) -> str:
    return first + inside.replace("\n", f"\n{rest}")


def _inline(node: Node) -> str:
    return "".join(map(_part, inlines(node)))


def _part(node: Node) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return caption(node)
        case "link":
            inside = "".join(map(_part, node.children))
            where = address(node)
            return f"{inside} ({where})" if where else inside
        case "em" | "strong":
            return "".join(map(_part, node.children))
        case _:
            return text(node)

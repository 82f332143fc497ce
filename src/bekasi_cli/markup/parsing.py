"""Parse the Markdown that articles use: CommonMark and tables, never raw HTML."""

from __future__ import annotations

import re
import string
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from bekasi_cli.cleaning import clean

_ADDRESS = re.compile(r"(?i)(?:https?|mailto|tel):|[^:]*\Z")
_PUNCTUATION = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


class _Parser(MarkdownIt):
    """A parser whose links lead to web pages, mail and telephones only; others stay as typed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name for it
        return bool(_ADDRESS.match(url))


@cache
def parser() -> MarkdownIt:
    """Return the one parser of articles."""
    return _Parser("commonmark", {"html": False, "maxNesting": 60}).enable("table")


def tree(body: str) -> Node:
    """Return BODY's blocks and their parts as a tree."""
    return Node(parser().parse(clean(body)))


def blocks(body: str) -> list[str]:
    """Return BODY's blocks as they are typed: paragraphs, headings, lists, quotations."""
    lines = clean(body).split("\n")
    spans = (node.map or (0, 0) for node in tree(body).children)
    return ["\n".join(lines[first:last]).strip() for first, last in spans]


def inlines(node: Node) -> list[Node]:
    """Return the parts of a paragraph, heading or cell."""
    return [part for inline in node.children for part in inline.children]


def text(node: Node) -> str:
    """Return the text of a leaf; entities can spell what no terminal may get."""
    return clean(node.content)


def address(node: Node) -> str:
    """Return where a link leads, or "" where its own text says so."""
    href = clean(str(node.attrs.get("href", "")))
    shown = "".join(part.content for part in node.walk() if part.type == "text")
    return "" if href in {shown, f"mailto:{shown}"} else href


def caption(node: Node) -> str:
    """Return what stands for an image."""
    return "".join(text(part) for part in node.walk() if part.type in {"text", "code_inline"})


def start(node: Node) -> int:
    """Return the number of an ordered list's first item."""
    return int(node.attrs.get("start", 1))


def with_dateline(body: str, dateline: str) -> str:
    """Return BODY with DATELINE before its first paragraph, or above a list, quotation and such."""
    place = " ".join(clean(dateline).split())
    if not place:
        return body
    bold = f"**{place.translate(_PUNCTUATION)}**"
    start = body.lstrip("\n").partition("\n\n")[0]  # what the first block is shows there
    first = next(iter(tree(start).children), None) or next(iter(tree(body).children), None)
    return (
        f"{bold} – {body.lstrip()}" if first and first.type == "paragraph" else f"{bold}\n\n{body}"
    )

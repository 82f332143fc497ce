"""Read a Word document as Markdown: headings, emphasis, lists, links, tables, captions."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bekasi_cli.cleaning import clean
from bekasi_cli.documents import MAX_BYTES, Notice, Parsed
from bekasi_cli.documents.decoding import too_large
from bekasi_cli.formats import chat, plain
from bekasi_cli.formats.word_checks import broken, check, is_word
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts, Manuscript

__all__ = ["is_word", "read"]

_STYLES = """
p[style-name='Title'] => h1.headline:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Figure'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
p[style-name='Drawing'] => p.caption:fresh
p[style-name='Table'] => p.caption:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
"""Word's own styles, and those of LibreOffice for captions and quotations."""
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"}
_BACK = ("#footnote-ref-", "#endnote-ref-")
"""Where the arrow behind a footnote leads, which leads nowhere here."""
_LINK = re.compile(r"(?i)(?:https?://|mailto:)[^\s<>]+")
_OPENS = re.compile(r"^(?=#{1,6}(?:\s|$)|>|[-+=]+$|[-+]\s)|^(\d{1,9})(?=[.)](?:\s|$))")
_PICTURES = N_(
    "Pictures are not taken from the document: {count}. Their captions stand in italics."
)
_COMMENTS = N_("Comments in the document were left out: {count}.")


def read(content: bytes, *, title: str = "") -> Parsed:
    """Return the text of the Word document CONTENT; TITLE is a headline that was typed beside it.

    The first heading, or a first line that looks like one, is the headline.

    Raises:
        Unreadable: it cannot or should not be opened, or has tracked changes; says what to do.
    """
    found = check(content)
    tree = _tree(content)
    blocks = [block for block in _blocks(tree.children) if block]
    if blocks and (heading := re.fullmatch(r"#{1,6} ([^\n]+)", blocks[0])):
        blocks[0] = f"Judul: {heading[1]}"  # which `plain` takes for one, however long
    body = clean("\n\n".join(blocks))
    if len(body.encode()) > MAX_BYTES:
        raise too_large(len(body.encode()))
    notices = []
    if found.pictures:
        notices.append(Notice(_PICTURES, {"count": found.pictures}))
    if found.comments:
        notices.append(Notice(_COMMENTS, {"count": found.comments}))
    parsed = Parsed(Manuscript(facts=Facts(), body=body), {}, tuple(notices))
    return plain.read(parsed, title=title, markdown=True)


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)


class _Builder(HTMLParser):
    """Make a tree of the HTML that mammoth writes, which is well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [_Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in ("br", "img"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _tree(content: bytes) -> _Element:
    import mammoth

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
        )
    except Exception as error:  # whatever an odd document makes the library raise
        raise broken() from error
    builder = _Builder()
    builder.feed(str(made.value))
    builder.close()
    return builder.open[0]


def _blocks(nodes: Iterable[_Element | str]) -> list[str]:
    made: list[str] = []
    loose: list[_Element | str] = []
    for node in nodes:
        if isinstance(node, _Element) and node.tag in _BLOCKS:
            made += [_paragraph(loose), _block(node)]
            loose = []
        else:
            loose.append(node)
    return [*made, _paragraph(loose)]


def _block(node: _Element) -> str:
    if node.tag == "ul":
        return _list(node, ["- "] * len(node.children))
    if node.tag == "ol":
        return _list(node, [f"{n}. " for n in range(1, len(node.children) + 1)])
    if node.tag == "table":
        return _table(node)
    text = _paragraph(node.children)
    if not text:
        return ""
    if node.tag == "blockquote":
        return "> " + text.replace("\n", "\n> ")
    if node.tag.startswith("h"):
        line = re.sub(r"\\?\n", " ", text)
        return f"{'#' * int(node.tag[1])} {line}"
    if node.attributes.get("class") == "caption" and "*" not in text:
        return f"*{text}*"
    return text


def _paragraph(nodes: Sequence[_Element | str]) -> str:
    text = _inline(nodes).strip().removesuffix("\\").strip()
    return _OPENS.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", text)


def _list(node: _Element, marks: Sequence[str]) -> str:
    items = []
    for mark, item in zip(marks, node.children, strict=True):
        inside = _blocks(item.children) if isinstance(item, _Element) else [chat.literal(item)]
        text = "\n".join(filter(None, inside)).replace("\n", "\n" + " " * len(mark))
        items.append(mark + text)
    return "\n".join(items)


def _table(node: _Element) -> str:
    rows = [_cells(row) for row in _rows(node)]
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _rows(node: _Element) -> list[_Element]:
    found: list[_Element] = []
    for child in node.children:
        if isinstance(child, _Element):
            found += [child] if child.tag == "tr" else _rows(child)
    return found


def _cells(row: _Element) -> list[str]:
    cells = [each for each in row.children if isinstance(each, _Element)]
    texts = (" ".join(filter(None, _blocks(cell.children))) for cell in cells)
    return [re.sub(r"\\?\n", " ", text).replace("|", "\\|") for text in texts]


def _inline(nodes: Sequence[_Element | str], *, linked: bool = False) -> str:
    parts = [_part(node, linked=linked) for node in nodes]
    done = ""
    for n, part in enumerate(parts):
        after = next((text[:1] for _, text in parts[n + 1 :] if text), "")
        done += _marked(done[-1:], part, after)
    return done


def _part(node: _Element | str, *, linked: bool) -> tuple[str, str]:
    """Return the mark that stands around NODE, and its text as Markdown."""
    if isinstance(node, str):
        text = re.sub(r"[\u00a0\u2007\u202f\t\n]", " ", node)
        return "", chat.escaped(text) if linked else chat.literal(text)
    if node.tag == "br":
        return "", "\\\n"
    href = node.attributes.get("href") or ""
    if href.startswith(_BACK):
        return "", ""
    if node.tag == "a" and _LINK.fullmatch(href):
        inside = _inline(node.children, linked=True).strip()
        return "", f"[{inside}](<{href}>)" if inside else ""
    return {"strong": "**", "em": "*"}.get(node.tag, ""), _inline(node.children, linked=linked)


def _marked(before: str, part: tuple[str, str], after: str) -> str:
    """Return a part with its mark around its words, where Markdown takes it for one there."""
    mark, text = part
    words = text.strip().removesuffix("\\").strip()
    if not mark or not words:
        return text
    start = text.index(words)
    end = start + len(words)
    sticks = (start == 0 and before.isalnum() and not words[0].isalnum()) or (
        end == len(text) and after.isalnum() and not words[-1].isalnum()
    )
    return text if sticks else f"{text[:start]}{mark}{words}{mark}{text[end:]}"

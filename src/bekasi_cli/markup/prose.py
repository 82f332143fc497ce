"""Find the prose in Markdown, with the way from each letter back to its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

HIDDEN = "\ufffc"
"""What stands for code and pictures: something is there, and it is no word."""

_SPECIAL = re.compile(r"[\\`*_\[\]<&!]")


class Block(Enum):
    """What sort of block a passage is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"


class Prose(NamedTuple):
    """A block's TEXT without marks; PLACES pair offsets in it with offsets in the source.

    ITALICS are the spans of TEXT in italics; QUOTED tells that it stands in a block quotation.
    """

    kind: Block
    text: str
    places: tuple[tuple[int, int], ...]
    italics: tuple[tuple[int, int], ...]
    quoted: bool

    def place(self, offset: int) -> int:
        """Return where in the source the letter at OFFSET of the text stands."""
        return placed(self.places, offset)


def placed(places: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the source's offset for OFFSET of a text, by the pairs PLACES."""
    n = bisect_right(places, (offset, 1 << 60)) - 1
    start, source = places[n]
    return source + offset - start


_UNLIKE_PROSE = re.compile(r"\n(?![^\W\d_]|[\"'“‘(]|\d+(?![\d.)])|\n|\Z)")
"""The beginning of a line that may make of it more than a paragraph."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def has_blocks(body: str) -> bool:
    """Tell whether BODY, which is clean already, may hold more than paragraphs."""
    return "\t" in body or "]:" in body or _UNLIKE_PROSE.search(f"\n{body}") is not None


def paragraphs(body: str) -> list[str]:
    """Return the paragraphs of BODY, which has nothing else, as the parser takes them."""
    return [found[0].strip() for found in _PARAGRAPH.finditer(body) if found[0].strip()]


def is_bare(words: str) -> bool:
    """Tell whether a paragraph's WORDS are one line without any mark."""
    return "\n" not in words and not _SPECIAL.search(words)


def passages(body: str) -> Iterator[Prose]:
    """Yield the prose of BODY, which is clean already, block by block in its order."""
    if has_blocks(body):
        yield from _blocks(body)
        return
    for found in _PARAGRAPH.finditer(body):
        words, start = found[0].rstrip(), found.start()
        if "\n" in words or _SPECIAL.search(words):
            yield _inline(words, _lines(words, body, start)[0]).prose(Block.PARAGRAPH, quoted=False)
        else:
            yield Prose(Block.PARAGRAPH, words, ((0, start),), (), quoted=False)


def _blocks(body: str) -> Iterator[Prose]:
    """Yield the prose of BODY as the parser of Markdown takes it apart."""
    from bekasi_cli.markup.parsing import parser

    tokens: list[Token] = []
    env: dict[str, object] = {}
    parser().block.parse(body, parser(), env, tokens)
    starts = [0, *(found.end() for found in re.finditer("\n", body))]
    around: list[str] = []
    cursor = 0
    for token in tokens:
        if token.nesting:
            around.append(token.type) if token.nesting > 0 else around.pop()
        elif token.type == "inline" and token.map:
            cursor = max(cursor, starts[token.map[0]])
            pairs, cursor = _lines(token.content, body, cursor)
            text = _inline(token.content, pairs, env)
            yield text.prose(_kind(around), quoted="blockquote_open" in around)


def _inline(
    content: str, pairs: list[tuple[int, int]], env: dict[str, object] | None = None
) -> _Text:
    """Return CONTENT, the lines of a block, as text; ENV holds the references."""
    text = _Text(content, pairs)
    if _SPECIAL.search(content):
        from bekasi_cli.markup.parsing import parser

        children: list[Token] = []
        parser().inline.parse(content, parser(), {} if env is None else env, children)
        text.take(children)
    else:
        text.plain()
    return text


def _kind(around: Sequence[str]) -> Block:
    if around and around[-1] == "heading_open":
        return Block.HEADING
    if around and around[-1] in ("th_open", "td_open"):
        return Block.CELL
    return Block.ITEM if "list_item_open" in around else Block.PARAGRAPH


def _lines(content: str, body: str, cursor: int) -> tuple[list[tuple[int, int]], int]:
    """Return where each line of CONTENT begins in it and in BODY, and where its last one ends."""
    pairs = []
    at = 0
    for line in content.split("\n"):
        words = line.strip()
        lead = line.find(words)
        found = body.find(words, cursor)
        if found < 0:  # a table's cell with an escaped bar: its row is near enough
            found = cursor
        pairs.append((at + lead, found))
        cursor = found + len(words)
        at += len(line) + 1
    return pairs, cursor


class _Text:
    """The text of one block in the making."""

    def __init__(self, content: str, pairs: list[tuple[int, int]]) -> None:
        self.content = content
        self.pairs = pairs
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.places: list[tuple[int, int]] = []
        self.italics: list[tuple[int, int]] = []

    def add(self, words: str, start: int) -> None:
        """Add WORDS, which stand at START of the content."""
        if words:
            self.places.append((self.length, placed(self.pairs, max(start, self.pairs[0][0]))))
            self.parts.append(words)
            self.length += len(words)

    def plain(self) -> None:
        """Take a content that has no marks at all."""
        at = 0
        for n, line in enumerate(self.content.split("\n")):
            words = line.strip()
            self.add(f" {words}" if n else words, at + line.find(words) - (1 if n else 0))
            if n:  # the line's end is one character of the text: what follows begins the pair
                start, _ = self.places.pop()
                source = placed(self.pairs, at + line.find(words))
                self.places += [(start, source - 1), (start + 1, source)]
            at += len(line) + 1

    def take(self, children: Sequence[Token]) -> None:
        """Take the parts that the parser found."""
        opened: list[int] = []
        for token in children:
            match token.type:
                case "em_open":
                    opened.append(self.length)
                    self.skip(token.markup)
                case "em_close":
                    self.italics.append((opened.pop(), self.length))
                    self.skip(token.markup)
                case "link_close":
                    self.leave_link(token)
                case "image":
                    self.leave_image()
                case "code_inline":
                    self.leave_code(token)
                case "softbreak" | "hardbreak":
                    self.add(" ", self.find("\n"))
                    self.at = self.find("\n") + 1
                case "text":
                    self.say(token.content, token.content)
                case "text_special":
                    self.say(token.content, token.markup)
                case _:
                    self.skip(token.markup if token.markup != "autolink" else "")

    def find(self, mark: str) -> int:
        found = self.content.find(mark, self.at)
        return found if found >= 0 else self.at

    def say(self, words: str, typed: str) -> None:
        start = self.find(typed)
        self.add(words, start)
        self.at = start + len(typed)

    def skip(self, mark: str) -> None:
        if mark:
            self.at = self.find(mark) + len(mark)

    def leave_code(self, token: Token) -> None:
        start = self.find(token.markup)
        self.add(HIDDEN, start)
        end = self.content.find(token.markup, start + len(token.markup) + len(token.content))
        self.at = end + len(token.markup) if end >= 0 else start + 1

    def leave_image(self) -> None:
        start = self.find("![")
        self.add(HIDDEN, start)
        self.at = start + 2
        self.at = self.closing("[", "]")
        self.leave_address()

    def leave_link(self, token: Token) -> None:
        if token.markup == "autolink":
            self.skip(">")
        else:
            self.skip("]")
            self.leave_address()

    def leave_address(self) -> None:
        """Go past `(address "title")` or `[reference]`."""
        following = self.content[self.at : self.at + 1]
        if following in ("(", "["):
            self.at += 1
            self.at = self.closing(following, ")" if following == "(" else "]")

    def closing(self, opening: str, shut: str) -> int:
        """Return where what was OPENING is SHUT, brackets within it matched."""
        depth, at = 1, self.at
        while at < len(self.content) and depth:
            sign = self.content[at]
            at += 2 if sign == "\\" else 1
            depth += (sign == opening) - (sign == shut)
        return at

    def prose(self, kind: Block, *, quoted: bool) -> Prose:
        return Prose(
            kind, "".join(self.parts), tuple(self.places) or ((0, 0),), tuple(self.italics), quoted
        )

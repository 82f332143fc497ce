"""Find where in a text of record each value of its front matter stands, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


class Value(NamedTuple):
    """A value of the front matter; KEY is `title`, or `photos.0.caption` within others.

    PLACES pair offsets in TEXT with offsets in the source.
    """

    key: str
    text: str
    places: tuple[tuple[int, int], ...]


class Located(NamedTuple):
    """A text taken apart: what its front matter says, and where its body begins."""

    values: tuple[Value, ...]
    start: int


def locate(text: str) -> Located:
    """Return the values in the front matter of TEXT, decoded and clean, and where its body is.

    Raises:
        Unreadable: the front matter has no end, or is broken; names the line.
    """
    start = len(text) - len(text.lstrip("\n"))
    opening = _BOUNDARY.match(text, start)
    if not opening:
        return Located((), 0)
    closing = _BOUNDARY.search(text, opening.end())
    if not closing:
        raise Unreadable(
            N_("Line 1 is `---`, but the line `---` that ends the front matter is missing."),
            N_("Write a line `---` before the article's text, or remove the first one."),
        )
    block = text[opening.end() : closing.start()]
    values = tuple(_plain(block, opening.end()) or _composed(block, opening.end()))
    return Located(values, min(closing.end() + 1, len(text)))


_LINE = re.compile(r"(?m)^(?:(?P<in>  )?(?P<key>[a-z_]+):(?: (?P<value>\S.*?))?[ \t]*|[ \t]*)$")
_LIST = re.compile(r"(?m)^ *- [\w \-]+$")
_QUOTED = re.compile(r"'(?P<one>[^']*)'|\"(?P<two>[^\"\\]*)\"")


def _plain(block: str, offset: int) -> list[Value]:
    """Return the values of a BLOCK of simple lines, [] for one that only YAML understands."""
    found = []
    around = ""
    for line in re.finditer(r"[^\n]+", block):
        simple = _LINE.fullmatch(line[0])
        if not simple:
            if _LIST.fullmatch(line[0]):
                around = ""
                continue
            return []
        if simple["in"] and not (around and simple["value"]):
            return []
        if not (typed := simple["value"]):
            around = simple["key"] or ""
            continue
        key = f"{around}.{simple['key']}" if simple["in"] else simple["key"]
        around = around if simple["in"] else ""
        start = offset + line.start() + simple.start("value")
        if quoted := _QUOTED.fullmatch(typed):
            text = quoted["one"] if quoted["one"] is not None else quoted["two"]
            found.append(Value(key, text, ((0, start + 1),)))
        elif re.fullmatch(r"\[[\w ,\-]*\]", typed):
            continue
        elif typed[0] in "[{&*!|>%@`#\"'" or ": " in typed or " #" in typed:
            return []
        else:
            found.append(Value(key, typed, ((0, start),)))
    return found


def _composed(block: str, offset: int) -> Iterator[Value]:
    """Yield the values of BLOCK as YAML reads it."""
    import yaml

    from bekasi_cli.documents.yaml_text import compose

    read, root = compose(block)
    typed_at = _typed_at(read, block)
    stack: list[tuple[str, yaml.Node]] = [("", root)] if root else []
    while stack:
        key, node = stack.pop(0)
        if isinstance(node, yaml.MappingNode):
            named = [(f"{key}.{name.value}".lstrip("."), value) for name, value in node.value]
            stack = named + stack
        elif isinstance(node, yaml.SequenceNode):
            stack = [(f"{key}.{n}", each) for n, each in enumerate(node.value)] + stack
        elif isinstance(node, yaml.ScalarNode):
            first, last = (typed_at[each.index] for each in (node.start_mark, node.end_mark))
            places = _aligned(str(node.value), block[first:last], offset + first)
            yield Value(key, str(node.value), places)


def _typed_at(read: str, typed: str) -> list[int]:
    """Return where each letter of what YAML READ was TYPED: quotation marks may be put in."""
    found, at = [], 0
    for letter in read:
        found.append(at)
        at += at < len(typed) and letter == typed[at]
    return [*found, at]


def _aligned(value: str, typed: str, offset: int) -> tuple[tuple[int, int], ...]:
    """Return where each stretch of VALUE stands in what was TYPED at OFFSET: quoted, folded."""
    places: list[tuple[int, int]] = []
    at = 0
    for n, letter in enumerate(value):
        found = at
        while found < len(typed) and not _alike(letter, typed[found]):
            found += 1
        if found == len(typed):
            found = min(at, len(typed) - 1)
        if not places or offset + found - places[-1][1] != n - places[-1][0]:
            places.append((n, offset + found))
        at = found + 1
    return tuple(places) or ((0, offset),)


def _alike(letter: str, typed: str) -> bool:
    return letter == typed or (letter.isspace() and typed.isspace())

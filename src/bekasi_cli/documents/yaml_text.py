"""Read and write YAML in which every scalar is text: `no`, `010` and `12:30:45` stay as typed.

This module imports yaml: import it inside the functions that read or write a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import yaml
from frontmatter.default_handlers import YAMLHandler

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

T = TypeVar("T")

_DEPTH = 12
_OPENED = ("while scanning a quoted scalar", "while parsing a flow")
"""What YAML says of a quotation mark or bracket that nobody closed; it comes out lines later."""

_BROKEN = N_("Line {line} of the text cannot be read as front matter.")
_HOW_TO_WRITE = N_(
    "Write each line as `name: value`; put a value with a colon or quotation marks in it between "
    "single quotes, and write a single quote in it twice."
)


_SENTENCES = re.compile(
    r"""^(title|summary|byline|dateline)([ \t]*:[ \t]+)
    ([^\s'"\[\]{}&*!|>%@`#,?-].*?|"[^"\\\n]*"[ \t]*[^\s"'].*?)[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
"""Lines whose value is a person's sentence: plain words, or a quotation and words after it."""


class Block(dict[str, object]):
    """A mapping as it was typed, which knows the LINES of its keys, counted from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


class _TextLoader(yaml.SafeLoader):
    """A safe loader without types, tags, anchors, aliases, merges and duplicate keys."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # the stubs are thin here
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(
                N_("Line {line} of the front matter uses a YAML anchor or alias (& or *)."),
                N_("Put the value between single quotes, or write it out."),
                line=line,
            )
        if getattr(event, "tag", None):
            raise Unreadable(
                N_("Line {line} of the front matter uses a YAML tag (!)."),
                N_("Put the value between single quotes."),
                line=line,
            )
        self.depth += 1
        if self.depth > _DEPTH:
            raise _too_deep(line)
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def resolve(
        self, kind: type[yaml.Node], value: str | None, implicit: bool | tuple[bool, bool]
    ) -> str:
        # Every scalar is text, and `<<` and `=` are keys like any other.
        if kind is yaml.ScalarNode:
            return str(self.DEFAULT_SCALAR_TAG)
        return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call] # as above


def _construct_block(loader: _TextLoader, node: yaml.MappingNode) -> Block:
    block = Block()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _broken(line)
        key = str(key_node.value)
        if key in block:
            raise Unreadable(
                N_("`{key}` stands twice in the front matter: in lines {first} and {line}."),
                N_("Keep the right one and remove the other."),
                key=key[:60],
                first=block.lines[key],
                line=line,
            )
        block[key] = loader.construct_object(value_node, deep=True)
        block.lines[key] = line
    return block


_TextLoader.add_constructor(yaml.SafeLoader.DEFAULT_MAPPING_TAG, _construct_block)


def load(front_matter: str) -> Block:
    """Return FRONT_MATTER as text, lists and blocks; its line 1 is the file's line 1.

    Raises:
        Unreadable: not YAML, not a mapping, or more than plain data; names the line.
    """
    found = _kindly(front_matter, lambda text: YAMLHandler().load(text, Loader=_TextLoader))
    if found is None:
        return Block()
    if not isinstance(found, Block):
        raise Unreadable(
            N_(
                "The front matter (between the two lines `---`) is not made of `name: value` lines."
            ),
            _HOW_TO_WRITE,
        )
    return found


def compose(front_matter: str) -> tuple[str, yaml.Node | None]:
    """Return FRONT_MATTER as YAML could read it, and the nodes, which know where they stand there.

    Raises:
        Unreadable: not YAML, or more than plain data; names the line.
    """
    return _kindly(front_matter, lambda text: (text, _TextLoader(text).get_single_node()))


def _kindly(front_matter: str, read: Callable[[str], T]) -> T:
    """Return what READ makes of FRONT_MATTER, or else of it with people's sentences quoted.

    People type headlines such as `Bupati: Warga Siaga` and know nothing of YAML. What YAML can
    read is never touched, and of a text that has another mistake that one is named.
    """
    try:
        with _named_mistakes():
            return read(front_matter)
    except Unreadable as error:
        quoted = _SENTENCES.sub(_quote, front_matter)
        if error.message != _BROKEN or quoted == front_matter:
            raise
    with _named_mistakes():
        return read(quoted)


def _quote(line: re.Match[str]) -> str:
    with suppress(Unreadable), _named_mistakes():
        _TextLoader(line.group()).get_single_node()
        return line.group()
    value = line.group(3).replace("'", "''")
    return f"{line.group(1)}{line.group(2)}'{value}'"


@contextmanager
def _named_mistakes() -> Iterator[None]:
    """Make of YAML's own errors one that names the line."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        raise _broken(_line(error)) from None
    except (yaml.YAMLError, ValueError, OverflowError):  # \UFFFFFFFF is no character
        raise _broken(1) from None
    except RecursionError:
        raise _too_deep(1) from None


def _line(error: yaml.MarkedYAMLError) -> int:
    """Return the line where the mistake was made, not the one where it came out."""
    opened = (error.context or "").startswith(_OPENED)
    places = (error.context_mark, error.problem_mark)
    mark = next((each for each in (places if opened else places[::-1]) if each), None)
    return mark.line + 1 if mark else 1


def _broken(line: int) -> Unreadable:
    return Unreadable(_BROKEN, _HOW_TO_WRITE, line=line)


def _too_deep(line: int) -> Unreadable:
    return Unreadable(
        N_("The front matter is nested too deeply at line {line}."), _HOW_TO_WRITE, line=line
    )


class Plain(str):
    """A date or time to be written without quotes: other YAML readers shall see a time."""

    __slots__ = ()


class _TextDumper(yaml.SafeDumper):
    """A safe dumper without aliases, whose lists stand inside their key."""

    def ignore_aliases(self, _data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - lists are never indentless
        super().increase_indent(flow, False)


def _represent_text(dumper: _TextDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


def _represent_plain(dumper: _TextDumper, text: Plain) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


_TextDumper.add_representer(str, _represent_text)
_TextDumper.add_representer(Plain, _represent_plain)


def dump(values: dict[str, object]) -> str:
    """Return VALUES as YAML in their order, a value a line, lists as blocks, no line folded."""
    return yaml.dump(
        values,
        Dumper=_TextDumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=10**9,
    )

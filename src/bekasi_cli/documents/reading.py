"""Read front-matter Markdown as people type it: leniently, and saying what was not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.cleaning import clean
from bekasi_cli.documents.decoding import decode
from bekasi_cli.documents.marking import unmark
from bekasi_cli.documents.notices import Notice
from bekasi_cli.documents.tidying import tidy
from bekasi_cli.documents.writing import check_length
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts, Manuscript

if TYPE_CHECKING:
    from bekasi_cli.dates import Here

_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
"""As the handler's own, which however swallows the blank lines after it."""


class Parsed(NamedTuple):
    """What was read: the manuscript, what stood under `bekasi:`, and what should be said of it."""

    manuscript: Manuscript
    bekasi: Mapping[str, object]
    warnings: tuple[Notice, ...]


def has_front_matter(content: bytes) -> bool:
    """Tell whether CONTENT begins with a line `---`.

    Raises:
        Unreadable: not text, or too long.
    """
    return bool(_BOUNDARY.match(clean(unmark(decode(content))).lstrip("\n")))


def parse(content: bytes, here: Here | None = None) -> Parsed:
    """Read CONTENT as a manuscript, tidied.

    A text without front matter is all body, its title the heading `# …` it may start with. With
    HERE its dates are read as people type them there; texts of record hold absolute ones only.

    Raises:
        Unreadable: not text, too long, or front matter with a mistake; names the line.
    """
    text = unmark(decode(content))  # a mark of ours is no text of anybody's
    cleaned = clean(text)
    notices = [Notice(_CLEANED)] if cleaned != text else []
    start = len(cleaned) - len(cleaned.lstrip("\n"))
    if not _BOUNDARY.match(cleaned, start):
        return Parsed(_without_front_matter(cleaned), {}, tuple(notices))
    front_matter, body = _split(cleaned[start:])
    check_length(front_matter)

    from bekasi_cli.documents.fields import read_facts
    from bekasi_cli.documents.yaml_text import load

    block = load("\n" * start + front_matter)
    facts, bekasi, said = read_facts(block, here)
    return Parsed(tidy(Manuscript(facts=facts, body=body)), bekasi, (*notices, *said))


def body(content: bytes) -> str:
    """Return the body of CONTENT, a text of record, without reading its front matter.

    Raises:
        Unreadable: not text, or too long.
    """
    text = decode(content)
    begin = _BOUNDARY.match(text)
    end = begin and _BOUNDARY.search(text, begin.end())
    return text[end.end() :].strip("\n") if end else text


_CLEANED = N_("Characters that cannot be shown (control characters and the like) were left out.")


def _without_front_matter(text: str) -> Manuscript:
    first, _, rest = text.strip("\n").partition("\n")
    title = _heading(first)
    if title:
        return tidy(Manuscript(facts=Facts(title=title), body=rest.strip("\n")))
    return Manuscript(facts=Facts(), body=text.removesuffix("\n"))


def _heading(line: str) -> str:
    """Return the words of a heading `# Words`, which may be closed by more `#`; "" for none."""
    if not line.startswith(("# ", "#\t")):
        return ""
    words = line[1:].strip()
    opened = words.rstrip("#")
    return opened.rstrip() if opened.endswith((" ", "\t")) else words


def _split(text: str) -> tuple[str, str]:
    """Return front matter and body; the body without the line after `---` and its last LF."""
    from frontmatter.default_handlers import YAMLHandler

    try:
        front_matter, rest = YAMLHandler(fm_boundary=_BOUNDARY).split(text)
    except ValueError:
        raise Unreadable(
            N_("Line 1 is `---`, but the line `---` that ends the front matter is missing."),
            N_("Write a line `---` before the article's text, or remove the first one."),
        ) from None
    # After the boundary comes the rest of its line, a blank line, and the body with its last LF.
    return front_matter, rest.removeprefix("\n").removeprefix("\n").removesuffix("\n")

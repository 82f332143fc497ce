"""Read a text in whatever way people write it: front matter, Markdown, a chat, plain, or Word."""

from __future__ import annotations

from msgspec.structs import replace

from bekasi_cli.dates import Here
from bekasi_cli.documents import Parsed, has_front_matter, parse
from bekasi_cli.formats import plain, word_checks
from bekasi_cli.model import ArticleKind, Facts

__all__ = ["read", "says_all"]


def says_all(content: bytes) -> bool:
    """Tell whether CONTENT has front matter: what it leaves out is then meant to be left out.

    Raises:
        Unreadable: not text, or too long.
    """
    return not word_checks.is_word(content) and has_front_matter(content)


def read(
    content: bytes,
    *,
    title: str = "",
    via: str = "",
    markdown: bool = False,
    known: Facts | None = None,
    here: Here | None = None,
) -> Parsed:
    """Read CONTENT: front matter as it stands; else headline and place are looked for in the text.

    TITLE is a headline that was typed beside it, VIA how it came; MARKDOWN says that its file is
    called so. KNOWN are the facts of the article that it is a new text of: what a text without
    front matter cannot say stays as it is there. HERE is where and when its dates were typed.

    Raises:
        Unreadable: it is no text, or has a mistake in its front matter.
    """
    if says_all(content):
        return parse(content, here)
    found = _in_its_form(content, title, via, markdown=markdown)
    if known is None:
        return found
    if not (title or found.manuscript.facts.title):
        # Its first line may be the known headline, although it does not look like one.
        found = _in_its_form(content, known.title, via, markdown=markdown)
    text = found.manuscript
    if not (text.facts.title or text.body.strip()):
        return found  # it says nothing, so it replaces nothing
    return found._replace(manuscript=replace(text, facts=_upon(known, text.facts)))


def _in_its_form(content: bytes, title: str, via: str, *, markdown: bool) -> Parsed:
    if word_checks.is_word(content):
        from bekasi_cli.formats import word

        return word.read(content, title=title)
    return plain.read(parse(content), title=title, via=via, markdown=markdown)


def _upon(known: Facts, said: Facts) -> Facts:
    """Return KNOWN with what a text without front matter can say: headline, place, kind."""
    kind = known.kind if said.kind is ArticleKind.NEWS else said.kind
    return replace(
        known,
        title=said.title or known.title,
        dateline=said.dateline or known.dateline,
        kind=kind,
    )

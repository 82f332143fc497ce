"""Write what an editor shows at first: hints for a new article, the reason for one sent back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bekasi_cli.documents import clean, render
from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind, Category, Stage

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article, Facts, Manuscript

_PLAIN = re.compile(r"[\w-]+(, [\w-]+)*")
"""What YAML takes for text without quotes: codes and words."""

_HINTS = {
    "title": N_("The headline."),
    "kind": N_("What sort of item it is: {kinds}."),
    "summary": N_("One or two sentences for lists and search engines."),
    "byline": N_("The line below the headline; it may stay empty."),
    "reporters": N_("Staff codes of who wrote it, with commas between them."),
    "dateline": N_("The place that the text begins with, in capitals."),
    "event_date": N_("The day of the event, as in kemarin, 14/2 or {today}."),
    "category": N_("One of: {categories}."),
    "tags": N_("Words to find it by, with commas between them."),
}


def new_article(session: Session, facts: Facts, body: str = "") -> bytes:
    """Return the buffer of a new article: front matter, a hint above each key, and BODY."""
    terminal = session.terminal
    categories = [each.code for each in session.store.find(Category) if each.active]
    details: dict[str, object] = {
        "kinds": ", ".join(kind.value for kind in ArticleKind),
        "today": session.room.now().astimezone(terminal.zone).date().isoformat(),
        "categories": ", ".join(categories) or "-",
    }
    lines = ["---"]
    lines += _comment(
        terminal.sentence(
            N_(
                "Fill in what you know and write the text below the second line ---."
                " Lines that begin with # are hints; they are not kept."
            )
        )
    )
    for key, hint in _HINTS.items():
        lines += _comment(terminal.sentence(hint, **details))
        lines.append(f"{key}: {_value(getattr(facts, key))}".rstrip())
    if facts.event:
        lines += [f"event: {facts.event}", f"angle: {_value(facts.angle)}".rstrip()]
    return "\n".join([*lines, "---", "", body]).encode()


def working_text(session: Session, article: Article, manuscript: Manuscript) -> bytes:
    """Return the buffer of ARTICLE's text of record, why it was sent back first of all."""
    record = render(manuscript)
    remark = article.sent_back
    if remark is None or article.stage is not Stage.DRAFT:
        return record
    heading = session.terminal.sentence(
        N_("Sent back by {name} on {at}, with this reason (lines that begin with # are not kept):"),
        name=remark.by,
        at=remark.at,
    )
    return _hinted(record, heading, remark.reason)


def correction(session: Session, manuscript: Manuscript, *, minor: bool) -> bytes:
    """Return the buffer of a correction to MANUSCRIPT, with a hint of what may be changed."""
    hint = (
        N_(
            "Mend the spelling of words in small letters; nothing else may be changed"
            " (lines that begin with # are not kept)."
        )
        if minor
        else N_(
            "Change the text; readers are told what stands at correction: below"
            " (lines that begin with # are not kept)."
        )
    )
    return _hinted(render(manuscript), session.terminal.sentence(hint))


def _hinted(record: bytes, *hints: str) -> bytes:
    boundary, _, rest = record.decode().partition("\n")
    lines = [line for hint in hints for line in _comment(hint)]
    return "\n".join([boundary, *lines, rest]).encode()


def _comment(text: str) -> Iterator[str]:
    for line in clean(text).splitlines():
        yield f"# {line}".rstrip()


def _value(value: object) -> str:
    """Return VALUE as YAML in one line."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    line = " ".join(clean(text).split())
    if not line or _PLAIN.fullmatch(line):
        return line
    return "'" + line.replace("'", "''") + "'"

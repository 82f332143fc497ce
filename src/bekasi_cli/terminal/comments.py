"""Draw what the office says about a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _
from bekasi_cli.terminal.preview import named

if TYPE_CHECKING:
    from rich.text import Text

    from bekasi_cli.model import Comment
    from bekasi_cli.terminal import Terminal


def comments(
    found: Sequence[Comment], terminal: Terminal, names: Mapping[str, str]
) -> Iterator[Text]:
    """Yield a heading and each of FOUND with who said it, when and of what; nothing for none."""
    from rich.text import Text

    if found:
        yield Text.assemble("\n", (_("Comments"), "bold"))
    for each in found:
        yield comment(each, terminal, names, place=where(each))


def comment(
    said: Comment, terminal: Terminal, names: Mapping[str, str], *, place: str = ""
) -> Text:
    """Return one comment; PLACE tells what it is about, where it does not stand there."""
    from rich.text import Text

    line = terminal.sentence(N_("{who}, {at}"), who=named(said.by, names), at=said.at)
    head = f"» {line}, {place}: " if place else f"» {line}: "
    return Text.assemble((head, "cyan"), clean(said.text), overflow="fold")


def where(said: Comment) -> str:
    """Return what a comment is about, in the language in use."""
    if said.paragraph:
        return _("on paragraph {paragraph} of revision {revision}").format(
            paragraph=said.paragraph, revision=said.revision
        )
    return _("on revision {revision}").format(revision=said.revision)


def comments_json(found: Sequence[Comment], zone: ZoneInfo) -> list[dict[str, object]]:
    """Return FOUND for programs; a comment on the whole text has no paragraph."""
    return [
        {
            "by": each.by,
            "at": dates.rfc3339(each.at, zone),
            "revision": each.revision,
            "paragraph": each.paragraph or None,
            "text": each.text,
        }
        for each in found
    ]

"""Draw lists of articles, and say in words where an article stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.cleaning import clean
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import ApprovalKind, Publication, State

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from bekasi_cli.model import Article, Facts
    from bekasi_cli.terminal import Terminal

WIDE = 72
"""From this many columns on, a list has a column a fact; below, facts stand under headlines."""

ROOMY = 100
"""From this many columns on, the words of a state stand on one line."""


class Look(NamedTuple):
    """How a state looks: a sign for those who see no colours, a word, a style."""

    sign: str
    word: str
    style: str


LOOKS: Mapping[State, Look] = {
    State.DRAFT: Look("○", N_("Draft"), "yellow"),
    State.SUBMITTED: Look("◐", N_("Waiting for approval"), "cyan"),
    State.APPROVED: Look("◉", N_("Approved, ready to publish"), "blue"),
    State.SCHEDULED: Look("◷", N_("Scheduled"), "blue"),
    State.PUBLISHED: Look("●", N_("Published"), "green"),
    State.HELD: Look("‖", N_("On hold"), "bold magenta"),
    State.RETRACTED: Look("⊘", N_("Retracted"), "bold red"),
    State.TRASHED: Look("×", N_("In the trash"), "dim"),
}

SENT_BACK = Look("↩", N_("To be improved"), "yellow")
"""How a draft looks that an editor returned with a reason."""

PUBLICATIONS: Mapping[Publication, str] = {
    Publication.NONE: N_("not yet published"),
    Publication.LIVE: N_("live"),
    Publication.HELD: N_("on hold"),
    Publication.RETRACTED: N_("retracted"),
}

APPROVALS: Mapping[ApprovalKind, str] = {
    ApprovalKind.NORMAL: N_("checked by two people"),
    ApprovalKind.MINOR: N_("small fix"),
    ApprovalKind.URGENT: N_("urgent, without a second pair of eyes"),
    ApprovalKind.OUTSIDE: N_("approved outside"),
    ApprovalKind.IMPORT: N_("taken in as published"),
}


def state_text(state: State, *, back: bool = False) -> Text:
    """Return STATE as a sign and a word in its colour; BACK tells a draft that was sent back."""
    from rich.text import Text

    look = SENT_BACK if back and state is State.DRAFT else LOOKS[state]
    return Text.assemble((f"{look.sign} {_(look.word)}", look.style))


def where(article: Article) -> Text:
    """Return where ARTICLE stands, a draft that came back apart from one that never went out."""
    return state_text(article.state, back=article.sent_back is not None)


def headline(facts: Facts) -> Text:
    """Return the headline as data: nothing in it is markup; one that is missing is said so."""
    from rich.text import Text

    title = " ".join(clean(facts.title).split())
    return Text.assemble((title, "bold") if title else (_("(no headline)"), "dim italic"))


def headline_of(article: Article, *, live: bool = False) -> Text:
    """Return the headline of ARTICLE's working or LIVE text; that it was erased is said so."""
    from rich.text import Text

    version = article.live if live and article.live else article.head
    if article.redaction(version.revision):
        return Text(_("(content removed)"), "dim italic")
    return headline(version.facts)


def articles(
    found: Sequence[Article],
    terminal: Terminal,
    *,
    live: bool = False,
    read: Mapping[int, int | None] | None = None,
) -> RenderableType:
    """Draw FOUND as a table that fits the terminal from 40 columns on.

    With LIVE the headlines and reporters are those that readers see. READ is how often each was
    read, shown where there is room for it.
    """
    wide = terminal.out.width >= WIDE
    read = read if terminal.out.width >= ROOMY else None
    table = _table(terminal.out.width, read=read is not None)
    for each in found:
        facts = each.live.facts if live and each.live else each.head.facts
        reporters = clean(", ".join(facts.reporters)) or "-"
        updated = terminal.show(each.updated)
        if wide:
            table.add_row(
                str(each.id),
                where(each),
                headline_of(each, live=live),
                reporters,
                updated,
                *([] if read is None else [_shown(read[each.id])]),
            )
        else:
            text = headline_of(each, live=live)
            table.add_row(str(each.id), _stacked(each, text, reporters, updated))
    return table


def _shown(read: int | None) -> str:
    return "-" if read is None else str(read)


def _table(width: int, *, read: bool) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(_("No."), justify="right", no_wrap=True)
    if width < WIDE:
        table.add_column(_("Headline"), overflow="fold")
        return table
    table.add_column(_("State"), overflow="fold", max_width=14 if width < ROOMY else None)
    table.add_column(_("Headline"), overflow="fold", min_width=20)
    table.add_column(_("Reporter"), overflow="fold", min_width=3)
    table.add_column(_("Changed"), no_wrap=True)
    if read:
        table.add_column(_("Read"), justify="right", no_wrap=True)
    return table


def _stacked(article: Article, text: Text, reporters: str, updated: str) -> Text:
    text.append("\n")
    text.append_text(where(article))
    text.append(f" · {reporters} · {updated}", style="dim")
    return text

"""Take what is typed beside a new text, which wins over what the text says of itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer
from msgspec import Struct, field
from msgspec.structs import replace

from bekasi_cli.i18n import N_
from bekasi_cli.model import ArticleKind, Facts

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.documents import Parsed

Title: TypeAlias = Annotated[
    str, typer.Argument(metavar="[TITLE]", help=N_("The headline."), show_default=False)
]
Kind: TypeAlias = Annotated[
    ArticleKind | None, typer.Option("--kind", help=N_("What sort of item it is."))
]
CategoryCode: TypeAlias = Annotated[
    str, typer.Option("--category", metavar="CODE", help=N_("The category's code."))
]
Via: TypeAlias = Annotated[
    str,
    typer.Option(
        "--via",
        metavar="WAY",
        help=N_("How the text came: WhatsApp, whose marks are then read, or another way."),
    ),
]
Author: TypeAlias = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="CODE",
        help=N_("Who wrote this text that you type in; it becomes their revision 1."),
    ),
]


class Wish(Struct, frozen=True, kw_only=True):
    """What was typed beside the text, by COMMAND."""

    command: str

    title: str
    kind: ArticleKind | None = None
    category: str = ""
    reporters: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    event_date: date | None = None
    author: str = ""
    via: str = ""
    angle: str = ""
    seed: Facts = field(default_factory=Facts)
    """What the event of `--event` says; the text's own words and what was typed win over it."""

    def upon(self, facts: Facts) -> Facts:
        """Return FACTS with what was typed in their place."""
        return replace(
            facts,
            title=self.title or facts.title or self.seed.title,
            kind=self.kind or facts.kind,
            category=self.category or facts.category,
            reporters=self.reporters or facts.reporters,
            photographers=self.photographers or facts.photographers,
            dateline=facts.dateline or self.seed.dateline,
            event_date=self.event_date or facts.event_date or self.seed.event_date,
            event=self.seed.event or facts.event,
            angle=self.angle or facts.angle,
        )

    @property
    def resumed_by(self) -> str:
        """Return the command that goes on with the text: what no text can say stands in it."""
        return " ".join([self.command, *self._beside()])

    def _beside(self) -> Iterator[str]:
        for flag, value in (("--from", self.author), ("--via", self.via)):
            if value:
                yield f"{flag} {shlex.quote(value)}"

    def read(self, session: Session, content: bytes, source: str) -> Parsed:
        """Return CONTENT of SOURCE with this wish upon it, and say where a headline gave way."""
        found = self._brought(session, content, source)
        said = found.manuscript.facts
        if self.title and said.title not in ("", self.title):
            session.terminal.note(
                N_("The headline that you typed was taken; the text has another: {title}"),
                title=said.title,
            )
        return found._replace(manuscript=replace(found.manuscript, facts=self.upon(said)))

    def _brought(self, session: Session, content: bytes, source: str) -> Parsed:
        """Return CONTENT; where it has no headline, that of the event stands above it."""
        from bekasi_cli.cli import sources
        from bekasi_cli.errors import Unreadable

        def brought(title: str) -> Parsed:
            return sources.brought(
                session, content, source, command=self.resumed_by, title=title, via=self.via
            )

        try:
            return brought(self.title)
        except Unreadable:
            if self.title or not self.seed.title:
                raise
            return brought(self.seed.title)

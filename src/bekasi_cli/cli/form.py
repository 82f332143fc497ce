"""Ask for a new article a question at a time, for people who know no front matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bekasi_cli.errors import BekasiError, Interrupted
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from bekasi_cli.cli.session import Session
    from bekasi_cli.documents import Parsed
    from bekasi_cli.model import Facts

Keep = Callable[[bytes], object]


def facts(session: Session, given: Facts) -> Facts:
    """Return GIVEN, with what is missing asked for: headline, place, and day of the event."""
    from bekasi_cli import prompts

    flag = "--file"
    title = given.title
    while not title:
        title = prompts.ask_text(_("Headline:"), asking=True, flag=flag)
    place = given.dateline or prompts.ask_text(
        _("Place that the text begins with (may be empty):"), asking=True, flag=flag
    )
    day = given.event_date or _day(session)
    return replace(given, title=title, dateline=place.upper(), event_date=day)


def text(session: Session, known: Facts, keep: Keep) -> bytes:
    """Ask for the text below KNOWN, show the page, and return the text of record.

    What is typed goes to KEEP line by line, so that no accident loses it.

    Raises:
        Interrupted: the answer was no.
    """
    from bekasi_cli import prompts
    from bekasi_cli.documents import render

    def typed(body: str) -> None:
        if body.strip():
            keep(render(_parsed(known, body).manuscript))

    body = prompts.ask_lines(
        _("Text (Enter begins a line; Esc and then Enter ends it):"),
        asking=True,
        flag="--file",
        typed=typed,
    )
    typed(body)
    parsed = _parsed(known, body)
    session.terminal.notices(parsed.warnings)
    _agree(session, parsed)
    return render(parsed.manuscript)


def _day(session: Session) -> date | None:
    from bekasi_cli import dates, prompts

    while True:
        answer = prompts.ask_text(
            _("Day of the event, as in kemarin or 14/2 (may be empty):"), asking=True, flag="--file"
        )
        if not answer:
            return None
        try:
            day = dates.parse_day(
                answer, now=session.room.now(), zone=session.settings.zone, lean=dates.Lean.PAST
            )
        except BekasiError as error:
            session.terminal.warn(error.message, **error.details)
            session.terminal.note(error.hint, **error.details)
            continue
        session.terminal.note(N_("The day of the event: {day}."), day=day)
        return day


def _parsed(known: Facts, body: str) -> Parsed:
    """Return KNOWN and BODY, plain text, as a manuscript; a place typed twice stands once."""
    from bekasi_cli.documents import Parsed, clean, tidy
    from bekasi_cli.formats import plain
    from bekasi_cli.model import ArticleKind, Facts, Manuscript

    typed = Parsed(Manuscript(facts=Facts(), body=clean(body).strip("\n")), {}, ())
    found = plain.read(typed, title=known.title)
    said, body = found.manuscript.facts, found.manuscript.body
    place = known.dateline or said.dateline
    if said.dateline not in ("", place):  # it is another one: nothing of the text is dropped
        body = f"{said.dateline} – {body}"
    kind = said.kind if known.kind is ArticleKind.NEWS else known.kind
    whole = Manuscript(facts=replace(known, dateline=place, kind=kind), body=body)
    return found._replace(manuscript=tidy(whole))


def _agree(session: Session, parsed: Parsed) -> None:
    from bekasi_cli import prompts
    from bekasi_cli.cli import looking
    from bekasi_cli.terminal import preview

    if session.options.yes or session.options.json:
        return
    session.terminal.page(preview.article(parsed.manuscript, looking.house(session)))
    if not prompts.confirm(_("Save it as a draft?"), asking=True, default=True):
        raise Interrupted(N_("Nothing was saved."))

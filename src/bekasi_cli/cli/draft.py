"""Write a new article: from a file, from standard input, or in the writer's own editor."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import File, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.cli.wishes import Author, CategoryCode, Kind, Title, Via, Wish
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts

if TYPE_CHECKING:
    from bekasi_cli.cli.manuscripts import Desk
    from bekasi_cli.documents import Parsed
    from bekasi_cli.newsroom.room import Outcome

app = CommandApp()

Reporters: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--reporter", metavar="CODE", help=N_("Who reported it; can be repeated.")),
]
Photographers: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--photographer", metavar="CODE", help=N_("Who took the pictures; can be repeated.")
    ),
]
EventDay: TypeAlias = Annotated[
    str,
    typer.Option(
        "--event-date", metavar="DAY", help=N_("The day of the event: kemarin, Selasa, 14/2.")
    ),
]

FromEvent: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--event",
        metavar="N",
        help=N_("Write about this event of the agenda: its title, day, place and officials."),
    ),
]
Angle: TypeAlias = Annotated[
    str,
    typer.Option(
        "--angle", metavar="TEXT", help=N_("What of the event this article tells, in a series.")
    ),
]

Form: TypeAlias = Annotated[
    bool, typer.Option("--form", help=N_("Be asked for headline, place, day and text."))
]


@app.act(
    "draft",
    help=N_(
        "Write a new article. Without --file your editor opens (BEKASI_EDITOR, VISUAL, EDITOR);"
        " the file is Markdown with front matter between two lines ---, or a text as people write"
        " it: its first line is the headline, its second may begin with a place in capitals."
    ),
    examples=(
        'bekasi draft "Judul berita" --file naskah.md\n'
        "bekasi draft\n"
        "bekasi draft --form\n"
        "bekasi draf --file - < naskah.md\n"
        "bekasi draft --from atn --via WhatsApp --file pesan.txt\n"
        "bekasi draft --file naskah.md --photographer bud --event-date kemarin\n"
        'bekasi draft --event 3 --angle "suara pedagang"\n'
        "bekasi draft --resume"
    ),
)
def draft(
    ctx: typer.Context,
    title: Title = "",
    file: File = "",
    kind: Kind = None,
    category: CategoryCode = "",
    reporters: Reporters = None,
    photographers: Photographers = None,
    event_date: EventDay = "",
    author: Author = "",
    via: Via = "",
    event: FromEvent = None,
    angle: Angle = "",
    form: Form = False,
    resume: Resume = False,
) -> None:
    """Make an article of what was written."""
    from bekasi_cli.cli import permits, sources
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    permits.check(session, Action.DRAFT, None)
    day = _day(session, event_date)
    wish = Wish(
        command="bekasi draft",
        title=title.strip(),
        kind=kind,
        category=category.strip(),
        reporters=tuple(reporters or ()),
        photographers=tuple(photographers or ()),
        event_date=day,
        author=author.strip(),
        via=via.strip(),
        angle=angle.strip(),
        seed=_seed(session, event, day),
    )
    if form:
        outcome = _filled(session, wish, alone=not (file or resume))
    else:
        outcome = _written(session, wish, file, resume=resume)
    _tell(session, outcome)


def _tell(session: Session, outcome: Outcome | None) -> None:
    from bekasi_cli.cli import outcomes, styling
    from bekasi_cli.errors import Interrupted

    if outcome is None:
        raise Interrupted(N_("Nothing was written, so no article was made."))
    outcomes.tell(
        session, outcome, N_("Article {number}, “{title}”, is saved as a draft (code {code}).")
    )
    styling.tell(session, outcome.article)


def _desk(session: Session, wish: Wish) -> Desk:
    from bekasi_cli.cli.manuscripts import Desk

    return Desk(session, partial(wish.read, session), typed=wish.resumed_by)


def _written(session: Session, wish: Wish, file: str, *, resume: bool) -> Outcome | None:
    desk = _desk(session, wish)

    def save(parsed: Parsed, _base: int | None) -> Outcome:
        return _save(session, wish, parsed)

    if file:
        return desk.bring(file, save)
    if resume:
        return desk.resume(save)
    from bekasi_cli.cli import templates

    desk.require_terminal()
    writer = wish.author or session.actor.code
    facts = wish.upon(Facts(reporters=(writer,)))
    body = _body(session, facts)
    return desk.begin(templates.new_article(session, facts, body), save)


def _filled(session: Session, wish: Wish, *, alone: bool) -> Outcome | None:
    """Ask for the article by the form."""
    from bekasi_cli.cli import form
    from bekasi_cli.errors import UsageProblem

    if not alone:
        raise UsageProblem(
            N_("--form asks for the text, so it cannot come from elsewhere too."),
            N_("Leave --form out, or --file and --resume."),
        )
    desk = _desk(session, wish)
    desk.require_terminal()
    known = form.facts(session, wish.upon(Facts()))
    return desk.fill(
        lambda keep: form.text(session, known, keep),
        lambda parsed, _base: _save(session, wish, parsed),
    )


def _save(session: Session, wish: Wish, parsed: Parsed) -> Outcome:
    from bekasi_cli.newsroom import writing

    session.terminal.notices(parsed.warnings)
    author = wish.author or None
    return writing.draft(session.room, parsed.manuscript, source_author=author, via=wish.via)


def _day(session: Session, typed: str) -> date | None:
    """Return the day of the event as TYPED, and say how it was understood."""
    if not typed.strip():
        return None
    from bekasi_cli import dates

    zone = session.settings.zone
    day = dates.parse_day(typed, now=session.room.now(), zone=zone, lean=dates.Lean.PAST)
    session.terminal.note(N_("The day of the event: {day}."), day=day)
    return day


def _seed(session: Session, number: int | None, day: date | None) -> Facts:
    """Return what event NUMBER says of an article on it, DAY's time of it where it repeats."""
    if number is None:
        return Facts()
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.agenda_articles import seed

    event = session.store.get(Event, number)
    found = seed(event, day, now(), session.settings.zone)
    session.terminal.note(
        N_("About event {id}: {title}, {day}"), id=number, title=found.title, day=found.event_date
    )
    return found


def _body(session: Session, facts: Facts) -> str:
    """Return the sentence that a text on an event begins with, nothing for other texts."""
    if facts.event is None:
        return ""
    from bekasi_cli.model import Event
    from bekasi_cli.newsroom.agenda_articles import opening

    return opening(session.store, session.store.get(Event, facts.event), facts.event_date)

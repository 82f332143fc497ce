"""Correct or update what is published, or mend its spelling at once."""

from __future__ import annotations

import shlex
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Base, File, Number, Resume
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.cli.manuscripts import Desk, Save
    from bekasi_cli.documents import Parsed
    from bekasi_cli.model import Article, CorrectionNote
    from bekasi_cli.newsroom.room import Outcome
    from bekasi_cli.workflow import Action

app = CommandApp()


class Kind(StrEnum):
    """What a new version does to the text that readers see."""

    CORRECTION = "correction"
    UPDATE = "update"
    MINOR = "minor"


KINDS = {
    Kind.CORRECTION: N_("Correction: something was wrong"),
    Kind.UPDATE: N_("Update: something has happened since"),
    Kind.MINOR: N_("Small fix: only spelling, live at once"),
}


@app.act(
    "correct",
    help=N_(
        "Correct a published article, or tell what has happened since. Your editor opens on the"
        " published text, or give it with --file; readers see the old text until the new one is"
        " approved and published. With --kind minor an editor mends spelling only, live at once."
    ),
    examples=(
        'bekasi correct 17 --kind correction --note "Jumlah peserta 120, bukan 210."\n'
        'bekasi ralat 17 --kind update --note "Jalan sudah dibuka." --file naskah.md\n'
        "bekasi correct 17 --kind minor\n"
        "bekasi correct 17 --kind correction --resume"
    ),
)
def correct(
    ctx: typer.Context,
    number: Number,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help=N_("What the new version is."), show_default=False),
    ] = None,
    note: Annotated[
        str,
        typer.Option("--note", metavar="TEXT", help=N_("What readers are told of the change.")),
    ] = "",
    file: File = "",
    base: Base = None,
    resume: Resume = False,
) -> None:
    """Save the new version, or the small fix."""
    from bekasi_cli.cli import erased_buffers, opened, outcomes, permits, sources
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.room import Outcome
    from bekasi_cli.workflow import Action

    session = Session.of(ctx)
    sources.one_way(file, resume=resume)
    article = session.store.get(Article, number)
    erased_buffers.forget(session, article)
    kind = kind or _ask_kind(session, article)
    action = Action.MINOR if kind is Kind.MINOR else Action.CORRECT
    if not permits.check(session, action, article) and not file:
        begun = N_("You have already begun to correct article {number}: bekasi edit {number}")
        outcomes.tell(session, Outcome(article, None, already=True), begun)
        return
    opened.tell(session, number)
    said = _note(session, article, kind, note, resume=resume)
    outcome = _written(session, _Work(article, kind, said), file, base, resume=resume)
    _tell(session, outcome or Outcome(article, None, already=True), action)


class _Work(NamedTuple):
    """What is corrected, how, and what readers are told of it; NOTE may stand in the text."""

    article: Article
    kind: Kind
    note: str

    @property
    def command(self) -> str:
        """Return what is typed to come back to this work."""
        note = f" --note {shlex.quote(self.note)}" if self.note else ""
        return f"bekasi correct {self.article.id} --kind {self.kind.value}{note}"

    @property
    def typed(self) -> CorrectionNote | None:
        """Return what was typed for readers, None for nothing."""
        from bekasi_cli.model import CorrectionKind, CorrectionNote

        if not self.note:
            return None
        return CorrectionNote(kind=CorrectionKind(self.kind.value), note=self.note)


def _ask_kind(session: Session, article: Article) -> Kind:
    from bekasi_cli import prompts

    question = session.terminal.sentence(
        N_("What do you do to article {number}, “{title}”?"),
        number=article.id,
        title=article.head.facts.title,
    )
    choices = [(kind.value, _(label)) for kind, label in KINDS.items()]
    asking = session.surroundings.asking
    return Kind(prompts.choose(question, choices, asking=asking, flag="--kind"))


def _note(session: Session, article: Article, kind: Kind, note: str, *, resume: bool) -> str:
    """Return what readers are told; a small fix tells nothing, and a resumed text holds it."""
    from bekasi_cli import prompts

    note = note.strip()
    if kind is Kind.MINOR and note:
        raise UsageProblem(
            N_("A small fix tells readers nothing, so it has no note."),
            N_("Leave --note out, or choose --kind correction."),
        )
    if note or resume or kind is Kind.MINOR:
        return note
    question = session.terminal.sentence(
        N_("What should readers know of the change to article {number}?"), number=article.id
    )
    return prompts.ask_text(question, asking=session.surroundings.asking, flag="--note")


def _written(
    session: Session, work: _Work, file: str, base: int | None, *, resume: bool
) -> Outcome | None:
    from bekasi_cli.cli import sources
    from bekasi_cli.cli.manuscripts import Desk

    number, head = work.article.id, work.article.head
    read = partial(sources.brought, session, command=work.command, known=head.facts)
    desk = Desk(session, read, number, head.revision, work.command)
    save = _saving(session, work, typed_wins=bool(file))
    if file:
        return desk.bring(file, save, base)
    if resume:
        return desk.resume(save, base)
    return _edited(session, desk, work, save)


def _edited(session: Session, desk: Desk, work: _Work, save: Save) -> Outcome | None:
    from msgspec.structs import replace

    from bekasi_cli.cli import templates
    from bekasi_cli.newsroom.reading import manuscript

    desk.require_terminal()
    text = manuscript(session.store, work.article, work.article.head)
    minor = work.kind is Kind.MINOR
    if not minor:
        text = replace(text, facts=replace(text.facts, correction=work.typed))
    return desk.begin(templates.correction(session, text, minor=minor), save)


def _saving(session: Session, work: _Work, *, typed_wins: bool) -> Save:
    """Return how the text is saved; in the editor the note may have been polished."""
    from bekasi_cli.newsroom import correcting

    number = work.article.id

    def save(parsed: Parsed, base: int | None) -> Outcome:
        session.terminal.notices(parsed.warnings)
        text = parsed.manuscript
        if work.kind is Kind.MINOR:
            return correcting.fix(session.room, number, text, base=base)
        own, typed = text.facts.correction, work.typed
        said = (typed or own) if typed_wins else (own or typed)
        return correcting.correct(session.room, number, text, said, base=base)

    return save


def _tell(session: Session, outcome: Outcome, action: Action) -> None:
    from bekasi_cli.cli import going_out, outcomes
    from bekasi_cli.model import Publication
    from bekasi_cli.workflow import Action

    minor = action is Action.MINOR
    if minor:
        done = N_(
            "Article {number}, “{title}”, is mended: readers see revision {revision} (code {code})."
        )
    elif outcome.article.publication is Publication.HELD:
        done = N_(
            "A new version of article {number} is begun (revision {revision}, code {code})."
            " Readers go on seeing a notice until the article is released."
        )
    else:
        done = N_(
            "A new version of article {number} is begun (revision {revision}, code {code})."
            " Readers see the old one until it is published."
        )
    outcomes.tell(
        session,
        outcome,
        done,
        N_("Nothing was changed: article {number} stays at revision {revision}."),
    )
    if minor:
        outcomes.tell_address(session, outcome)
        going_out.follow(session)

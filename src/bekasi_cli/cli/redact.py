"""Erase a text, a photograph or a source for good: one admin asks, another confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from bekasi_cli.cli.lazy import CommandApp
from bekasi_cli.cli.parameters import Number
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.erasing import Gone
    from bekasi_cli.newsroom.room import Outcome

app = CommandApp()

Revisions: TypeAlias = Annotated[
    list[int] | None,
    typer.Option("--revision", metavar="R", help=N_("A revision; can be given several times.")),
]
Originals: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--original",
        metavar="DIGEST",
        help=N_("A photograph or source, by its digest or the first 8 digits of it."),
    ),
]
Basis: TypeAlias = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="TEXT",
        help=N_("The legal basis, which stays for good: do not name the person in it."),
    ),
]


@app.act(
    "redact",
    help=N_(
        "Erase a text, a photograph or a source for good, where the law asks for it. One admin asks"
        " with the legal basis, another confirms. The text goes from the files, the journal and"
        " all that is derived; its digest stays, so the audit trail still holds. What readers see"
        " or a writer works on must be replaced first. Without an option, show what was asked for"
        " and erased."
    ),
    examples=(
        'bekasi redact 17 --revision 2 --basis "UU PDP Pasal 8, permintaan 12/2026"\n'
        "bekasi redact 17 --confirm\n"
        "bekasi redact 17 --cancel"
    ),
)
def redact(
    ctx: typer.Context,
    number: Number,
    revision: Revisions = None,
    original: Originals = None,
    basis: Basis = "",
    confirm: Annotated[
        bool, typer.Option("--confirm", help=N_("Erase what another admin asked for."))
    ] = False,
    cancel: Annotated[
        bool, typer.Option("--cancel", help=N_("Take back what was asked for."))
    ] = False,
) -> None:
    """Ask for an erasure, do it, take it back, or show what there is."""
    session = Session.of(ctx)
    asked = bool(revision or original or basis)
    if asked + confirm + cancel > 1:
        raise UsageProblem(
            N_("Asking, confirming and taking back are three acts."),
            N_("Type one of them: --revision R --basis …, --confirm or --cancel."),
        )
    if asked:
        _ask(session, number, revision or [], original or [], basis)
    elif confirm:
        _confirm(session, number)
    elif cancel:
        _cancel(session, number)
    else:
        _show(session, number)


def _ask(
    session: Session, number: int, revisions: list[int], originals: list[str], basis: str
) -> None:
    from bekasi_cli.cli import asking
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import erasing
    from bekasi_cli.workflow import Act

    session.store.get(Article, number)
    asking.may(session, Act.REDACT)
    outcome = erasing.ask(
        session.room, number, revisions=revisions, originals=originals, basis=basis
    )
    _tell_request(session, outcome)
    if not outcome.already:
        asking.warn_unproven(session)


def _tell_request(session: Session, outcome: Outcome) -> None:
    from bekasi_cli.cli import looking
    from bekasi_cli.newsroom import erasing
    from bekasi_cli.terminal.erasures import erasure
    from bekasi_cli.workflow import redaction

    terminal, number = session.terminal, outcome.article.id
    wanted = redaction.requested(outcome.article)
    if terminal.json:
        terminal.data(looking.article_json(session, outcome.article))
    elif wanted:
        message = (
            N_("You have already asked for it: {what}")
            if outcome.already
            else N_("Article {number}, {what}")
        )
        told = erasure(wanted, terminal, looking.names(session))
        terminal.say(message, number=number, what=told)
    people = erasing.others(session.store, session.actor)
    terminal.note(
        N_("Nothing is erased yet. Another admin confirms: bekasi redact {number} --confirm"),
        number=number,
    )
    terminal.note(
        N_("That can be done by: {people}.")
        if people
        else N_("There is no other admin: bekasi staff edit CODE --role admin"),
        people=people,
    )


def _cancel(session: Session, number: int) -> None:
    from bekasi_cli.cli import asking, looking
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import erasing
    from bekasi_cli.workflow import Act

    session.store.get(Article, number)
    asking.may(session, Act.REDACT)
    outcome = erasing.cancel(session.room, number)
    session.terminal.say(N_("Nothing of article {number} is to be erased now."), number=number)
    if session.terminal.json:
        session.terminal.data(looking.article_json(session, outcome.article))
    asking.warn_unproven(session)


def _confirm(session: Session, number: int) -> None:
    from bekasi_cli.cli import asking, permits
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom import erasing
    from bekasi_cli.workflow import Act, redaction

    article = session.store.get(Article, number)
    asking.may(session, Act.REDACT)
    to_do = redaction.check_confirmation(
        article,
        session.actor,
        permits.policies(session),
        erasing.others(session.store, session.actor),
    )
    if to_do:
        _agree(session, article)
    with session.terminal.progress(N_("Erasing")) as progress:
        gone = erasing.confirm(session.room, number, progress)
    _tell(session, gone)


def _agree(session: Session, article: Article) -> None:
    """Read back what will be gone for good, and ask."""
    from bekasi_cli.cli import asking, looking
    from bekasi_cli.documents import short_digest
    from bekasi_cli.terminal.erasures import erasure
    from bekasi_cli.terminal.preview import named
    from bekasi_cli.workflow import redaction

    wanted = redaction.requested(article)
    if wanted is None or session.options.yes:
        return
    names = looking.names(session)
    session.terminal.note(
        N_("Article {number}, {what}"),
        number=article.id,
        what=erasure(wanted, session.terminal, names),
    )
    for n in wanted.revisions:
        if known := article.revision(n):
            session.terminal.note(
                N_("Revision {n}, code {code}, by {who}, {at}"),
                n=n,
                code=short_digest(known.digest),
                who=named(known.by, names),
                at=known.at,
            )
    asking.agree(
        session,
        N_("Erase this of article {number}, “{title}”, for good? Nobody can bring it back."),
        number=article.id,
        title=article.head.facts.title or _("(no headline)"),
    )


def _tell(session: Session, gone: Gone) -> None:
    from bekasi_cli.cli import asking, looking
    from bekasi_cli.terminal.erasures import what_is_erased

    terminal, article = session.terminal, gone.outcome.article
    terminal.say(
        N_("You had erased it already; what may have been left of it is gone now.")
        if gone.outcome.already
        else N_("Of article {number} this is erased for good: {what}."),
        number=article.id,
        what=what_is_erased(gone.done, terminal),
    )
    for problem in gone.outcome.commit.notices if gone.outcome.commit else ():
        terminal.warn(problem.message, **problem.details)
    if not gone.outcome.already:
        asking.warn_unproven(session)
    if gone.done.same_login:
        terminal.warn(N_("Journalled as done by two people who used one login."))
    if gone.slug:
        terminal.warn(
            N_("Its address was made from that headline; it is /berita/{number}-{slug}.html now."),
            number=article.id,
            slug=article.slug,
        )
    _tell_where_else(session, gone)
    if terminal.json:
        terminal.data(looking.article_json(session, article))


def _tell_where_else(session: Session, gone: Gone) -> None:
    """Name what no command of ours can reach: backups, and what writers keep for themselves."""
    from bekasi_cli.cli import erased_buffers

    terminal = session.terminal
    for each in gone.copies:
        terminal.warn(
            N_(
                "A backup still holds it: {file}, made by {who} on {at}. Make a new one, delete it."
            ),
            file=each.file,
            who=each.by,
            at=each.at,
        )
    erased_buffers.forget(session, gone.outcome.article)
    if (session.folder / "site").is_dir():
        terminal.note(N_("Build the website again, so that no old page is left."))
    terminal.note(
        N_(
            "What others typed and did not save goes when they next type: bekasi edit {number}."
            " Copies that were exported, sent or printed are not reached from here."
        ),
        number=gone.outcome.article.id,
    )


def _show(session: Session, number: int) -> None:
    from bekasi_cli.cli import looking
    from bekasi_cli.formats.json import redaction_json
    from bekasi_cli.model import Article
    from bekasi_cli.terminal.erasures import erasure

    article = session.store.get(Article, number)
    if session.terminal.json:
        zone = session.settings.zone
        session.terminal.data([redaction_json(each, zone) for each in article.redactions])
        return
    for each in article.redactions:
        session.terminal.print_text(f"{erasure(each, session.terminal, looking.names(session))}\n")
    if not article.redactions:
        session.terminal.note(
            N_(
                "Nothing of article {number} was erased. To ask for it:"
                ' bekasi redact {number} --revision R --basis "…"'
            ),
            number=number,
        )

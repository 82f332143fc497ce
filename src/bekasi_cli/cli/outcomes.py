"""Say what an act did: the result, what it cost, where the article stands, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cli import permits
from bekasi_cli.documents import short_digest
from bekasi_cli.i18n import N_, _, language
from bekasi_cli.model import Identity, Publication, Stage

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article
    from bekasi_cli.newsroom.room import Outcome
    from bekasi_cli.workflow import Action


def tell(session: Session, outcome: Outcome, done: str, already: str = "") -> None:
    """Print the marked sentence DONE, or ALREADY, then all that must be known of OUTCOME.

    Both may use {number}, {title}, {revision}, {code}, {state} and {hour}, the one it goes out
    at. With --json stdout holds the article's JSON alone.
    """
    from bekasi_cli.cli import looking

    terminal, article = session.terminal, outcome.article
    sentence = already if outcome.already and already else done
    terminal.say(sentence, **_facts(session, article))
    terminal.notices(outcome.notices)
    if not outcome.already:
        _tell_number(session, outcome)
        _tell_cost(session, outcome)
        _tell_proof(session)
    if terminal.json:
        terminal.data(looking.article_json(session, article))
    else:
        _tell_next(session, article)


def tell_address(session: Session, outcome: Outcome) -> None:
    """Say where readers find an article that is live."""
    from bekasi_cli.cli import looking

    article = outcome.article
    if article.publication is Publication.LIVE and not session.terminal.json:
        address = looking.house(session).page(article.id, article.slug)
        session.terminal.note(N_("Its address: {address}"), address=address)


def _facts(session: Session, article: Article) -> dict[str, object]:
    from bekasi_cli.dates import show
    from bekasi_cli.workflow.sentences import STATES

    return {
        "number": article.id,
        "title": article.head.facts.title or _("(no headline)"),
        "revision": article.head.revision,
        "code": short_digest(article.head.digest),
        "state": _(STATES[article.state]),
        "hour": show(article.scheduled, session.terminal.zone, language())
        if article.scheduled
        else "",
    }


def _tell_number(session: Session, outcome: Outcome) -> None:
    """Say which number a press release was just given."""
    from bekasi_cli.cli import looking
    from bekasi_cli.house import release_number
    from bekasi_cli.model import ReleaseYear

    written = outcome.commit.records if outcome.commit else ()
    if any(isinstance(each, ReleaseYear) for each in written):
        article = outcome.article
        number = release_number(article, article.head.facts, looking.house(session))
        session.terminal.note(N_("Its number as a press release: {number}."), number=number)


def _tell_cost(session: Session, outcome: Outcome) -> None:
    for each in outcome.voided:
        session.terminal.warn(
            N_("The approval by {name} of {at} (text {code}) counts no longer."),
            name=each.by,
            at=each.at,
            code=short_digest(each.digest),
        )
    if outcome.unscheduled:
        session.terminal.warn(
            N_("It will not go out on {at}: that schedule is cancelled."), at=outcome.unscheduled
        )
    for problem in outcome.commit.notices if outcome.commit else ():
        session.terminal.warn(problem.message, **problem.details)


def _tell_proof(session: Session) -> None:
    """Say where the journal cannot prove who acted."""
    actor = session.actor
    if actor.identity is Identity.UNPROVEN:
        session.terminal.warn(
            N_(
                "Journalled as “identity not proven”: {code} has no PIN, and others use the login"
                " {login} too. To set one: bekasi staff pin {code}"
            ),
            code=actor.code,
            login=actor.login,
        )


def _tell_next(session: Session, article: Article) -> None:
    actions = permits.possible(session, article)
    if commands := ", ".join(_commands(article, actions)):
        session.terminal.note(N_("You can do this next: {commands}"), commands=commands)
    awaited = _awaited(article)
    if awaited and awaited not in actions:
        people = permits.others(session, awaited, article)
        names = ", ".join(f"{each.name} ({each.code})" for each in people)
        if names:
            session.terminal.note(_WAITS_FOR[awaited.value], people=names)


_WAITS_FOR = {
    "approve": N_("It can be approved by: {people}."),
    "publish": N_("It can be published by: {people}."),
}


def _awaited(article: Article) -> Action | None:
    from bekasi_cli.workflow import Action

    return {Stage.SUBMITTED: Action.APPROVE, Stage.APPROVED: Action.PUBLISH}.get(article.stage)


def _commands(article: Article, actions: Sequence[Action]) -> Iterator[str]:
    """Yield the commands of ACTIONS that can be typed: a rule may come before its command."""
    from bekasi_cli.cli.registry import find_row
    from bekasi_cli.workflow import TABLE, usage

    for action in actions:
        if find_row(TABLE[action].command.split()[0]):
            yield f"bekasi {usage(action, article.id)}"

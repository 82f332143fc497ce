"""Open what somebody needs who looks at an article and acts on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bekasi_cli.errors import Damaged, Refused, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bekasi_cli.cli.session import Session
    from bekasi_cli.house import House
    from bekasi_cli.model import Actor, Article, Facts, Version
    from bekasi_cli.workflow import Action


def names(session: Session) -> Mapping[str, str]:
    """Return the staff's names by code."""
    from bekasi_cli.newsroom.reading import staff_names

    return staff_names(session.store)


def house(session: Session) -> House:
    """Return the office as its readers know it."""
    from bekasi_cli.newsroom.reading import house as of

    return of(session.store, session.settings, read(session))


def read(session: Session) -> Mapping[int, int] | None:
    """Return how often each article was read; damaged figures are in nobody's way."""
    from bekasi_cli.newsroom import figures

    try:
        return figures.totals(session.store, session.folder)
    except Damaged as problem:
        session.terminal.notices([figures.unknown(problem)])
        return None


def onlooker(session: Session) -> Actor | None:
    """Return who looks, without asking for a PIN, or None where nobody is known: all may read."""
    from bekasi_cli.newsroom.identity import identify

    wanted = session.options.as_code or session.surroundings.get("BEKASI_AS")
    try:
        return identify(session.store, session.surroundings.login, wanted or None, None)
    except (Refused, UsageProblem):
        return None


def actions(session: Session, article: Article) -> tuple[Action, ...]:
    """Return what may be done to ARTICLE by whoever looks, nothing where we do not know them."""
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.model import Policy, Staff
    from bekasi_cli.workflow import Policies, possible

    actor = onlooker(session)
    if actor is None:
        return ()
    policies = Policies.of(session.store.find(Policy))
    return possible(article, actor, policies, now(), session.store.find(Staff))


def article_json(
    session: Session, article: Article, version: Version | int | None = None
) -> dict[str, object]:
    """Return ARTICLE as JSON, with the facts and body of VERSION (default: its head).

    The body is null where the head was erased for good.

    Raises:
        NotFound: it has no such revision, or that one was erased.
        Damaged: the text is not what was saved.
    """
    from bekasi_cli.formats.json import article_json as encode
    from bekasi_cli.model import Manuscript
    from bekasi_cli.newsroom.reading import manuscript
    from bekasi_cli.terminal.comments import comments_json

    wanted = article.head if version is None else version
    gone = version is None and article.redaction(article.head.revision)
    text = (
        Manuscript(facts=article.head.facts, body="")
        if gone
        else manuscript(session.store, article, wanted)
    )
    found = encode(
        article,
        body=text.body,
        house=house(session),
        actions=[action.value for action in actions(session, article)],
        version=_version(article, wanted, text.facts),
    )
    if gone:
        found["body"] = None
    return found | {"comments": comments_json(article.comments, session.settings.zone)}


def _version(article: Article, wanted: Version | int, facts: Facts) -> Version:
    from bekasi_cli.model import Version

    if isinstance(wanted, Version):
        return wanted
    known = article.revision(wanted)
    return Version(revision=wanted, digest=known.digest if known else "", facts=facts)

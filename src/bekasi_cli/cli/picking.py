"""Choose an article when no number was typed, and show it before somebody decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bekasi_cli.cli import permits
from bekasi_cli.errors import Interrupted, NotFound, UsageProblem
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article
    from bekasi_cli.workflow import Action


def article(session: Session, action: Action, number: int | None) -> Article:
    """Return article NUMBER, or the one that is chosen among those to which ACTION is possible.

    Raises:
        NotFound: there is no such article, or none to choose.
        UsageProblem: no number was typed, and nobody can be asked.
    """
    from bekasi_cli.model import Article
    from bekasi_cli.workflow import TABLE

    if number is not None:
        return session.store.get(Article, number)
    if not session.surroundings.asking:
        raise UsageProblem(
            N_("Say which article: its number is missing."),
            N_("bekasi {command} NUMBER. To see the numbers: bekasi list"),
            command=TABLE[action].command.split()[0],
        )
    found = _candidates(session, action)
    if not found:
        raise NotFound(
            N_("There is no article now for which you can do this."),
            N_("See what there is: bekasi list"),
        )
    return _chosen(session, action, found)


def _candidates(session: Session, action: Action) -> list[Article]:
    from bekasi_cli.model import State
    from bekasi_cli.newsroom.reading import Query, articles
    from bekasi_cli.workflow import TABLE

    states = tuple(State(stage.value) for stage in TABLE[action].stages)
    found = articles(session.store, Query(states=states, limit=None))
    return [each for each in found if action in permits.possible(session, each)]


def _chosen(session: Session, action: Action, found: list[Article]) -> Article:
    from bekasi_cli import prompts

    show = session.terminal.show
    labels = [
        (
            str(each.id),
            _("{number}  {title} ({reporters}, {at})").format(
                number=each.id,
                title=show(each.head.facts.title) or _("(no headline)"),
                reporters=show(", ".join(each.head.facts.reporters)) or "-",
                at=show(each.updated),
            ),
        )
        for each in found
    ]
    chosen = prompts.choose(_("Which article?"), labels, asking=True, flag=action.value)
    return next(each for each in found if str(each.id) == chosen)


def agree(session: Session, article: Article, question: str) -> str:
    """Show ARTICLE as readers will see it, ask the marked QUESTION, and return what was shown.

    That is the digest of the text that somebody agreed to: what came in between is no part of
    it. Where nobody can be asked, or --yes or --json was typed, it is "": nothing was shown.

    Raises:
        Interrupted: the answer was no.
    """
    from bekasi_cli import prompts
    from bekasi_cli.cli import looking
    from bekasi_cli.documents import short_digest
    from bekasi_cli.newsroom.reading import manuscript
    from bekasi_cli.terminal import preview

    options = session.options
    if options.yes or options.json or not session.surroundings.asking:
        return ""
    terminal, head = session.terminal, article.head
    text = manuscript(session.store, article, head)
    terminal.page(preview.article(text, looking.house(session), article=article))
    terminal.say(
        N_("Article {number}, revision {revision}, code {code} ({digest})"),
        number=article.id,
        revision=head.revision,
        code=short_digest(head.digest),
        digest=head.digest,
    )
    if not prompts.confirm(terminal.sentence(question, number=article.id), asking=True):
        raise Interrupted(N_("Nothing was done."))
    return head.digest

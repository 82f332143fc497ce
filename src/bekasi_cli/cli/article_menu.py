"""Offer all that can be done to one article, and do what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from bekasi_cli.cli import menu_steps, steps
from bekasi_cli.cli.menu_steps import Step
from bekasi_cli.i18n import N_, _
from bekasi_cli.workflow import Action

if TYPE_CHECKING:
    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Actor, Article

BACK = "back"

ASKS_ITSELF = frozenset(
    {
        *(Action.REVISE, Action.CORRECT, Action.MINOR, Action.REPLY),  # an editor opens
        *(Action.APPROVE, Action.PUBLISH, Action.SCHEDULE, Action.TRASH),
    }
)


def any_article(session: Session) -> str:
    """Return the number of one of the newest articles, or BACK."""
    from bekasi_cli import prompts
    from bekasi_cli.newsroom.reading import articles
    from bekasi_cli.terminal.articles import state_text

    labels = [
        (str(each.id), label(session, each, state_text(each.state).plain))
        for each in articles(session.store)
    ]
    return prompts.choose(
        _("Which article?"), [*labels, (BACK, _("Back"))], asking=True, flag="NUMBER"
    )


def label(session: Session, article: Article, told: str) -> str:
    """Return ARTICLE in a menu's line, and what is TOLD of it."""
    title = session.terminal.show(article.head.facts.title) or _("(no headline)")
    told = shorten(told, 120, placeholder="…”" if told.endswith("”") else "…")
    return f"{article.id}  {shorten(title, 70, placeholder='…')}\t{told}"


def line(step: Step, *, number: int = 0, me: str = "") -> tuple[str, str]:
    """Return STEP for the menu: its command, and what it does with that command."""
    command = step.command.format(number=number, me=me)
    return command, choice(_(step.text), f"bekasi {command}")


def choice(told: str, command: str) -> str:
    """Return a line of a menu: what is done, as TOLD in the language in use, and its COMMAND."""
    return f"{told[:1].upper()}{told[1:]}\t[{command}]"


def offer(
    session: Session, actor: Actor | None, number: int, who: Sequence[str], first: str = ""
) -> None:
    """Show what ACTOR can do to article NUMBER, the command FIRST before all, and do it."""
    from bekasi_cli import prompts
    from bekasi_cli.model import Article
    from bekasi_cli.terminal.articles import state_text

    article = session.store.get(Article, number)
    known = {each.command.format(number=number): each for each in _steps(session, actor, article)}
    choices = [line(each, number=number) for each in known.values()]
    choices.sort(key=lambda each: each[0] != first)
    question = label(session, article, state_text(article.state).plain).replace("\t", " · ")
    chosen = prompts.choose(question, [*choices, (BACK, _("Back"))], asking=True, flag="NUMBER")
    if chosen != BACK:
        do(session, known[chosen], chosen, who)


def do(session: Session, step: Step, command: str, who: Sequence[str]) -> None:
    """Ask what COMMAND of STEP still needs, and do it."""
    from bekasi_cli import prompts

    words = steps.filled(session, command.split())
    if not words:
        return
    question = session.terminal.sentence(
        N_("Do this now: {command}?"), command=steps.spelt(["bekasi", *words])
    )
    if not step.asks or prompts.confirm(question, asking=True):
        steps.perform(session, words, who)


def _steps(session: Session, actor: Actor | None, article: Article) -> Iterator[Step]:
    from bekasi_cli.cli import looking
    from bekasi_cli.terminal.story import NEXT

    can = looking.actions(session, article)
    for action in can:
        if words := steps.offered(action, article.id):
            text = NEXT.get(action, action.value)
            yield Step(text, steps.spelt(words), asks=action not in ASKS_ITSELF)
        if action is Action.APPROVE_OUTSIDE:
            yield Step(N_("Ask somebody outside to approve it"), f"ask {article.id}")
    if _only_urgent(actor, article, can):
        urgent = N_("Approve it although you are alone, with the reason why it cannot wait")
        yield Step(urgent, f"approve {article.id} --urgent …")
    yield from menu_steps.allowed(menu_steps.LOOKING, actor)


def _only_urgent(actor: Actor | None, article: Article, can: Sequence[Action]) -> bool:
    """Tell whether ACTOR could approve ARTICLE, were it not for four eyes."""
    from bekasi_cli.model import Role, Stage

    editor = actor is not None and Role.EDITOR in actor.roles
    return editor and article.stage is Stage.SUBMITTED and Action.APPROVE not in can

"""Lead people who know no commands by the arrow keys, and show them the command of each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bekasi_cli.cli import article_menu, menu_steps, steps
from bekasi_cli.cli.article_menu import BACK
from bekasi_cli.cli.menu_steps import SHELVES, Step
from bekasi_cli.cli.session import Session
from bekasi_cli.errors import BekasiError
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Actor
    from bekasi_cli.newsroom.inbox import Item

MOST = 10
"""So many articles that wait are in the first menu; the others are behind `inbox`."""

LEAVE, ALL = "leave", "all"

GLANCE = Step(N_("See the newsroom at a glance"), "status")
INBOX = Step(N_("See all that waits for you"), "inbox")
HELP = Step(N_("See all commands"), "--help")


def run(session: Session) -> None:
    """Show the menu until somebody leaves it; Ctrl-C and Esc leave it too.

    Raises:
        NotFound: there is no newsroom here.
    """
    session.folder  # noqa: B018 - raises where there is none
    try:
        who = _typed(session)
        actor = _who(session)
        if actor and "--as" not in who and _several(session):
            who += ["--as", actor.code]
        while _home(session, actor, who):
            session = _anew(session)
    except (KeyboardInterrupt, EOFError):
        pass
    session.terminal.say(N_("Until next time. Each step here is a command: bekasi --help"))


def _anew(session: Session) -> Session:
    """Return a session that sees the newsroom as it stands now."""
    options = session.options
    fresh = Session(session.surroundings, [])
    fresh.options = options
    fresh.speak()
    return fresh


def _typed(session: Session) -> list[str]:
    """Return the options for all commands that were typed, to be typed with each step."""
    options = session.options
    found = []
    if options.newsroom:
        found += ["--newsroom", str(options.newsroom)]
    if options.lang:
        found += ["--lang", options.lang]
    if options.as_code:
        found += ["--as", options.as_code]
    if options.pin_file:
        found += ["--pin-file", options.pin_file]
    return found


def _several(session: Session) -> bool:
    from bekasi_cli.newsroom.identity import candidates

    chosen = session.surroundings.get("BEKASI_AS")
    return not chosen and len(candidates(session.store, session.surroundings.login)) > 1


def _who(session: Session) -> Actor | None:
    """Return who sits here, chosen where several share the login; None for a guest."""
    from bekasi_cli import prompts
    from bekasi_cli.cli import looking
    from bekasi_cli.newsroom.identity import candidates

    if not session.options.as_code and _several(session):
        people = candidates(session.store, session.surroundings.login)
        labels = [(each.code, f"{each.name} ({each.code})") for each in people]
        session.options.as_code = prompts.choose(
            _("Who are you?"), labels, asking=True, flag="--as"
        )
    return looking.onlooker(session)


def _home(session: Session, actor: Actor | None, who: Sequence[str]) -> bool:
    """Show what waits and all that can be done; return whether to go on.

    Raises:
        KeyboardInterrupt: Ctrl-C or Esc here, and not within a step.
    """
    from bekasi_cli import prompts

    waiting = _waiting(session, actor)
    choices = _choices(session, actor, waiting)
    heading = _heading(session, actor, waiting=len({each.article.id for each in waiting}))
    chosen = prompts.choose(heading, choices, asking=True, flag="--help")
    if chosen == LEAVE:
        return False
    try:
        _go(session, actor, chosen, who, waiting)
    except (KeyboardInterrupt, EOFError):
        session.terminal.note(N_("Nothing was done."))
    except BekasiError as error:
        session.terminal.fail(error)
    return True


def _go(
    session: Session, actor: Actor | None, chosen: str, who: Sequence[str], waiting: Sequence[Item]
) -> None:
    """Do what was CHOSEN in the first menu: a row that waits, a shelf, or a step."""
    first = ""
    if chosen.startswith("wait "):
        item = waiting[int(chosen.removeprefix("wait "))]
        chosen, first = str(item.article.id), item.command
    if chosen == ALL:
        chosen = article_menu.any_article(session)
    if chosen.isdecimal():
        article_menu.offer(session, actor, int(chosen), who, first)
    elif chosen.startswith("shelf "):
        _shelf(session, actor, int(chosen.removeprefix("shelf ")), who)
    elif chosen != BACK:
        steps.perform(session, chosen.split(), who)


def _shelf(session: Session, actor: Actor | None, which: int, who: Sequence[str]) -> None:
    """Show the steps of a shelf, and do what is chosen."""
    from bekasi_cli import prompts

    shelf = SHELVES[which]
    me = actor.code if actor else ""
    known = dict[str, Step]()
    choices = []
    for step in menu_steps.allowed(shelf.steps, actor):
        command, text = article_menu.line(step, me=me)
        known[command] = step
        choices.append((command, text))
    chosen = prompts.choose(
        _(shelf.text), [*choices, (BACK, _("Back"))], asking=True, flag="--help"
    )
    if chosen != BACK:
        article_menu.do(session, known[chosen], chosen, who)


def _heading(session: Session, actor: Actor | None, *, waiting: int) -> str:
    name = session.terminal.show(actor.name if actor else session.settings.office)
    if waiting:
        return _("{name}: {count} waiting for you. What do you want to do?").format(
            name=name, count=waiting
        )
    return _("{name}: nothing waits for you. What do you want to do?").format(name=name)


def _waiting(session: Session, actor: Actor | None) -> list[Item]:
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.inbox import inbox

    return inbox(session.store, actor, now()) if actor else []


def _choices(
    session: Session, actor: Actor | None, waiting: Sequence[Item]
) -> list[tuple[str, str]]:
    from bekasi_cli.cli import looking
    from bekasi_cli.terminal import inbox as view

    names = looking.names(session)
    found = [
        (
            f"wait {n}",
            article_menu.label(session, each.article, view.line(each, session.terminal, names)),
        )
        for n, each in enumerate(waiting[:MOST])
    ]
    if waiting:
        found.append(article_menu.line(INBOX))
    shelves = [
        (f"shelf {n}", f"{_(each.text)} ›")
        for n, each in enumerate(SHELVES)
        if any(menu_steps.allowed(each.steps, actor))
    ]
    any_article = _("Choose an article")
    return [
        *found,
        (ALL, f"{any_article} ›"),
        *shelves,
        article_menu.line(GLANCE),
        article_menu.line(HELP),
        (LEAVE, _("Leave (Esc)")),
    ]

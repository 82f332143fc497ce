"""Lead people who know no commands by the arrow keys, and show them the command of each step."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from bekasi_cli.cli import steps
from bekasi_cli.cli.session import Session
from bekasi_cli.i18n import N_, _

if TYPE_CHECKING:
    from bekasi_cli.model import Actor, Article
    from bekasi_cli.workflow import Action

MOST = 15
"""So many articles that wait are in the first menu; the others are behind `list`."""

LEAVE, ALL, SEARCH, BACK = "leave", "all", "search", "back"

STEPS: tuple[tuple[str, str], ...] = (
    (N_("See the newsroom at a glance"), "status"),
    (N_("See who you are here"), "whoami"),
    (N_("See all commands"), "--help"),
)

ADMIN_STEPS: tuple[tuple[str, str], ...] = (
    (N_("See the staff"), "staff list"),
    (N_("See the categories"), "category list"),
    (N_("See the register of officials"), "officials list"),
    (N_("See the settings"), "config list"),
    (N_("Examine the newsroom's files"), "doctor"),
    (N_("Back the newsroom up"), "backup"),
)

LOOKING: tuple[tuple[str, str], ...] = (
    (N_("Review it: text, changes and comments"), "review {number}"),
    (N_("Read it as readers will"), "preview {number}"),
    (N_("See its facts"), "show {number}"),
    (N_("Read its story"), "history {number}"),
)


def run(session: Session) -> None:
    """Show the menu until somebody leaves it; Ctrl-C leaves it too.

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
            session = Session(session.surroundings, who)  # as the newsroom stands now
    except (KeyboardInterrupt, EOFError):
        pass
    session.terminal.say(N_("Until next time. Each step here is a command: bekasi --help"))


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
    """Show what waits and all that can be done; return whether to go on."""
    from bekasi_cli import prompts

    waiting = _articles_waiting(session, actor)
    heading = _heading(session, actor, waiting=len(waiting))
    choices = [*waiting[:MOST], *_acts(actor)]
    chosen = prompts.choose(heading, choices, asking=True, flag="--help")
    if chosen == LEAVE:
        return False
    if chosen == ALL:
        chosen = _any_article(session)
    if chosen == SEARCH:
        words = prompts.ask_text(_("Which words?"), asking=True, flag="WORDS")
        if words:
            steps.perform(session, ["search", *_split(words)], who)
    elif chosen.isdecimal():
        _article(session, int(chosen), who)
    elif chosen != BACK:
        steps.perform(session, chosen.split(), who)
    return True


def _split(words: str) -> list[str]:
    try:
        return shlex.split(words)
    except ValueError:  # a lone quotation mark
        return words.split()


def _heading(session: Session, actor: Actor | None, *, waiting: int) -> str:
    name = session.terminal.show(actor.name if actor else session.settings.office)
    if waiting:
        return _("{name}: {count} waiting for you. What do you want to do?").format(
            name=name, count=waiting
        )
    return _("{name}: nothing waits for you. What do you want to do?").format(name=name)


def _articles_waiting(session: Session, actor: Actor | None) -> list[tuple[str, str]]:
    from bekasi_cli.cli.surroundings import now
    from bekasi_cli.newsroom.waiting import waiting
    from bekasi_cli.terminal.story import NEXT

    if actor is None:
        return []
    return [
        (str(each.article.id), _label(session, each.article, _(NEXT.get(each.action, ""))))
        for each in waiting(session.store, actor, now())
    ]


def _label(session: Session, article: Article, told: str) -> str:
    from bekasi_cli.terminal.articles import state_text

    told = told or state_text(article.state).plain
    room = max(20, session.terminal.err.width - len(told) - 16)
    title = session.terminal.show(article.head.facts.title) or _("(no headline)")
    return f"{article.id}  {shorten(title, room, placeholder='…')} · {told}"


def _acts(actor: Actor | None) -> list[tuple[str, str]]:
    from bekasi_cli.model import Role

    found = []
    if actor and actor.roles:
        found.append(("draft", _step(_("Write a new article"), "draft")))
    found.append((ALL, _step(_("Choose an article"), "list")))
    found.append((SEARCH, _step(_("Search"), f"search {steps.PLACEHOLDER}")))
    mine = [*STEPS, *(ADMIN_STEPS if actor and Role.ADMIN in actor.roles else ())]
    found += [(command, _step(_(text), command)) for text, command in mine]
    return [*found, (LEAVE, _("Leave (Ctrl-C)"))]


def _step(text: str, command: str) -> str:
    return f"{text}   [bekasi {command}]"


def _any_article(session: Session) -> str:
    """Return the number of one of the newest articles, or BACK."""
    from bekasi_cli import prompts
    from bekasi_cli.newsroom.reading import articles

    labels = [(str(each.id), _label(session, each, "")) for each in articles(session.store)]
    return prompts.choose(
        _("Which article?"), [*labels, (BACK, _("Back"))], asking=True, flag="NUMBER"
    )


def _article(session: Session, number: int, who: Sequence[str]) -> None:
    """Show what can be done to article NUMBER, and do what is chosen."""
    from bekasi_cli import prompts
    from bekasi_cli.cli import looking
    from bekasi_cli.model import Article
    from bekasi_cli.terminal.story import NEXT
    from bekasi_cli.workflow import Action as Acts

    article = session.store.get(Article, number)
    acts: dict[str, Action] = {}
    choices = []
    for action in looking.actions(session, article):
        if words := steps.offered(action, number):
            command = steps.spelt(words)
            acts[command] = action
            text = _(NEXT[action]) if action in NEXT else action.value
            choices.append((command, _step(text, command)))
        if action is Acts.APPROVE_OUTSIDE:
            command = f"ask {number}"
            choices.append((command, _step(_("Ask somebody outside to approve it"), command)))
    for text, usage in LOOKING:
        command = usage.format(number=number)
        choices.append((command, _step(_(text), command)))
    question = _label(session, article, "")
    chosen = prompts.choose(question, [*choices, (BACK, _("Back"))], asking=True, flag="NUMBER")
    if chosen == BACK:
        return
    words = steps.filled(session, chosen.split())
    if words and _sure(session, acts.get(chosen), words):
        steps.perform(session, words, who)


def _sure(session: Session, action: Action | None, words: Sequence[str]) -> bool:
    """Ask before an act whose own command does not."""
    from bekasi_cli import prompts
    from bekasi_cli.workflow import Action as Acts

    asks_itself = {
        *(Acts.REVISE, Acts.CORRECT, Acts.MINOR, Acts.REPLY),  # an editor opens
        *(Acts.APPROVE, Acts.PUBLISH, Acts.SCHEDULE, Acts.TRASH),
    }
    if action is None or action in asks_itself:
        return True
    question = session.terminal.sentence(
        N_("Do this now: {command}?"), command=steps.spelt(["bekasi", *words])
    )
    return prompts.confirm(question, asking=True)

"""Know the values that fit an option or argument: numbers, codes, states, revisions, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.i18n import _

if TYPE_CHECKING:
    from typer import _click as click

    from bekasi_cli.cli.session import Session
    from bekasi_cli.model import Article

MOST = 200
"""So many articles are offered, the newest."""


class Kind(Enum):
    """What a shell completes: our values, or files or folders of its own."""

    VALUES = "values"
    FILES = "files"
    FOLDERS = "dirs"


class Item(NamedTuple):
    """A value as it is typed, and what it means in the language in use."""

    value: str
    told: str = ""


class Asked(NamedTuple):
    """What is to be completed: for which command, and after which arguments."""

    session: Session
    path: Sequence[str]
    arguments: Sequence[str]


def values(
    session: Session, path: Sequence[str], param: click.Parameter, arguments: Sequence[str]
) -> tuple[Kind, list[Item]]:
    """Return what can be typed for PARAM of the command PATH, after its ARGUMENTS."""
    if choices := getattr(param.type, "choices", None):
        names = [str(getattr(each, "value", each)) for each in choices]
        return Kind.VALUES, [Item(each, _meaning(each)) for each in names]
    metavar = (param.metavar or "").strip("[]…")
    if metavar == "DIR":
        return Kind.FOLDERS, []
    if "FILE" in metavar:
        return Kind.FILES, []
    known = _BY_NAME.get(param.name or "")
    if param.name in ("code", "name") and path:
        known = _OF_NOUN.get((path[0], param.name))
    return Kind.VALUES, known(Asked(session, path, arguments)) if known else []


def _meaning(value: str) -> str:
    """Return what a value of a closed set is called in the language in use."""
    from bekasi_cli.cli.correct import KINDS as CHANGES
    from bekasi_cli.house import GROUNDS, KINDS
    from bekasi_cli.model import Role
    from bekasi_cli.terminal.articles import LOOKS
    from bekasi_cli.workflow.sentences import ROLES

    words = {state.value: look.word for state, look in LOOKS.items()}
    words |= {role.value: ROLES[role] for role in Role}
    words |= {kind.value: told for kind, told in KINDS.items()}
    words |= {ground.value: told for ground, told in GROUNDS.items()}
    words |= {change.value: told for change, told in CHANGES.items()}
    return _(words[value]) if value in words else ""


def _numbers(asked: Asked) -> list[Item]:
    """Return the articles on which the command can be done, whoever does it, the newest first."""
    from bekasi_cli.model import State
    from bekasi_cli.newsroom.reading import Query, articles
    from bekasi_cli.workflow import TABLE

    rows = [row for row in TABLE.values() if row.stages and row.command.split()[0] == asked.path[0]]
    found = articles(asked.session.store, Query(states=tuple(State), limit=None))
    fits = [
        each
        for each in found
        if not rows
        or any(each.stage in row.stages and each.publication in row.publications for row in rows)
    ]
    return [Item(str(each.id), _headline(each)) for each in fits[:MOST]]


def _headline(article: Article) -> str:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.terminal.articles import LOOKS

    title = " ".join(clean(article.head.facts.title).split()) or _("(no headline)")
    return f"{title} · {_(LOOKS[article.state].word)}"


def _article(asked: Asked) -> Article:
    from bekasi_cli.model import Article

    return asked.session.store.get(Article, int(asked.arguments[0]))


def _revisions(asked: Asked) -> list[Item]:
    """Return the revisions of the article whose number is typed, the newest first."""
    from bekasi_cli import dates
    from bekasi_cli.i18n import language

    zone = asked.session.settings.zone
    return [
        Item(str(each.n), f"{each.by}, {dates.short(each.at, zone, language())}")
        for each in reversed(_article(asked).revisions)
    ]


def _originals(asked: Asked) -> list[Item]:
    """Return the photographs of the article whose number is typed, and its source."""
    article = _article(asked)
    found = {}
    for version in (article.head, article.live):
        facts = version.facts if version else None
        for photo in facts.photos if facts else ():
            found[photo.media] = photo.caption or photo.alt
        if facts and facts.source:
            found[facts.source.digest] = facts.source.name
    return [Item(digest, told) for digest, told in found.items()]


def _text_codes(asked: Asked) -> list[Item]:
    from bekasi_cli.documents import short_digest

    article = _article(asked)
    return [Item(short_digest(article.head.digest), _headline(article))]


def _staff(asked: Asked) -> list[Item]:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Staff

    every = asked.path[:1] == ["staff"]
    people = asked.session.store.find(Staff, order="code")
    return [Item(each.code, clean(each.name)) for each in people if each.active or every]


def _own_codes(asked: Asked) -> list[Item]:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.newsroom.identity import candidates

    mine = candidates(asked.session.store, asked.session.surroundings.login)
    return [Item(each.code, clean(each.name)) for each in mine]


def _categories(asked: Asked) -> list[Item]:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Category

    every = asked.path[:1] == ["category"]
    found = asked.session.store.find(Category, order="code")
    return [Item(each.code, clean(each.name)) for each in found if each.active or every]


def _officials(asked: Asked) -> list[Item]:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Official

    found = asked.session.store.find(Official, order="name")
    return [Item(str(each.id), clean(each.full_name)) for each in found]


def _offices(asked: Asked) -> list[Item]:
    """Return the offices in the register, each once, as they stand before a name."""
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Official

    people = asked.session.store.find(Official, order="name")
    titles = {each.title for person in people for each in person.offices}
    return [Item(clean(each)) for each in sorted(titles)]


def _services(asked: Asked) -> list[Item]:
    from bekasi_cli.cleaning import clean
    from bekasi_cli.newsroom.services import in_order

    found = in_order(asked.session.store, all_=asked.path[-1] == "edit")
    return [Item(str(each.id), clean(f"{each.need}: {each.name}")) for each in found]


def _needs(asked: Asked) -> list[Item]:
    """Return what services are for, each once: those of this office, then usual ones."""
    from bekasi_cli.cleaning import clean
    from bekasi_cli.newsroom.services import in_order

    used = [clean(each.need) for each in in_order(asked.session.store, all_=True)]
    usual = ("KTP", "Pajak", "Kesehatan", "Aduan", "Darurat")
    return [Item(each) for each in dict.fromkeys((*used, *usual))]


def _photographs(asked: Asked) -> list[Item]:
    """Return the photographs, the newest first; to take off, only those that the article shows."""
    from bekasi_cli.cleaning import clean
    from bekasi_cli.newsroom.album import listed

    found = listed(asked.session.store)
    if asked.path[:2] == ["media", "detach"] and asked.arguments:
        shown = {each.media for each in _article(asked).head.facts.photos}
        found = [each for each in found if each.digest in shown]
    return [Item(str(each.id), clean(each.caption or each.name)) for each in found[:MOST]]


def _events(asked: Asked) -> list[Item]:
    """Return the events of the agenda, the newest first."""
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Event

    found = asked.session.store.find(Event, order="-day", limit=MOST)
    return [
        Item(str(each.id), f"{clean(each.plan.title)} · {each.plan.day.isoformat()}")
        for each in found
    ]


def _attending(asked: Asked) -> list[Item]:
    """Return those who can be at an event: offices of the register, and names."""
    from bekasi_cli.cleaning import clean
    from bekasi_cli.model import Official

    people = asked.session.store.find(Official, order="name")
    return [*_offices(asked), *(Item(clean(each.name)) for each in people)]


def _settings(_asked: Asked) -> list[Item]:
    from bekasi_cli.config import SETTINGS
    from bekasi_cli.workflow import POLICIES

    found = [Item(each.name, _(each.doc)) for each in SETTINGS]
    return [*found, *(Item(name.value, _(rule.doc)) for name, rule in POLICIES.items())]


def _languages(_asked: Asked) -> list[Item]:
    return [Item("id", "Bahasa Indonesia"), Item("en", "English")]


def _since(asked: Asked) -> list[Item]:
    """Return what a text can be held against, or nothing where `since` is a day."""
    if asked.path[:1] != ["diff"]:
        return []
    named = [Item("live", _("what readers see")), Item("approved", _("what was approved last"))]
    return [*named, *_revisions(asked)]


_BY_NAME: Mapping[str, Callable[[Asked], list[Item]]] = {
    "number": _numbers,
    "about": _numbers,
    "revision": _revisions,
    "since_revision": _revisions,
    "since": _since,
    "base": _revisions,
    "original": _originals,
    "digest": _text_codes,
    "code": _text_codes,
    "reporter": _staff,
    "reporters": _staff,
    "editor": _staff,
    "author": _staff,
    "as_code": _own_codes,
    "category": _categories,
    "lang": _languages,
    "photo": _photographs,
    "photos": _photographs,
    "article": _numbers,
    "by": _staff,
    "person": _officials,
    "service": _services,
    "services": _services,
    "wanted": _needs,
    "held": _offices,
    "event": _events,
    "officials": _attending,
    "official": _attending,
    "remove_office": _offices,
}
"""What completes a parameter, by its name in the code."""

_OF_NOUN: Mapping[tuple[str, str], Callable[[Asked], list[Item]]] = {
    ("staff", "code"): _staff,
    ("category", "code"): _categories,
    ("config", "name"): _settings,
}
"""What completes `code` and `name`, which nouns use each for their own."""

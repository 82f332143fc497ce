"""Build people, texts, articles and a whole newsroom in memory, with few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypedDict, Unpack

from msgspec.structs import replace as replace_struct

from bekasi_cli.config import Settings
from bekasi_cli.documents import digest, render, tidy
from bekasi_cli.model import (
    SYSTEM,
    Actor,
    Article,
    ArticleKind,
    CorrectionNote,
    Facts,
    Identity,
    Manuscript,
    Policy,
    PolicyName,
    Revision,
    Role,
    Source,
    Staff,
    Version,
)
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Change, Store, View

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Tuesday, 24 November 2026, 09:00 WIB."""

PEOPLE: dict[str, tuple[str, tuple[Role, ...]]] = {
    "atn": ("Atin Lestari", (Role.REPORTER,)),
    "bdi": ("Budi Hartono", (Role.REPORTER,)),
    "fiu": ("Fitri Utami", (Role.EDITOR,)),
    "gun": ("Gunawan Saputra", (Role.REPORTER, Role.EDITOR)),
    "adm": ("Ade Mulyana", (Role.ADMIN,)),
}
"""The staff of the newsroom in tests: two reporters, an editor, somebody who is both, an admin."""


class MoreFacts(TypedDict, total=False):
    """The facts of a manuscript beyond its headline."""

    kind: ArticleKind
    summary: str
    slug: str
    byline: str
    reporters: tuple[str, ...]
    editors: tuple[str, ...]
    category: str
    tags: tuple[str, ...]
    embargo: datetime | None
    correction: CorrectionNote | None
    source: Source | None


def actor(
    code: str,
    *roles: Role,
    login: str | None = None,
    identity: Identity = Identity.LOGIN,
) -> Actor:
    """Return somebody who acts: one of PEOPLE, or whoever has ROLES; each has a login."""
    name, usual = PEOPLE.get(code, (code.title(), ()))
    return Actor(code=code, name=name, roles=roles or usual, login=login or code, identity=identity)


def schedule() -> Actor:
    """Return the actor under which the schedule publishes."""
    return Actor(code=SYSTEM, name="", roles=(), login="cron", identity=Identity.SYSTEM)


def staff(*codes: str) -> tuple[Staff, ...]:
    """Return those of PEOPLE with CODES, all without any."""
    return tuple(
        Staff(id=id_, version=1, code=code, name=name, roles=roles, login=code)
        for id_, (code, (name, roles)) in enumerate(PEOPLE.items(), 1)
        if not codes or code in codes
    )


def manuscript(
    title: str = "Warga kerja bakti membersihkan saluran",
    body: str = "Warga membersihkan saluran air pada Minggu pagi.",
    **facts: Unpack[MoreFacts],
) -> Manuscript:
    """Return a text with a headline and a body."""
    return Manuscript(facts=Facts(title=title, **facts), body=body)


def version(text: Manuscript, revision: int = 1) -> Version:
    """Return TEXT as the article's document holds it."""
    return Version(revision=revision, digest=digest(render(text)), facts=tidy(text).facts)


def article(
    text: Manuscript | None = None,
    *,
    number: int = 17,
    by: str = "atn",
    at: datetime = NOW,
    login: str | None = None,
) -> Article:
    """Return a draft with one revision by BY."""
    head = version(text or manuscript(reporters=(by,)))
    return Article(
        id=number,
        uri=f"tag:memory.example,2000-01-01:memory:{number}",
        head=head,
        created=at,
        updated=at,
        revisions=(Revision(n=1, digest=head.digest, parent=0, by=by, login=login or by, at=at),),
    )


@dataclass
class Clock:
    """A clock that goes a minute further each time it is looked at, unless it is stopped."""

    moment: datetime = NOW
    step: timedelta = field(default=timedelta(minutes=1))

    def __call__(self) -> datetime:
        self.moment += self.step
        return self.moment


def newsroom(
    code: str = "atn",
    *,
    people: Iterable[Staff] | None = None,
    policies: dict[PolicyName, str] | None = None,
    store: Store | None = None,
    clock: Clock | None = None,
) -> Newsroom:
    """Return a newsroom in memory with its staff and policies, as CODE works in it."""
    store = store or MemoryStore()
    found = tuple(staff() if people is None else people)
    rules = tuple(
        Policy(id=id_, name=name, value=value)
        for id_, (name, value) in enumerate((policies or {}).items(), 1)
    )

    def open_(view: View) -> Change:
        puts = (*(replace_struct(each, version=0) for each in found), *rules)
        for each in puts:
            while view.new_id(type(each)) < each.id:
                pass
        return Change(act="init", actor=actor("adm"), at=NOW, puts=puts)

    store.write(open_)
    return Newsroom(store, Settings(office="Humas Contoh"), actor(code), clock or Clock())


def as_(room: Newsroom, code: str, *roles: Role, login: str | None = None) -> Newsroom:
    """Return the same newsroom as CODE works in it."""
    return replace(room, actor=actor(code, *roles, login=login))

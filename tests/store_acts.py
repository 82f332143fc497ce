"""Decide small acts for the store's tests: categories, articles, revisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from msgspec.structs import replace

from bekasi_cli.model import (
    Actor,
    Article,
    Category,
    Facts,
    Identity,
    Photograph,
    PictureFormat,
    Record,
    Redaction,
    Revision,
    Role,
    Version,
)
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Change, Erasure, FullView, RevisionFile, View

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ROOM = "tag:prokopim.example,2026-11-24:k3f9"
ATN = Actor(
    code="atn",
    name="Atin Lestari",
    roles=(Role.REPORTER,),
    login="atin",
    identity=Identity.LOGIN,
)
TEXT = b"---\ntitle: Pasar rakyat\n---\n\nIsi.\n"

Decide: TypeAlias = Callable[[View], Change]


def act(*puts: Record, name: str = "test", minutes: int = 0, **more: object) -> Change:
    """Return a change by atn, MINUTES after NOW."""
    at = NOW + timedelta(minutes=minutes)
    return replace(Change(act=name, actor=ATN, at=at, puts=puts), **more)


def add_category(code: str, name: str = "Kabar", *, minutes: int = 0) -> Decide:
    """Decide to add a category under the next id."""

    def decide(view: View) -> Change:
        category = Category(id=view.new_id(Category), code=code, name=name)
        return act(category, name="category", minutes=minutes)

    return decide


def put(*records: Record) -> Decide:
    """Decide to put RECORDS as they are, with the versions that they carry."""
    return lambda _: act(*records)


def keep(*originals: bytes) -> Decide:
    """Decide to keep ORIGINALS and nothing else."""
    return lambda _: act(name="keep", blobs=originals)


def article(number: int, title: str, content: bytes, *, at: datetime = NOW) -> Article:
    """Return an article whose first revision is CONTENT."""
    return Article(
        id=number,
        uri=f"{ROOM}:{number}",
        head=Version(revision=1, digest=digest(content), facts=Facts(title=title)),
        created=at,
        updated=at,
        revisions=(_revision(1, content),),
    )


def draft(title: str = "Pasar rakyat", content: bytes = TEXT, *, at: datetime = NOW) -> Decide:
    """Decide to draft an article with its first revision."""

    def decide(view: View) -> Change:
        new = article(view.new_id(Article), title, content, at=at)
        file = RevisionFile(new.id, 1, at.year, content)
        return act(new, name="draft", revisions=(file,))

    return decide


def revise(number: int, content: bytes) -> Decide:
    """Decide to add CONTENT as the next revision of article NUMBER, whatever it is by then."""

    def decide(view: View) -> Change:
        old = view.get(Article, number)
        n = old.last_revision + 1
        head = Version(revision=n, digest=digest(content), facts=old.head.facts)
        new = replace(old, head=head, revisions=(*old.revisions, _revision(n, content)))
        file = RevisionFile(number, n, old.created.year, content)
        return act(new, name="revise", revisions=(file,))

    return decide


def erase(
    number: int,
    *revisions: int,
    lines: tuple[int, ...] = (),
    blobs: tuple[str, ...] = (),
    bare: bool = False,
) -> Callable[[FullView], Erasure]:
    """Decide to erase REVISIONS of article NUMBER, LINES and BLOBS, as an act about it.

    BARE takes the headline too.
    """

    def decide(view: FullView) -> Erasure:
        old = view.get(Article, number)
        done = Redaction(
            basis="UU PDP", by="adm", login="", at=NOW, revisions=revisions, confirmed=NOW
        )
        head = replace(old.head, facts=Facts()) if bare else old.head
        new = replace(old, head=head, redactions=(*old.redactions, done))
        return Erasure(
            change=act(new, name="redact", about=(new.ref,)),
            lines=lines,
            revisions=tuple((number, n) for n in revisions),
            blobs=blobs,
        )

    return decide


def _revision(n: int, content: bytes) -> Revision:
    return Revision(n=n, digest=digest(content), parent=n - 1, by=ATN.code, login=ATN.login, at=NOW)


def a_photograph(number: int, original: bytes) -> Photograph:
    """Return the record of a photograph of which ORIGINAL is the file."""
    return Photograph(
        id=number,
        digest=digest(original),
        name="IMG_0001.jpg",
        form=PictureFormat.JPEG,
        width=4000,
        height=3000,
        size=len(original),
        by="bud",
        added=NOW,
    )

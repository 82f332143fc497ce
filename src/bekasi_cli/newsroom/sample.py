"""Play the sample newsroom: its staff bring its articles to where they stand, act by act."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from bekasi_cli import documents
from bekasi_cli.config import FILE, load
from bekasi_cli.errors import Refused
from bekasi_cli.files import atomic_write
from bekasi_cli.i18n import N_
from bekasi_cli.model import Role
from bekasi_cli.newsroom import editing, publishing, writing
from bekasi_cli.newsroom.admin import add_staff
from bekasi_cli.newsroom.founding import found
from bekasi_cli.newsroom.identity import identify
from bekasi_cli.newsroom.register import new_category, new_staff
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.newsroom.services import Wish, add_service
from bekasi_cli.storage import open_store
from bekasi_cli.storage.port import Progress, Store

MARK = ".bekasi-demo"
"""Holds the sample newsroom's id: only a folder with it is ever made anew."""

PAGES = "pages"
"""The folder of the office's own pages, in the sample and in a newsroom."""

_OURS = frozenset(
    {
        *(MARK, FILE, ".lock", "journal.jsonl", "newsroom.json"),
        *("articles", "media", "sources", "pages", "site", "cache", "recovered"),
    }
)


class Person(Struct, frozen=True):
    """One of the sample's staff."""

    code: str
    name: str
    roles: tuple[Role, ...]


class Section(Struct, frozen=True):
    """One of the sample's categories."""

    code: str
    name: str


class Offered(Struct, frozen=True):
    """One of the sample's online services."""

    name: str
    need: str
    address: str
    help: str = ""
    audience: str = ""
    provider: str = ""


class Step(Struct, frozen=True):
    """One act on an article."""

    act: str
    by: str
    reason: str = ""


class Piece(Struct, frozen=True):
    """An article: its file, and its way through the newsroom."""

    file: str
    state: str
    steps: tuple[Step, ...]


class Sample(Struct, frozen=True):
    """What `newsroom.toml` tells; its format is in the README beside it."""

    office: str
    url: str
    zone: str
    language: str
    staff: tuple[Person, ...]
    categories: tuple[Section, ...]
    services: tuple[Offered, ...]
    articles: tuple[Piece, ...]


def folder() -> Traversable:
    """Return the sample's folder: in the installed package, or in the checkout beside it."""
    package = files("bekasi_cli")
    packed = package / "sample"
    return packed if packed.is_dir() else Path(str(package)).parents[1] / "data" / "sample"


def read(source: Traversable) -> Sample:
    """Return the sample that SOURCE's `newsroom.toml` describes."""
    raw = tomllib.loads((source / "newsroom.toml").read_text("utf-8"))
    return msgspec.convert(raw, Sample)


def play(
    place: Path,
    source: Traversable,
    *,
    login: str,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Sample:
    """Make the sample of SOURCE a newsroom in PLACE, everybody acting under LOGIN.

    Raises:
        Refused: PLACE is not empty, or lies in a newsroom.
        Unreachable: it cannot be written to.
    """
    sample = read(source)
    settings = {name: getattr(sample, name) for name in ("office", "url", "zone", "language")}
    admin, *others = sample.staff
    store = found(
        place,
        settings,
        new_staff(admin.code, admin.name, admin.roles, login),
        at=clock(),
        categories=[new_category(each.code, each.name) for each in sample.categories],
    )
    atomic_write(place / MARK, f"{store.newsroom}\n".encode())
    rooms = {admin.code: _room(place, store, login, admin.code, clock)}
    for each in others:
        add_staff(rooms[admin.code], each.code, each.name, each.roles, login=login)
        rooms[each.code] = _room(place, store, login, each.code, clock)
    for offered in sample.services:
        add_service(rooms[admin.code], Wish(**msgspec.structs.asdict(offered)))
    _lay_pages(place, source)
    for done, piece in enumerate(sample.articles, 1):
        _play_article(rooms, (source / piece.file).read_bytes(), piece.steps)
        if progress:
            progress(done, len(sample.articles))
    return sample


def is_sample(place: Path) -> bool:
    """Tell whether PLACE holds a newsroom that `play` made."""
    try:
        marked = (place / MARK).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return False
    return marked == open_store(place).newsroom


def clear(place: Path) -> None:
    """Remove the sample newsroom in PLACE, and nothing that is not a newsroom's.

    Raises:
        Refused: it is no sample, or somebody keeps other files there.
    """
    strange = sorted(
        each.name
        for each in place.iterdir()
        if each.name not in _OURS and not each.match(".bekasi-*.tmp")
    )
    if strange or not is_sample(place):
        raise Refused(
            N_("{folder} is not made anew: it holds more than a sample newsroom ({names})."),
            N_("Move these away, or choose another folder: bekasi demo DIR"),
            folder=str(place),
            names=", ".join(strange) or FILE,
        )
    for each in sorted(place.iterdir(), key=lambda path: path.name == MARK):  # the mark last
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()


def _lay_pages(place: Path, source: Traversable) -> None:
    """Give the newsroom in PLACE the pages of the office itself."""
    (place / PAGES).mkdir()
    for page in (source / PAGES).iterdir():
        atomic_write(place / PAGES / page.name, page.read_bytes())


def _room(
    place: Path, store: Store, login: str, code: str, clock: Callable[[], datetime]
) -> Newsroom:
    actor = identify(store, login, code, None)
    return Newsroom(store=store, settings=load(place), actor=actor, clock=clock)


_Act: TypeAlias = Callable[[Newsroom, int, str], object]

_ACTS: Mapping[str, _Act] = {
    "submit": lambda room, number, _: writing.submit(room, number),
    "withdraw": lambda room, number, _: writing.withdraw(room, number),
    "send-back": editing.send_back,
    "approve": lambda room, number, _: editing.approve(room, number),
    "publish": lambda room, number, _: publishing.publish(room, number),
}


def _play_article(rooms: Mapping[str, Newsroom], content: bytes, steps: tuple[Step, ...]) -> None:
    first, *rest = steps
    manuscript = documents.parse(content).manuscript
    number = writing.draft(rooms[first.by], manuscript).article.id
    for step in rest:
        _ACTS[step.act](rooms[step.by], number, step.reason)

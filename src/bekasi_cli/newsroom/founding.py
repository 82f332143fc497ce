"""Found a newsroom in a folder: all of it, or nothing that looks like one."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bekasi_cli import storage
from bekasi_cli.config import FILE, default_toml, find
from bekasi_cli.config.table import typed
from bekasi_cli.errors import Refused, Unreachable, UsageProblem
from bekasi_cli.files import TEMPORARY, atomic_write
from bekasi_cli.i18n import N_, _
from bekasi_cli.model import Category, Staff
from bekasi_cli.newsroom.admin import start
from bekasi_cli.storage.port import Store

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0, 1: people read ids to each other


def found(
    folder: Path,
    settings: Mapping[str, str],
    admin: Staff,
    *,
    at: datetime,
    group: str | None = None,
    categories: Sequence[Category] = (),
) -> Store:
    """Found a newsroom in FOLDER with SETTINGS as typed and its first ADMIN, who acts.

    `bekasi.toml`, by which a newsroom is known, is written last; what fails before it is undone.

    Raises:
        Refused: the folder is not empty, or is in a newsroom.
        UsageProblem: a setting does not take its value, or there is no such GROUP.
        Unreachable: the folder cannot be written to.
    """
    refuse_place(folder)
    for name in ("office", "url"):
        checked(name, settings.get(name, ""))
    toml = default_toml(settings)
    zone = ZoneInfo(settings.get("zone") or str(find("zone").default))
    newsroom = new_id(settings["url"], at.astimezone(zone))
    with _all_or_nothing(folder, newsroom):
        store = storage.create(
            folder, newsroom, at=at, login=admin.login, actor=admin.code, group=group
        )
        start(store, admin, at=at, categories=categories)
        atomic_write(folder / FILE, toml.encode(), exclusive=True)
    return store


def refuse_place(folder: Path) -> None:
    """Raise when no newsroom can be made in FOLDER, before anybody is asked anything.

    Raises:
        Refused: there is one already, the folder is not empty, or it lies in a newsroom.
        Unreachable: it cannot be written to, or is no folder.
    """
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            raise Refused(
                N_("There is a newsroom in {folder} already."),
                N_("Work in it (bekasi --newsroom {folder} list), or choose another folder."),
                folder=str(place),
            )
    there = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise Unreachable(
            N_("You cannot make a newsroom in {folder}: {place} cannot be written to."),
            N_("Choose a folder of your own, such as: bekasi init ~/newsroom"),
            folder=str(folder),
            place=str(there),
        )
    if there == folder and _was_broken_off(folder):
        raise Refused(
            N_("A newsroom was begun in {folder} and broken off; nobody has written in it yet."),
            N_("Remove what is left (rm -r {folder}), then type the same again."),
            folder=str(folder),
        )
    if there == folder and (first := next(folder.iterdir(), None)):
        raise Refused(
            N_("The folder {folder} is not empty: it holds {name}."),
            N_("Choose another one; it will be made if it is not there."),
            folder=str(folder),
            name=first.name,
        )


def _was_broken_off(folder: Path) -> bool:
    """Tell whether FOLDER holds what a killed `init` leaves, and no text or picture."""
    beginning = {"journal.jsonl", "newsroom.json", "articles", "media", ".lock"}
    names = [each.name for each in folder.iterdir()]
    return (
        bool(names)
        and all(name in beginning or fnmatch(name, TEMPORARY) for name in names)
        and not any(each.is_file() for each in folder.glob("*/**/*"))
    )


def checked(name: str, value: str) -> str:
    """Return VALUE of the setting NAME, which must not be empty.

    Raises:
        UsageProblem: it is, or the setting does not take it.
    """
    setting = find(name)
    text = str(typed(setting, value))
    if not text:
        raise UsageProblem(
            N_("{name} cannot be empty. {doc}"),
            N_("Give it with --{name}."),
            name=name,
            doc=_(setting.doc),
        )
    return text


def new_id(url: str, day: datetime) -> str:
    """Return a newsroom's id: a tag URI (RFC 4151) of the site's host, DAY and a random part."""
    host = urlsplit(url).hostname or "localhost"
    chance = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"tag:{host},{day:%Y-%m-%d}:{chance}"


@contextmanager
def _all_or_nothing(folder: Path, newsroom: str) -> Iterator[None]:
    """Undo what was begun in FOLDER, empty before, when the work within fails."""
    made = not folder.exists()
    try:
        yield
    except BaseException:
        if _is_ours(folder, newsroom):
            _empty(folder)
            if made:
                with suppress(OSError):
                    folder.rmdir()
        raise


def _is_ours(folder: Path, newsroom: str) -> bool:
    """Tell whether FOLDER holds our beginning: somebody else may have been faster."""
    journal = folder / "journal.jsonl"
    try:
        return newsroom.encode() in journal.read_bytes()
    except OSError:
        return folder.is_dir() and not os.path.lexists(journal)


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            with suppress(OSError):
                each.unlink()

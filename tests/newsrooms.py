"""Make newsrooms for tests, and type commands in them as one of their staff."""

from __future__ import annotations

import os
import pwd
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bekasi_cli.config import load
from bekasi_cli.model import Actor, Category, Identity, Role, Staff
from bekasi_cli.newsroom.admin import add_staff
from bekasi_cli.newsroom.founding import found
from bekasi_cli.newsroom.register import new_category, new_staff
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage import open_store
from runner import Result, bekasi

LOGIN = pwd.getpwuid(os.getuid()).pw_name
"""The login that all of the staff share here, so that `--as` picks among them."""

BEGINNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

STAFF: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "adm": ("Adelia Maheswari", (Role.ADMIN,)),
    "atn": ("Atnan Wiryawan", (Role.REPORTER,)),
    "bud": ("Budiman Laksana", (Role.REPORTER,)),
    "fiu": ("Fiona Utari", (Role.EDITOR,)),
    "kar": ("Kartika Rahayu", (Role.EDITOR,)),
}

CATEGORIES: tuple[Category, ...] = (
    new_category("pemerintahan", "Pemerintahan"),
    new_category("kesehatan", "Kesehatan"),
)


class Office(NamedTuple):
    """A newsroom's folder, and somebody who types commands for it."""

    folder: Path

    def bekasi(
        self,
        *arguments: str | Path,
        by: str = "adm",
        input: str | bytes | None = None,  # noqa: A002 - the runner's own name
        env: Mapping[str, str | None] | None = None,
    ) -> Result:
        """Type `bekasi ARGUMENTS` in this newsroom as BY; "" names nobody."""
        who = ("--as", by) if by else ()
        return bekasi("--newsroom", self.folder, *who, *arguments, input=input, env=env)

    def room(self, by: str = "adm", *, at: datetime | None = None) -> Newsroom:
        """Return the newsroom as BY works in it, for the use cases; AT stops the clock."""
        name, roles = STAFF[by]
        return Newsroom(
            store=open_store(self.folder),
            settings=load(self.folder),
            actor=Actor(code=by, name=name, roles=roles, login=LOGIN, identity=Identity.UNPROVEN),
            clock=lambda: at or datetime.now(UTC),
        )

    def files(self) -> dict[str, bytes]:
        """Return every file's bytes, to prove that nothing changed; the lock aside."""
        paths = sorted(self.folder.rglob("*"))
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in paths
            if path.is_file() and path.name != ".lock"
        }


def new_office(folder: Path, *, language: str = "id") -> Office:
    """Found a newsroom in FOLDER with the whole of STAFF and CATEGORIES."""
    settings = {
        "office": "Prokopim Kabupaten Tirtamaya",
        "url": "https://prokopim.tirtamaya.example",
        "language": language,
    }
    found(folder, settings, _person("adm"), at=BEGINNING, categories=CATEGORIES)
    office = Office(folder)
    for code, (name, roles) in STAFF.items():
        if code != "adm":
            add_staff(office.room(at=BEGINNING), code, name, roles, login=LOGIN)
    return office


def _person(code: str) -> Staff:
    name, roles = STAFF[code]
    return new_staff(code, name, roles, LOGIN)

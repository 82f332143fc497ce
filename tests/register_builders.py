"""Make a newsroom with invented staff in memory, as several of its people see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bekasi_cli.config import Settings
from bekasi_cli.model import Actor, Identity, Role, Staff
from bekasi_cli.newsroom import admin
from bekasi_cli.newsroom.register import find_code, new_category, new_staff
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage.memory import MemoryStore

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SETTINGS = Settings(office="Prokopim Tirtamaya", url="https://prokopim.tirtamaya.example")


def people() -> MemoryStore:
    """Return a newsroom with five staff: skp admin, dsp and rnw reporters, lks and bgs editors.

    dsp and lks share the login `bersama`.
    """
    store = MemoryStore()
    first = new_staff("skp", "Sekar Paramastri", [Role.ADMIN], "sekar")
    admin.start(store, first, at=AT, categories=[new_category("pelayanan", "Pelayanan Publik")])
    room = new_room(store, "skp")
    admin.add_staff(room, "dsp", "Dewi Saptarini", [Role.REPORTER], login="bersama")
    admin.add_staff(room, "rnw", "Raka Nirwanda", [Role.REPORTER], login="raka")
    admin.add_staff(room, "lks", "Laksita Mahendrani", [Role.EDITOR], login="bersama")
    admin.add_staff(room, "bgs", "Bagas Suryadinata", [Role.REPORTER, Role.EDITOR], login="bagas")
    return store


def new_room(store: MemoryStore, code: str, clock: Callable[[], datetime] = lambda: AT) -> Newsroom:
    """Return STORE as CODE works in it."""
    person = find_code(store, Staff, code)
    actor = Actor(
        code=person.code,
        name=person.name,
        roles=person.roles,
        login=person.login,
        identity=Identity.LOGIN,
    )
    return Newsroom(store=store, settings=SETTINGS, actor=actor, clock=clock)

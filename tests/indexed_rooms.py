"""Make newsrooms that are read by an index, and ask everything that an index answers."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from bekasi_cli.model import Article, Category, Stage
from bekasi_cli.storage.indexed import Indexed
from bekasi_cli.storage.memory import MemoryStore
from bekasi_cli.storage.port import Condition, Op, Store
from bekasi_cli.storage.tiny import TinyStore
from store_acts import NOW, ROOM, Decide, act, add_category, draft

DRAFTS = Condition("stage", Op.IN, ("draft",))
COUNT = 120


def filled(room: Path) -> Path:
    """Give the newsroom in ROOM COUNT articles in its checkpoint, and some acts after it."""
    store = TinyStore(room)
    for each in _acts():
        store.write(each)
    store.checkpoint()
    for each in _later():
        store.write(each)
    return room


def expected() -> list[object]:
    """Return what memory answers after the same acts."""
    memory = MemoryStore(ROOM, at=NOW, login="ade", actor="adm")
    for each in _acts() + _later():
        memory.write(each)
    return answers(memory)


def _acts() -> list[Decide]:
    return [draft(f"Berita {each}", b"Isi %d.\n" % each) for each in range(1, COUNT + 1)]


def _later() -> list[Decide]:
    return [add_category("baru"), submit(3), submit(COUNT)]


def submit(number: int) -> Decide:
    """Decide to submit article NUMBER."""
    return lambda view: act(replace(view.get(Article, number), stage=Stage.SUBMITTED))


def answers(store: Store) -> list[object]:
    """Return what STORE says to everything that an index answers."""
    return [
        store.head(),
        store.get(Article, 7),
        store.get(Article, COUNT),
        store.find(Article, order="-id", limit=5),
        store.find(Article, DRAFTS, order="-updated", limit=4),
        store.find(Category),
        store.count(Article, DRAFTS),
        list(store.entries("articles/3")),
        list(store.entries(since=COUNT)),
    ]


def base(room: Path) -> Indexed | None:
    """Return the index that ROOM is read by, None for none."""
    return TinyStore(room)._watch.fresh().base


def index_files(room: Path) -> list[Path]:
    """Return the files of the index: the blocks, the notes."""
    return sorted((room / "cache").glob("index.*"))

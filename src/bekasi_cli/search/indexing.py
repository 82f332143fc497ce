"""Write the index: each text once, and which texts of each article count now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli import files
from bekasi_cli.search.index import FORMAT, REVISIONS, Standing, Unusable, connect, standing, usable
from bekasi_cli.search.matching import Texts
from bekasi_cli.search.query import Field
from bekasi_cli.search.stems import stem

if TYPE_CHECKING:
    from sqlite3 import Connection

BRIEFLY, LONG = 0.2, 10.0
"""How long a writer waits for another, in seconds."""

_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, head INTEGER NOT NULL, live INTEGER, state TEXT NOT NULL,
    publication TEXT NOT NULL, updated TEXT NOT NULL, published TEXT
);
CREATE TABLE known (row INTEGER PRIMARY KEY);
CREATE TABLE unread (number INTEGER PRIMARY KEY);
CREATE TABLE words (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5({", ".join(Field)}, content='', tokenize='ascii');
"""


class Row(NamedTuple):
    """An article as the index holds it; LIVE is None where readers see none of its texts."""

    number: int
    head: int
    live: int | None
    state: str
    publication: str
    updated: str
    published: str | None

    @property
    def revisions(self) -> set[int]:
        """Return the revisions whose texts count."""
        return {self.head} | ({self.live} if self.live else set())


Read = Callable[[Row, int], Texts | None]
"""Gives the text of one revision of an article, None where it cannot be read."""


def update(
    path: Path,
    rows: Iterable[Row],
    read: Read,
    before: Standing,
    after: Standing,
    *,
    patience: float = LONG,
) -> None:
    """Bring ROWS into the index in PATH, which knows BEFORE and then knows AFTER.

    PATIENCE is how long it waits for another writer, in seconds. Where the index knows something
    else by now, another writer was here: it stays as it is.

    Raises:
        Unusable: it cannot be used, or not be written to.
        Locked, Unreachable: another writer does not end, or the folder cannot be written to.
    """
    with _locked(path, patience), closing(connect(path, writing=True)) as connection, usable():
        connection.execute("BEGIN IMMEDIATE")
        if standing(connection) == before:
            _write(connection, rows, read)
            _stand(connection, after)
        connection.execute("COMMIT")


def build(path: Path, rows: Iterable[Row], read: Read, after: Standing) -> None:
    """Make the index of ROWS anew in PATH; raises as `update` does.

    Readers have the old one until the new one is whole.
    """
    with _locked(path, LONG), usable():
        import sqlite3

        if _knows(path, after):  # another made it while this one waited
            return
        new = path.with_name(f"{path.name}.new")
        _forget(new)
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        os.fchmod(descriptor, files.mode_for(path.parent))
        os.close(descriptor)
        try:
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("PRAGMA journal_mode = OFF")
                connection.executescript(_SCHEMA)
                connection.execute("BEGIN")
                _write(connection, rows, read)
                connection.execute("CREATE INDEX words_by_stem ON words (stem)")
                _stand(connection, after)
                connection.execute("COMMIT")
            _journal(path).unlink(missing_ok=True)  # a killed writer's: not of the new index
            new.replace(path)
        except BaseException:
            _forget(new)
            raise


def remove(path: Path) -> None:
    """Forget the index in PATH, so that the next search makes it anew."""
    with suppress(OSError):
        _forget(path)


def _forget(path: Path) -> None:
    for each in (_journal(path), path):
        each.unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _knows(path: Path, state: Standing) -> bool:
    with suppress(Unusable), closing(connect(path, writing=False)) as connection:
        return standing(connection) == state
    return False


@contextmanager
def _locked(path: Path, patience: float) -> Iterator[None]:
    files.make_folders(path.parent)
    lock = path.with_name(f"{path.name}.lock")
    with files.locked(lock, timeout=patience, holder=f"pid {os.getpid()}"):
        yield


def _stand(connection: Connection, after: Standing) -> None:
    values = {"format": FORMAT, **{key: str(value) for key, value in after._asdict().items()}}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def _write(connection: Connection, rows: Iterable[Row], read: Read) -> None:
    seen: set[str] = set()
    for row in rows:
        connection.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("DELETE FROM unread WHERE number = ?", (row.number,))
        for revision in sorted(row.revisions):
            place = row.number * REVISIONS + revision
            if connection.execute("SELECT 1 FROM known WHERE row = ?", (place,)).fetchone():
                continue
            texts = read(row, revision)
            if texts is None:
                connection.execute("INSERT OR REPLACE INTO unread VALUES (?)", (row.number,))
            else:
                _add(connection, place, texts, seen)


def _add(connection: Connection, place: int, texts: Texts, seen: set[str]) -> None:
    columns = [" ".join(texts.get(field, ())) for field in Field]
    marks = ", ".join("?" * (len(columns) + 1))
    connection.execute(
        f"INSERT INTO texts (rowid, {', '.join(Field)}) VALUES ({marks})",  # noqa: S608 - our own names
        (place, *columns),
    )
    connection.execute("INSERT INTO known VALUES (?)", (place,))
    _learn(connection, {key for keys in texts.values() for key in keys} - seen)
    seen.update(*texts.values())


def _learn(connection: Connection, words: set[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO words VALUES (?, ?)", [(each, stem(each)) for each in words]
    )

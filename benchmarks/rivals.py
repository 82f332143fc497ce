"""Do what the store does with SQLite, with stock TinyDB and with nothing at all, to compare."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Raw, json
from msgspec.structs import replace
from tinydb import TinyDB
from tinydb.table import Document

from bekasi_cli.files import atomic_write
from bekasi_cli.model import Article

_TABLES = json.Decoder(dict[str, dict[str, Raw]])


def documents(newsroom: Path) -> Mapping[str, Raw]:
    """Return the encoded articles of the checkpoint in NEWSROOM, by id as text."""
    return _TABLES.decode((newsroom / "newsroom.json").read_bytes())[Article.table]


class Sqlite:
    """The same documents in SQLite, as durable as it can be: WAL, synchronous=FULL."""

    def __init__(self, path: Path, rows: Iterable[tuple[str, Raw]]) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("CREATE TABLE articles (id INTEGER PRIMARY KEY, document BLOB NOT NULL)")
        run("CREATE TABLE texts (article INTEGER, n INTEGER, body BLOB, PRIMARY KEY (article, n))")
        run("CREATE TABLE journal (seq INTEGER PRIMARY KEY, line BLOB NOT NULL)")
        run("BEGIN")
        self._connection.executemany(
            "INSERT INTO articles VALUES (?, ?)", ((int(id_), bytes(raw)) for id_, raw in rows)
        )
        run("COMMIT")
        run("PRAGMA wal_checkpoint(TRUNCATE)")

    def get(self, number: int) -> Article:
        """Return article NUMBER, decoded."""
        (raw,) = self._connection.execute(
            "SELECT document FROM articles WHERE id = ?", (number,)
        ).fetchone()
        return json.decode(raw, type=Article)

    def commit(self, number: int, line: bytes, text: bytes = b"", file: Path | None = None) -> None:
        """Change article NUMBER and add LINE to a journal; TEXT goes into a table and into FILE."""
        if file:
            atomic_write(file, text, mode=0o400)
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        article = self.get(number)
        document = json.encode(replace(article, version=article.version + 1))
        run("UPDATE articles SET document = ? WHERE id = ?", (document, number))
        run("INSERT INTO journal (line) VALUES (?)", (line,))
        if text:
            run("INSERT INTO texts VALUES (?, ?, ?)", (number, article.version, text))
        run("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class Tiny:
    """The same documents in a TinyDB of the shelf, which reads and writes its file each time."""

    def __init__(self, path: Path, rows: Iterable[tuple[str, Raw]]) -> None:
        self._path = path
        inner = b",".join(b'"%b":%b' % (id_.encode(), bytes(raw)) for id_, raw in rows)
        path.write_bytes(b'{"articles":{%b}}' % inner)

    def get(self, number: int) -> object:
        """Return article NUMBER, as a program does that was just started."""
        with TinyDB(self._path) as db:
            found = db.table("articles").get(doc_id=number)
        assert isinstance(found, Document)
        return found

    def update(self, number: int) -> None:
        """Change one field of article NUMBER; nothing makes sure that the disk has it."""
        with TinyDB(self._path) as db:
            db.table("articles").update({"live_by": "x"}, doc_ids=[number])


def append(path: Path, line: bytes) -> None:
    """Add LINE to PATH and wait for the disk: what no durable commit can be quicker than."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

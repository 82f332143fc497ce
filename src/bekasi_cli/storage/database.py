"""Open newsroom.json with TinyDB, through our own Storage and Table.

TinyDB's own storage reads and rewrites the whole file for each query and each insert, keeps
answers that another process has made wrong, and leaves half a file behind when it is killed
(docs/architecture.md). Ours reads once, decodes a document when somebody asks for it, keeps no
answers, and replaces the file as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from msgspec import Raw, json
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from bekasi_cli.files.disk import reading
from bekasi_cli.storage.checkpoint import read
from bekasi_cli.storage.port import Condition
from bekasi_cli.storage.state import State


class Documents(Mapping[str, Mapping[str, object]]):
    """A table's documents by id, each decoded when it is asked for."""

    def __init__(self, raw: Mapping[int, Raw]) -> None:
        self.raw = raw

    def __getitem__(self, key: str) -> Mapping[str, object]:
        document: dict[str, object] = json.decode(self.raw[int(key)])
        return document

    def __iter__(self) -> Iterator[str]:
        return map(str, self.raw)

    def __len__(self) -> int:
        return len(self.raw)


class CheckpointStorage(Storage):
    """TinyDB's hook for files: one checkpoint, as it was when it was opened."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        with reading(path):
            content = path.read_bytes()
        self.size = len(content)
        self.checkpoint = read(content)

    def read(self) -> dict[str, dict[str, object]]:
        """Return every table, its documents undecoded."""
        names = self.checkpoint.header.digests
        return {name: Documents(self.checkpoint.table(name)) for name in names}  # type: ignore[misc]  # TinyDB says dict, and only reads

    def write(self, data: dict[str, dict[str, object]]) -> NoReturn:  # noqa: ARG002 - TinyDB's hook
        """Refuse: what is not in the journal has not happened."""
        raise TypeError("newsroom.json is written by commits only: use the store")


class RecordTable(Table):
    """TinyDB's hook for tables: documents as encoded bytes, and no cache of answers."""

    default_query_cache_capacity = 0

    def raw(self) -> Mapping[int, Raw]:
        """Return the encoded documents by id."""
        assert isinstance(self._storage, CheckpointStorage)  # noqa: S101 - see NewsroomDB
        return self._storage.checkpoint.table(self.name)

    def _read_table(self) -> Documents:  # type: ignore[override]  # TinyDB says dict, and only reads
        return Documents(self.raw())

    def _update_table(self, updater: Callable[..., None]) -> NoReturn:  # noqa: ARG002 - TinyDB's hook
        raise TypeError("records are written by commits only: use the store")


class NewsroomDB(TinyDB):
    """A checkpoint opened with TinyDB: `NewsroomDB(path).table("articles").get(doc_id=17)`."""

    table_class = RecordTable

    def __init__(self, path: Path) -> None:
        self.file = CheckpointStorage(path)
        super().__init__(storage=lambda: self.file)

    def document(self, table: str, id: int) -> Raw | None:  # noqa: A002 - as in state.Base
        """Return the encoded document of TABLE with ID, or None."""
        return self._raw(table).get(id)

    def documents(self, table: str) -> Iterable[tuple[int, Raw]]:
        """Return the ids of TABLE with their encoded documents."""
        return self._raw(table).items()

    def candidates(
        self,
        table: str,
        where: tuple[Condition, ...],  # noqa: ARG002 - as in state.Base
        order: str,  # noqa: ARG002
        limit: int | None,  # noqa: ARG002
    ) -> Iterable[tuple[int, Raw]]:
        """Return all documents of TABLE: without an index nothing is known of them."""
        return self.documents(table)

    def count(self, table: str, where: tuple[Condition, ...]) -> int | None:
        """Return how many documents TABLE has; with conditions that takes reading them."""
        return None if where else len(self._raw(table))

    def state(self) -> State:
        """Return the state that this is the checkpoint of, standing on this database."""
        header = self.file.checkpoint.header
        return State(
            newsroom=header.newsroom,
            seq=header.seq,
            digest=header.head,
            at=header.at,
            counters=header.counters,
            base=self,
        )

    def _raw(self, table: str) -> Mapping[int, Raw]:
        found = self.table(table)
        assert isinstance(found, RecordTable)  # noqa: S101 - `table_class`
        return found.raw()

"""Read records and texts from a state: what both stores and the view under the lock share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bekasi_cli.errors import Damaged, Erased, NotFound
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Record
from bekasi_cli.storage.journal import digest as digest_of
from bekasi_cli.storage.port import Condition
from bekasi_cli.storage.selection import count, select
from bekasi_cli.storage.state import State, decode
from bekasi_cli.storage.tombstones import digest_in

R = TypeVar("R", bound=Record)

_MISSING = {
    "articles": (N_("There is no article {id}."), N_("See the numbers with: bekasi list")),
    "staff": (N_("There is no member of staff {id}."), N_("See them with: bekasi staff list")),
    "categories": (N_("There is no category {id}."), N_("See them with: bekasi category list")),
    "officials": (
        N_("There is no official {id} in the register."),
        N_("See them with: bekasi officials list"),
    ),
    "events": (
        N_("There is no event {id} in the agenda."),
        N_("See them with: bekasi agenda list --all"),
    ),
    "services": (
        N_("There is no service {id}."),
        N_("See them with: bekasi services list --all"),
    ),
}


class Reading(ABC):
    """The port's `Reader`, given a state and the files beside it."""

    @abstractmethod
    def _state(self) -> State:
        """Return the state to read from."""

    @abstractmethod
    def _file(self, path: str) -> bytes | None:
        """Return the content of the file PATH, None where there is none."""

    @property
    def newsroom(self) -> str:
        """Return the newsroom's id."""
        return self._state().newsroom

    @property
    def last_at(self) -> datetime | None:
        """Return the time of the last commit, None in a newsroom without one."""
        return self._state().at

    def get(self, kind: type[R], id: int) -> R:  # noqa: A002 - the port's name
        """Return the record of KIND with ID (`Reader.get`)."""
        document = self._state().document(kind.table, id)
        if document is None:
            message, hint = _MISSING.get(kind.table, (N_("There is no record {ref}."), ""))
            raise NotFound(message, hint, id=id, ref=f"{kind.table}/{id}")
        return decode(kind, document, id)

    def find(
        self, kind: type[R], *where: Condition, order: str = "id", limit: int | None = None
    ) -> list[R]:
        """Return the records of KIND that meet every condition (`Reader.find`)."""
        documents = self._state().candidates(kind.table, where, order, limit)
        return select((decode(kind, raw, each) for each, raw in documents), where, order, limit)

    def count(self, kind: type[Record], *where: Condition) -> int:
        """Return how many records of KIND meet every condition (`Reader.count`)."""
        known = self._state().count(kind.table, where)
        if known is not None:
            return known
        documents = self._state().candidates(kind.table, where, "id", None)
        return count((decode(kind, raw, each) for each, raw in documents), where)

    def revision(self, number: int, n: int) -> bytes:
        """Return the verified bytes of revision N of article NUMBER (`Reader.revision`)."""
        article = self.get(Article, number)
        known = article.revision(n)
        if known is None:
            raise NotFound(
                N_("Article {number} has no revision {n}."),
                N_("See them with: bekasi history {number}"),
                number=number,
                n=n,
            )
        _refuse_erased(article, n)
        # the year may be that of the office's zone, which turns some hours earlier or later
        year = article.created.year
        paths = [revision_path(each, number, n) for each in (year, year + 1, year - 1)]
        found = next((c for c in map(self._file, paths) if c is not None), None)
        if found is not None and digest_in(found) == known.digest:
            _refuse_erased(self.get(Article, number), n)  # it was erased while we looked
        return self._verified(found, known.digest, paths[0])

    def blob(self, digest: str) -> bytes:
        """Return the verified original with DIGEST (`Reader.blob`)."""
        path = blob_path(digest)
        content = self._file(path) if path else None
        if content is None:
            raise NotFound(N_("There is no file {digest} here."), digest=digest)
        if digest_in(content) == digest:
            raise Erased(N_("The original {digest} was erased for good."), digest=digest)
        return self._verified(content, digest, path)

    def counts(self, digest: str) -> bytes:
        """Return the verified counts of readers with DIGEST (`Reader.counts`)."""
        path = counts_path(digest)
        content = self._file(path) if path else None
        if content is None and not path:
            raise NotFound(N_("There is no file {digest} here."), digest=digest)
        return self._verified(content, digest, path)

    @staticmethod
    def _verified(content: bytes | None, digest: str, path: str) -> bytes:
        if content is None:
            raise Damaged(
                N_("The file {path} is missing."),
                N_("Bring it back from a backup; see what else is missing with: bekasi doctor"),
                path=path,
            )
        if digest_of(content) != digest:
            raise Damaged(
                N_("The file {path} was changed: it is not the text that was saved."),
                N_("Bring it back from a backup; see what else was changed with: bekasi doctor"),
                path=path,
            )
        return content


def _refuse_erased(article: Article, n: int) -> None:
    if (erased := article.redaction(n)) and erased.confirmed:
        raise Erased(
            N_("The text of revision {n} of article {number} was erased on {at}: {basis}"),
            N_("What is left of it: bekasi history {number}"),
            n=n,
            number=article.id,
            at=erased.confirmed,
            basis=erased.basis,
        )


class FrozenView(Reading):
    """The port's `View`: the state under the lock, and the ids that come next."""

    def __init__(self, state: State, file: Callable[[str], bytes | None]) -> None:
        self._frozen = state
        self._read_file = file
        self._given: dict[str, int] = {}

    def _state(self) -> State:
        return self._frozen

    def _file(self, path: str) -> bytes | None:
        return self._read_file(path)

    def new_id(self, kind: type[Record]) -> int:
        """Return the next id of KIND (`View.new_id`)."""
        last = self._given.get(kind.table, self._frozen.counters.get(kind.table, 0))
        self._given[kind.table] = last + 1
        return last + 1


def revision_path(year: int, number: int, n: int) -> str:
    """Return where revision N of article NUMBER lies, relative to the newsroom's folder."""
    return f"articles/{year:04d}/{number:06d}/{n:03d}.md"


def blob_path(digest: str) -> str:
    """Return where the original with DIGEST lies; nothing when DIGEST is none."""
    found = _hexadecimal(digest)
    return f"media/{found[:2]}/{found}" if found else ""


def counts_path(digest: str) -> str:
    """Return where the counts of readers with DIGEST lie; nothing when DIGEST is none."""
    found = _hexadecimal(digest)
    return f"views/{found}.jsonl" if found else ""


def _hexadecimal(digest: str) -> str:
    name, _, found = digest.partition(":")
    is_one = name == "sha256" and len(found) == 64 and not set(found) - set("0123456789abcdef")
    return found if is_one else ""

"""Find texts quickly with SQLite's FTS5: the index, as readers see it.

A text's row is the article's number and its revision: texts never change, so an article that is
edited gets one more row, and the table `articles` says which rows count. `words` knows which words
have one root, so that the index holds each word as it stands in the text; `unread` which articles
must be looked at themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.search import stems
from bekasi_cli.search.query import Field, How, Term
from bekasi_cli.search.stems import stem

if TYPE_CHECKING:
    from sqlite3 import Connection

FORMAT = f"1.{stems.VERSION}"
REVISIONS = 1 << 20
"""More revisions than any article has: a text's row is number times this, plus revision."""
RANKED = 5_000
"""The best first: among so many of the newest hits."""
PATIENCE = 5.0
"""How long a reader waits for a writer, in seconds."""

_WEIGHTS = {Field.TITLE: 10.0, Field.SUMMARY: 4.0, Field.BODY: 1.0}
_CURRENT = "texts.rowid % {revisions} = articles.{which}"


class Unusable(Exception):
    """The index is missing, damaged, of another format, or this SQLite has no FTS5."""


class Spoilt(Unusable):
    """The index is damaged, which showed only now: it must be made anew."""


class Standing(NamedTuple):
    """Which state of which newsroom an index knows."""

    newsroom: str
    seq: int
    digest: str


class Wanted(NamedTuple):
    """What an index is asked: TERMS, and what else must hold of the articles.

    TAGGED are values of which one must stand in a field. With LIVE all is about what readers see.
    """

    terms: Sequence[Term]
    live: bool = False
    states: Sequence[str] = ()
    since: str = ""
    before: str = ""
    tagged: Sequence[tuple[Field, Sequence[tuple[str, ...]]]] = ()
    best: bool = False


class Index:
    """An index that is open for reading; it may be behind the newsroom (`standing`)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect(path, writing=False)
        self.standing = standing(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def unread(self) -> list[int]:
        """Return the numbers of articles that had a text which could not be read."""
        with usable():
            return [number for (number,) in self._connection.execute("SELECT number FROM unread")]

    def hits(self, wanted: Wanted) -> Iterator[tuple[int, int]]:
        """Yield number and revision of the texts with what is WANTED, in its order."""
        with usable():
            match = self._match(wanted)
            if match is None:
                return
            statement, values = _statement(wanted, match)
            for number, row in self._connection.execute(statement, values):
                yield number, row % REVISIONS

    def _match(self, wanted: Wanted) -> str | None:
        """Return what FTS5 is asked, or None where a word is known to stand nowhere."""
        parts = []
        for term in wanted.terms:
            forms = self._forms(term)
            if not forms:
                return None
            parts.append(_within(term.fields, forms))
        for field, values in wanted.tagged:
            parts.append(_within((field,), [_quoted(each) for each in values]))
        return " AND ".join(parts)

    def _forms(self, term: Term) -> list[str]:
        if term.how is not How.WORD:
            star = " *" if term.how is How.BEGINNING else ""
            return [_quoted(term.keys) + star]
        rows = self._connection.execute(
            "SELECT word FROM words WHERE stem = ?", (stem(term.keys[0]),)
        )
        return [_quoted((word,)) for (word,) in rows]


def connect(path: Path, *, writing: bool) -> Connection:
    """Open the index in PATH.

    Raises:
        Unusable: it is not there, or is none that this program can use.
    """
    with usable():
        import sqlite3

        mode = "rw" if writing else "ro"
        address = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            standing(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def standing(connection: Connection) -> Standing:
    """Return what CONNECTION's index knows; raises Unusable as `connect` does."""
    with usable():
        rows: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
        if rows.get("format") != FORMAT:
            raise Unusable("another format")
        return Standing(rows["newsroom"], int(rows["seq"]), rows["digest"])


@contextmanager
def usable() -> Iterator[None]:
    """Turn whatever SQLite says into Unusable: the index is derived, and the scan does without."""
    try:
        import sqlite3
    except ImportError as problem:  # a Python without SQLite
        raise Unusable from problem
    try:
        yield
    except (sqlite3.OperationalError, KeyError, ValueError, OSError) as problem:
        raise Unusable(str(problem)) from problem
    except sqlite3.Error as problem:
        raise Spoilt(str(problem)) from problem


def _quoted(keys: Sequence[str]) -> str:
    return f'"{" ".join(keys)}"'  # keys are letters and digits alone


def _within(fields: Sequence[Field], forms: Sequence[str]) -> str:
    columns = " ".join(fields)
    return f"({{{columns}}} : ({' OR '.join(forms)}))"


def _statement(wanted: Wanted, match: str) -> tuple[str, list[str | int]]:
    """Return the question and its values; only names of ours are part of the question."""
    which, day = ("live", "published") if wanted.live else ("head", "updated")
    current = _CURRENT.format(revisions=REVISIONS, which=which)
    where, values = ["texts MATCH ?", current], list[str | int]([match])
    if wanted.states:
        where.append(f"state IN ({', '.join('?' * len(wanted.states))})")
        values += wanted.states
    if wanted.live:
        where.append("publication = 'live'")
    if wanted.since:
        where.append(f"{day} >= ?")
        values.append(wanted.since)
    if wanted.before:
        where.append(f"{day} < ?")
        values.append(wanted.before)
    score = ", ".join(str(_WEIGHTS.get(field, 1.0)) for field in Field)
    ranked = f", bm25(texts, {score}) AS score" if wanted.best else ""
    by_number = wanted.best or not wanted.live  # rows come in this order without being sorted
    newest = "texts.rowid DESC" if by_number else "published DESC, number DESC"
    statement = (
        f"SELECT number, texts.rowid AS row{ranked} FROM texts CROSS JOIN articles"  # noqa: S608 - see above
        f" ON number = texts.rowid / {REVISIONS} WHERE {' AND '.join(where)} ORDER BY {newest}"
    )
    if wanted.best:
        inside = f"{statement} LIMIT {RANKED}"
        statement = f"SELECT number, row FROM ({inside}) ORDER BY score, row DESC"  # noqa: S608 - see above
    return statement, values

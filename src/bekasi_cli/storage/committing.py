"""Turn a change into what is committed: checked documents, files and one journal line."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from msgspec import Raw, Struct, json, structs

from bekasi_cli.errors import Conflict, Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.model import Article, Record
from bekasi_cli.storage.journal import Line, change_line, digest, encode
from bekasi_cli.storage.port import Change, Commit, Problem
from bekasi_cli.storage.reading import blob_path, counts_path, revision_path
from bekasi_cli.storage.state import State, decode

R = TypeVar("R", bound=Record)


class Prepared(NamedTuple):
    """A change that nothing speaks against: its line without LF, its files, its records.

    BESIDE names for a revision's path that of an earlier one, which a line has told already.
    """

    raw: bytes
    line: Line
    revisions: dict[str, bytes]
    beside: dict[str, str]
    blobs: dict[str, bytes]
    records: tuple[Record, ...]

    def commit(self, notices: tuple[Problem, ...] = ()) -> Commit:
        """Return what the writer is told."""
        assert self.line.at is not None  # noqa: S101 - `change_line` always writes it
        return Commit(
            seq=self.line.seq,
            at=self.line.at,
            digest=self.line.digest,
            records=self.records,
            notices=notices,
        )


class _Counted(Struct):
    version: int = 0


_COUNTED = json.Decoder(_Counted)


def prepare(state: State, change: Change) -> Prepared:
    """Check CHANGE against STATE, under the lock, and encode it.

    Raises:
        Conflict: a put carries a version that is not the stored one, or a revision exists.
        Unreadable: a text cannot be encoded.
        ValueError: the change contradicts itself, which is a mistake in its `decide`.
    """
    if len({record.ref for record in change.puts}) < len(change.puts):
        raise ValueError("a change puts a record twice")
    put: dict[str, dict[int, Raw]] = {}
    records = []
    for record in change.puts:
        record_now, document = _put(state, record)
        records.append(record_now)
        put.setdefault(record.table, {})[record.id] = Raw(document)
    revisions, beside = _revisions(state, change)
    blobs = {blob_path(digest(content)): content for content in change.blobs}
    blobs |= {counts_path(digest(content)): content for content in change.counts}
    files = {path: digest(content) for path, content in (revisions | blobs).items()}
    seq = state.seq + 1
    raw, line = change_line(change, seq=seq, prev=state.digest, put=put, files=files)
    return Prepared(raw, line, revisions, beside, blobs, tuple(records))


def _put(state: State, record: R) -> tuple[R, bytes]:
    stored = state.document(record.table, record.id)
    version = 0 if stored is None else _COUNTED.decode(stored).version
    if record.version != version:
        raise Conflict(
            N_("{ref} was changed by somebody else in the meantime."),
            N_("Look at it again, then repeat what you did."),
            ref=record.ref,
        )
    if record.id < 1:
        raise ValueError(f"{record.ref} has no id")
    kind = type(record)
    document = encode(structs.replace(record, version=version + 1))
    try:
        return decode(kind, document, record.id), document
    except Damaged as problem:
        raise ValueError(f"{record.ref} could not be read back: {problem}") from problem


def _revisions(state: State, change: Change) -> tuple[dict[str, bytes], dict[str, str]]:
    articles = {each.id: each for each in change.puts if isinstance(each, Article)}
    found: dict[str, bytes] = {}
    beside: dict[str, str] = {}
    for file in change.revisions:
        article = articles.get(file.number)
        named = article.revision(file.n) if article else None
        if named is None or named.digest != digest(file.content):
            raise ValueError(f"no put names revision {file.n} of article {file.number}")
        stored = state.document(Article.table, file.number)
        before = decode(Article, stored, file.number) if stored else None
        if before and before.revision(file.n):
            raise Conflict(
                N_("Revision {n} of article {number} exists already; it is never overwritten."),
                N_("Look at the article again, then repeat what you did."),
                n=file.n,
                number=file.number,
            )
        path = revision_path(file.year, file.number, file.n)
        found[path] = file.content
        if before and before.revisions:
            beside[path] = revision_path(file.year, file.number, before.revisions[-1].n)
    return found, beside

"""Write and read journal lines: one canonical encoding, each line sealed and chained to the last.

A line is `{v, seq, prev, at, login, actor, identity, act, about, reason, put, files, sum}`. `prev`
is the SHA-256 of the line before without its LF, `sum` that of this line's bytes before
`,"sum":`. Line 0 holds the newsroom's id and the format instead of what an act brings. A line
that was erased is a tombstone: `{v, seq, redacted, digest}` and spaces up to its old length.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

from msgspec import MsgspecError, Raw, Struct, json

from bekasi_cli.errors import Damaged, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.storage.port import Change

FORMAT = 1
FILE = "journal.jsonl"

_SUM = b',"sum":"'
_SEAL_LENGTH = len(_SUM) + 64 + len(b'"}')
_ENCODER = json.Encoder(order="deterministic")


class Line(Struct, kw_only=True):
    """A line as it was read; DIGEST is its own, or that of the line whose tombstone it is."""

    v: int
    seq: int
    prev: str = ""
    at: datetime | None = None
    login: str = ""
    actor: str = ""
    identity: str = ""
    act: str = ""
    about: tuple[str, ...] = ()
    reason: str = ""
    put: dict[str, dict[int, Raw]] = {}
    files: dict[str, str] = {}
    newsroom: str = ""
    format: int = 0
    redacted: bool = False
    digest: str = ""


class _Told(Struct):
    """A line that commits a change, without its seal: the fields in their order."""

    v: int
    seq: int
    prev: str
    at: datetime | None
    login: str
    actor: str
    identity: str
    act: str
    about: tuple[str, ...]
    reason: str
    put: dict[str, dict[str, Raw]]
    files: dict[str, str]


class _Tombstone(Struct, forbid_unknown_fields=True):
    v: int
    seq: int
    redacted: Literal[True]
    digest: str


class _Versioned(Struct):
    v: int


_LINES = json.Decoder(Line)
_TOMBSTONES = json.Decoder(_Tombstone)


def digest(content: bytes) -> str:
    """Return the name that the store gives to CONTENT: `sha256:` and 64 hex digits."""
    return f"sha256:{sha256(content).hexdigest()}"


def encode(value: object) -> bytes:
    """Return VALUE in the one canonical encoding: compact JSON, fields in their order.

    Raises:
        Unreadable: a text holds a lone surrogate, which no file can hold.
    """
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError as problem:
        raise Unreadable(
            N_("The text holds a broken character ({code}) that cannot be saved."),
            N_("Remove it, or save the text as UTF-8, and do it again."),
            code=f"U+{ord(problem.object[problem.start]):04X}",
        ) from problem


def seal(fields: Mapping[str, object]) -> bytes:
    """Return FIELDS as one JSON object that ends with the digest of what stands before it."""
    return _ended(b"{" + b",".join(encode(k) + b":" + encode(v) for k, v in fields.items()))[0]


def _ended(body: bytes) -> tuple[bytes, str]:
    """Return BODY with its seal, and the digest of it all; each byte is read once."""
    running = sha256(body)
    ending = _SUM + running.hexdigest().encode() + b'"}'
    running.update(ending)
    return body + ending, running.hexdigest()


def is_sealed(raw: bytes) -> bool:
    """Tell whether RAW ends with the digest of all that stands before it."""
    body = raw[:-_SEAL_LENGTH]
    return raw[-_SEAL_LENGTH:] == _SUM + sha256(body).hexdigest().encode() + b'"}'


def _digest_if_sealed(raw: bytes) -> str:
    """Return the digest of all of RAW if it is sealed, else nothing; each byte is read once."""
    running = sha256(memoryview(raw)[:-_SEAL_LENGTH])
    ending = raw[-_SEAL_LENGTH:]
    if ending != _SUM + running.hexdigest().encode() + b'"}':
        return ""
    running.update(ending)
    return running.hexdigest()


def sealed_part(raw: bytes) -> bytes:
    """Return the sealed line that RAW begins with, or nothing."""
    at = raw.find(_SUM)
    while at >= 0:
        if is_sealed(raw[: at + _SEAL_LENGTH]):
            return raw[: at + _SEAL_LENGTH]
        at = raw.find(_SUM, at + 1)
    return b""


def first_line(newsroom: str, *, at: datetime, login: str, actor: str) -> bytes:
    """Return line 0 of the newsroom with the id NEWSROOM, without LF."""
    return seal(
        {
            "v": FORMAT,
            "seq": 0,
            "prev": "",
            "at": whole(at),
            "login": login,
            "actor": actor,
            "act": "create",
            "newsroom": newsroom,
            "format": FORMAT,
        }
    )


def change_line(
    change: Change,
    *,
    seq: int,
    prev: str,
    put: Mapping[str, Mapping[int, Raw]],
    files: Mapping[str, str],
) -> tuple[bytes, Line]:
    """Return the line, without LF, that commits CHANGE, and what `read` makes of it.

    PUT holds its encoded documents by table and id.
    """
    line = Line(
        v=FORMAT,
        seq=seq,
        prev=prev,
        at=whole(change.at),
        login=change.actor.login,
        actor=change.actor.code,
        identity=change.actor.identity,
        act=change.act,
        about=change.about or tuple(record.ref for record in change.puts),
        reason=change.reason,
        put={table: dict(documents) for table, documents in put.items()},
        files=dict(files),
    )
    told = _Told(
        line.v,
        line.seq,
        prev,
        line.at,
        line.login,
        line.actor,
        line.identity,
        line.act,
        line.about,
        line.reason,
        {t: {str(id_): raw for id_, raw in each.items()} for t, each in put.items()},
        line.files,
    )
    raw, line.digest = _ended(encode(told)[:-1])
    return raw, line


def whole(at: datetime) -> datetime:
    """Return the aware instant AT in UTC and whole seconds, as the journal keeps it."""
    if at.tzinfo is None:
        raise ValueError("a commit's time needs its zone")
    return at.astimezone(UTC).replace(microsecond=0)


def read(raw: bytes, number: int) -> Line:
    """Read RAW, the journal's line NUMBER (from 0), without LF.

    Raises:
        Damaged: it is not what was written, or a newer bekasi wrote it.
    """
    own = _digest_if_sealed(raw)
    if not own and not _is_tombstone(raw):
        raise changed(number)
    try:
        line = _LINES.decode(raw)
    except (MsgspecError, ValueError, RecursionError) as problem:
        refuse_newer(_version(raw), where(number))
        raise changed(number) from problem
    refuse_newer(line.v, where(number))
    if own:
        line.redacted, line.digest = False, own
    return line


def hold(raw: bytes, number: int) -> None:
    """Hold RAW, the journal's line NUMBER (from 0), to be what was written there.

    Costs a tenth of what `read` does.

    Raises:
        Damaged: it is not, or stands in another's place.
    """
    begins = b'{"v":%d,"seq":%d,' % (FORMAT, number)
    if not raw.startswith(begins) or not (is_sealed(raw) or _is_tombstone(raw)):
        raise changed(number)


def refuse_newer(version: int, place: str) -> None:
    """Raise Damaged when PLACE is written in a later format than this program knows."""
    if version > FORMAT:
        raise Damaged(
            N_("{place} was written by a newer bekasi (format {version})."),
            N_("Upgrade bekasi on this computer; nothing is lost."),
            place=place,
            version=version,
        )


def where(number: int) -> str:
    """Return the place of line NUMBER (from 0) as editors count: `journal.jsonl:1` is the first."""
    return f"{FILE}:{number + 1}"


def changed(number: int) -> Damaged:
    """Return the error of a line that is not what was written."""
    return Damaged(
        N_("The journal is damaged at {place}: that line is not what was written."),
        N_("See what is whole with: bekasi doctor"),
        place=where(number),
    )


def _version(raw: bytes) -> int:
    """Return the format that RAW names, whatever else it is; 0 where it names none."""
    try:
        return json.decode(raw, type=_Versioned).v
    except (MsgspecError, ValueError, RecursionError):
        return 0


def _is_tombstone(raw: bytes) -> bool:
    try:
        _TOMBSTONES.decode(raw.rstrip(b" "))
    except (MsgspecError, ValueError, RecursionError):
        return False
    return True

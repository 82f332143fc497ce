"""Write and know the tombstones of what was erased: they keep its digest and nothing else."""

from __future__ import annotations

from typing import Literal

from msgspec import MsgspecError, Struct, json

from bekasi_cli.storage.journal import FORMAT, encode

_LONGEST = 200


class _OfLine(Struct):
    v: int
    seq: int
    redacted: Literal[True]
    digest: str


class _OfFile(Struct, forbid_unknown_fields=True):
    redacted: Literal[True]
    digest: str


def of_line(seq: int, digest: str, length: int) -> bytes:
    """Return the tombstone of line SEQ with DIGEST: JSON and blanks, LENGTH bytes without LF.

    The length stays, so that every later line stays where it is.
    """
    stone = encode(_OfLine(FORMAT, seq, redacted=True, digest=digest))
    if len(stone) > length:
        raise ValueError(f"line {seq} is too short for a tombstone")
    return stone.ljust(length)


def of_file(digest: str) -> bytes:
    """Return the tombstone of a file with DIGEST (`sha256:` and hex)."""
    return encode(_OfFile(redacted=True, digest=digest)) + b"\n"


def digest_in(content: bytes) -> str:
    """Return the digest that CONTENT keeps as a file's tombstone; nothing when it is none."""
    if len(content) > _LONGEST:
        return ""
    try:
        return json.decode(content, type=_OfFile).digest
    except (MsgspecError, ValueError):
        return ""

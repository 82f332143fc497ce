"""Say what a page is before it is written: its address, what it is made of, and how to make it."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple


class Turn(IntEnum):
    """When a page is written among those that are there already: home and feeds last."""

    ASSET = 0
    PAGE = 1
    LIST = 2
    LAST = 3


class Page(NamedTuple):
    """A file of the site at PATH below its root; INPUTS is a digest of all that MAKE depends on.

    Where INPUTS are those of the last build, MAKE is not called.
    """

    path: str
    inputs: bytes
    make: Callable[[], bytes]
    turn: Turn = Turn.PAGE


def digest(*parts: bytes | str) -> bytes:
    """Return a digest of PARTS, which may hold anything: each one's length counts too."""
    told = [part.encode() if isinstance(part, str) else part for part in parts]
    lengths = array("I", map(len, told)).tobytes()
    return blake2b(b"".join((lengths, *told)), digest_size=12).digest()


def root_of(path: str) -> str:
    """Return the way from the page at PATH up to the site's root: "", "../" or "../../"."""
    return "../" * path.count("/")

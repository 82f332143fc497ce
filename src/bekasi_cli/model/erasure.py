"""Hold what is left of a text that was erased for good: on what basis, by whom, and its place."""

from __future__ import annotations

from msgspec import Struct

from bekasi_cli.model.texts import Instant


class ErasedAct(Struct, frozen=True, kw_only=True):
    """An act whose journal line held the text: of the line its digest is left, of the act this."""

    seq: int
    act: str
    by: str
    at: Instant


class Redaction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An erasure of REVISIONS and ORIGINALS (by digest): asked for by one, done by another.

    BASIS is the legal ground that BY named. Until CONFIRMED nothing was erased. LINES are the
    acts that the journal told with the text in it.
    """

    basis: str
    by: str
    login: str
    at: Instant
    revisions: tuple[int, ...] = ()
    originals: tuple[str, ...] = ()
    confirmed_by: str = ""
    confirmed: Instant | None = None
    same_login: bool = False
    lines: tuple[ErasedAct, ...] = ()

"""Hold the journal to its own chain: every line sealed, numbered and tied to the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bekasi_cli.errors import BekasiError, Damaged
from bekasi_cli.i18n import N_
from bekasi_cli.storage.journal import FILE, Line, read, where
from bekasi_cli.storage.port import Fault, Head, Problem

_SHA = "sha256:"
REDACT = "redact"
"""The act whose line names, as `journal/SEQ`, the lines that it turned into tombstones."""


class Digests(Mapping[str, str]):
    """Digests by path, of which there may be a million: each is kept in half the memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes | str] = {}

    def __setitem__(self, path: str, digest: str) -> None:
        bare = digest.removeprefix(_SHA)
        try:
            kept: bytes | str = bytes.fromhex(bare)
        except ValueError:
            kept = digest
        self._kept[path] = kept if digest == self._told(kept) else digest

    def __getitem__(self, path: str) -> str:
        return self._told(self._kept[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    @staticmethod
    def _told(kept: bytes | str) -> str:
        return kept if isinstance(kept, str) else _SHA + kept.hex()


class Chain:
    """Takes the journal line by line and collects what is wrong with it.

    FILES holds what the lines say of files: the digest last given to each path. AGAINST is a
    head digest that has to be met on the way (8 hex digits or more, with or without `sha256:`).
    NAMES may give paths for themselves that somebody else keeps, so that each is kept once.
    """

    def __init__(
        self, against: str | None = None, names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.problems: list[Problem] = []
        self.lines = 0
        self.files = Digests()
        self._names = names
        self.head = Head(newsroom="", seq=-1, digest="")
        self._broken = False
        self._against = against
        self._met = against is None
        self._tombstones: dict[int, int] = {}

    def add(self, raw: bytes) -> Line | None:
        """Take the next line, without LF, and return it; None when it cannot be read."""
        number = self.lines
        self.lines += 1
        try:
            line = read(raw, number)
        except Damaged as problem:
            self._report(number, problem)
            self._broken = True
            self.head = Head(newsroom=self.head.newsroom, seq=self.head.seq + 1, digest="")
            return None
        self._check(line, number)
        self._broken = False
        newsroom = self.head.newsroom or line.newsroom
        self.head = Head(newsroom=newsroom, seq=line.seq, digest=line.digest)
        self._met = self._met or _same(line.digest, self._against)
        for path, digest in line.files.items():
            self.files[self._names.get(path, path)] = digest
        self._mark(line, number)
        return line

    def finish(self) -> None:
        """Report what can only be known at the journal's end."""
        for seq, number in self._tombstones.items():
            message = N_("Line {seq} was erased, but no later line says who did it and why.")
            self._add(where(number), message, details={"seq": seq})
        if not self._met:
            message = N_("The digest {digest} is not in the journal: it was cut or written anew.")
            self._add(FILE, message, Fault.HEAD, details={"digest": self._against or ""})

    def _check(self, line: Line, number: int) -> None:
        if number == 0 and not line.newsroom:
            message = N_("The first line is not that of a newsroom.")
            self._add(where(0), message)
        elif line.seq != self.head.seq + 1:
            message = N_("Line {wanted} should stand here, not {found}: lines were cut or swapped.")
            details = {"wanted": self.head.seq + 1, "found": line.seq}
            self._add(where(number), message, details=details)
        elif not (self._broken or line.redacted or line.prev == self.head.digest):
            message = N_("The chain breaks here: the line before is not the one that was written.")
            self._add(where(number), message)

    def _mark(self, line: Line, number: int) -> None:
        if line.redacted:
            self._tombstones[line.seq] = number
        elif line.act == REDACT:
            named = {each for each in self._tombstones if f"journal/{each}" in line.about}
            for seq in named:
                del self._tombstones[seq]

    def _report(self, number: int, problem: Damaged) -> None:
        self._add(where(number), problem.message, details=plain_details(problem))

    def _add(
        self,
        place: str,
        message: str,
        fault: Fault = Fault.JOURNAL,
        *,
        details: Mapping[str, str | int] | None = None,
    ) -> None:
        self.problems.append(
            Problem(fault=fault, where=place, message=message, details=dict(details or {}))
        )


def plain_details(problem: BekasiError) -> dict[str, str | int]:
    """Return the details of PROBLEM as a `Problem` carries them."""
    return {
        name: value if isinstance(value, str | int) else value.isoformat()
        for name, value in problem.details.items()
    }


def _same(digest: str, wanted: str | None) -> bool:
    bare = (wanted or "").strip().casefold().removeprefix("sha256:")
    return len(bare) >= 8 and digest.startswith(bare)

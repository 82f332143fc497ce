"""Remember what the site was made of, and how far a build has come."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from bekasi_cli import files

_VERSION = 1


class Written(NamedTuple):
    """What a page was made of, and how many bytes it has."""

    inputs: bytes
    size: int


class Manifest(msgspec.Struct, array_like=True):
    """The pages of the last build that was finished, by their paths."""

    version: int = _VERSION
    pages: dict[str, Written] = {}


class Phase(StrEnum):
    """How far a build had come when its note was written."""

    ADDING = "adding"  # pages that nothing leads to yet
    CHANGING = "changing"  # all that is new is there: pages lead to it now
    REMOVING = "removing"  # nothing leads any more to what goes


class Begun(msgspec.Struct, array_like=True):
    """The note of a build under way: PHASE, and the paths that it writes or removes.

    UNREACHED are files that earlier builds, killed as well, had left and that nothing led to.
    """

    phase: Phase
    new: list[str]
    changed: list[str]
    gone: list[str]
    unreached: list[str]

    def doubted(self) -> set[str]:
        """Return the pages of which nobody knows whether they were written."""
        return {*self.new, *self.changed}

    def alone(self) -> set[str]:
        """Return the files that nothing leads to: what they lead to may not be there."""
        match self.phase:
            case Phase.ADDING:
                return {*self.unreached, *self.new}
            case Phase.CHANGING:
                return set(self.unreached) - set(self.new)
            case Phase.REMOVING:
                return set(self.gone)


class Ledger:
    """The manifest and the note of the build under way, in FOLDER."""

    def __init__(self, folder: Path) -> None:
        self._manifest = folder / "manifest"
        self._begun = folder / "begun"

    def pages(self) -> dict[str, Written]:
        """Return the pages of the last build that was finished; none where nobody knows."""
        try:
            found = msgspec.msgpack.decode(self._manifest.read_bytes(), type=Manifest)
        except (OSError, msgspec.MsgspecError, ValueError):
            return {}
        return found.pages if found.version == _VERSION else {}

    def begun(self) -> Begun | None:
        """Return the note of a build that did not end."""
        try:
            return msgspec.msgpack.decode(self._begun.read_bytes(), type=Begun)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def note(self, begun: Begun) -> None:
        """Write down what is about to be done."""
        files.derive(self._begun, [msgspec.msgpack.encode(begun)])

    def finish(self, pages: dict[str, Written]) -> None:
        """Write down what the site consists of now; the build is over."""
        files.derive(self._manifest, [msgspec.msgpack.encode(Manifest(pages=pages))])
        self._begun.unlink(missing_ok=True)

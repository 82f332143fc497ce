"""Read a log on from where it was read to, whatever it is called by now."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from bekasi_cli.errors import Unreadable
from bekasi_cli.files.disk import reason
from bekasi_cli.i18n import N_
from bekasi_cli.model import Mark
from bekasi_cli.readings.counting import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = 4096
"""By so many of its first bytes, or by all that it has, a log is known again."""

_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"


class Log:
    """A log at PATH, plain or gzip; `lines` are read from behind what MARKS know of it.

    What a log begins with tells which one it is, so its name, its place and how it is packed do
    not matter. Several that were put one behind the other are known one after the other.
    """

    def __init__(self, path: Path, marks: Sequence[Mark] = ()) -> None:
        self.path = path
        self.known = 0
        self._marks = marks
        self._sum = sha256()
        self._seen = 0
        self._head = bytearray()
        self._mark: Mark | None = None
        self._rest = b""
        self._raw: IO[bytes] | None = None

    def mark(self) -> Mark | None:
        """Return how far it was read, whole lines only; None where that is nothing new."""
        return self._mark if self._mark and self._mark.size > self.known else None

    def beginning(self) -> list[bytes]:
        """Return its first whole lines, to see of which time they are."""
        with self._opened() as file:
            return file.read(_CHUNK // 4).split(b"\n")[:-1]

    def batches(self, tick: Callable[[int], None] | None = None) -> Iterator[list[bytes]]:
        """Yield the whole lines that are new, many at once; TICK is told of bytes on the disk.

        A last line without its end is left for the next time; of one that is too long to be a
        server's only the beginning is given.

        Raises:
            Unreadable: it cannot be read, or is not the log that it begins like.
        """
        with self._opened() as file:
            self._pass_known(file)
            held = b""  # of a line whose end has not come yet
            while chunk := self._rest or file.read(_CHUNK):
                self._rest = b""
                if cut := chunk.rfind(b"\n") + 1:
                    self._see(chunk[:cut])
                    self._settle()
                    yield (held + chunk[:cut]).split(b"\n")[:-1]
                    held = b""
                self._see(chunk[cut:])
                held = (held + chunk[cut:])[: LONGEST + 1]
                if tick:
                    tick(self._read)

    def _pass_known(self, file: IO[bytes]) -> None:
        """Read over what an earlier import has counted, and over what stands behind that, too."""
        while True:
            self._fill(file, HEAD)
            found = self._match()
            if found is None:
                return
            part, left = sha256(), found.size
            while left:
                self._fill(file, 1)
                piece, self._rest = self._rest[:left], self._rest[left:]
                if not piece:
                    return  # an older copy of the same log: all of it was counted
                part.update(piece)
                self._see(piece)
                left -= len(piece)
            if f"sha256:{part.hexdigest()}" != found.digest:
                raise Unreadable(
                    N_("{file} begins like a log that was imported before, but goes on otherwise."),
                    N_("Import the log as the server wrote it; nothing was counted."),
                    file=str(self.path),
                )
            self.known += found.size
            self._settle()

    def _match(self) -> Mark | None:
        """Return the furthest mark of the log that begins here."""
        sizes = {each.head_size for each in self._marks}
        heads = {size: _digest(self._rest[:size]) for size in sizes if len(self._rest) >= size}
        fitting = [each for each in self._marks if heads.get(each.head_size) == each.head]
        return max(fitting, key=lambda each: each.size, default=None)

    def _fill(self, file: IO[bytes], size: int) -> None:
        while len(self._rest) < size and (chunk := file.read(_CHUNK)):
            self._rest += chunk

    def _see(self, content: bytes) -> None:
        self._sum.update(content)
        self._seen += len(content)
        if len(self._head) < HEAD:
            self._head += content[: HEAD - len(self._head)]

    def _settle(self) -> None:
        """Note that everything up to here is whole lines."""
        self._mark = Mark(
            head_size=len(self._head),
            head=_digest(bytes(self._head)),
            size=self._seen,
            digest=f"sha256:{self._sum.hexdigest()}",
        )

    @property
    def _read(self) -> int:
        """Return how much of the file on the disk was read, in bytes."""
        return self._raw.tell() if self._raw else 0

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        """Open it, and say in a sentence what is wrong with it."""
        try:
            with self.path.open("rb") as raw:
                packed = raw.read(2) == _GZIP
                raw.seek(0)
                self._raw = raw
                if not packed:
                    yield raw
                    return
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast("IO[bytes]", unpacked)
        except (OSError, ValueError, EOFError, zlib.error) as problem:
            raise Unreadable(
                N_("The file {file} cannot be read: {reason}."),
                N_("Check its name, and whether you may read it."),
                file=str(self.path),
                reason=reason(problem) if isinstance(problem, OSError) else str(problem),
            ) from problem


def _digest(content: bytes) -> str:
    return f"sha256:{sha256(content).hexdigest()}"

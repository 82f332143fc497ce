"""Read a backup from end to end and hold it to its own journal, trusting nothing that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError, json

from bekasi_cli.errors import Damaged, Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.storage.archive import Member, Unpacker, opened
from bekasi_cli.storage.audit import Chain
from bekasi_cli.storage.contents import (
    DAMAGED,
    FORMAT,
    HEADER,
    LEFT_OUT,
    MANIFEST,
    SETTINGS,
    Backup,
    Header,
    fits,
)
from bekasi_cli.storage.folder import NAMED
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.port import Progress

Place = Callable[[Member, Iterator[bytes]], None]
"""Takes a member and what it holds, which it must read to its end."""

_LONGEST_LINE = 64 << 20
_LONGEST_HEADER = 64 << 10
_PER_FILE = 256  # bytes of a line in the manifest, at most


def verify(path: Path, *, shown: str = "", progress: Progress | None = None) -> Backup:
    """Return what the backup at PATH holds; SHOWN is what messages call it.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is no backup, or holds what none of ours holds.
        Damaged: it was cut or changed, or a newer bekasi wrote it.
    """
    with opened(path) as archive:
        return Walk(archive, shown or path.name, progress).go(lambda _: _drop)


def _drop(_: Member, content: Iterator[bytes]) -> None:
    for _chunk in content:
        pass


class Walk:
    """One way through ARCHIVE, which messages call NAME."""

    def __init__(self, archive: Unpacker, name: str, progress: Progress | None) -> None:
        self._archive = archive
        self._name = name
        self._progress = progress
        self._members = archive.members()
        self._chain = Chain()
        self._manifest = sha256()
        self._wanted: dict[str, str] = {}
        self._seen: set[str] = set()
        self._bad: list[str] = []
        self._listed: list[str] = []
        self._done = 0
        self._rest = b""

    def header(self) -> Header:
        """Read the first member."""
        first = next(self._members, None)
        if first is None or first.name != HEADER or first.size > _LONGEST_HEADER:
            raise Unreadable(
                N_("{file} is no backup of a newsroom."),
                N_("Name a file that `bekasi backup` wrote; it ends in .tar.xz."),
                file=self._name,
            )
        content = b"".join(self._archive.content())
        try:
            version = json.decode(content, type=dict[str, object]).get("format")
            if isinstance(version, int) and version > FORMAT:
                raise Damaged(
                    N_("{place} was written by a newer bekasi (format {version})."),
                    N_("Upgrade bekasi on this computer; nothing is lost."),
                    place=self._name,
                    version=version,
                )
            return json.decode(content, type=Header)
        except (MsgspecError, ValueError, RecursionError) as problem:
            raise self._damaged() from problem

    def go(self, begin: Callable[[Header], Place]) -> Backup:
        """Read all of it; BEGIN is told what comes and returns where it goes."""
        header = self.header()
        place = begin(header)
        whole = False
        for member in self._members:
            if whole:
                raise self._damaged()
            if member.name == MANIFEST:
                self._hold_to_manifest(member, header)
                whole = True
            elif member.name == DAMAGED:
                self._listed = self._text(member, header).decode(errors="replace").splitlines()
            else:
                self._take(member, header, place)
        if not whole or not self._fits(header):
            raise self._damaged()
        return Backup(header, tuple(self._listed))

    def _take(self, member: Member, header: Header, place: Place) -> None:
        self._refuse(member, header)
        found = sha256()

        def content() -> Iterator[bytes]:
            for chunk in self._archive.content():
                found.update(chunk)
                if member.name == JOURNAL:
                    self._follow(chunk)
                self._tick(len(chunk), header)
                yield chunk

        place(member, content())
        self._manifest.update(f"{found.hexdigest()}  {member.name}\n".encode())
        if member.name == JOURNAL:
            self._chain.finish()
            self._wanted = dict(self._chain.files)
        elif self._wanted.pop(member.name, None) != f"sha256:{found.hexdigest()}" and _named(
            member.name
        ):
            self._bad.append(member.name)

    def _refuse(self, member: Member, header: Header) -> None:
        """Raise when MEMBER is none that a backup of ours holds here."""
        name = member.name
        if not fits(name) or name.split("/")[0] in LEFT_OUT:
            raise Unreadable(
                N_("{file} holds {name}, which would lie where nothing of a backup belongs."),
                N_("Take a backup that bekasi made: bekasi backup"),
                file=self._name,
                name=name,
            )
        if name in self._seen or (_named(name) and name not in self._wanted):
            raise self._damaged()
        if not _named(name):
            self._seen.add(name)
        if self._done + member.size > header.bytes:
            raise self._damaged()

    def _follow(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self._chain.add(line)
        if len(self._rest) > _LONGEST_LINE or self._chain.problems:
            raise self._damaged()

    def _text(self, member: Member, header: Header) -> bytes:
        if member.size > _PER_FILE * (header.files + len(self._seen) + 1):
            raise self._damaged()
        return b"".join(self._archive.content())

    def _hold_to_manifest(self, member: Member, header: Header) -> None:
        content = self._text(member, header)
        if sha256(content).digest() != self._manifest.digest():
            raise self._damaged()

    def _fits(self, header: Header) -> bool:
        """Tell whether the journal, the files that it names and HEADER agree."""
        head = self._chain.head
        return (
            not self._chain.problems
            and not self._rest
            and {SETTINGS, JOURNAL} <= self._seen
            and (head.newsroom, head.seq, head.digest) == (header.newsroom, header.seq, header.head)
            and (self._chain.lines, len(self._chain.files), self._done)
            == (header.lines, header.files, header.bytes)
            and sorted([*self._bad, *self._wanted]) == sorted(self._listed)
        )

    def _tick(self, size: int, header: Header) -> None:
        self._done += size
        if self._progress:
            self._progress(self._done, header.bytes)

    def _damaged(self) -> Damaged:
        return self._archive.damaged(self._name)


def _named(name: str) -> bool:
    """Tell whether only the journal can bring a file of this NAME."""
    return name.split("/", maxsplit=1)[0] in NAMED

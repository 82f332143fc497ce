"""Make a newsroom of any size for benchmarks: real in every byte, quickly, and kept for later."""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import BinaryIO

from msgspec import Raw
from msgspec.structs import replace

import invented
import lives
from bekasi_cli.config import load
from bekasi_cli.files import atomic_write
from bekasi_cli.model import Actor, Article, Identity, Role, stamp
from bekasi_cli.newsroom.admin import add_staff
from bekasi_cli.newsroom.founding import found
from bekasi_cli.newsroom.register import new_category, new_staff
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage import checkpoint, laying, ledger
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import FORMAT
from bekasi_cli.storage.reading import revision_path
from bekasi_cli.storage.state import State
from bekasi_cli.storage.tiny import TinyStore

SIZES = (100, 1_000, 10_000, 100_000)
SEED = 17
LAST = datetime(2025, 12, 30, 9, tzinfo=UTC)
STEP = timedelta(minutes=13)  # 800,000 acts fill twenty years
OPEN = 40
"""So many of the newest articles are on their way: open work does not grow with an archive."""
AT_ONCE = 12
"""So many articles are being worked on at a time: their lines lie between each other's."""

REPORTERS = ("atn", "bud", "cit", "dar", "end", "fau", "gil", "hes")
EDITORS = ("kar", "lin", "mah")
ADMIN = "adm"
CATEGORIES = (
    "pemerintahan kesehatan pendidikan pertanian perhubungan sosial lingkungan ekonomi olahraga"
).split()
TAGS = (
    "pelayanan banjir panen sekolah posyandu anggaran budaya pemuda air jalan pasar gotongroyong"
).split()


def made(size: int, folder: Path) -> Path:
    """Return a newsroom of SIZE articles below FOLDER, made unless the same lies there.

    Nobody has worked in it: whoever does must copy it before, or `spoil` it afterwards.
    """
    place = folder / f"newsroom-{size}"
    with tempfile.TemporaryDirectory() as scratch:
        moulds = lives.play(Path(scratch) / "played", login())
    recipe = _recipe(moulds, size)
    mark = folder / f"newsroom-{size}.recipe"
    if mark.exists() and mark.read_text() == recipe:
        return place
    spoil(place)
    folder.mkdir(parents=True, exist_ok=True)
    _Archive(place, login(), moulds).fill(size)
    mark.write_text(recipe)
    return place


def login() -> str:
    """Return whose account all of the staff share."""
    return pwd.getpwuid(os.getuid()).pw_name


def spoil(place: Path) -> None:
    """Remove the newsroom in PLACE, so that the next benchmark makes it anew."""
    place.with_name(f"{place.name}.recipe").unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)


def _recipe(moulds: dict[str, lives.Life], size: int) -> str:
    """Return the digest of all that decides what a newsroom looks like."""
    sources = [Path(each).read_bytes() for each in (__file__, invented.__file__, lives.__file__)]
    told = [sources, moulds, size, SEED]
    return sha256(repr(told).encode()).hexdigest()


class _Archive:
    """A newsroom that is being filled, its state kept as the store would have it."""

    def __init__(self, place: Path, login: str, moulds: dict[str, lives.Life]) -> None:
        self._place = place
        self._login = login
        self._moulds = moulds
        self._chance = Random(SEED)
        self._documents: dict[int, bytes | Raw] = {}
        self._lines = 0

    def fill(self, size: int) -> None:
        """Found the newsroom, write SIZE articles into it, and its checkpoint."""
        plan = self._plan(size)
        total = sum(len(self._moulds[name].lines) for name in plan)
        self._beginning = LAST - total * STEP
        self._found()
        before = ledger.read_all(self._place / JOURNAL).state
        self._newsroom, self._seq, self._prev = before.newsroom, before.seq, before.digest
        with (self._place / JOURNAL).open("ab") as journal:
            for line in self._woven(plan):
                self._write(journal, line)
        self._cover(before, size, (self._place / JOURNAL).stat().st_size)

    def _plan(self, size: int) -> list[str]:
        names, weights = list(lives.LIVES), [weight for weight, _ in lives.LIVES.values()]
        now_open = min(OPEN, size // 2)
        waiting = list(lives.OPEN_LIVES) * now_open
        return self._chance.choices(names, weights, k=size - now_open) + waiting[:now_open]

    def _woven(self, plan: list[str]) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Yield the lines of all articles in PLAN, some of them under way at a time."""
        at_work: list[Iterator[tuple[bytes, bytes, bytes]]] = []
        numbers = iter(enumerate(plan, 1))
        while True:
            while len(at_work) < AT_ONCE and (begun := next(numbers, None)):
                at_work.append(self._life(*begun))
                yield next(at_work[-1])  # a draft comes when its number does
            if not at_work:
                return
            which = self._chance.randrange(len(at_work))
            line = next(at_work[which], None)
            if line:
                yield line
            else:
                at_work.pop(which)

    def _life(self, number: int, name: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        life = self._moulds[name]
        values = self._values(number, life)
        for n, mould in enumerate(life.lines):
            values[b"time%d" % n] = stamp(self._now()).encode()
            if not n:
                values[b"path"] = self._folders(number)
            if mould.revision:
                content = life.files[mould.revision - 1] % values
                digest = f"sha256:{sha256(content).hexdigest()}"
                values[b"digest%d" % mould.revision] = digest.encode()
                self._file(values[b"path"] + b"%03d.md" % mould.revision, content)
            document = mould.document % values
            self._documents[number] = document
            yield mould.before % values, document, mould.after % values

    def _values(self, number: int, life: lives.Life) -> dict[bytes, bytes]:
        choice = self._chance.choice
        piece = invented.piece(self._chance, len(life.files))
        tags = self._chance.sample(TAGS, 2)
        values = {
            "number": str(number),
            "newsroom": self._newsroom,
            "title": piece.title,
            "summary": piece.summary,
            "place": piece.place,
            "note.": piece.note,
            "category": choice(CATEGORIES),
            "tag1": tags[0],
            "tag2": tags[1],
            "reporter": choice(REPORTERS),
            "editor": choice(EDITORS),
            "admin": ADMIN,
            **{f"body{n}": body.rstrip("\n") for n, body in enumerate(piece.drafts, 1)},
        }
        return {key.encode(): value.encode() for key, value in values.items()}

    def _now(self) -> datetime:
        return self._beginning + self._lines * STEP

    def _folders(self, number: int) -> bytes:
        created = self._now().astimezone(self._zone)
        path = revision_path(created.year, number, 1).removesuffix("001.md")
        (self._place / path).mkdir(mode=0o700, parents=True)
        return path.encode()

    def _file(self, path: bytes, content: bytes) -> None:
        place = b"%b/%b" % (os.fsencode(self._place), path)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        os.write(descriptor, content)
        os.close(descriptor)

    def _write(self, journal: BinaryIO, line: tuple[bytes, bytes, bytes]) -> None:
        self._seq += 1
        self._lines += 1
        chain = b'{"v":%d,"seq":%d,"prev":"%b"' % (FORMAT, self._seq, self._prev.encode())
        body = b"".join((chain, *line))
        raw = b'%b,"sum":"%b"}' % (body, sha256(body).hexdigest().encode())
        self._prev = sha256(raw).hexdigest()
        journal.write(raw + b"\n")

    def _found(self) -> None:
        before = self._beginning - timedelta(days=1)
        admin = new_staff(ADMIN, "Adelia Maheswari", (Role.ADMIN,), self._login)
        categories = [new_category(each, each.capitalize()) for each in CATEGORIES]
        store = found(self._place, lives.NEWSROOM_SETTINGS, admin, at=before, categories=categories)
        settings = load(self._place)
        self._zone = settings.zone
        actor = Actor(
            code=ADMIN,
            name=admin.name,
            roles=admin.roles,
            login=self._login,
            identity=Identity.LOGIN,
        )
        room = Newsroom(store, settings, actor, lambda: before)
        roles = dict.fromkeys(REPORTERS, Role.REPORTER) | dict.fromkeys(EDITORS, Role.EDITOR)
        for code, role in roles.items():
            name = f"{self._chance.choice(invented.FIRST)} {self._chance.choice(invented.LAST)}"
            add_staff(room, code, name, (role,), login=self._login)

    def _cover(self, before: State, articles: int, end: int) -> None:
        """Write the checkpoint of what was written, as the store would lay it."""
        state = replace(
            before,
            seq=self._seq,
            digest=self._prev,
            at=self._now() - STEP,
            counters=before.counters | {Article.table: articles},
            fresh=before.fresh | {Article.table: self._documents},
        )
        atomic_write(self._place / checkpoint.FILE, laying.lay(state, end))
        TinyStore(self._place).checkpoint()  # with its index, as a writer leaves it


def main() -> int:
    """Make newsrooms and say where they lie."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where newsrooms are kept")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="ARTICLES")
    options = parser.parse_args()
    for size in options.sizes:
        start = time.perf_counter()
        place = made(size, options.folder)
        print(f"{place}  {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

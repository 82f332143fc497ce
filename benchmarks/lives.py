"""Play each kind of article's life once through the use cases, and keep its lines as moulds.

A line of a newsroom of 100,000 is such a line with another title, digest, number and time in it:
so it is exactly what the program writes today, and made in microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, json

from bekasi_cli.config import load
from bekasi_cli.model import (
    Actor,
    Article,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Ground,
    Identity,
    Manuscript,
    Role,
    Version,
)
from bekasi_cli.newsroom import commenting, correcting, editing, publishing, recalling, writing
from bekasi_cli.newsroom.admin import add_staff
from bekasi_cli.newsroom.founding import found
from bekasi_cli.newsroom.register import new_category, new_staff
from bekasi_cli.newsroom.room import Newsroom
from bekasi_cli.storage import open_store
from bekasi_cli.storage.port import Change

START = datetime(1999, 1, 1, tzinfo=UTC)
FIRST_NUMBER = 981001
NEWSROOM_SETTINGS = {
    "office": "Kantor Kabupaten Tirtamaya",
    "url": "https://kantor.tirtamaya.example",
    "language": "id",
}

LIVES: Mapping[str, tuple[int, str]] = {
    "plain": (400, "draft edit comment edit submit polish approve publish"),
    "corrected": (150, "draft edit submit approve publish correct submit approve publish"),
    "returned": (200, "draft submit comment send_back edit submit polish approve publish"),
    "quick": (100, "draft submit approve_publish"),
    "long": (130, "draft edit edit submit send_back edit submit polish comment approve publish"),
    "retracted": (3, "draft edit submit approve publish hold retract"),
    "trashed": (17, "draft edit trash"),
}
"""How often, in a thousand, and what happens: about 8 lines and 3 revisions an article."""

OPEN_LIVES: Mapping[str, str] = {
    "new": "draft",
    "revised": "draft edit comment edit",
    "waiting": "draft edit submit",
    "polished": "draft submit polish",
    "sent back": "draft edit submit send_back",
    "ready": "draft edit submit polish approve",
    "in correction": "draft edit submit approve publish correct",
    "on hold": "draft edit submit approve publish hold",
}
"""The newest articles are still on their way, in equal parts."""


class Mould(NamedTuple):
    """One journal line: what stands before the article's document, that document, the rest."""

    before: bytes
    document: bytes
    after: bytes
    revision: int  # the number of the revision that it brings, 0 for none


class Life(NamedTuple):
    """All lines of a life, and the revision files in their order, as patterns for `%`."""

    lines: tuple[Mould, ...]
    files: tuple[bytes, ...]


class _Line(Struct):
    files: dict[str, str]


_REPORTER, _EDITOR, _ADMIN = "zqr", "zqe", "zqa"
_ROLES = {_REPORTER: Role.REPORTER, _EDITOR: Role.EDITOR, _ADMIN: Role.ADMIN}
_NAMES = ("Zqtitle", "Zqsummary", "ZQPLACE", "zqcategory", "zqtag1", "zqtag2", "Zqnote.")
_CHAIN = re.compile(rb'^\{"v":\d+,"seq":\d+,"prev":"[0-9a-f]*"')
_SEAL = re.compile(rb',"sum":"[0-9a-f]{64}"\}$')


def play(folder: Path, login: str) -> dict[str, Life]:
    """Play every life in a newsroom in FOLDER, which must not be there, and return the moulds."""
    admin = new_staff(_ADMIN, "Zq Admin", (Role.ADMIN,), login)
    categories = [new_category("zqcategory", "Zq")]
    found(folder, NEWSROOM_SETTINGS, admin, at=START, categories=categories)
    stage = _Stage(folder, login)
    for code in (_REPORTER, _EDITOR):
        add_staff(stage.room(_ADMIN), code, f"Zq {code}", (_ROLES[code],), login=login)
    lives = {name: acts for name, (_, acts) in LIVES.items()} | dict(OPEN_LIVES)
    return {
        name: stage.play(FIRST_NUMBER + 10 * at, acts.split())
        for at, (name, acts) in enumerate(lives.items())
    }


class _Stage:
    """Where a life is played: its clock goes a second further with each act."""

    def __init__(self, folder: Path, login: str) -> None:
        self._folder = folder
        self._login = login
        self._acts = self._number = self._drafts = 0

    def room(self, code: str) -> Newsroom:
        actor = Actor(
            code=code,
            name=code,
            roles=(_ROLES[code],),
            login=self._login,
            identity=Identity.UNPROVEN,
        )
        now = START + timedelta(seconds=self._acts)
        return Newsroom(open_store(self._folder), load(self._folder), actor, lambda: now)

    def play(self, number: int, acts: list[str]) -> Life:
        """Play ACTS on an article that gets NUMBER."""
        self._number, self._acts, self._drafts = number, 0, 0
        self._take(number - 1)
        journal = self._folder / "journal.jsonl"
        raws = []
        for act in acts:
            start = journal.stat().st_size
            getattr(self, act)()
            raws.append(journal.read_bytes()[start:].removesuffix(b"\n"))
            self._acts += 1
        store = open_store(self._folder)
        revisions = store.get(Article, number).revisions
        tokens = _tokens(number, [each.digest for each in revisions], store.newsroom)
        files = [store.revision(number, each.n) for each in revisions]
        return Life(
            tuple(_mould(raw, number, tokens) for raw in raws),
            tuple(_pattern(each, tokens) for each in files),
        )

    def draft(self) -> None:
        assert writing.draft(self.room(_REPORTER), self._text()).article.id == self._number

    def edit(self) -> None:
        writing.revise(self.room(_REPORTER), self._number, self._text())

    def polish(self) -> None:
        writing.revise(self.room(_EDITOR), self._number, self._text())

    def comment(self) -> None:
        commenting.comment(self.room(_EDITOR), self._number, "Mohon angka ini diperiksa lagi.")

    def submit(self) -> None:
        writing.submit(self.room(_REPORTER), self._number)

    def send_back(self) -> None:
        editing.send_back(self.room(_EDITOR), self._number, "Teras belum menyebut tempat.")

    def approve(self) -> None:
        editing.approve(self.room(_EDITOR), self._number)

    def approve_publish(self) -> None:
        editing.approve(self.room(_EDITOR), self._number, publish=True)

    def publish(self) -> None:
        publishing.publish(self.room(_ADMIN), self._number)

    def correct(self) -> None:
        note = CorrectionNote(kind=CorrectionKind.CORRECTION, note="Zqnote.")
        correcting.correct(self.room(_REPORTER), self._number, self._text(), note)

    def hold(self) -> None:
        recalling.hold(self.room(_EDITOR), self._number, "Foto diperiksa.")

    def retract(self) -> None:
        ground, reason = Ground.GRAVE_ERROR, "Kegiatan itu tidak jadi diadakan."
        recalling.retract(self.room(_ADMIN), self._number, ground=ground, reason=reason)

    def trash(self) -> None:
        writing.trash(self.room(_REPORTER), self._number)

    def _text(self) -> Manuscript:
        self._drafts += 1
        facts = Facts(
            title="Zqtitle",
            summary="Zqsummary",
            reporters=(_REPORTER,),
            dateline="ZQPLACE",
            category="zqcategory",
            tags=("zqtag1", "zqtag2"),
        )
        return Manuscript(facts=facts, body=f"Zqbody{self._drafts}\n")

    def _take(self, number: int) -> None:
        """Use NUMBER up, so that the next article gets the one after it."""
        room = self.room(_ADMIN)
        head = Version(revision=1, digest="", facts=Facts(title="Zq"))
        taken = Article(id=number, uri="", head=head, created=START, updated=START)
        change = Change(act="take", actor=room.actor, at=START, puts=(taken,))
        room.store.write(lambda _: change)


def _tokens(number: int, digests: list[str], newsroom: str) -> dict[bytes, bytes]:
    """Return what differs from article to article, with the key that stands for it."""
    seconds = {f"1999-01-01T00:00:{n:02}Z": f"time{n}" for n in range(60)}
    texts = {f"Zqbody{n}": f"body{n}" for n in range(1, 10)}
    names = {each: each.lower().removeprefix("zq") for each in _NAMES}
    found = {
        **{digest: f"digest{n}" for n, digest in enumerate(digests, 1)},
        **seconds,
        **texts,
        **names,
        f"articles/{START.year}/{number:06}/": "path",
        str(number): "number",
        newsroom: "newsroom",
        _REPORTER: "reporter",
        _EDITOR: "editor",
        _ADMIN: "admin",
    }
    return {token.encode(): key.encode() for token, key in found.items()}


def _mould(raw: bytes, number: int, tokens: dict[bytes, bytes]) -> Mould:
    """Return RAW, a line about article NUMBER alone, without place in the chain and seal."""
    line = json.decode(raw, type=_Line)
    begin = b',"put":{"articles":{"%d":' % number
    rest = _SEAL.sub(b"", _CHAIN.sub(b"", raw, count=1), count=1)
    start = rest.index(begin) + len(begin)
    end = rest.rindex(b'}},"files":')
    revision = int(next(iter(line.files))[-6:-3]) if line.files else 0
    return Mould(
        before=_pattern(rest[:start], tokens),
        document=_pattern(rest[start:end], tokens),
        after=_pattern(rest[end:], tokens),
        revision=revision,
    )


def _pattern(content: bytes, tokens: dict[bytes, bytes]) -> bytes:
    """Return CONTENT with a place for each token, to be filled with `%` and a dictionary."""
    found = re.compile(b"|".join(map(re.escape, sorted(tokens, key=len, reverse=True))))
    escaped = content.replace(b"%", b"%%")
    return found.sub(lambda match: b"%%(%b)b" % tokens[match.group()], escaped)

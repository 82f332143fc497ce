from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.desks import Desk, Done, Room
from faults.mounts import mounted, remount
from newsrooms import new_office
from other_users import needs_root, open_folder

pytestmark = needs_root

TEXT = "---\ntitle: Pasar\nreporters: [atn]\n---\n\nIsi.\n"
OTHER = TEXT.replace("Isi", "Isi baru")
NOBODY = 65534
ACTS: tuple[tuple[str, ...], ...] = (
    ("draft", "--file", "-"),
    ("edit", "1", "--file", "-"),
    ("submit", "1"),
)


class Reader:
    """A newsroom, and somebody with an account of their own who types in it."""

    def __init__(self, room: Room, uid: int, base: Path) -> None:
        self.room = room
        self.opened = base / "opened"
        self._uid = uid
        self._state = base / f"state-{uid}"
        self._state.mkdir()
        self._state.chmod(0o777)
        self._pen = base / "pen"
        base.chmod(0o777)
        self._pen.write_text(f'#!/bin/sh\ntouch "{self.opened}"\n')
        self._pen.chmod(0o755)

    def type(self, *words: str, terminal: bool = False) -> Done:
        """Type WORDS with that account."""
        environment = {"XDG_STATE_HOME": str(self._state), "BEKASI_EDITOR": str(self._pen)}
        return self.room.type(
            "atn",
            *words,
            input=TEXT.replace("Isi", "Isi baru"),
            uid=self._uid,
            environment=environment,
            terminal=terminal,
        )

    def hold_reading_works_and_writing_refuses(self, *reasons: str) -> None:
        """Hold both, and that no editor is opened for a text that nobody could save."""
        before = _all(self.room.folder)
        assert "Pasar" in self.type("show", "1").out
        assert self.type("list", "--all").code == 0
        for words in ACTS:
            refused = self.type(*words)
            assert refused.code == 7, (words, refused)
            assert any(reason in " ".join(refused.err.split()) for reason in reasons), refused.err
            assert "nothing was changed" in refused.err
        for words in (("draft",), ("edit", "1")):
            refused = self.type(*words, terminal=True)
            assert refused.code == 7, refused
            assert not self.opened.exists(), "no editor for what cannot be saved"
        assert _all(self.room.folder) == before
        assert not list(self.room.folder.rglob("*.tmp"))


def _all(folder: Path) -> dict[Path, bytes]:
    """Return every file but the lock, which tells only who wrote last."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path: path.read_bytes() for path in found}


def _give(path: Path, uid: int) -> None:
    for each in (path, *path.rglob("*")):
        os.chown(each, uid, uid)


@pytest.fixture
def base() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def theirs(base: Path) -> Iterator[Reader]:
    """Give a newsroom of the tests' own user that everybody may read, and nobody at the desk."""
    with Desk(base / "state", for_others=True) as desk:
        office = new_office(base / "newsroom", language="en")
        room = Room(office.folder, desk)
        name = pwd.getpwuid(NOBODY).pw_name
        for words in (
            ("staff", "edit", "atn", "--login", name),
            ("draft", "--file", "-"),
        ):
            assert room.type("adm", *words, input=TEXT).code == 0, words
        for each in (room.folder, *room.folder.rglob("*")):
            each.chmod(0o755 if each.is_dir() else 0o644)
        yield Reader(room, NOBODY, base)


@pytest.fixture
def own(theirs: Reader) -> Reader:
    """Give that newsroom to nobody, so that only what a test takes away is missing."""
    _give(theirs.room.folder, NOBODY)
    return theirs


def test_where_everything_is_allowed_the_editor_opens(own: Reader) -> None:
    own.type("edit", "1", terminal=True)
    assert own.opened.exists()
    assert own.type("edit", "1", "--file", "-").code == 0


def test_in_the_newsroom_of_another_user_everything_can_be_read(theirs: Reader) -> None:
    theirs.hold_reading_works_and_writing_refuses("You have no permission to write")


@pytest.mark.parametrize("name", [".", "journal.jsonl", "articles", "articles/*", "media", ".lock"])
def test_a_folder_or_file_that_is_read_only_refuses_before_the_editor_opens(
    own: Reader, name: str
) -> None:
    path = own.room.folder if name == "." else next(own.room.folder.glob(name))
    path.chmod(0o555 if path.is_dir() else 0o444)
    own.hold_reading_works_and_writing_refuses("You have no permission to write")


def test_a_text_for_an_article_whose_folder_is_read_only_is_refused_and_kept(own: Reader) -> None:
    folder = next(own.room.folder.glob("articles/*/000001"))
    folder.chmod(0o555)
    before = _all(own.room.folder)
    refused = own.type("edit", "1", "--file", "-")
    assert refused.code == 7
    assert "You have no permission to write" in refused.err
    assert _all(own.room.folder) == before
    (kept,) = folder.parents[3].rglob("rescue/*/*.md")
    assert "Isi baru" in kept.read_text("utf-8")


def test_on_a_disk_that_can_only_be_read_writing_refuses(own: Reader) -> None:
    source = own.room.folder
    point = source.with_name("disk")
    with mounted(point, "-t", "tmpfs", "none"):
        shutil.copytree(source, point / "newsroom")
        _give(point / "newsroom", NOBODY)
        remount(point, "ro")
        on_disk = Reader(Room(point / "newsroom", own.room.desk), NOBODY, _folder(source, "more"))
        on_disk.hold_reading_works_and_writing_refuses("can only be read")


def _folder(beside: Path, name: str) -> Path:
    folder = beside.with_name(name)
    folder.mkdir()
    return folder

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bekasi_cli.model import Article, Category
from bekasi_cli.storage import create
from bekasi_cli.storage.tiny import TinyStore
from other_users import as_user, needs_root, open_folder
from store_acts import NOW, ROOM, Decide, add_category, draft, revise

GROUP, ATIN, FITRI, GUEST = 54710, 54711, 54712, 54713

pytestmark = needs_root


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return the folder of a newsroom that two users share."""
    with open_folder() as folder:
        room = folder / "room"
        room.mkdir()
        os.chown(room, ATIN, GROUP)
        room.chmod(0o2770)
        create(room, ROOM, at=NOW)
        # everything that a child imports must be loaded before it stops being root
        warm = create(folder / "warm", ROOM, at=NOW)
        warm.write(draft())
        warm.repair()
        yield room


def _write(room: Path, step: Decide) -> int:
    return TinyStore(room).write(step).seq


def test_two_users_in_one_group_write_in_turn(shared: Path) -> None:
    for user, text in ((ATIN, b"satu\n"), (FITRI, b"dua\n"), (ATIN, b"tiga\n")):
        step = draft(content=text) if text == b"satu\n" else revise(1, text)
        answer = as_user(user, [GROUP], partial(_write, shared, step))
        assert answer.isdigit(), answer
    for user in (ATIN, FITRI):
        read = as_user(user, [GROUP], lambda: [TinyStore(shared).revision(1, n) for n in (1, 2, 3)])
        assert read == str([b"satu\n", b"dua\n", b"tiga\n"])
        assert as_user(user, [GROUP], lambda: TinyStore(shared).inspect().problems) == "()"
    assert [each.last_revision for each in TinyStore(shared).find(Article)] == [3]


def test_whatever_the_umask_the_files_are_the_groups(shared: Path) -> None:
    as_user(FITRI, [GROUP], lambda: TinyStore(shared).write(draft()), umask=0o077)
    as_user(ATIN, [GROUP], lambda: TinyStore(shared).write(draft()), umask=0)
    for path in (shared, *shared.rglob("*")):
        found = path.stat()
        assert found.st_gid == GROUP, path
        mode = stat.S_IMODE(found.st_mode)
        wanted = 0o2770 if path.is_dir() else 0o440 if path.suffix == ".md" else 0o660
        assert oct(mode) == oct(wanted), path


def test_what_one_left_broken_the_other_tidies_up(shared: Path) -> None:
    as_user(ATIN, [GROUP], lambda: TinyStore(shared).write(draft()))
    with (shared / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"v":1,"to')
    orphan = shared / "articles/2026/000002"
    orphan.mkdir()
    (orphan / "001.md").write_bytes(b"yatim")
    (orphan / "001.md").chmod(0o440)
    for path in (orphan, orphan / "001.md"):
        os.chown(path, ATIN, GROUP)
    orphan.chmod(0o2770)
    answer = as_user(FITRI, [GROUP], lambda: len(TinyStore(shared).write(draft()).notices))
    assert answer == "2"
    assert as_user(ATIN, [GROUP], lambda: TinyStore(shared).inspect().problems) == "()"


def test_somebody_outside_the_group_can_do_nothing(shared: Path) -> None:
    TinyStore(shared).write(add_category("a"))
    for work in (
        lambda: TinyStore(shared).find(Category),
        lambda: TinyStore(shared).write(add_category("b")),
    ):
        answer = as_user(GUEST, [], work)
        assert answer.startswith("Unreachable:"), answer
        assert "you have no permission" in answer
    assert TinyStore(shared).head().seq == 1


def test_somebody_who_may_only_read_reads_and_is_told_why_not_more(shared: Path) -> None:
    TinyStore(shared).write(draft())
    for path in (shared, *shared.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o444)
    shared.parent.chmod(0o755)
    before = sorted(shared.rglob("*"))
    assert as_user(GUEST, [], lambda: len(TinyStore(shared).find(Article))) == "1"
    assert as_user(GUEST, [], lambda: TinyStore(shared).inspect().problems) == "()"
    for work in (
        lambda: TinyStore(shared).writable(),
        lambda: TinyStore(shared).write(draft()),
        lambda: TinyStore(shared).repair(),
    ):
        answer = as_user(GUEST, [], work)
        assert answer.startswith("Unreachable: You have no permission"), answer
    assert sorted(shared.rglob("*")) == before

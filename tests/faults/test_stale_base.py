from __future__ import annotations

import shutil
import time
from pathlib import Path

import pexpect
import pytest

from faults.desks import Desk, Room, command, surroundings
from faults.tracing import Stopped, needs_strace, steps
from newsrooms import STAFF
from writers import editor

TEXT = "---\ntitle: Posyandu Bergerak\nreporters: [atn]\n---\n\n{body}\n"
THEIRS, OURS = "Naskah yang terbit.", "Naskah yang terlambat."


@pytest.fixture
def room(room: Room) -> Room:
    """Give a newsroom with an article by atn that is on its way to the editors."""
    text = TEXT.format(body="Naskah pertama.")
    assert room.type("atn", "draft", "--file", "-", input=text).code == 0
    assert room.type("atn", "submit", "1").code == 0
    return room


def publish(room: Room) -> None:
    """Polish, approve and publish article 1, as an editor does."""
    text = TEXT.format(body=THEIRS)
    assert room.type("fiu", "edit", "1", "--file", "-", input=text).code == 0
    assert room.type("fiu", "approve", "1", "--publish", "--yes").code == 0


def hold_both_texts(room: Room, said: str) -> None:
    """Hold THEIRS to be live as it was approved, and OURS to lie where SAID tells."""
    article = room.type("adm", "show", "1", "--json").json
    assert isinstance(article, dict)
    assert (article["state"], article["live"], article["body"]) == ("published", 2, THEIRS)
    assert f"{STAFF['fiu'][0]} (fiu)" in said
    texts = room.folder.glob("articles/*/*/*.md")
    kept = [path for path in texts if OURS in path.read_text("utf-8")]
    assert len(kept) == 1
    assert kept[0].name == "003.md", "it is a version of the article that never was its head"
    assert "bekasi show 1 --revision 3" in " ".join(said.split())
    room.hold_whole()


def test_an_edit_on_a_stale_base_is_refused_and_both_texts_are_kept(room: Room) -> None:
    publish(room)
    text = TEXT.format(body=OURS)
    done = room.type("atn", "edit", "1", "--base", "1", "--file", "-", input=text)
    assert done.code == 5
    hold_both_texts(room, done.err)


def test_who_sits_in_the_editor_while_another_publishes_keeps_both_texts(
    room: Room, tmp_path: Path
) -> None:
    pen = editor(
        tmp_path,
        f'touch "{tmp_path}/open"; while [ ! -e "{tmp_path}/go" ]; do sleep 0.05; done; '
        f'sed -i "s/Naskah pertama./{OURS}/" "$1"',
    )
    words = command(room.words("atn", "edit", "1"))
    seat = pexpect.spawn(
        words[0],
        words[1:],
        env=surroundings(room.desk.state, {"BEKASI_EDITOR": pen}),
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 200),
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "open").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    publish(room)
    (tmp_path / "go").touch()
    seat.expect(pexpect.EOF)
    seat.close()
    assert seat.exitstatus == 5, seat.before
    hold_both_texts(room, str(seat.before))


@needs_strace
def test_an_edit_that_waits_for_the_lock_sees_what_was_published_meanwhile(
    room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "terlambat.md"
    file.write_text(TEXT.format(body=OURS), "utf-8")
    words = room.words("atn", "edit", "1", "--base", "1", "--file", str(file))
    with Desk(tmp_path / "state") as aside:
        copy = Room(tmp_path / "copy", aside)
        shutil.copytree(room.folder, copy.folder)
        found = steps(
            copy.words("atn", "edit", "1", "--base", "1", "--file", str(file)),
            copy.folder,
            tmp_path / "state",
        )
    lock = next(n for n, step in enumerate(found) if step.call == "flock")
    halted = Stopped(words, found[lock - 1], tmp_path / "state", tmp_path / "halted")
    publish(room)
    done = halted.go_on()
    assert done.code == 5
    hold_both_texts(room, done.err)

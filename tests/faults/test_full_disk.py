from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bekasi_cli.errors import BekasiError, Unreachable
from bekasi_cli.model import Article
from bekasi_cli.storage import create
from bekasi_cli.storage.port import Change, RevisionFile, View
from bekasi_cli.storage.tiny import TinyStore
from faults.children import environment
from store_acts import NOW, ROOM, act, article, draft, revise

STEPS = ("open", "write", "fsync", "mkdir", "link", "replace", "fchmod")


class Failing:
    """Lets the calls that write work until the NUMBERth, which fails, and with ALWAYS all later."""

    def __init__(self, number: int, failure: Callable[[], BaseException], always: bool) -> None:
        self.left = number
        self._failure = failure
        self._always = always

    def wrap(self, call: Callable[..., object]) -> Callable[..., object]:
        """Return CALL, which may fail now."""

        def wrapped(*args: object, **kwargs: object) -> object:
            self.left -= 1
            if self.left == 0 or (self.left < 0 and self._always):
                if call is os.write or call.__name__ == "write":
                    descriptor, content = args
                    call(descriptor, bytes(content)[: len(bytes(content)) // 2])  # type: ignore[call-overload]
                raise self._failure()
            return call(*args, **kwargs)

        wrapped.__name__ = call.__name__
        return wrapped


@contextmanager
def _failing(failing: Failing) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, failing.wrap(getattr(os, name)))
        yield


def _draft_with_photo(view: View) -> Change:
    text = b"dengan foto\n"
    new = article(view.new_id(Article), "Baru", text)
    file = RevisionFile(new.id, 1, 2026, text)
    return act(new, revisions=(file,), blobs=(b"foto",), counts=(b"{}\n",))


def _files(room: Path) -> set[str]:
    found = {each.relative_to(room).as_posix() for each in room.rglob("*")}
    return found - {".lock"}


def _contents(room: Path) -> dict[str, bytes]:
    return {name: (room / name).read_bytes() for name in _files(room) if (room / name).is_file()}


def _full() -> BaseException:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _broken() -> BaseException:
    return OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("always", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("failure", [_full, _broken, KeyboardInterrupt])
def test_wherever_an_act_breaks_off_it_happened_or_it_did_not(
    tmp_path: Path, failure: Callable[[], BaseException], always: bool
) -> None:
    outcomes = set()
    for number in range(1, 200):
        room = tmp_path / str(number)
        store = create(room, ROOM, at=NOW)
        store.write(draft())
        before = _files(room)
        failing = Failing(number, failure, always)
        told = False
        with _failing(failing):
            try:
                store.write(_draft_with_photo)
            except (BekasiError, KeyboardInterrupt):
                told = True
        if failing.left > 0:
            break
        outcomes.add((told, _hold(room, before)))
    else:
        pytest.fail("the act never came to its end")
    assert outcomes >= {(True, False)}, "some faults leave everything as it was"
    assert (False, False) not in outcomes, "what is acknowledged is saved"


def _hold(room: Path, before: set[str]) -> bool:
    """Hold the newsroom to be as BEFORE or with the act in it, whole and open; say which."""
    store = TinyStore(room, timeout=0)
    committed = len(store.find(Article)) == 2
    assert [each.where for each in store.inspect().problems] == []
    if committed:
        assert store.revision(2, 1) == b"dengan foto\n"
    else:
        assert _files(room) == before
    assert not list(room.rglob("*.tmp"))
    commit = store.write(revise(1, b"berikut\n"))
    assert commit.seq == 2 + committed
    assert commit.notices == ()
    assert store.inspect().problems == ()
    return committed


def test_when_there_is_no_room_for_the_line_nothing_happened(tmp_path: Path) -> None:
    room = tmp_path / "room"
    create(room, ROOM, at=NOW).write(draft(content=b"x" * 2000))
    limit = (room / "journal.jsonl").stat().st_size + 100
    before = _contents(room)
    script = (
        "import sys; from pathlib import Path; from store_acts import draft\n"
        "from bekasi_cli.storage.tiny import TinyStore\n"
        "TinyStore(Path(sys.argv[1])).write(draft())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(room)],
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
    )
    assert "There is no room left on the disk" in done.stderr
    assert _contents(room) == before
    TinyStore(room).write(draft())


def test_an_unfinished_rollback_is_tidied_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = create(tmp_path / "room", ROOM, at=NOW)
    store.write(draft())
    write = os.write

    def broken(*_: object) -> int:
        raise _broken()

    def half(descriptor: int, content: bytes) -> int:
        if bytes(content).startswith(b'{"v":1'):
            monkeypatch.setattr(os, "write", broken)
            monkeypatch.setattr(os, "ftruncate", broken)
            return write(descriptor, content[:40])
        return write(descriptor, content)

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(Unreachable):
        store.write(_draft_with_photo)
    monkeypatch.undo()
    assert [each.id for each in store.find(Article)] == [1]
    assert [each.serious for each in store.inspect().problems] == [False] * 4
    notices = store.write(draft()).notices
    assert len(notices) == 2
    assert store.repair().whole

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bekasi_cli import files
from bekasi_cli.errors import Refused, Unreachable
from bekasi_cli.files import modes

needs_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can give files to groups")


@pytest.fixture(autouse=True)
def _umask() -> object:
    old = os.umask(0o022)
    yield
    os.umask(old)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _failing(name: str, problem: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> object:
        raise OSError(problem, os.strerror(problem))

    monkeypatch.setattr(os, name, fail)


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.atomic_write(path, b"satu")
    files.atomic_write(path, b"")
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


def test_an_exclusive_write_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.atomic_write(path, b"satu", exclusive=True)
    with pytest.raises(Refused, match=r"a\.txt"):
        files.atomic_write(path, b"dua", exclusive=True)
    assert path.read_bytes() == b"satu"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("folder", "file"),
    [(0o700, 0o600), (0o755, 0o644), (0o750, 0o640), (0o777, 0o644), (0o2770, 0o660)],
)
def test_a_new_file_has_the_mode_of_its_folder(tmp_path: Path, folder: int, file: int) -> None:
    tmp_path.chmod(folder)
    files.atomic_write(tmp_path / "a", b"")
    assert _mode(tmp_path / "a") == file == files.mode_for(tmp_path)


def test_a_replaced_file_keeps_its_mode_but_not_in_a_shared_folder(tmp_path: Path) -> None:
    path = tmp_path / "a"
    files.atomic_write(path, b"", mode=0o400)
    files.atomic_write(path, b"x")
    assert _mode(path) == 0o400
    tmp_path.chmod(0o2770)
    files.atomic_write(path, b"y")
    assert _mode(path) == 0o660


def test_the_temporary_file_is_born_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    born = []
    write = os.write

    def look(descriptor: int, content: bytes) -> int:
        born.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, content)

    monkeypatch.setattr(os, "write", look)
    os.umask(0)
    files.atomic_write(tmp_path / "a", b"x", mode=0o644)
    assert born == [0o600]


@needs_root
def test_in_a_shared_folder_everything_gets_the_folders_group(tmp_path: Path) -> None:
    os.chown(tmp_path, -1, 4711)
    tmp_path.chmod(0o2770)
    made = files.make_folders(tmp_path / "a" / "b")
    assert made == [tmp_path / "a", tmp_path / "a" / "b"]
    files.atomic_write(tmp_path / "a" / "b" / "c", b"")
    for path in (*made, tmp_path / "a" / "b" / "c"):
        assert path.stat().st_gid == 4711
    assert [oct(_mode(path)) for path in made] == ["0o2770", "0o2770"]


@needs_root
def test_a_replaced_file_keeps_its_group(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    os.chown(path, -1, 4711)
    files.atomic_write(path, b"x")
    assert path.stat().st_gid == 4711


@needs_root
def test_a_group_that_one_may_not_give_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(tmp_path, -1, 4711)
    tmp_path.chmod(0o2770)
    _failing("fchown", errno.EPERM, monkeypatch)
    _failing("chown", errno.EPERM, monkeypatch)
    (tmp_path / "a").touch()
    tmp_path.chmod(0o770)  # new files are the writer's own group's now, and the old one is not
    files.atomic_write(tmp_path / "a", b"x")
    tmp_path.chmod(0o2770)
    files.make_folders(tmp_path / "sub")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_folders_that_are_there_are_not_made_again(tmp_path: Path) -> None:
    assert files.make_folders(tmp_path) == []
    tmp_path.chmod(0o750)
    files.make_folders(tmp_path / "a")
    assert _mode(tmp_path / "a") == 0o750


def test_folders_made_halfway_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdir = Path.mkdir

    def full(self: Path, mode: int = 0o777) -> None:
        if self.name == "b":
            raise OSError(errno.ENOSPC, "full")
        mkdir(self, mode)

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(Unreachable, match="no room"):
        files.make_folders(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "no permission"),
        (errno.EIO, "reported an error"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EBUSY, os.strerror(errno.EBUSY)),
    ],
)
@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_a_failed_write_is_a_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, problem: int, words: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"alt")
    _failing(call, problem, monkeypatch)
    with pytest.raises(Unreachable, match=words) as caught:
        files.atomic_write(path, b"baru")
    monkeypatch.undo()
    assert caught.value.hint
    assert path.read_bytes() == b"alt"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_does_not_confirm_leaves_it_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing("fsync", errno.EIO, monkeypatch)
    with pytest.raises(Unreachable, match="unknown") as caught:
        files.fsync_dir(tmp_path)
    assert "bekasi audit log" in caught.value.hint


def test_a_file_system_that_cannot_sync_folders_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing("fsync", errno.EINVAL, monkeypatch)
    files.fsync_dir(tmp_path)


def test_an_append_adds_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1\n")
    files.append(path, b"2\n")
    assert path.read_bytes() == b"1\n2\n"
    with pytest.raises(Unreachable):
        files.append(tmp_path / "missing", b"")


def test_a_broken_append_is_cut_off_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1\n")
    write = os.write

    def some(descriptor: int, content: bytes) -> int:
        if len(content) < 3:
            raise OSError(errno.ENOSPC, "full")
        return write(descriptor, content[:2])

    monkeypatch.setattr(os, "write", some)
    with pytest.raises(Unreachable, match="no room"):
        files.append(path, b"2345\n")
    assert path.read_bytes() == b"1\n"


def test_an_append_that_the_disk_does_not_confirm_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.touch()
    _failing("fsync", errno.EIO, monkeypatch)
    with pytest.raises(Unreachable, match="unknown") as caught:
        files.append(path, b"x")
    assert "bekasi audit log" in caught.value.hint


def test_cutting_and_moving(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    files.truncate(path, 2)
    (tmp_path / "sub").mkdir()
    files.move(path, tmp_path / "sub" / "b")
    assert (tmp_path / "sub" / "b").read_bytes() == b"12"
    assert not path.exists()
    with pytest.raises(Unreachable):
        files.truncate(path, 0)
    with pytest.raises(Unreachable):
        files.move(path, tmp_path / "c")


def test_an_appended_file_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(Unreachable):
        files.append(tmp_path / "link", b"x")
    assert (tmp_path / "real").read_bytes() == b""


def test_a_path_inside_is_resolved(tmp_path: Path) -> None:
    assert files.resolve_inside(tmp_path, "a/b.md") == tmp_path.resolve() / "a" / "b.md"


@pytest.mark.parametrize(
    "relative", ["", "/etc/passwd", "..", "a/../b", "a//b", "./a", "a/", "a\0b", "link/b", "link"]
)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, relative: str) -> None:
    (tmp_path / "link").symlink_to("/etc")
    with pytest.raises(Refused):
        files.resolve_inside(tmp_path, relative)


def _steps() -> list[Callable[[Path], None]]:
    return [
        lambda p: files.atomic_write(p / "x", b"1"),
        lambda p: files.append(p / "y", b"1"),
    ]


@pytest.mark.parametrize("step", _steps(), ids=["write", "append"])
def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Callable[[Path], None]
) -> None:
    (tmp_path / "y").touch()

    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", interrupt)
    with pytest.raises(KeyboardInterrupt):
        step(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["y"]
    assert (tmp_path / "y").read_bytes() == b""


def test_asking_for_the_umask_does_not_change_it() -> None:
    for _ in range(2):
        assert modes._umask() == 0o022

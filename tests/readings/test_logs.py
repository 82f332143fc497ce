from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.model import Mark
from bekasi_cli.readings import Log, logs
from bekasi_cli.readings.counting import LONGEST


def read(path: Path, *marks: Mark) -> tuple[list[bytes], Mark | None]:
    log = Log(path, marks)
    found = [line for lines in log.batches() for line in lines]
    return found, log.mark()


def marked(path: Path, *marks: Mark) -> Mark:
    mark = read(path, *marks)[1]
    assert mark is not None
    return mark


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "access.log"
    path.write_bytes(b"".join(b"line %d of the log\n" % n for n in range(1000)))
    return path


@pytest.fixture(autouse=True, params=[7, 1 << 20], ids=["in small pieces", "in large pieces"])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_CHUNK", request.param)


def test_a_log_that_was_read_holds_nothing_new(log: Path) -> None:
    lines, mark = read(log)
    assert len(lines) == 1000
    assert mark is not None
    assert read(log, mark) == ([], None)


def test_neither_name_nor_packing_matter(log: Path, tmp_path: Path) -> None:
    mark = marked(log)
    other = tmp_path / "access.log.1"
    other.write_bytes(log.read_bytes())
    packed = tmp_path / "x.gz"
    packed.write_bytes(gzip.compress(log.read_bytes()))
    assert read(other, mark) == read(packed, mark) == ([], None)
    assert len(read(packed)[0]) == 1000


def test_of_a_grown_log_only_what_is_new_is_read(log: Path) -> None:
    mark = marked(log)
    with log.open("ab") as out:
        out.write(b"new\nnot yet who")
    lines, more = read(log, mark)
    assert lines == [b"new"]
    assert more is not None
    with log.open("ab") as out:
        out.write(b"le\n")
    assert read(log, mark, more)[0] == [b"not yet whole"]


def test_an_older_copy_holds_nothing_new(log: Path) -> None:
    mark = marked(log)
    log.write_bytes(log.read_bytes()[:9000])
    assert read(log, mark) == ([], None)


def test_logs_put_one_behind_the_other_are_known(log: Path, tmp_path: Path) -> None:
    second = tmp_path / "b"
    second.write_bytes(b"".join(b"another %d\n" % n for n in range(500)))
    marks = marked(log), marked(second)
    both = tmp_path / "both"
    both.write_bytes(log.read_bytes() + second.read_bytes() + b"new\n")
    assert read(both, *marks)[0] == [b"new"]


def test_a_log_of_one_line_is_known_when_it_grows(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one\n")
    mark = marked(path)
    path.write_bytes(b"one\ntwo\n")
    assert read(path, mark)[0] == [b"two"]
    path.write_bytes(b"two\n")
    assert read(path, mark)[0] == [b"two"]


def test_a_log_that_begins_like_a_known_one_and_goes_on_otherwise_is_refused(log: Path) -> None:
    mark = marked(log)
    content = log.read_bytes()
    log.write_bytes(content[:9000] + content[9001:] + b"more\n")
    with pytest.raises(Unreadable, match="begins like a log"):
        read(log, mark)


def test_a_line_without_end_waits_and_one_too_long_is_not_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 300_000)
    assert read(path) == ([], None)
    path.write_bytes(b"x" * 300_000 + b"\nnext\n")
    lines, mark = read(path)
    assert lines[1:] == [b"next"]
    assert len(lines[0]) > LONGEST
    assert mark is not None
    assert read(path, mark) == ([], None)


def test_what_cannot_be_read_is_said(tmp_path: Path, log: Path) -> None:
    packed = gzip.compress(log.read_bytes())
    for name, content in (("cut.gz", packed[:-9]), ("bad.gz", packed[:20] + b"\0" * 99)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Unreadable, match="cannot be read"):
            read(tmp_path / name)
    for name in ("none", "nul\0"):
        with pytest.raises(Unreadable, match="cannot be read"):
            read(tmp_path / name)


def test_an_empty_log_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert read(tmp_path / "a") == ([], None)
    assert Log(tmp_path / "a").beginning() == []

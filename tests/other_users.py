"""Run a piece of a test as another Unix user, which only root can ask for."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsrooms import Office
from runner import Result

needs_root = pytest.mark.skipif(
    os.getuid() != 0, reason="only root can act as two Unix users; run the tests as root for these"
)


def as_user(uid: int, groups: list[int], work: Callable[[], object], *, umask: int = 0o077) -> str:
    """Run WORK in a child as UID with GROUPS and return what it returns, or its error, as text.

    What WORK imports must be loaded already: the child may not be able to read this interpreter.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            os.setgroups(groups)
            os.setgid(uid)
            os.setuid(uid)
            os.umask(umask)
            answer = str(work())
        except BaseException as problem:
            answer = f"{type(problem).__name__}: {problem}"
        os.write(writer, answer.encode(errors="replace")[:4000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def as_nobody(office: Office, words: tuple[str, ...], text: str) -> Result:
    """Return what WORDS, with TEXT, do for an account that may only read the newsroom."""
    home = office.folder.parent / "nobody"
    home.mkdir()
    home.chmod(0o777)
    answer = home / "answer.json"

    def work() -> None:
        result = office.bekasi(*words, by="", input=text, env={"XDG_STATE_HOME": str(home)})
        answer.write_text(json.dumps(result))

    told = as_user(65534, [], work)
    assert told == "None", told
    return Result(*json.loads(answer.read_text()))


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that everybody may pass through, as pytest's own are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="bekasi-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)

"""Keep what somebody typed where no accident reaches it: the writer's own rescue folder."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from bekasi_cli.errors import Refused
from bekasi_cli.files import atomic_write
from bekasi_cli.files.disk import explained

_BUFFER = re.compile(r"([^.]+)\..*\.r(\d+)(?:-\d+)?\.md")
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


class Buffer(NamedTuple):
    """A text on its way: the file PATH, written upon revision BASE (0: a new article)."""

    path: Path
    base: int

    @property
    def since(self) -> datetime:
        """Return when it was last written to, in UTC."""
        return datetime.fromtimestamp(int(self.path.stat().st_mtime), UTC)


class Owner(NamedTuple):
    """Whose text of what: a newsroom's id, an article's NUMBER (None: a new one), a staff code.

    APART keeps new texts of one sort, such as the replies to an article, from all others.
    """

    newsroom: str
    number: int | None
    code: str
    apart: str = ""

    @property
    def name(self) -> str:
        """Return how the files of this owner begin."""
        return f"{self.number or self.apart or 'new'}.{_fit(self.code)}"


def state_folder() -> Path:
    """Return the user's own state folder for bekasi, made 0700 if need be."""
    from platformdirs import user_state_path

    folder = user_state_path("bekasi")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(owner: Owner, content: bytes, *, base: int = 0, suffix: str = ".md") -> Buffer:
    """Write CONTENT to a file of its own, 0600; no earlier one is overwritten.

    Only texts, `.md`, are found again by `newest`.

    Raises:
        Unreachable: the disk or a permission does not allow it.
    """
    folder = _folder(owner)
    with explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for turn in count(1):
        again = f"-{turn}" if turn > 1 else ""
        path = folder / f"{owner.name}.r{base}{again}{suffix}"
        if path.exists():  # cheaper than to write a whole file for every name that is taken
            continue
        # exclusive: two terminals of one writer never share a buffer
        with suppress(Refused):
            atomic_write(path, content, mode=0o600, exclusive=True)
            return Buffer(path, base)
    raise AssertionError  # pragma: no cover - there is always a next number


def keep_anywhere(owner: Owner, content: bytes, suffix: str = ".md") -> Path | None:
    """Write CONTENT to the system's folder for passing files; None where that fails too.

    It is the last resort for a text that came through a pipe and lies nowhere else.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"bekasi-{owner.name}-", suffix=suffix)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError:
        return None
    return Path(name)


def newest(owner: Owner) -> Buffer | None:
    """Return the buffer that OWNER wrote to last, None where nothing was left behind."""
    found = sorted(_buffers(owner), key=lambda each: each.path.stat().st_mtime_ns)
    return found[-1] if found else None


def bring_back(buffer: Buffer) -> None:
    """Take in the copy that a dying editor saved beside BUFFER, when it is the newer one."""
    for beside in _copies(buffer):
        if beside.stat().st_mtime_ns >= buffer.path.stat().st_mtime_ns:
            with explained(buffer.path):
                beside.replace(buffer.path)


def has_more(buffer: Buffer) -> bool:
    """Tell whether an editor that died left more beside BUFFER than it had saved in it."""
    return any(True for _ in (*_copies(buffer), *_swaps(buffer)))


def of_newsroom(newsroom: str) -> list[tuple[str, Buffer]]:
    """Return every buffer of this login in NEWSROOM, with what it is of: a number, or `new`."""
    folder = _folder(Owner(newsroom, None, ""))
    return [
        (match[1], Buffer(path, int(match[2])))
        for path in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if (match := _BUFFER.fullmatch(path.name))
    ]


def discard(buffer: Buffer) -> None:
    """Remove BUFFER: its text is safe in the newsroom, or nothing was typed."""
    for path in (buffer.path, *_copies(buffer), *_swaps(buffer)):
        with suppress(OSError):  # a leftover is better than an error after success
            path.unlink(missing_ok=True)


def _copies(buffer: Buffer) -> Iterator[Path]:
    """Yield the copies that nano and emacs save under names of their own."""
    for name in (f"{buffer.path.name}.save", f"#{buffer.path.name}#"):
        if (path := buffer.path.with_name(name)).is_file():
            yield path


def _swaps(buffer: Buffer) -> list[Path]:
    """Return vim's swap files, from which vim itself recovers when it opens the buffer again."""
    return sorted(buffer.path.parent.glob(f".{buffer.path.name}.sw?"))


def _folder(owner: Owner) -> Path:
    with explained(Path.home()):
        # The id's last part is random enough, and keeps the path short enough to be copied.
        return state_folder() / "rescue" / _fit(owner.newsroom.rpartition(":")[2])[-40:]


def _fit(text: str) -> str:
    return _UNFIT.sub("_", text)


def _buffers(owner: Owner) -> Iterator[Buffer]:
    mine = re.compile(re.escape(owner.name) + r"\.r(\d+)(-\d+)?\.md")
    folder = _folder(owner)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_file() and (match := mine.fullmatch(path.name)):
            yield Buffer(path, int(match[1]))

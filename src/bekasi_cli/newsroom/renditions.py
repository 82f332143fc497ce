"""Keep the copies of photographs that readers get: in `cache/pictures/`, each made once.

`cache/pictures/HEX/` holds the copies of the original with that digest, and `made.json`, written
last, which says how large each is: what a power cut or a kill left is found by it and made anew.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from bekasi_cli import files, pictures
from bekasi_cli.documents import Notice
from bekasi_cli.errors import BekasiError, Erased, NotFound
from bekasi_cli.i18n import N_
from bekasi_cli.pictures import RECIPE, Copy
from bekasi_cli.storage.port import Progress, Reader

_NOTE = "made.json"
_MOST_WORKERS = 8
"""More would need more memory than they save time: each decodes a whole photograph."""


class Rendition(Struct, frozen=True, kw_only=True):
    """A copy: its file's NAME in `folder(…)`, its size in pixels and in bytes."""

    name: str
    width: int
    height: int
    size: int


class _Made(Struct, frozen=True):
    recipe: int
    copies: tuple[Rendition, ...]


class _Work(NamedTuple):
    """What the workers inherit: a store cannot be sent to them."""

    store: Reader
    digests: Sequence[str]


_Result: TypeAlias = "tuple[int, list[Copy] | BekasiError]"
_shared: list[_Work] = []


def folder(root: Path, digest: str) -> Path:
    """Return where the copies of the original with DIGEST lie in the newsroom ROOT."""
    return root / "cache" / "pictures" / digest.removeprefix("sha256:")


def renditions(root: Path, digest: str) -> tuple[Rendition, ...]:
    """Return the copies of the original with DIGEST; () where they do not lie there whole."""
    place = folder(root, digest)
    try:
        made = msgspec.json.decode((place / _NOTE).read_bytes(), type=_Made)
        whole = all((place / each.name).stat().st_size == each.size for each in made.copies)
    except (OSError, msgspec.MsgspecError, ValueError):
        return ()
    return made.copies if whole and made.recipe == RECIPE else ()


def any_in(root: Path) -> bool:
    """Tell whether copies of any original may lie in the newsroom ROOT."""
    return (root / "cache" / "pictures").is_dir()


def forget(root: Path, digest: str) -> None:
    """Remove the copies of the original with DIGEST, where there are any."""
    place = folder(root, digest)
    if place.is_dir():
        with files.explained(place):
            shutil.rmtree(place)


def make(
    store: Reader, root: Path, digests: Sequence[str], progress: Progress | None = None
) -> list[Notice]:
    """Make what is missing of the copies of DIGESTS, and return what could not be made.

    Raises:
        Unreachable: nothing can be written there, or the disk is full; what was made stays.
    """
    missing = [each for each in dict.fromkeys(digests) if not renditions(root, each)]
    told = []
    for done, (n, result) in enumerate(_results(_Work(store, missing)), 1):
        if isinstance(result, BekasiError):
            if not isinstance(result, Erased):
                told.append(_notice(missing[n], result))
        else:
            _write(folder(root, missing[n]), result)
        if progress:
            progress(done, len(missing))
    return told


def _results(work: _Work) -> Iterator[_Result]:
    """Yield the copies of each original, in whatever order they are finished."""
    workers = min(os.cpu_count() or 1, len(work.digests), _MOST_WORKERS)
    if workers < 2 or sys.platform != "linux":
        yield from (_copies(work, n) for n in range(len(work.digests)))
        return
    _shared.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(workers, _quiet) as pool:
            yield from pool.imap_unordered(_by_worker, range(len(work.digests)))
    finally:
        _shared.pop()


def _quiet() -> None:
    """Leave a Ctrl-C to the one who started the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _by_worker(n: int) -> _Result:
    return _copies(_shared[-1], n)


def _copies(work: _Work, n: int) -> _Result:
    digest = work.digests[n]
    try:
        return n, pictures.copies(work.store.blob(digest), digest)
    except BekasiError as error:
        # An exception of ours does not travel between processes with its details.
        return n, type(error)(error.message, error.hint, **error.details)


def _write(place: Path, copies: Sequence[Copy]) -> None:
    files.make_folders(place)
    for each in copies:
        files.derive(place / each.name, [each.content])
    made = _Made(
        RECIPE,
        tuple(
            Rendition(name=each.name, width=each.width, height=each.height, size=len(each.content))
            for each in copies
        ),
    )
    files.derive(place / _NOTE, [msgspec.json.encode(made)])


def _notice(digest: str, error: BekasiError) -> Notice:
    missing = isinstance(error, NotFound)
    return Notice(
        N_("The newsroom has no original {digest}, so readers will not see that photograph.")
        if missing
        else N_("No copies could be made of the original {digest}: {problem}"),
        {"digest": digest} if missing else {"digest": digest, "problem": str(error)},
    )

"""Carry an erasure out on the disk, so that whenever it is broken off nothing is half told.

In this order: the new journal beside the old one; the checkpoint away, which holds what was last
told; the new journal in the old one's place, which is the act; then the files, the leftovers and
all that is derived. What a kill leaves undone after the act is found by `doctor`, and by doing the
act again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bekasi_cli import files
from bekasi_cli.files.disk import explained, reading
from bekasi_cli.i18n import N_
from bekasi_cli.storage import checkpoint, ledger, tombstones
from bekasi_cli.storage.erasing import Plan
from bekasi_cli.storage.folder import RECOVERED
from bekasi_cli.storage.journal import FILE as JOURNAL
from bekasi_cli.storage.journal import digest
from bekasi_cli.storage.port import Fault, Problem, Progress

CACHE = "cache"
_NOT_DERIVED_FROM_TEXTS = frozenset({"due.json"})


def scrub(root: Path, plan: Plan, progress: Progress | None) -> list[Problem]:
    """Do what PLAN says to the newsroom in ROOT; the lock must be held, the journal be tidy.

    Afterwards there is no checkpoint. Returns what was removed beside.
    """
    if plan.prepared is not None:
        _rewrite(root, plan.stones, plan.prepared.raw, progress)
    else:
        _remove(root / checkpoint.FILE)
    return finish(root, plan.files)


def finish(root: Path, stones: Mapping[str, bytes]) -> list[Problem]:
    """Put the tombstones STONES in the places of files, by path, and sweep what else held them."""
    for name, stone in stones.items():
        path = files.resolve_inside(root, name)
        files.make_folders(path.parent)
        if not path.is_file() or _content(path) != stone:
            files.atomic_write(path, stone, mode=files.mode_for(path.parent) & 0o444)
    return sweep(root, stones)


def sweep(root: Path, stones: Mapping[str, bytes]) -> list[Problem]:
    """Remove what may hold the text of the files that STONES stand for: leftovers, derived files.

    Of what lies in `recovered/` that is what has the same bytes or names their digest, as every
    copy of a record does, and what was to be that revision.
    """
    notices = []
    for path in _leftovers(root, stones):
        _remove(path)
        if path.parent.name == RECOVERED:
            name = path.relative_to(root).as_posix()
            message = N_("{path} held it too, or part of it, and was removed.")
            notices.append(
                Problem(
                    fault=Fault.ORPHAN,
                    where=name,
                    message=message,
                    details={"path": name},
                    serious=False,
                )
            )
    return notices


def _rewrite(
    root: Path, stones: Mapping[int, bytes], raw: bytes, progress: Progress | None
) -> None:
    """Write the journal anew, with STONES in the places of lines and RAW at its end."""
    path = root / JOURNAL
    total = path.stat().st_size
    done = 0
    with files.growing(path) as file:
        for seq, line in enumerate(ledger.lines(path)):
            file.out.write(stones.get(seq, line) + b"\n")
            done += len(line) + 1
            if progress:
                progress(done, total)
        file.out.write(raw + b"\n")
        file.flush()
        _remove(root / checkpoint.FILE)


def _leftovers(root: Path, stones: Mapping[str, bytes]) -> Iterator[Path]:
    marks = [tombstones.digest_in(stone) for stone in stones.values()]
    names = tuple(name.replace("/", "-") + "." for name in stones)
    # Under the lock nobody else is writing here. What a killed writer left of a checkpoint may
    # hold a text's facts without any digest that would tell.
    for folder in {root, *((root / name).parent for name in stones)} if stones else ():
        yield from folder.glob(files.TEMPORARY)
    for path in (root / RECOVERED).glob("*"):
        content = _content(path) if path.is_file() else b""
        if (
            path.name.startswith(names)
            or digest(content) in marks
            or any(mark.encode() in content for mark in marks)
        ):
            yield path
    for path in (root / CACHE).rglob("*"):
        if path.is_file() and path.name not in _NOT_DERIVED_FROM_TEXTS:
            yield path


def _content(path: Path) -> bytes:
    with reading(path):
        return path.read_bytes()


def _remove(path: Path) -> None:
    with explained(path):
        path.unlink(missing_ok=True)
    files.fsync_dir(path.parent)

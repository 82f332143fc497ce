"""Bring a built site to where readers get it: a folder, by rsync, by rclone, or as a zip.

The order is the writer's: what is new first, then what is changed, home and feeds last, removals
at the end. So a transfer that breaks off leaves no dead link, and the next one goes on.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from bekasi_cli import files
from bekasi_cli.errors import NotFound, PartlyDone, Refused, Unreachable, UsageProblem
from bekasi_cli.i18n import N_

_LAST = ("/index.html", "*.xml", "*.json")
"""What goes out last: home, and what machines look at to find what is new."""

_MARK = ".bekasi-situs"
"""Stands in a folder that a site was brought to: nothing is removed from any other."""

_OURS = "HAPUS.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Deployed(NamedTuple):
    """What was done: COMMANDS that ran, or paths put and removed where we did it ourselves."""

    put: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    commands: tuple[tuple[str, ...], ...] = ()
    told: str = ""


def deploy(site: Path, target: str, *, here: Path, dry_run: bool = False) -> Deployed:
    """Bring the site in SITE to TARGET: `rsync:…`, `rclone:…`, else a folder seen from HERE.

    With DRY_RUN nothing is changed: it is only told what would be.

    Raises:
        NotFound: nothing was built yet.
        Refused: the folder holds something else.
        Unreachable: the program for it is missing.
        PartlyDone: the transfer broke off.
    """
    _built(site)
    sort, colon, rest = target.partition(":")
    if colon and sort in ("rsync", "rclone"):
        if not rest or rest.startswith("-"):
            raise UsageProblem(
                N_("“{target}” names no place to bring the site to."),
                N_("Name a folder, rsync:USER@HOST:FOLDER or rclone:REMOTE:FOLDER."),
                target=target,
            )
        steps = (_rsync if sort == "rsync" else _rclone)(site, rest, dry_run=dry_run)
        return Deployed(commands=tuple(steps), told="".join(_run(each) for each in steps))
    return _to_folder(site, here / Path(target).expanduser(), dry_run=dry_run)


def pack(
    site: Path, cache: Path, file: Path, *, whole: bool = False, dry_run: bool = False
) -> Deployed:
    """Write what changed since the last time, or the WHOLE site, into the zip FILE.

    What is to be removed stands in its list HAPUS.txt. What was packed is remembered in CACHE.

    Raises:
        NotFound: nothing was built yet.
    """
    _built(site)
    now = {
        path: blake2b((site / path).read_bytes(), digest_size=12).digest()
        for path in files.sizes(site)
    }
    before = {} if whole else _packed(cache)
    put = tuple(sorted(path for path in now if before.get(path) != now[path]))
    removed = tuple(sorted(before.keys() - now.keys()))
    if dry_run or not (put or removed):
        return Deployed(put, removed)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for path in put:
            made.writestr(_entry(path), (site / path).read_bytes())
        if removed:
            made.writestr(_entry(_OURS), "".join(f"{path}\n" for path in removed))
    files.atomic_write(file, content.getvalue())
    files.derive(cache / "packed", [msgspec.msgpack.encode(now)])
    return Deployed(put, removed)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _packed(cache: Path) -> dict[str, bytes]:
    try:
        return msgspec.msgpack.decode((cache / "packed").read_bytes(), type=dict[str, bytes])
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}


def _built(site: Path) -> None:
    if not (site / "index.html").is_file():
        raise NotFound(N_("No site has been built yet."), N_("Build it first: bekasi build"))


def _rsync(site: Path, target: str, *, dry_run: bool) -> list[tuple[str, ...]]:
    base = ("rsync", "-rt", "--chmod=D755,F644", "--exclude=.*")
    ends = ("--", f"{site}/", target if target.endswith("/") else f"{target}/")
    if dry_run:
        return [(*base, "--dry-run", "--itemize-changes", "--delete", *ends)]
    later = tuple(f"--exclude={each}" for each in _LAST)
    return [
        (*base, "--ignore-existing", *later, *ends),
        (*base, *later, *ends),
        (*base, *ends),
        (*base, "--delete", "--delete-after", *ends),
    ]


def _rclone(site: Path, target: str, *, dry_run: bool) -> list[tuple[str, ...]]:
    base = ("--exclude", ".*", "--exclude", ".*/**")
    ends = (str(site), target)
    if dry_run:
        return [("rclone", "sync", *base, "--dry-run", *ends)]
    later = tuple(word for each in _LAST for word in ("--exclude", each))
    return [
        ("rclone", "copy", *base, "--ignore-existing", *later, *ends),
        ("rclone", "copy", *base, *later, *ends),
        ("rclone", "copy", *base, *ends),
        ("rclone", "sync", *base, "--delete-after", *ends),
    ]


def _run(command: tuple[str, ...]) -> str:
    """Run COMMAND, whose words no shell reads; return what it printed."""
    if shutil.which(command[0]) is None:
        raise Unreachable(
            N_("The program {name} is not installed here."),
            N_("Install it, or bring the site elsewhere: bekasi deploy FOLDER"),
            name=command[0],
        )
    done = subprocess.run(  # noqa: S603 - a list of words, none of which begins as an option
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = " ".join(done.stderr.split()[-60:])
        raise PartlyDone(
            N_("{name} broke off ({code}): {reason}"),
            N_("Readers have no dead link. To go on where it stopped: bekasi deploy"),
            name=command[0],
            code=done.returncode,
            reason=said,
        )
    return done.stdout + (done.stderr if "--dry-run" in command else "")


def _to_folder(site: Path, target: Path, *, dry_run: bool) -> Deployed:
    target = target.resolve()
    home = site.resolve().parent
    if target.is_relative_to(home) or home.is_relative_to(target):
        raise Refused(
            N_("{folder} belongs to the newsroom: the site is not brought there."),
            N_("Name a folder of its own."),
            folder=str(target),
        )
    there = files.sizes(target)
    if there and not (target / _MARK).is_file():
        raise Refused(
            N_("{folder} holds files that are not of this site; they would be removed."),
            N_("Name an empty folder, or one that a site was brought to before."),
            folder=str(target),
        )
    ours = files.sizes(site)
    new = [path for path in ours if path not in there]
    changed = [
        path
        for path, size in ours.items()
        if path in there
        and (there[path] != size or (target / path).read_bytes() != (site / path).read_bytes())
    ]
    put = [*sorted(new, key=_turn), *sorted(changed, key=_turn)]
    gone = sorted(there.keys() - ours.keys())
    if not dry_run:
        _copy(site, target, put, gone)
    return Deployed(tuple(put), tuple(gone))


def _copy(site: Path, target: Path, put: list[str], gone: list[str]) -> None:
    tree = files.Tree(target)
    try:
        tree.put(_MARK, b"")
        for path in put:
            tree.put(path, (site / path).read_bytes())
        for path in gone:
            tree.remove(path)
    finally:
        tree.close()


def _turn(path: str) -> tuple[bool, str]:
    return (path == "index.html" or path.endswith((".xml", ".json")), path)

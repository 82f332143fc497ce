"""Know what a disk can and cannot do, and say it in a sentence with a next step."""

from __future__ import annotations

import errno
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from bekasi_cli.errors import Unconfirmed, Unreachable
from bekasi_cli.i18n import N_, _

_Trace: TypeAlias = TracebackType | None

MOUNTINFO = Path("/proc/self/mountinfo")
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs"})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_LEAVE = frozenset({errno.EACCES, errno.EPERM})

_REASONS = {
    errno.ENOENT: N_("there is nothing of that name"),
    errno.EACCES: N_("you have no permission"),
    errno.EPERM: N_("you have no permission"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("part of its path is a file, not a folder"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("that disk can only be read"),
    errno.EIO: N_("the disk reports an error"),
}


def reason(error: Exception) -> str:
    """Return why the system refused, in the language in use where we have the words."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _REASONS:
        return _(_REASONS[number])
    return getattr(error, "strerror", None) or str(error)


def network_filesystem(path: Path, mountinfo: Path | None = None) -> str | None:
    """Return the type of the network file system that PATH lies on, None on a local disk.

    Locks and renames are not to be trusted there. Source: proc(5), /proc/pid/mountinfo.
    """
    try:
        device = path.stat().st_dev
    except OSError:
        device = None
    return _network(path, device, mountinfo or MOUNTINFO)


@lru_cache(maxsize=8)
def _network(path: Path, device: int | None, mountinfo: Path) -> str | None:  # noqa: ARG001
    """Return what `network_filesystem` does; whatever is mounted over PATH has another DEVICE."""
    try:
        lines = mountinfo.read_text(errors="replace").splitlines()
    except OSError:
        return None  # no Linux: nothing to read, and flock itself will say when it cannot
    place = path.resolve()
    deepest, found = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = Path(before.split(" ")[4].encode().decode("unicode_escape"))
        depth = len(point.parts)
        if place.is_relative_to(point) and depth >= deepest:
            deepest, found = depth, after.split(" ")[0]
    return found if found in _NETWORK_TYPES or found.startswith("fuse.") else None


class Explained:
    """A `with` in which what the system says about PATH is told in a sentence with a next step.

    A commit enters a dozen of them, so it is no generator: that would cost as much as the rest.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, _kind: type[BaseException] | None, problem: BaseException | None, _at: _Trace
    ) -> None:
        """Raise the sentence in the place of an OSError."""
        if isinstance(problem, OSError):
            self._tell(problem)

    def _tell(self, problem: OSError) -> None:
        raise explain(problem, self._path) from problem


class _Reading(Explained):
    __slots__ = ()

    def _tell(self, problem: OSError) -> None:
        if isinstance(problem, FileNotFoundError):
            return
        raise Unreachable(
            N_("{path} cannot be read ({reason})."),
            N_("Ask an admin to add your login to the newsroom's group."),
            path=str(self._path),
            reason=reason(problem),
        ) from problem


class _Unconfirmed(Explained):
    __slots__ = ()

    def _tell(self, problem: OSError) -> None:
        raise Unconfirmed(
            N_("The disk did not confirm {path}: it is unknown whether the last act was saved."),
            N_("Before you do it again, see whether it was: bekasi audit log --limit 5"),
            path=str(self._path),
        ) from problem


def explained(path: Path) -> Explained:
    """Turn what the system says about PATH into a sentence and a next step."""
    return Explained(path)


def reading(path: Path) -> Explained:
    """Say in a sentence that PATH cannot be read; that it is missing passes through."""
    return _Reading(path)


def unconfirmed(path: Path) -> Explained:
    """Say that nobody knows whether PATH reached the disk, should it not confirm it.

    Raises:
        Unconfirmed: it did not.
    """
    return _Unconfirmed(path)


def explain(problem: OSError, path: Path) -> Unreachable:
    """Return what the system says about writing PATH as a sentence and a next step."""
    where = str(path)
    if problem.errno in _NO_ROOM:
        return Unreachable(
            N_("There is no room left on the disk to write {path}; nothing was changed."),
            N_("Free some space, then do it again."),
            path=where,
        )
    if problem.errno == errno.EROFS:
        return Unreachable(
            N_("The disk of {path} can only be read; nothing was changed."),
            N_("Ask whoever looks after this computer to make it writable."),
            path=where,
        )
    if problem.errno in _NO_LEAVE:
        return Unreachable(
            N_("You have no permission to write {path}; nothing was changed."),
            N_("Ask an admin to add your login to the newsroom's group."),
            path=where,
        )
    if problem.errno == errno.EIO:
        return Unreachable(
            N_("The disk reported an error at {path}; nothing was changed."),
            N_("Make a copy of the newsroom now, then look with: bekasi doctor"),
            path=where,
        )
    return Unreachable(
        N_("{path} cannot be written ({reason}); nothing was changed."),
        N_("Look with: bekasi doctor"),
        path=where,
        reason=reason(problem),
    )

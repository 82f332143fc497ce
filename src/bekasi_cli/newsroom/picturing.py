"""Gather the photographs that the public site shows, from the copies that lie in the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.errors import Erased, NotFound
from bekasi_cli.model import Photograph
from bekasi_cli.newsroom import renditions
from bekasi_cli.newsroom.originals import NOTHING
from bekasi_cli.pictures import SHARED
from bekasi_cli.site import edition
from bekasi_cli.site.photographs import FOLDER

if TYPE_CHECKING:
    from bekasi_cli.documents import Notice
    from bekasi_cli.newsroom.renditions import Rendition
    from bekasi_cli.site.edition import Item
    from bekasi_cli.storage.port import Progress, Reader

_NAMED = 20
"""So many digits of a digest name a photograph's folder."""


class Pictured(NamedTuple):
    """The photographs that readers can see, where their copies lie, and what could not be made."""

    photographs: Mapping[str, edition.Photograph]
    roots: Mapping[str, Path]
    notices: tuple[Notice, ...] = ()

    def copy_of(self, media: str, name: str) -> bytes:
        """Return the copy NAME of the photograph MEDIA."""
        return (renditions.folder(self.roots[media], media) / name).read_bytes()


def pictured(
    store: Reader, roots: tuple[Path, ...], items: Iterable[Item], progress: Progress | None
) -> Pictured:
    """Return the photographs of ITEMS; what has no copies in ROOTS gets them in the last of them.

    What was erased is not among them, and its copies go, whoever showed it.

    Raises:
        Unreachable: nothing can be written there.
    """
    wanted = list(dict.fromkeys(p.media for each in items for p in each.pictures if p.media))
    if not wanted and not any(renditions.any_in(root) for root in roots):
        return Pictured({}, {})
    erased = _erased(store, wanted)
    for each in erased:
        for root in roots:
            renditions.forget(root, each)
    shown = [each for each in wanted if each not in erased]
    found = _found(shown, roots)
    missing = [each for each in shown if each not in found]
    notices = renditions.make(store, roots[-1], missing, progress)
    found |= _found(missing, roots[-1:])
    return Pictured(
        {media: _photograph(media, copies) for media, (copies, _) in found.items()},
        {media: root for media, (_, root) in found.items()},
        tuple(notices),
    )


def _found(
    wanted: Iterable[str], roots: tuple[Path, ...]
) -> dict[str, tuple[tuple[Rendition, ...], Path]]:
    found = {}
    for media in wanted:
        for root in roots:
            if copies := renditions.renditions(root, media):
                found[media] = (copies, root)
                break
    return found


def _photograph(media: str, made: Iterable[Rendition]) -> edition.Photograph:
    copies = [edition.Copy(each.name, each.width, each.height, each.size) for each in made]
    small = [each for each in copies if each.name != SHARED]
    return edition.Photograph(
        f"{FOLDER}/{media.removeprefix('sha256:')[:_NAMED]}",
        tuple(each for each in small if each.name.endswith(".jpg")),
        tuple(each for each in small if each.name.endswith(".webp")),
        next(each for each in copies if each.name == SHARED),
    )


def _erased(store: Reader, wanted: Iterable[str]) -> set[str]:
    """Return what was erased of WANTED and of all photographs: copies may still lie here."""
    names = {each.digest: each.name for each in store.find(Photograph)}
    doubted = (each for each in {*wanted, *names} if names.get(each, NOTHING) == NOTHING)
    return {each for each in doubted if _is_erased(store, each)}


def _is_erased(store: Reader, media: str) -> bool:
    with suppress(NotFound):
        try:
            store.blob(media)
        except Erased:
            return True
    return False

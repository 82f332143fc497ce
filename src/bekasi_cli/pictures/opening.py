"""Open a photograph safely: by its content, with its size looked at before anything is decoded."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import PictureFormat

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 120_000_000
"""What is decoded at most: the largest cameras of telephones have 108 million."""

MOST_BYTES = 100 * 1024 * 1024
"""What a photograph's file may weigh at most."""

SUFFIXES: Mapping[str, PictureFormat] = {
    ".jpg": PictureFormat.JPEG,
    ".jpeg": PictureFormat.JPEG,
    ".jpe": PictureFormat.JPEG,
    ".jfif": PictureFormat.JPEG,
    ".png": PictureFormat.PNG,
    ".webp": PictureFormat.WEBP,
    ".heic": PictureFormat.HEIC,
    ".heif": PictureFormat.HEIC,
}

_OURS = {
    "JPEG": PictureFormat.JPEG,
    "MPO": PictureFormat.JPEG,  # a telephone's JPEG with a second one for depth behind it
    "PNG": PictureFormat.PNG,
    "WEBP": PictureFormat.WEBP,
    "HEIF": PictureFormat.HEIC,
}
_READ = ("JPEG", "PNG", "WEBP", "HEIF")
_FORMATS = N_("Photographs are JPEG, PNG, WebP or HEIC files.")
_AGAIN = N_("Copy it from the camera or telephone again, or ask for it to be sent once more.")

_FAULTS = (OSError, ValueError, SyntaxError, EOFError, RuntimeError, ArithmeticError)
"""What Pillow and its decoders raise for files that are broken or made to break them."""
_LOW_FAULTS = (struct.error, IndexError, KeyError, TypeError, AttributeError)


@contextmanager
def opened(content: bytes, name: str) -> Iterator[tuple[Image, PictureFormat]]:
    """Give the photograph in CONTENT, not decoded yet, and what it is; NAME is for sentences.

    Raises:
        Unreadable: it is none that we know, is too large, moves, or breaks off.
    """
    image = _open(content, name)
    with image:
        pixels = image.width * image.height
        if pixels > MOST_PIXELS:
            raise _too_large(name, f"{image.width} x {image.height}")
        if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
            raise Unreadable(
                N_("{file} is no photograph: it holds {count} pictures that move."),
                N_("Save the one that you mean as a JPEG or PNG file."),
                file=name,
                count=getattr(image, "n_frames", 1),
            )
        with telling(name):
            yield image, _OURS[str(image.format)]


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises over the file NAME into a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # broken metadata is no matter of people's
            yield
    except Unreadable:
        raise
    except (*_FAULTS, *_LOW_FAULTS, MemoryError) as error:
        raise Unreadable(
            N_("{file} is broken or breaks off: it cannot be shown."), _AGAIN, file=name
        ) from error


def checked_suffix(name: str, form: PictureFormat) -> None:
    """Hold the end of NAME against what the file is.

    Raises:
        Unreadable: it says something else.
    """
    suffix = PurePath(name).suffix.lower()
    said = SUFFIXES.get(suffix)
    if not suffix or said is form:
        return
    raise Unreadable(
        N_("{file} is a {form} file, but its name says {suffix}."),
        N_("Somebody may have renamed it. Look at it, and let its name end in {right}."),
        file=name,
        form=form.value.upper(),
        suffix=suffix,
        right=next(each for each, meant in SUFFIXES.items() if meant is form),
    )


def _open(content: bytes, name: str) -> Image:
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise _too_large(name, f"{len(content) // 1024 // 1024} MB")
    _ready()
    try:
        with telling(name):
            return Image.open(io.BytesIO(content), formats=_READ)
    except Unreadable as error:
        if isinstance(error.__cause__, UnidentifiedImageError):
            raise Unreadable(
                N_("{file} is no photograph that we can read."), _FORMATS, file=name
            ) from error
        raise


def _too_large(name: str, size: str) -> Unreadable:
    return Unreadable(
        N_("{file} is too large: {size}. Nothing of it was decoded."),
        N_("A photograph has at most {megapixels} million pixels and {megabytes} MB."),
        file=name,
        size=size,
        megapixels=MOST_PIXELS // 1_000_000,
        megabytes=MOST_BYTES // 1024 // 1024,
    )


@cache
def _ready() -> None:
    """Teach Pillow HEIC, and leave the size to us: its own limit only warns."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None

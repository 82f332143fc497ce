"""Make the copies of a photograph that readers get: upright, in sRGB, saying nothing else.

An original is never altered and never public: where and with which camera it was taken, and
whatever else a telephone writes into it, stays in the newsroom.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli.pictures.opening import opened

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1600)
"""Telephones, tablets, screens; none is wider than its original."""

SHARED = "unduh.jpg"
"""The name of the copy in full size, for those who want to print it."""

RECIPE = 1
"""Raised when copies are to be made anew, as their making has changed."""

_JPEG, _JPEG_SHARED, _WEBP = 82, 92, 78
_LONGEST = 16_000
"""WebP has no longer sides, and neither has any screen."""
_PER_STEP = 257  # of 65,536 steps of grey to 256


class Copy(NamedTuple):
    """A copy: NAME is its file's, such as `960.webp`."""

    name: str
    width: int
    height: int
    content: bytes


def copies(content: bytes, name: str) -> list[Copy]:
    """Return the copies of the photograph in CONTENT: each width as JPEG and WebP, and one whole.

    Raises:
        Unreadable: it cannot be decoded.
    """
    with opened(content, name) as (image, _):
        whole = _upright(image)
    return list(_copies(whole))


def _copies(whole: Image) -> Iterator[Copy]:
    from PIL.Image import Resampling

    widths = [each for each in WIDTHS if each < whole.width] or []
    if len(widths) < len(WIDTHS):
        widths.append(min(whole.width, _LONGEST))
    smaller = whole
    made = []
    for width in sorted(widths, reverse=True):  # each of the one before: quicker, and as good
        height = max(1, min(_LONGEST, round(whole.height * width / whole.width)))
        if (width, height) != smaller.size:
            smaller = smaller.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
        made.append(smaller)
    for image in reversed(made):
        yield _written(f"{image.width}.jpg", image, "JPEG", quality=_JPEG)
        yield _written(f"{image.width}.webp", image, "WEBP", quality=_WEBP)
    yield _written(SHARED, whole, "JPEG", quality=_JPEG_SHARED, small=False)


def _written(name: str, image: Image, form: str, quality: int, *, small: bool = True) -> Copy:
    """Return IMAGE as a file; SMALL: as small as can be, for six times the time."""
    out = io.BytesIO()
    if form == "JPEG":
        image.save(out, form, quality=quality, progressive=small, optimize=small)
    else:
        image.save(out, form, quality=quality, method=4)
    return Copy(name, image.width, image.height, out.getvalue())


def _upright(image: Image) -> Image:
    """Return IMAGE as it is meant to be seen, as sRGB on white, with nothing beside the pixels."""
    from PIL import Image as Images
    from PIL import ImageOps

    image.load()
    turned = ImageOps.exif_transpose(image)
    plain = _srgb(turned)
    # A new picture of the same pixels: it has no metadata of any kind, whatever Pillow knows.
    bare = Images.new("RGB", plain.size, "white")
    bare.paste(
        plain.convert("RGB"), mask=plain.getchannel("A") if "A" in plain.getbands() else None
    )
    return bare


def _srgb(image: Image) -> Image:
    from PIL import ImageCms

    if image.mode.startswith("I"):  # a PNG with 16 bits of grey
        image = image.point(lambda value: value / _PER_STEP).convert("L")
    profile = image.info.get("icc_profile")
    seen = image.convert("RGBA") if _see_through(image) else image
    if not profile or seen.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return seen if seen.mode in ("RGB", "RGBA") else seen.convert("RGB")
    try:
        done = ImageCms.profileToProfile(
            seen,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if seen.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that is none: as most screens do
        return seen if seen.mode in ("RGB", "RGBA") else seen.convert("RGB")
    return done if done is not None else seen.convert("RGB")


def _see_through(image: Image) -> bool:
    return image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info

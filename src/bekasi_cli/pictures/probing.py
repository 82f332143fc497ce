"""Look into a photograph's file: what it is, whether it is whole, and what it suggests."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from bekasi_cli.cleaning import clean
from bekasi_cli.model import PictureFormat
from bekasi_cli.pictures.opening import checked_suffix, opened

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

_ORIENTATION = 0x0112
_EXIF, _TAKEN, _DIGITISED, _DESCRIPTION = 0x8769, 0x9003, 0x9004, 0x010E
_IPTC_CAPTION = (2, 120)
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_CAPTION_CHARACTERS = 2000
_FIRST_YEAR = 1990
"""A camera whose clock was never set says 1970 or 1980."""
_CAMERAS = ("OLYMPUS", "SONY DSC", "DIGITAL CAMERA", "SAMSUNG", "KODAK", "DCIM", "SCREENSHOT")
"""What stands in the place of a caption where a camera wrote it."""
_QUICK = (256, 256)


class Probed(NamedTuple):
    """What a file is: TAKEN and CAPTION are its own suggestions, None and "" where it has none.

    Where it was taken and with which camera is read by nobody.
    """

    form: PictureFormat
    width: int
    height: int
    taken: date | None = None
    caption: str = ""


def probe(content: bytes, name: str) -> Probed:
    """Look into CONTENT, the file NAME, and read it whole: what breaks off is found now.

    Raises:
        Unreadable: it is no photograph, too large, broken, or its name says something else.
    """
    with opened(content, name) as (image, form):
        checked_suffix(name, form)
        found = _said(image, form)
        # The whole of a JPEG is read, but made no larger than need be.
        image.draft("RGB", _QUICK)
        image.load()
    return found


def glance(content: bytes, name: str) -> Probed:
    """Return what the head of CONTENT, the file NAME, says; nothing is decoded.

    Raises:
        Unreadable: it is no photograph, or too large.
    """
    with opened(content, name) as (image, form):
        return _said(image, form)


def _said(image: Image, form: PictureFormat) -> Probed:
    exif = image.getexif()
    turned = exif.get(_ORIENTATION) in (5, 6, 7, 8)
    width, height = (image.height, image.width) if turned else image.size
    return Probed(form, width, height, _taken(exif), _caption(image, exif))


def _taken(exif: Exif) -> date | None:
    """Return the day of the picture; a camera knows no zone, and a day is what we need."""
    inner = exif.get_ifd(_EXIF)
    for said in (inner.get(_TAKEN), inner.get(_DIGITISED)):
        try:
            day = datetime.strptime(str(said).strip("\0 ")[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR:
            return day
    return None


def _caption(image: Image, exif: Exif) -> str:
    for said in (_from_iptc(image), _from_xmp(image), exif.get(_DESCRIPTION)):
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said or "")
        text = " ".join(clean(text.replace("\0", " ")).split())[:_CAPTION_CHARACTERS]
        if text and not text.upper().startswith(_CAMERAS):
            return text
    return ""


def _from_iptc(image: Image) -> bytes | None:
    from PIL import IptcImagePlugin
    from PIL.JpegImagePlugin import JpegImageFile

    if not isinstance(image, JpegImageFile):
        return None
    info = IptcImagePlugin.getiptcinfo(image) or {}
    said = info.get(_IPTC_CAPTION)
    return said if isinstance(said, bytes) else None


def _from_xmp(image: Image) -> str:
    """Return `dc:description`, in its first language; markup with a DTD is not even parsed."""
    raw = image.info.get("xmp") or b""
    raw = raw.encode() if isinstance(raw, str) else bytes(raw)
    if not raw or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return ""
    try:
        tree = ET.fromstring(raw.rstrip(b"\0"))  # noqa: S314 - no DTD, so no entities
    except (ET.ParseError, ValueError):
        return ""
    for found in tree.iter(f"{_DC}description"):
        for each in found.iter(f"{_RDF}li"):
            if each.text:
                return each.text
        return found.text or ""
    return ""

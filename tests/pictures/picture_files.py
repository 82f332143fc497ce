"""Make files that are photographs, and files that only say so."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms


def picture(form: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    """Return a small picture as a file of FORM."""
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize(size)
    image.convert(mode).save(out, form)
    return out.getvalue()


def tagged(**tags: object) -> bytes:
    """Return a JPEG whose EXIF data says TAGS: `day`, `caption`, `turned`."""
    exif, out = Image.Exif(), io.BytesIO()
    if day := tags.get("day"):
        exif.get_ifd(0x8769)[0x9003] = day
    if caption := tags.get("caption"):
        exif[0x010E] = caption
    exif[0x0112] = tags.get("turned", 1)
    Image.new("RGB", (64, 48), "navy").save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()


def with_iptc(caption: bytes) -> bytes:
    """Return a JPEG with CAPTION where agencies write it."""
    said = struct.pack(">BBBH", 0x1C, 2, 120, len(caption)) + caption
    said += b"\0" * (len(said) % 2)
    block = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(said)) + said
    body = b"Photoshop 3.0\0" + block
    jpeg = picture()
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def with_xmp(xml: str) -> bytes:
    """Return a JPEG with XML as its XMP packet."""
    body = b"http://ns.adobe.com/xap/1.0/\0" + xml.encode()
    jpeg = picture()
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def huge_png(width: int = 50_000, height: int = 50_000) -> bytes:
    """Return a PNG of a few hundred bytes that would be WIDTH x HEIGHT if anybody decoded it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 4096)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def moving(form: str = "WEBP") -> bytes:
    """Return three pictures that move."""
    out = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def in_profile(mode: str) -> bytes:
    """Return a picture with a colour profile of its own."""
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new(mode, (40, 30), "orange").save(out, "PNG", icc_profile=profile)
    return out.getvalue()

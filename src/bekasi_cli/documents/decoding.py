"""Make clean text of whatever bytes people bring."""

from __future__ import annotations

import codecs
import re

from bekasi_cli.cleaning import LINE_ENDS
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

MAX_BYTES = 2 * 1024 * 1024
"""The longest text we take; a long article has 20 kB."""

_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_SAVE_AS_TEXT = N_("Save it as plain text (UTF-8), or copy its text into a file of its own.")
_BINARY = N_("This is not text, but the bytes of some other kind of file.")
_KNOWN_BINARY = (
    (b"PK\x03\x04", N_("This is not text, but a Word document or a ZIP archive.")),
    (b"\xd0\xcf\x11\xe0", N_("This is not text, but an old Word document.")),
    (b"{\\rtf", N_("This is not text, but an RTF document, as WordPad and Word save it.")),
    (b"%PDF-", N_("This is not text, but a PDF.")),
    (b"\xff\xd8\xff", N_("This is not text, but a photograph.")),
    (b"\x89PNG", N_("This is not text, but a picture.")),
)


def decode(content: bytes) -> str:
    """Return CONTENT as text with LF line ends.

    Read are UTF-8 with or without a byte order mark, UTF-16 and, when it is neither, cp1252.

    Raises:
        Unreadable: more than MAX_BYTES, or not text.
    """
    if len(content) > MAX_BYTES:
        raise too_large(len(content))
    for magic, message in _KNOWN_BINARY:
        if content.startswith(magic):
            raise Unreadable(message, _SAVE_AS_TEXT)
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise Unreadable(_BINARY, _SAVE_AS_TEXT) from None
    # A text may hold a stray control character; a tenth of them is no text.
    if "\0" in text or len(_CONTROL.findall(text)) * 10 > len(text):
        raise Unreadable(_BINARY, _SAVE_AS_TEXT)
    return LINE_ENDS.sub("\n", text)


def too_large(size: int) -> Unreadable:
    """Return the error for a text of SIZE bytes."""
    return Unreadable(
        N_("The text has {size} bytes; at most {limit} are taken, about 300,000 words."),
        N_("Leave out what does not belong to the article, such as pasted pictures."),
        size=size,
        limit=MAX_BYTES,
    )


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = content[:1000]
    if start.count(0) * 3 > len(start):  # western text in UTF-16: every other byte is 0
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"

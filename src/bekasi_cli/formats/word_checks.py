"""Refuse a Word document that should not be opened, before anything in it is trusted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile, ZipInfo

from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"

WORD = (_ZIP, _OLD)
"""How a Word document's bytes begin, or another archive's."""

_MOST_PARTS = 2_000
_MOST_XML = 20 * 1024 * 1024
"""Bytes of XML, unpacked; a long article has some 200,000."""
_MOST_BYTES = 500 * 1024 * 1024
_MOST_ELEMENTS = 250_000
_DEEPEST = 80
_MAIN = "word/document.xml"

_CHANGES = {"ins", "del", "moveFrom", "moveTo"}

_SAVE_ANEW = N_("Open it in Word, save it as a new .docx, and give that file.")
_BROKEN = N_("This Word document is broken: it cannot be opened.")
_TOO_LARGE = N_("This Word document unpacks to far more than an article has; it was not opened.")
_COPY_TEXT = N_("Copy its text into a new, empty document, and save that as .docx.")
_LOCKED = N_("This is an old Word document (.doc), or one with a password: it cannot be read.")
_UNLOCK = N_("Open it in Word, take off its password if it has one, and save it as .docx.")
_MACROS = N_("This Word document has macros in it, small programs; it was not opened.")
_NO_MACROS = N_("Save it in Word as “Word Document (*.docx)”, without macros.")
_NO_WORD = N_("This is a ZIP archive and no Word document.")
_ODT = N_("This is a LibreOffice document (.odt), not a Word document.")
_AS_WORD = N_("Open it in LibreOffice, and save it as “Word 2010–365 Document (.docx)”.")
_UNPACK = N_("Take the text out of the archive, and give that file.")
_DTD = N_("This Word document holds definitions that Word never writes; it was not opened.")
_TRACKED = N_("This Word document has tracked changes: it is not clear which text counts.")
_DECIDE = N_(
    "In Word, under Review, accept or reject all changes and stop tracking; then save it and try"
    " again."
)


class Found(NamedTuple):
    """What a document holds beside its text: how many pictures and comments."""

    pictures: int
    comments: int


def is_word(content: bytes) -> bool:
    """Tell whether CONTENT is a ZIP archive or an old Word document."""
    return content.startswith(WORD)


def check(content: bytes) -> Found:
    """Look through all of CONTENT, and tell what it holds.

    Raises:
        Unreadable: it is encrypted, broken or too large, has macros or tracked changes, or is no
            Word document; says what to do.
    """
    if content.startswith(_OLD):
        raise Unreadable(_LOCKED, _UNLOCK)
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return _checked(archive)
    except Unreadable:
        raise
    except Exception as error:  # each way of packing has errors of its own
        raise broken() from error


def broken() -> Unreadable:
    """Return the error for a document that cannot be opened."""
    return Unreadable(_BROKEN, _SAVE_ANEW)


def _checked(archive: ZipFile) -> Found:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_LOCKED, _UNLOCK)
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        raise Unreadable(_ODT, _AS_WORD)
    if _MAIN not in names:
        raise Unreadable(_NO_WORD, _UNPACK)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(_MACROS, _NO_MACROS)
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in xml) > _MOST_XML
        or sum(part.file_size for part in parts) > _MOST_BYTES
    ):
        raise Unreadable(_TOO_LARGE, _COPY_TEXT)
    look = _Look()
    for part in xml:
        look.through(archive, part)
    pictures = sum(name.startswith("word/media/") for name in names)
    return Found(pictures, look.comments)


class _Look:
    """Go through every element of a document's parts, once, building nothing."""

    def __init__(self) -> None:
        self.comments = 0
        self._elements = 0
        self._depth = 0

    def through(self, archive: ZipFile, part: ZipInfo) -> None:
        from xml.parsers import expat  # without a DTD there are no entities to expand

        parser: XMLParserType = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._depth = 0
        try:
            parser.Parse(archive.read(part), True)
        except expat.ExpatError as error:
            raise broken() from error

    def _doctype(self, *_: object) -> None:
        raise Unreadable(_DTD, _COPY_TEXT)

    def _start(self, name: str, _: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise Unreadable(_TOO_LARGE, _COPY_TEXT)
        space, _, local = name.rpartition(" ")
        if "wordprocessingml" in space:
            if local in _CHANGES:
                raise Unreadable(_TRACKED, _DECIDE)
            self.comments += local == "commentReference"

    def _end(self, _: str) -> None:
        self._depth -= 1

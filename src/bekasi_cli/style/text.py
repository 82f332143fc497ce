"""Read an article whole: its words and sentences, what is quoted, what stays as it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from bekasi_cli.style.chunks import WORD, Reading, common, lower, note, note_words
from bekasi_cli.style.generated import facts
from bekasi_cli.style.values import Known, Part, Passage, Piece, Register

_NEAR = 1000
"""Up to here a sentence is looked for without finding all the others."""
HIDDEN = "\ufffc"
"""What stands for an address, letter for letter, and for code and pictures."""
BREAK = "\n\n"
"""What stands between two passages: no pattern that is written with blanks goes over it."""
_LONG = note(re.compile(r"\d{4}(?:(?P<on>[\d.-]\d)|\Z)").search)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w[\w.]*\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net|info|example)(?:/\S*)?\b(?!\.\w)"
)
_MAY_BE_ADDRESS = ("://", "www.", "@", "#", ".id", ".com", ".org", ".net", ".info", ".example")
_ADDRESSES = note(lambda chunk: any(mark in chunk for mark in _MAY_BE_ADDRESS))
_SMALL = r"dan|di|ke|dari|yang|untuk|dalam|atas|bagi|pada|atau|serta|dengan|oleh|tentang|terhadap"
_CAPITALS = rf"(?:[A-Z][\w'’/-]*|\((?:[A-Z]\w*|Persero)\)|{_SMALL}|&)"
_LAW = re.compile(
    r"\b(?:Undang[- ]Undang|UU|RUU|Peraturan|Keputusan|Instruksi|Ketetapan|Surat Edaran|Perda"
    r"|Raperda|Perbup|Perpres|Pergub|Permen\w*|Kepmen\w*|Inpres|PP|Perppu)\b[^.;:\n]{0,140}?"
    rf"\b[Tt]entang (?P<title>[A-Z][\w-]*(?:,? {_CAPITALS})*)"
)
_LAWS = note(
    re.compile(
        r"\b(?:Undang|UU|RUU|Peraturan|Keputusan|Instruksi|Ketetapan|Edaran|Perda|Raperda|Perbup"
        r"|Perpres|Pergub|Permen|Kepmen|Inpres|PP|Perppu)"
    ).search
)
_ABOUT = note_words(("tentang",))
_FIRMS = (
    *("PT", "CV", "UD", "Yayasan", "Masjid", "Musala", "Hotel", "Toko", "Harian", "Majalah"),
    *("Koran", "Tabloid", "Gereja", "Ponpes", "Pondok Pesantren", "SDN?", "SMPN?", "SMAN?"),
    *("SMKN?", "SDIT", "MIN?", "MTsN?", "MAN?", "TK", "PAUD", "Universitas", "Institut", "Klinik"),
    *("RS", "RSUD", "Perumahan", "Perum", "Jalan", "Jl\\.", "Gang", "Kampung", "Novel", "Buku"),
    *("Film", "Lagu", "Apotek", "Apotik", "Warung", "RM", "Rumah Makan", "Restoran", "Kafe"),
    *("Grup", "Band", "Tim", "Desa", "Dusun", "Kelurahan", "Kecamatan"),
)
_BY_LETTER = "|".join(  # a pattern that begins with letters is found much faster
    rf"{first}(?<!\w{first})(?:{'|'.join(each[1:] for each in _FIRMS if each[0] == first)})"
    for first in sorted({each[0] for each in _FIRMS})
)
_NAMED = re.compile(rf"(?:{_BY_LETTER})\.?(?P<name>(?: (?:[A-Z][\w'’-]*|\d+))+)")
_FIRM = note(re.compile(rf"(?<!\w)(?:{'|'.join(each.split()[-1] for each in _FIRMS)})\.?\Z").search)
_QUOTE = re.compile(r"[“”\"\n](?:(?<!\n)|\n)")
_STOP = re.compile(  # only the first of many marks is tried, else a row of dots takes minutes
    r"[.!?…\n](?:(?<=\n)\n"
    r"|(?<!\n)(?<![.!?…].)[.!?…]*[\"”’')\]]* +(?=[\"“‘'(\[]*[A-Z0-9]))"
)
_BEFORE_WORD = re.compile(r"[\s(“\"]")
_FIRST_WORD = re.compile(r"\w")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{0,3}(?:\.[A-Z][A-Za-z]{0,4})+)$")
_TITLED = frozenset((Part.HEADLINE, Part.HEADING, Part.DATELINE))


class Spans:
    """Stretches of a text that can be asked whether something lies in one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def __contains__(self, offset: int) -> bool:
        n = bisect_right(self.starts, offset) - 1
        return n >= 0 and offset < self.ends[n]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)


class View:
    """An article as rules see it: all of its passages as one TEXT, addresses hidden in it.

    Offsets are those of TEXT; each further reading of it is made when it is asked for.
    """

    def __init__(
        self,
        piece: Piece,
        register: Register = Register(),  # noqa: B008 - a value
        reading: Reading | None = None,
    ) -> None:
        self.known: Known = piece.known
        self.register = register
        self.passages = piece.passages
        self.texts = [each.text for each in piece.passages]
        self.plain = self.text = BREAK.join(self.texts)
        self.starts = [0]
        for each in self.texts[:-1]:
            self.starts.append(self.starts[-1] + len(each) + len(BREAK))
        self._read(reading or common())
        if _ADDRESSES in self.told:
            self.text = _ADDRESS.sub(lambda found: HIDDEN * len(found[0]), self.plain)
            self.texts = [
                self.text[start : start + len(each)]
                for start, each in zip(self.starts, self.texts, strict=False)
            ]
            self._read(reading or common())
        self.lower = lower(self.text)

    def _read(self, reading: Reading) -> None:
        """Take the text apart at its blanks: `noted` are the chunks that are not dull."""
        self.chunks = [each.split() for each in self.texts]
        self.noted, self.told = reading.read(self.chunks)

    @cached_property
    def long(self) -> frozenset[str]:
        """Return the chunks with which a number of more than four digits begins, parted or not."""
        found = self.told.of(_LONG)
        return frozenset(e.string for e in found if e and (e["on"] or self._goes_on(e.string)))

    def _goes_on(self, chunk: str) -> bool:
        """Tell whether a digit follows CHUNK and a blank."""
        at = self.text.find(f"{chunk} ")
        while at >= 0 and not self.text[at + len(chunk) + 1 : at + len(chunk) + 2].isdigit():
            at = self.text.find(f"{chunk} ", at + 1)
        return at >= 0

    def passage(self, offset: int) -> Passage:
        """Return the passage in which OFFSET lies."""
        return self.passages[max(bisect_right(self.starts, offset) - 1, 0)]

    def begins(self, offset: int) -> int:
        """Return where the passage begins in which OFFSET lies."""
        return self.starts[max(bisect_right(self.starts, offset) - 1, 0)]

    def each(self, *parts: Part) -> Iterator[tuple[int, Passage]]:
        """Yield the passages that are one of PARTS, each with where it begins."""
        for start, passage in zip(self.starts, self.passages, strict=False):
            if passage.part in parts:
                yield start, passage

    @cached_property
    def tokens(self) -> list[str]:
        """Return the words in their order, in small letters."""
        return WORD.findall(self.lower)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence begins and ends."""
        return list(_sentences(self.text))

    @cached_property
    def firsts(self) -> frozenset[int]:
        """Return the offsets of the sentences' first words."""
        found = (_FIRST_WORD.search(self.text, start, end) for start, end in self.sentences)
        return frozenset(each.start() for each in found if each)

    @cached_property
    def quotes(self) -> Spans:
        """Return what stands within quotation marks, the marks among it, or in a quotation."""
        blocks = (
            (start, start + len(each.text))
            for start, each in zip(self.starts, self.passages, strict=False)
            if each.quoted
        )
        return Spans((*_quotes(self.text), *blocks))

    @cached_property
    def italics(self) -> Spans:
        """Return what stands in italics."""
        return Spans(
            (start + first, start + last)
            for start, each in zip(self.starts, self.passages, strict=False)
            for first, last in each.italics
        )

    @cached_property
    def kept(self) -> Spans:
        """Return what stays as it is written: italics, laws' titles, names of firms."""
        spans = list(self.italics)
        if _ABOUT in self.told and _LAWS in self.told:
            spans += [each.span("title") for each in _LAW.finditer(self.text)]
        if _FIRM in self.told:
            spans += [each.span("name") for each in _NAMED.finditer(self.text)]
        return Spans(spans)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence in which OFFSET lies."""
        if "sentences" not in self.__dict__ and offset < _NEAR:
            return next((each for each in _sentences(self.text) if each[1] > offset), (0, 0))
        n = bisect_right(self.sentences, (offset, 1 << 60)) - 1
        return self.sentences[max(n, 0)]

    def titled(self, offset: int) -> bool:
        """Tell whether words at OFFSET may have capitals without being names."""
        return self.passage(offset).part in _TITLED


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is quoted; a quotation that goes on in the next paragraph ends with its own."""
    if '"' not in text and "“" not in text:
        return
    opened = -1
    for found in _QUOTE.finditer(text):
        mark, at = found[0], found.start()
        if opened < 0:
            opened = at if mark in '“"' else -1
        elif mark != "“":
            yield opened, at + len(mark)
            opened = -1
    if opened >= 0:
        yield opened, len(text)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _STOP.finditer(text):
        stop = found[0]
        if stop[0] == "." and stop[1:2] != "." and _goes_on(text, found.start()):
            continue
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _goes_on(text: str, stop: int) -> bool:
    """Tell whether the full stop at STOP belongs to an abbreviation that ends no sentence."""
    return _is_short(_BEFORE_WORD.split(text[max(0, stop - 16) : stop])[-1])


@lru_cache(maxsize=20_000)
def _is_short(word: str) -> bool:
    """Tell whether WORD is an abbreviation, an initial or a number that a full stop belongs to."""
    if word.isdigit():
        return len(word) < 3
    return word.lower() in facts.ABBREVIATIONS or bool(_INITIAL.search(word))

"""Read an article whole: its words and sentences, what is quoted, what stays as it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from bekasi_cli.style.generated import facts
from bekasi_cli.style.values import Known, Part, Passage, Piece, Register

_MOST = 200_000
"""So many words with their signs are remembered at most."""
_NEAR = 1000
"""Up to here a sentence is looked for without finding all the others."""
HIDDEN = "\ufffc"
"""What stands for an address, letter for letter, and for code and pictures."""
BREAK = "\n\n"
"""What stands between two passages: no pattern that is written with blanks goes over it."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

CAMEL, DIGIT, LONG = "<capital within>", "<digit>", "<long number>"
MIXED = "<letters and digits>"
"""What a pattern may need beside words: a capital after a small letter or the reverse, digits."""
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z][A-Z][a-z]")
_DIGIT = re.compile(r"\d")
_LONG = re.compile(r"\d{4}[\d .-]\d")
_MAY_BE_LONG = re.compile(r"\d{4}(?:[\d.-]\d|\Z)")
_MIXED = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w[\w.]*\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net|info|example)(?:/\S*)?\b(?!\.\w)"
)
_MAY_BE_ADDRESS = ("://", "www.", "@", "#", ".id", ".com", ".org", ".net", ".info", ".example")
_SMALL = r"dan|di|ke|dari|yang|untuk|dalam|atas|bagi|pada|atau|serta|dengan|oleh|tentang|terhadap"
_CAPITALS = rf"(?:[A-Z][\w'’/-]*|\((?:[A-Z]\w*|Persero)\)|{_SMALL}|&)"
_LAW = re.compile(
    r"\b(?:Undang[- ]Undang|UU|RUU|Peraturan|Keputusan|Instruksi|Ketetapan|Surat Edaran|Perda"
    r"|Raperda|Perbup|Perpres|Pergub|Permen\w*|Kepmen\w*|Inpres|PP|Perppu)\b[^.;:\n]{0,140}?"
    rf"\b[Tt]entang (?P<title>[A-Z][\w-]*(?:,? {_CAPITALS})*)"
)
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
_QUOTE = re.compile(r"[“”\"]|\n\n")
_STOP = re.compile(r"\n\n|[.!?…][.!?…]*[\"”’')\]]* +(?=[\"“‘'(\[]*[A-Z0-9])")
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

    def __init__(self, piece: Piece, register: Register = Register()) -> None:  # noqa: B008 - a value
        self.known: Known = piece.known
        self.register = register
        self.passages = piece.passages
        self.plain = BREAK.join(each.text for each in piece.passages)
        self.text = _masked(self.plain)
        self.lower = _lower(self.text)
        self.starts = [0]
        for each in piece.passages[:-1]:
            self.starts.append(self.starts[-1] + len(each.text) + len(BREAK))
        self.chunks = [
            frozenset(self.text[start : start + len(each.text)].split())
            for start, each in zip(self.starts, piece.passages, strict=False)
        ]
        self.vocabulary = self._words()

    def _words(self) -> frozenset[str]:
        """Return each word of the article once, in small letters, and what else patterns need."""
        distinct = frozenset[str]().union(*self.chunks)
        found = frozenset[str]().union(*map(_chunks.__getitem__, distinct))
        if LONG in found and not _LONG.search(self.text):
            return found - {LONG}
        return found

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
        if "tentang" in self.vocabulary:
            spans += [each.span("title") for each in _LAW.finditer(self.text)]
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


class _Chunks(dict[str, frozenset[str]]):
    """What was found in stretches of text without blanks; each is read once."""

    def __missing__(self, chunk: str) -> frozenset[str]:
        if len(self) > _MOST:
            self.clear()
        found = self[chunk] = frozenset((*WORD.findall(_lower(chunk)), *_features(chunk)))
        return found


_chunks = _Chunks()


def terms(chunk: str) -> frozenset[str]:
    """Return the words of CHUNK, which has no blanks, and what else patterns can need of it.

    A chunk that begins like a long number counts as one: what follows its blank is not seen here.
    """
    return _chunks[chunk]


def _features(chunk: str) -> Iterator[str]:
    if _CAMEL.search(chunk):
        yield CAMEL
    if _DIGIT.search(chunk):
        yield DIGIT
        if _MAY_BE_LONG.search(chunk):
            yield LONG
        if _MIXED.search(chunk):
            yield MIXED


def _lower(text: str) -> str:
    """Return TEXT in small letters, letter for letter."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _masked(text: str) -> str:
    if any(mark in text for mark in _MAY_BE_ADDRESS):
        return _ADDRESS.sub(lambda found: HIDDEN * len(found[0]), text)
    return text


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is quoted; a quotation that goes on in the next paragraph ends with its own."""
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
    word = re.split(r"[\s(“\"]", text[max(0, stop - 16) : stop])[-1]
    if word.isdigit():
        return len(word) < 3
    return word.lower() in facts.ABBREVIATIONS or bool(_INITIAL.search(word))

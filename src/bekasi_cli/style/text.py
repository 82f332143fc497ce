"""Read a passage: its words and sentences, what is quoted, and what stays as it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from bekasi_cli.style.generated import facts
from bekasi_cli.style.values import Part, Passage

HIDDEN = "\ufffc"
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

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
_NAMED = re.compile(
    r"\b(?:PT|CV|UD|Yayasan|Masjid|Musala|Hotel|Toko|Harian|Majalah|Koran|Tabloid|Gereja|Ponpes"
    r"|Pondok Pesantren|SDN?|SMPN?|SMAN?|SMKN?|SDIT|MIN?|MTsN?|MAN?|TK|PAUD|Universitas|Institut"
    r"|Klinik|RS|RSUD|Perumahan|Perum|Jalan|Jl\.|Gang|Kampung|Novel|Buku|Film|Lagu|Apotek|Apotik|Warung"
    r"|RM|Rumah Makan|Restoran|Kafe|Grup|Band|Tim)\.?"
    r"(?P<name>(?: (?:[A-Z][\w'’-]*|\d+))+)"
)
_OPENING = re.compile(r"\b[Tt]entang\b|\b[A-Z]")
_QUOTE = re.compile(r"[“”\"]")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{0,3}(?:\.[A-Z][A-Za-z]{0,4})+)$")


class Text:
    """A passage that is being checked; each reading of it is made when it is asked for."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.part = passage.part
        self.plain = passage.text
        self.text = _masked(passage.text)

    @cached_property
    def lower(self) -> str:
        """Return the text in small letters, letter for letter."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(each.lower() if len(each.lower()) == 1 else each for each in self.text)

    @cached_property
    def words(self) -> list[re.Match[str]]:
        """Return the words as matches; one with a hyphen is one word."""
        return list(WORD.finditer(self.text))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence begins and ends."""
        return list(_sentences(self.text))

    @cached_property
    def starts(self) -> frozenset[int]:
        """Return the offsets of the sentences' first words."""
        found = (re.compile(r"\w").search(self.text, start, end) for start, end in self.sentences)
        return frozenset(each.start() for each in found if each)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Return the spans within quotation marks, the marks among them."""
        return list(_quotes(self.text))

    def quoted(self, start: int) -> bool:
        """Tell whether what begins at START are somebody's words."""
        return self.passage.quoted or any(a <= start < b for a, b in self.quotes)

    @cached_property
    def protected(self) -> list[tuple[int, int]]:
        """Return the spans that stay as they are written: italics, laws' titles, names of firms."""
        spans = list(self.passage.italics)
        if "entang" in self.text:
            spans += [each.span("title") for each in _LAW.finditer(self.text)]
        spans += [each.span("name") for each in _NAMED.finditer(self.text)]
        return spans

    def is_protected(self, start: int) -> bool:
        """Tell whether what begins at START stays as it is written."""
        return any(a <= start < b for a, b in self.protected)

    def sentence_at(self, start: int) -> tuple[int, int]:
        """Return the sentence in which START lies."""
        n = bisect_right(self.sentences, (start, 1 << 60)) - 1
        return self.sentences[max(n, 0)]

    @property
    def titled(self) -> bool:
        """Tell whether its words may have capitals without being names."""
        return self.part in (Part.HEADLINE, Part.HEADING, Part.DATELINE)


def _masked(text: str) -> str:
    if any(mark in text for mark in _MAY_BE_ADDRESS):
        return _ADDRESS.sub(lambda found: HIDDEN * len(found[0]), text)
    return text


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    opened = -1
    for found in _QUOTE.finditer(text):
        mark, at = found[0], found.start()
        if opened < 0:
            opened = -1 if mark == "”" else at
        elif mark != "“":
            yield opened, at + 1
            opened = -1
    if opened >= 0:  # a quotation that goes on in the next paragraph
        yield opened, len(text)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _STOP.finditer(text):
        if (
            found[0].startswith(".")
            and not found[0].startswith("..")
            and _goes_on(text, found.start())
        ):
            continue
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _goes_on(text: str, stop: int) -> bool:
    """Tell whether the full stop at STOP belongs to an abbreviation that ends no sentence."""
    before = text[max(0, stop - 16) : stop]
    word = re.split(r"[\s(“\"]", before)[-1]
    return (
        word.lower() in facts.ABBREVIATIONS
        or bool(_INITIAL.search(word))
        or (word.isdigit() and len(word) < 3)
    )

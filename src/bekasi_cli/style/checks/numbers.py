"""Find numbers that are written wrongly: ordinals, thousands, at the head of a sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from bekasi_cli.style.chunks import note, note_words
from bekasi_cli.style.generated import facts
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part

_ORDINAL = re.compile(r"e (?<=\b[Kk]e )(\d+)\b(?![.,/:]\d|%)(?: ([\w-]+))?")
_BEFORE = re.compile(r"([\w.,]+)[ (]\Z")
_COUNTED = re.compile(
    r"(?P<n>\d(?<![\w.,/:-]\d)\d{3,6})(?= (?P<unit>orang|warga|jiwa|rumah|unit|paket|kepala"
    r"|keluarga|hektare|meter|siswa|peserta|pelajar|guru|petani|ton|kilogram|lembar|eksemplar|bibit"
    r"|pohon|dosis|kasus|penduduk|karyawan|pegawai|pekerja|buruh|rupiah|ribu)\b)"
)
_WITH_COMMA = re.compile(
    r"(?<![\w.,])(?P<n>[1-9]\d{0,2}(?:,\d{3})+)(?= (?:orang|warga|jiwa|rumah|unit|paket|kepala"
    r"|keluarga|siswa|peserta|pelajar|guru|petani|lembar|bibit|pohon|dosis|kasus|penduduk|karyawan"
    r"|pegawai|pekerja|buruh|rupiah)\b)"
)
_SUM = re.compile(r"\b[Rr][Pp](?:\. ?| )?(?P<n>\d+(?:[.,]\d+)*)(?P<dash>,-)?")
_SHORT = re.compile(
    r"\b(?P<before>[A-Za-z]+) (?P<n>[2-9]|1[01])(?= (?:orang|warga|jiwa|desa|kelurahan|kecamatan"
    r"|rumah|siswa|anak|kota|tim|kelompok|sekolah|pelajar|peserta|petani|guru|dokter|korban|pasien|negara"
    r"|provinsi|kabupaten|dinas|lokasi|titik|hari|bulan|tahun|kali|jam|minggu|pekan)\b)"
)
_EACH_FIGURE = re.compile(r"\d[\d.,]*")
_MONEY = re.compile(r"Rp(?P<n>\d{4,}|\d{1,3}(?:,\d{3}){2,})(?![\d,.]*\d)")
_FIGURES = re.compile(r"[\"“'(]?(?P<n>\d{1,3}(?:\.\d{3})*|\d+)(?= [a-z])")
_UNITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam",
    "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_STOPS = frozenset('.!?…"”’)]')
_WHOLE = note(re.compile(r"[\"“'(]?(?:\d{1,3}(?:\.\d{3})*|\d+)\Z").match)
_FIGURE = note(re.compile(r"\d").match)
_COUNTS = note(re.compile(r"\d(?<![\w.,/:-]\d)\d{3,6}\Z").search)
_COMMAS = note(re.compile(r"\d,\d{3}\Z").search)
_RUPIAH = note(lambda chunk: "Rp" in chunk)
_SIGN = note(lambda chunk: "rp" in chunk[:4].lower())
_SMALL = note(re.compile(r"(?:[2-9]|1[01])\Z").match)
_KE = note_words(("ke",))
_PROSE = (Part.BODY, Part.SUMMARY, Part.CAPTION)


def ordinal(view: View) -> Iterator[Hit]:
    """Yield `HUT ke 76`, and leave `ke 76 desa` and `dari 90 ke 76` alone."""
    if _KE not in view.told or _FIGURE not in view.told:
        return
    for found in _ORDINAL.finditer(view.text):
        start = found.start() - 1
        before = _BEFORE.search(view.text, max(0, start - 40), start)
        if _is_ordinal(before[1].lower() if before else "", found[2] or ""):
            right = f"{view.text[start : start + 2]}-{found[1]}"
            yield Hit("bilangan/tingkat", start, found.end(1), (right,))


def _is_ordinal(before: str, after: str) -> bool:
    if before in facts.MOVING or any(map(str.isdigit, before)):
        return False
    if before == "yang":
        return True
    if before in facts.COUNTED_EVENTS:
        return after not in facts.COUNTED_PLACES
    return not after or after[0].isupper() or after in ("itu", "ini", "tersebut", "kalinya")


def money(view: View) -> Iterator[Hit]:
    """Yield sums with a blank, a full stop or a dash at their sign: `Rp. 5000,-`."""
    if _SIGN not in view.told:
        return
    for found in _SUM.finditer(view.text):
        digits = found["n"]
        if re.fullmatch(r"\d{4,}|\d{1,3}(?:,\d{3}){2,}", digits):
            digits = _parted(digits.replace(",", ""))
        glued = found[0].startswith("Rp") and found.start("n") == found.start() + 2
        if not (glued and not found["dash"]) and not _is_district(view, found):
            yield Hit("bilangan/uang", *found.span(), (f"Rp{digits}",))


def _is_district(view: View, found: re.Match[str]) -> bool:
    """Tell whether `RP. 5/12` is no sum."""
    return view.text[found.end() : found.end() + 1] == "/"


def short(view: View) -> Iterator[Hit]:
    """Yield figures up to eleven before what is counted, but where a sentence lists numbers."""
    if _SMALL not in view.told:
        return
    for found in _SHORT.finditer(view.text):
        first, last = view.sentence(found.start())
        first, last = max(first, found.start() - 300), min(last, found.end() + 300)
        figures = len(_EACH_FIGURE.findall(view.text, first, last))
        if found["before"].lower() in facts.NUMBERED or figures > 1:
            continue
        if view.passage(found.start()).part in _PROSE:
            yield Hit("bilangan/satu-kata", *found.span("n"), (_UNITS[int(found["n"])],))


def thousands(view: View) -> Iterator[Hit]:
    """Yield counts and sums of money without their full stops."""
    for digits in {found[0] for found in view.told.of(_COUNTS) if found}:
        for found in filter(None, _each(_COUNTED, f"{digits} ", view.text)):
            if not (len(found["n"]) == 4 and _is_year(view, found)):
                yield Hit("bilangan/ribuan", *found.span("n"), (_parted(found["n"]),))
    if _COMMAS in view.told:
        for found in _WITH_COMMA.finditer(view.text):
            yield Hit("bilangan/ribuan", *found.span("n"), (found["n"].replace(",", "."),))
    if _RUPIAH in view.told:
        for found in _MONEY.finditer(view.text):
            right = f"Rp{_parted(found['n'].replace(',', ''))}"
            yield Hit("bilangan/ribuan", found.start(), found.end(), (right,))


def _each(pattern: re.Pattern[str], start: str, text: str) -> Iterator[re.Match[str] | None]:
    """Yield what PATTERN matches wherever START stands in TEXT."""
    at = text.find(start)
    while at >= 0:
        yield pattern.match(text, at)
        at = text.find(start, at + 1)


def _is_year(view: View, found: re.Match[str]) -> bool:
    """Tell whether what was found may be a year: `sejak 1945 orang`."""
    before = _BEFORE.search(view.text, max(0, found.start() - 30), found.start())
    counting = before and before[1].lower() in (
        "sebanyak",
        "ada",
        "sekitar",
        "dari",
        "kepada",
        "hingga",
    )
    return found["n"][:2] in ("18", "19", "20") and not counting


def _parted(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


def opening(view: View) -> Iterator[Hit]:
    """Yield figures at the head of a sentence, written out where two words are enough."""
    figures = view.told.by_chunk(_WHOLE)
    passages = zip(view.chunks, view.noted, strict=True)
    if _WHOLE not in view.told or not any(_may_open(figures, *each) for each in passages):
        return
    for start, _end in view.sentences:
        found = _FIGURES.match(view.text, start)
        amid = start and view.text[max(0, start - 3) : start].strip(". ").isdigit()  # 2.904. 678
        if found and not amid and view.passage(start).part in _PROSE:
            words = spelt(int(found["n"].replace(".", "")))
            right = (words[:1].upper() + words[1:],) if words else ()
            yield Hit("bilangan/awal-kalimat", *found.span("n"), right)


def _may_open(figures: Container[str], chunks: Sequence[str], noted: Iterable[str]) -> bool:
    """Tell whether one of the FIGURES follows a stop, or is the first, among CHUNKS."""
    for chunk in {each for each in noted if each in figures}:
        at = -1
        for _ in range(chunks.count(chunk)):
            at = chunks.index(chunk, at + 1)
            if at == 0 or chunks[at - 1][-1] in _STOPS:
                return True
    return False


def spelt(number: int) -> str:
    """Return NUMBER in words, "" where that takes more than three of them."""
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        rest = f" {_UNITS[number % 10]}" if number % 10 else ""
        return f"{_UNITS[number // 10]} puluh{rest}"
    for size, name in ((1000, "ribu"), (100, "ratus")):
        if number % size == 0 and number // size < 12:
            return f"se{name}" if number == size else f"{_UNITS[number // size]} {name}"
    return ""

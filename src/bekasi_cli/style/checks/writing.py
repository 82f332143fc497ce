"""Find what the desk reads for beside spelling: doubled datelines, terms in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bekasi_cli.style.chunks import note
from bekasi_cli.style.generated import facts
from bekasi_cli.style.generated.places import DISTRICTS
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part

_PROSE = frozenset((Part.BODY, Part.ITEM, Part.CAPTION, Part.SUMMARY))
_TERM = re.compile(
    r"[A-Z](?<![\w-][A-Z])(?:[\w'’]*(?:-[\w'’]+)+|[A-Z]+\w*|[a-z]*[A-Z]\w*)(?![\w-])"
)
_WHOLE = "|".join(
    re.escape(each)
    for each in sorted(facts.DEGREES, key=len, reverse=True)
    if re.search("[a-z]", each)
)
_RUN_ON = re.compile(
    rf"(?<![\w.])(?P<first>[A-Z][a-z'’]+ [A-Z][a-z'’]+|{_WHOLE}) (?P<second>{_WHOLE})"
    r"(?=[,;)]|\s+[a-z(]|\s*$|\n)"
)
_DEGREES = note(re.compile(rf"(?:{_WHOLE})(?=[,;)]|\Z)").match)
_TERMS = note(lambda chunk: [(key, each) for each in _TERM.findall(chunk) if (key := _key(each))])
_CRIMES = note(lambda chunk: not facts.CRIMES.isdisjoint(re.findall(r"\w+", chunk.lower())))
_CHILD = re.compile(
    r"\b(?:[Aa]nak (?:korban|di bawah umur)|di bawah umur|[Bb]ocah|[Bb]alita"
    r"|[Ss]isw[ai] (?:SD|SMP|TK)|[Pp]elajar)\b"
)
_ADDRESS = re.compile(
    r"\b(?:tinggal|berdomisili|beralamat|warga|rumahnya|kediamannya)\b[^.!?\n]{0,30}?"
    r"(?P<mark>(?:Kampung|Kp\.|Jalan|Jl\.|Gang|Gg\.|Perumahan|Perum|Blok|RT) ?"
    r"[A-Z0-9][^,.!?\n]{0,40})"
)


def datelines(view: View) -> Iterator[Hit]:
    """Yield a place of news that stands in its field and at the head of the text again."""
    place = next((each.text.strip() for _, each in view.each(Part.DATELINE)), "")
    start, lead = next(view.each(Part.BODY), (0, None))
    if place and lead:
        pattern = rf"\W*{re.escape(place)}\W{{0,3}}? ?[-–—] ?"
        if found := re.match(pattern, lead.text, re.IGNORECASE):
            yield Hit("naskah/tempat-berita-ganda", start, start + found.end())


def headlines(view: View) -> Iterator[Hit]:
    """Yield a headline that ends with a full stop."""
    for start, passage in view.each(Part.HEADLINE):
        last = passage.text.split()[-1:]
        if last and re.fullmatch(r"(?!dll|dsb|dst|dkk)[A-Z]?[a-z-]{3,}\.", last[0]):
            end = start + len(passage.text)
            yield Hit("naskah/judul-titik", end - len(last[0]), end, (last[0][:-1],))


def terms(view: View) -> Iterator[Hit]:
    """Yield terms with capitals or a hyphen that stand here in two spellings."""
    told: dict[str, Counter[str]] = {}
    places: dict[str, int] = {}
    spelt = {each for chunk in view.told.of(_TERMS) for each in chunk}
    if len(spelt) == len({key for key, _ in spelt}):
        return
    for found in _TERM.finditer(view.text):
        key = _key(found[0])
        at = found.start()
        if key and view.passage(at).part in _PROSE and at not in view.quotes:
            told.setdefault(key, Counter())[found[0]] += 1
            places.setdefault(found[0], at)
    for spellings in told.values():
        ranked = spellings.most_common()
        for wrong, count in ranked[1:]:
            if count < ranked[0][1]:
                start = places[wrong]
                yield Hit("naskah/satu-istilah", start, start + len(wrong), (ranked[0][0],))


def _key(term: str) -> str:
    """Return what all spellings of TERM have in common, "" where that is too short to tell."""
    letters = re.sub(r"\W", "", term).lower()
    return letters if len(letters) > 3 else ""


def degrees(view: View) -> Iterator[Hit]:
    """Yield degrees that follow a name or another degree without a comma."""
    if _DEGREES not in view.told:
        return
    for found in _RUN_ON.finditer(view.text):
        word = found["first"].split()[-1]
        start = found.start("second") - 1 - len(word)
        yield Hit("sebutan/koma-gelar", start, found.end(), (f"{word}, {found['second']}",))


def addresses(view: View) -> Iterator[Hit]:
    """Yield where a child lives, in a paragraph that tells of a crime."""
    if _CRIMES not in view.told:
        return
    crimes = view.told.by_chunk(_CRIMES)
    for start, passage, chunks in zip(view.starts, view.passages, view.noted, strict=False):
        if passage.part not in _PROSE or crimes.keys().isdisjoint(chunks):
            continue
        text = passage.text
        if _CHILD.search(text):
            for found in _ADDRESS.finditer(text):
                first, last = found.span("mark")
                if found["mark"] not in DISTRICTS:
                    yield Hit("privasi/anak-alamat", start + first, start + last)

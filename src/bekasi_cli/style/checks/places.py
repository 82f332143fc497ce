"""Find names of kecamatan, villages and institutions that are not, or no longer, called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.checks.registered import told_day, within_one
from bekasi_cli.style.chunks import note_words
from bekasi_cli.style.generated.places import DISTRICTS, MINISTRIES, VILLAGES
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_DISTRICT = re.compile(r"\bKecamatan (?P<mark>[A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_ELSEWHERE = re.compile(
    r"\b(?:Kabupaten|Kota) (?!Bekasi)[A-Z]\w+|\b(?:Bogor|Karawang|Tangerang|Depok|Jakarta)\b"
)
_VILLAGE = re.compile(
    r"\b(?:Desa|Kelurahan) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?:di )?"
    r"Kecamatan (?P<district>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_JOINED = frozenset(each.replace(" ", "").lower() for each in DISTRICTS)
_MINISTRY = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(MINISTRIES, key=len, reverse=True)))})\b"
)
_OPENINGS = note_words(re.split(r"\W", each.lower())[0] for each in MINISTRIES)
_BEKASI, _KECAMATAN = note_words(("bekasi",)), note_words(("kecamatan",))
_OTHER_TIME = re.compile(
    r"\b(?:dulu|dahulu|(?:saat|kala|ketika|waktu) itu|sebelumnya|semula|eks|mantan|bekas|pecahan"
    r"|dipecah|berganti|berubah|bernama|(?:19|20[01])\d\d|202[0-4])\b",
    re.IGNORECASE,
)


def districts(view: View) -> Iterator[Hit]:
    """Yield names that are one letter away from a kecamatan's, in a text about the regency."""
    if _KECAMATAN not in view.told or _BEKASI not in view.told:
        return
    for found in _DISTRICT.finditer(view.text):
        near = _nearest(found["mark"])
        if near and not _ELSEWHERE.search(view.text, *_around(view, found.start())):
            start = found.start("mark")
            words = len(near.split())
            typed = " ".join(found["mark"].split()[:words])
            yield Hit("lembaga/kecamatan", start, start + len(typed), (near,))


def _nearest(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    if name in DISTRICTS or first in DISTRICTS or name.replace(" ", "").lower() in _JOINED:
        return ""
    for each in DISTRICTS:
        typed = name if " " in each else first
        if len(each) > 6 and within_one(each, typed):
            return each
    return ""


def villages(view: View) -> Iterator[Hit]:
    """Yield `Desa X, Kecamatan Y` where Y has no X but one that is near, or X lies elsewhere."""
    if _KECAMATAN not in view.told or _BEKASI not in view.told:
        return
    for found in _VILLAGE.finditer(view.text):
        name, district = _run(found["name"]), _district(found["district"])
        if not district or _ELSEWHERE.search(view.text, *_around(view, found.start())):
            continue
        if name in map(_run, VILLAGES[district]):
            continue
        if near := next((v for v in VILLAGES[district] if within_one(_run(v), name)), ""):
            yield Hit("lembaga/desa", *found.span("name"), (near,), {"district": district})
        elif others := [d for d, listed in VILLAGES.items() if name in map(_run, listed)]:
            start = found.start("district")
            end = start + len(district) if view.text.startswith(district, start) else found.end()
            yield Hit("lembaga/desa", start, end, tuple(others), {"district": district})


def _around(view: View, at: int) -> tuple[int, int]:
    """Return the sentence at AT, or what of it is near where it has no end."""
    first, last = view.sentence(at)
    return max(first, at - 400), min(last, at + 400)


def _run(name: str) -> str:
    return name.replace(" ", "").lower()


def _district(typed: str) -> str:
    """Return the kecamatan that TYPED, one word or two, is or begins with, "" for none of ours."""
    by_name = {_run(each): each for each in DISTRICTS}
    return by_name.get(_run(typed)) or by_name.get(_run(typed.split(maxsplit=1)[0])) or ""


def ministries(view: View) -> Iterator[Hit]:
    """Yield ministries by a name that they had no longer on the article's day."""
    day = view.known.day
    if day is None or _OPENINGS not in view.told:
        return
    for found in _MINISTRY.finditer(view.text):
        names, since = MINISTRIES[found[0]]
        while len(names) == 1 and names[0] in MINISTRIES and day >= MINISTRIES[names[0]][1]:
            names = MINISTRIES[names[0]][0]
        said = _OTHER_TIME.search(view.text, *_around(view, found.start()))
        if day >= since and not said and found.start() not in view.kept:
            yield Hit("lembaga/masa", *found.span(), names, told_day(since))

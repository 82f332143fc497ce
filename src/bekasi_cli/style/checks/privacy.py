"""Find telephone numbers of persons, and children who are named beside a crime."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.style.chunks import note
from bekasi_cli.style.generated import facts
from bekasi_cli.style.generated.places import DISTRICTS
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit

_MOBILE = re.compile(
    r"(?<![\d.,/-])(?:\+?62[ -]?|0)8\d{1,2}[ -]?\d{3,4}[ -]?\d{3,5}(?![\d.,/-]*\d)"
)
_CHILD = re.compile(
    r"(?P<mark>(?:[A-Z][\w'’]*\.? ){1,4}?)(?=\((?:1[0-7]|\d)(?: tahun)?\))"
    r"|\b(?:anak|bocah|siswa|siswi|pelajar|santri|remaja)(?: \w+){0,3}? bernama "
    r"(?P<named>[A-Z]\w+(?: [A-Z]\w+)*)"
    r"|(?P<aged>[A-Z][\w'’]+(?: [A-Z][\w'’]+){1,3})(?=, (?:1[0-7]|\d) tahun,)"
)
_MAY_CALL = note(lambda chunk: "08" in chunk or "62" in chunk)
_CRIMES = note(lambda chunk: not facts.CRIMES.isdisjoint(re.findall(r"\w+", chunk.lower())))
_VEILED = re.compile(r"\b(?:nama samaran|bukan nama|sebut saja|disamarkan)\b", re.IGNORECASE)
_PLACES = frozenset(
    ("Jalan", "Jl.", "Pasar", "Kampung", "Desa", "Kelurahan", "Kecamatan", "Kota", "Kabupaten")
)


def telephones(view: View) -> Iterator[Hit]:
    """Yield mobile numbers that nothing before them calls a contact of the office."""
    if _MAY_CALL not in view.told or not view.long:
        return
    for found in _MOBILE.finditer(view.text):
        before = view.lower[max(0, found.start() - 70) : found.start()]
        if facts.CONTACTS.isdisjoint(re.findall(r"\w+", before)):
            yield Hit("privasi/telepon", found.start(), found.end())


def children(view: View) -> Iterator[Hit]:
    """Yield names of children in a paragraph that tells of a crime."""
    if _CRIMES not in view.told:
        return
    crimes = view.told.by_chunk(_CRIMES)
    for start, words, chunks in zip(view.starts, view.texts, view.noted, strict=False):
        end = start + len(words)
        if crimes.keys().isdisjoint(chunks):
            continue
        for found in _CHILD.finditer(view.text, start, end):
            if not (_is_veiled(view, found) or (found["mark"] and _is_place(view, found))):
                first, last = found.span(found.lastgroup or 0)
                yield Hit("privasi/anak", first, first + len(view.text[first:last].rstrip()))


def _is_veiled(view: View, found: re.Match[str]) -> bool:
    """Tell whether initials stand for the name, or a name that is none."""
    name = found[found.lastgroup or 0].split()[-1].rstrip(".")
    said = _VEILED.search(view.text, *view.sentence(found.start()))
    return (len(name) < 5 and name.isupper()) or said is not None


def _is_place(view: View, found: re.Match[str]) -> bool:
    """Tell whether a number in brackets counts cases in a place, and is no child's age."""
    before = view.text[max(0, found.start() - 8) : found.start()].split()[-1:]
    name = found["mark"].strip()
    return name in DISTRICTS or name.split()[0] in _PLACES or before in (["di"], ["ke"], ["dari"])

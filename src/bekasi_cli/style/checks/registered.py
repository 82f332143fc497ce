"""Hold names, offices, degrees and codes against the register, on the article's day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from bekasi_cli.dates.tables import MONTHS
from bekasi_cli.i18n import Language
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Holder, Post

ACTING = {
    "pj": "Pj.",
    "penjabat": "Pj.",
    "pjs": "Pjs.",
    "penjabat sementara": "Pjs.",
    "plt": "Plt.",
    "pelaksana tugas": "Plt.",
    "plh": "Plh.",
    "pelaksana harian": "Plh.",
}
_HEADS = (
    *("Wakil Bupati", "Bupati", "Wakil Gubernur", "Gubernur", "Wakil Wali Kota", "Wali Kota"),
    *("Camat", "Lurah", "Sekretaris Daerah", "Kapolres", "Dandim"),
)
WORD = r"[A-Z][\w'’]+"
_HONORIFICS = r"(?:(?:K\.H\.|H\.|Hj\.|Dr\.|dr\.|Drs\.|Dra\.|Ir\.|Prof\.|Kompol|AKBP) )*"
NAMED = rf"{_HONORIFICS}(?P<name>{WORD}(?: {WORD}){{1,4}})"
"""A name of two words or more, its honorifics before it."""
_OTHER_TIME = re.compile(
    r"\b(?:mantan|eks|bekas|calon|cabup|(?:saat|kala|ketika|waktu) itu|periode|semasa|sewaktu"
    r"|ketika menjabat|saat menjabat|sebelumnya|dahulu|dulu|kelak|terpilih|menggantikan|pengganti"
    r"|pendahulu|almarhum(?:ah)?|alm\.)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d]|[.,]\d)")
_DEGREES = re.compile(
    r", (?P<degrees>(?:[A-Z][A-Za-z]{0,5}\.){1,4}(?:, (?:[A-Z][A-Za-z]{0,5}\.){2,4})*)"
)


@lru_cache(maxsize=8)
def _before_names(holders: tuple[Holder, ...]) -> re.Pattern[str]:
    """Return what finds the offices of HOLDERS before a name of two words or more."""
    offices = {post.office for each in holders for post in each.posts}
    heads = {head for head in _HEADS if any(each.startswith(f"{head} ") for each in offices)}
    titles = "|".join(map(re.escape, sorted(offices | heads, key=len, reverse=True)))
    acting = "|".join(sorted(ACTING, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.-])(?:(?P<acting>(?i:{acting}))\.? )?(?P<office>{titles}),? "
        rf"{NAMED}"
    )


def offices(view: View) -> Iterator[Hit]:
    """Yield a name or an office that the register has otherwise on the article's day."""
    holders = view.register.holders
    if not any(each.posts for each in holders):
        return
    for found in _before_names(holders).finditer(view.text):
        if hit := _judged(view, found, holders):
            yield hit


def _judged(view: View, found: re.Match[str], holders: Sequence[Holder]) -> Hit | None:
    name, office = found["name"], found["office"]
    for holder in holders:
        if f"{name} ".startswith(f"{holder.name} "):
            day = view.known.day
            if day is None or is_of_another_time(view, found, day):
                return None
            return office_of(found, holder, day)
    for holder in holders:
        typed = " ".join(name.split()[: len(holder.name.split())])
        if nearly(typed, holder.name) and any(_is(post, office) for post in holder.posts):
            start = found.start("name")
            details = {"office": _typed(found)}
            return Hit("pejabat/nama", start, start + len(typed), (holder.name,), details)
    return None


def office_of(found: re.Match[str], holder: Holder, day: date) -> Hit | None:
    """Return what is wrong with the office that HOLDER is said to have on DAY."""
    office = found["office"]
    held = [post for post in holder.posts if post.holds(day)]
    acting = ACTING.get((found["acting"] or "").lower(), "")
    mine = [post for post in held if _is(post, office)]
    details = {**told_day(day), "name": holder.name}
    start = found.start("acting" if found["acting"] else "office")
    if any(post.acting == acting for post in mine):
        return None
    if mine:
        right = f"{mine[0].acting} {office}".strip()
        return Hit("pejabat/penjabat", start, found.end("office"), (right,), details)
    if any(_is(post, office) for post in holder.posts):
        rights = tuple(post.title for post in held)
        details["then"] = ", ".join(rights) or "–"
        return Hit("pejabat/jabatan", start, found.end("office"), rights, details)
    return None


def told_day(day: date) -> dict[str, str]:
    """Return DAY for the messages: `day` in English, `hari` in Indonesian."""
    in_words = (
        f"{day.day} {MONTHS[tongue][day.month - 1]} {day.year}"
        for tongue in (Language.ENGLISH, Language.INDONESIAN)
    )
    return dict(zip(("day", "hari"), in_words, strict=True))


def is_of_another_time(view: View, found: re.Match[str], day: date) -> bool:
    """Tell whether the words around FOUND speak of another time, or of who is to come."""
    first, last = view.sentence(found.start())
    if any(int(year[0]) != day.year for year in _YEAR.finditer(view.text, first, last)):
        return True
    around = max(first, found.start() - 60), min(last, found.end() + 40)
    return _OTHER_TIME.search(view.text, *around) is not None


def _is(post: Post, office: str) -> bool:
    return post.office == office or (office in _HEADS and post.office.startswith(f"{office} "))


def _typed(found: re.Match[str]) -> str:
    return " ".join(filter(None, (found["acting"], found["office"])))


def nearly(one: str, other: str) -> bool:
    """Tell whether two names of as many words differ, by one letter in one word or in two."""
    ones, others = one.split(), other.split()
    if len(ones) != len(others) or len(ones) < 2:
        return False
    unlike = [(a, b) for a, b in zip(ones, others, strict=True) if a != b]
    close = (min(len(a), len(b)) > 3 and within_one(a, b) for a, b in unlike)
    return 0 < len(unlike) <= 2 and all(close)


def within_one(one: str, other: str) -> bool:
    """Tell whether one letter added, lost, changed, or two swapped, make ONE of OTHER."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def names(view: View) -> Iterator[Hit]:
    """Yield names close to a registered one, wherever they stand: a hint, they may be others."""
    for holder in view.register.holders:
        count = len(holder.name.split()) - 1
        if not count:
            continue
        words = rf"{WORD}(?: {WORD}){{{count}}}"
        for found in re.finditer(rf"(?<![\w-])(?=(?P<name>{words}))[A-Z]", view.text):
            if nearly(found["name"], holder.name):
                end = found.start() + len(found["name"])
                yield Hit("pejabat/nama-mirip", found.start(), end, (holder.name,))


def degrees(view: View) -> Iterator[Hit]:
    """Yield degrees at a registered person's first mention that are not the registered ones."""
    for holder in view.register.holders:
        mentions = re.finditer(rf"(?<![\w-]){re.escape(holder.name)}(?![\w-])", view.text)
        first = next((each for each in mentions if not view.titled(each.start())), None)
        if first is None or not holder.degrees:
            continue
        found = _DEGREES.match(view.text, first.end())
        if found and found["degrees"] != holder.degrees:
            yield Hit("pejabat/gelar", *found.span("degrees"), (holder.degrees,))


def codes(view: View) -> Iterator[Hit]:
    """Yield the staff codes and the category that nobody here has."""
    known = view.register.codes
    if known is None or not view.passages:
        return
    if strange := [each for each in view.known.codes if each not in known]:
        yield Hit("naskah/kode", 0, 0, (), {"codes": ", ".join(strange)})

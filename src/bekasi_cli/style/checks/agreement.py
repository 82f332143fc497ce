"""Hold the parts of an article against each other: headline and body, a name and its twin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bekasi_cli.dates.tables import WEEKDAYS
from bekasi_cli.i18n import Language
from bekasi_cli.style.checks.numbers import spelt
from bekasi_cli.style.chunks import note
from bekasi_cli.style.generated import facts
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part

_DAYS = "|".join(WEEKDAYS[Language.INDONESIAN])
_SAID = re.compile(
    rf"(?<![\w.,/-])(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?![\w/-]|[.,]\d)|\b(?:{_DAYS})\b"
)
_DAY = re.compile(rf"\b(?:{_DAYS})\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{5,}\b")
_BODY = frozenset((Part.BODY, Part.ITEM, Part.CELL))
_NUMBERS = note(lambda chunk: {each.replace(".", "") for each in re.findall(r"\d[\d.]*", chunk)})
_ORDINAL = re.compile(r"[Kk]e-\Z")


def headline(view: View) -> Iterator[Hit]:
    """Yield numbers and days of the headline that the body does not have."""
    for start, passage in view.each(Part.HEADLINE):
        for found in _SAID.finditer(passage.text):
            if not _is_said(found[0], view) and not _ORDINAL.search(passage.text[: found.start()]):
                yield Hit("gaya/judul-dan-isi", start + found.start(), start + found.end())


def _is_said(said: str, view: View) -> bool:
    """Tell whether the body has the number or day SAID, or says nothing of the kind."""
    bodies = [n for n, each in enumerate(view.passages) if each.part in _BODY]
    digits = said.replace(".", "")
    if not digits.isdigit():
        days = {day for n in bodies for day in _DAY.findall(view.passages[n].text)}
        return said in days or not days
    numbers = view.told.by_chunk(_NUMBERS)
    plain = set[str]().union(*[numbers[c] for n in bodies for c in view.noted[n] if c in numbers])
    words = spelt(int(digits))
    spoken = words and any(words in view.passages[n].text.lower() for n in bodies)
    return digits in plain or bool(spoken) or not plain


def names(view: View) -> Iterator[Hit]:
    """Yield a name that differs by one letter from one that stands there more often."""
    places = [(each[0], each.start()) for each in _NAME.finditer(view.text)]
    counts = Counter(name for name, _ in places)
    if len(counts) < 2 or len(counts) > 400:
        return
    known = sorted(counts)
    twins = {
        rare: often
        for rare in known
        for often in known
        if counts[often] > counts[rare] and rare[:3] == often[:3] and _one_apart(rare, often)
    }
    for name, start in places:
        if often := twins.get(name):
            yield Hit("gaya/nama-dua-ejaan", start, start + len(name), (often,))


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other makes ONE of OTHER; endings do not count."""
    if abs(len(one) - len(other)) > 1 or one[-3:] in facts.ENDINGS or other[-3:] in facts.ENDINGS:
        return False
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if head < 0:
        return False
    return one[head + 1 :] == other[head + 1 :] or (
        one[head:] == other[head + 1 :] or one[head + 1 :] == other[head:]
    )

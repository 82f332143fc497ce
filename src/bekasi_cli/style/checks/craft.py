"""Look at the craft of a release: headline, lead, sentences, speakers, photographs, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.i18n import N_, _
from bekasi_cli.style.generated import facts
from bekasi_cli.style.text import View
from bekasi_cli.style.values import Hit, Part

_LONGEST_HEADLINE = 100
_LONGEST_LEAD = 40
_LONGEST_SENTENCE = 35
_PROSE = (Part.BODY, Part.SUMMARY)
_MISSING = (N_("caption"), N_("credit"), N_("alternative text"))


def headline(view: View) -> Iterator[Hit]:
    """Yield headlines that are too long or in capitals."""
    for start, passage in view.each(Part.HEADLINE):
        text = passage.text
        end = start + len(text)
        if len(text) > _LONGEST_HEADLINE:
            yield Hit("gaya/judul-panjang", start, end, (), {"count": str(len(text))})
        words = [each for each in re.findall(r"[^\W\d_]+", text) if len(each) > 1]
        if text.isupper() and len(words) > 2 and any(len(each) > 4 for each in words):
            yield Hit("gaya/judul-kapital", start, end)


def _count(text: str) -> int:
    """Return how many words TEXT has; dashes by themselves are none."""
    return sum(any(map(str.isalnum, each)) for each in text.split())


def lead(view: View) -> Iterator[Hit]:
    """Yield a first sentence below a headline that is too long."""
    if opening := _lead(view):
        first, last = opening
        if (count := _count(view.text[first:last])) > _LONGEST_LEAD:
            end = first + len(view.text[first:last].rstrip())
            yield Hit("gaya/teras-panjang", first, end, (), {"count": str(count)})


def _lead(view: View) -> tuple[int, int] | None:
    """Return where the first sentence below a headline begins and ends."""
    if not any(each.part is Part.HEADLINE for each in view.passages):
        return None
    start = next((start for start, each in view.each(Part.BODY) if each.text.strip()), None)
    return None if start is None else view.sentence(start)


def sentences(view: View) -> Iterator[Hit]:
    """Yield sentences that are too long; the lead may have more words, and is told by itself."""
    opening = _lead(view)
    for first, last in view.sentences:
        if last - first < 5 * _LONGEST_SENTENCE or view.passage(first).part not in _PROSE:
            continue
        if (first, last) == opening:
            continue
        if len(view.text[first:last].split()) <= _LONGEST_SENTENCE:
            continue
        if (count := _count(view.text[first:last])) > _LONGEST_SENTENCE:
            end = first + len(view.text[first:last].rstrip())
            yield Hit("gaya/kalimat-panjang", first, end, (), {"count": str(count)})


def speakers(view: View) -> Iterator[Hit]:
    """Yield paragraphs that are all quotation, where nobody is said to speak."""
    before = ""
    for start, passage in view.each(Part.BODY):
        text = passage.text.strip()
        if text[:1] in ('"', "“") and text[-1:] in ('"', "”") and len(text) > 30:
            inner = text[1:-1]
            spoken = not facts.SPEAKING.isdisjoint(re.findall(r"\w+", inner.lower()))
            if not (any(mark in inner for mark in '"“”') or spoken or before.endswith(":")):
                yield Hit("gaya/kutipan-tanpa-sumber", start, start + len(passage.text))
        before = text


def photographs(view: View) -> Iterator[Hit]:
    """Yield photographs without caption, credit or alternative text."""
    for number, said in enumerate(view.known.photos, 1):
        missing = [_(name) for name, value in zip(_MISSING, said, strict=True) if not value.strip()]
        if missing:
            details = {"number": str(number), "missing": ", ".join(missing)}
            yield Hit("gaya/foto", 0, 0, (), details)


def dateline(view: View) -> Iterator[Hit]:
    """Yield a dateline in small letters."""
    for start, passage in view.each(Part.DATELINE):
        if passage.text != passage.text.upper():
            yield Hit(
                "gaya/tempat-berita", start, start + len(passage.text), (passage.text.upper(),)
            )

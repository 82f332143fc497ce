"""Check texts against the house style: articles of the newsroom, files, what is being written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bekasi_cli.cleaning import clean
from bekasi_cli.documents import decode, render
from bekasi_cli.documents.places import Located, Value, locate
from bekasi_cli.formats import page
from bekasi_cli.markup.prose import Block, passages
from bekasi_cli.model import Article, Manuscript
from bekasi_cli.newsroom.registered import codes_in
from bekasi_cli.storage.port import Reader
from bekasi_cli.style import (
    Finding,
    Known,
    Part,
    Passage,
    Piece,
    Ruleset,
    Severity,
    check,
    standard,
)
from bekasi_cli.style.ignoring import heeded, ignored

_PARTS: Mapping[str, Part] = {
    "title": Part.HEADLINE,
    "summary": Part.SUMMARY,
    "dateline": Part.DATELINE,
    "caption": Part.CAPTION,
    "credit": Part.CREDIT,
    "alt": Part.ALT,
    "correction.note": Part.NOTE,
}
_BLOCKS: Mapping[Block, Part] = {
    Block.PARAGRAPH: Part.BODY,
    Block.HEADING: Part.HEADING,
    Block.ITEM: Part.ITEM,
    Block.CELL: Part.CELL,
}


class Source(NamedTuple):
    """A text to check: the NAME of its file, or the number of its ARTICLE; DAY is its own."""

    text: str
    name: str = ""
    article: int | None = None
    day: date | None = None


class Report(NamedTuple):
    """What was found in one text."""

    source: Source
    findings: tuple[Finding, ...]


class Place(NamedTuple):
    """Where in a text something stands, counted from 1."""

    line: int
    column: int


def source(content: bytes, name: str) -> Source:
    """Return CONTENT of the file NAME as a text to check.

    Raises:
        Unreadable: it is no text, or too long.
    """
    return Source(clean(decode(content)), name)


def of_article(store: Reader, article: Article) -> Source:
    """Return the head of ARTICLE as it was saved."""
    text = decode(store.revision(article.id, article.head.revision))
    day = article.head.facts.event_date or article.created.date()
    return Source(text, "", article.id, day)


def of_manuscript(manuscript: Manuscript, day: date) -> Source:
    """Return MANUSCRIPT as it would be saved."""
    return Source(render(manuscript).decode(), "", None, manuscript.facts.event_date or day)


def report(found: Source, rules: Ruleset, least: Severity = Severity.HINT) -> Report:
    """Return what the RULES find in a text, nothing lighter than LEAST.

    Raises:
        Unreadable: its front matter is broken.
    """
    read = piece(found)
    if rules.register.codes is not None and read.known.headed:
        read = read._replace(known=read.known._replace(codes=codes_in(found.text)))
    told = check(read, rules, least)
    return Report(found, tuple(heeded(told, ignored(found.text))))


def at_least(found: Report, severity: Severity) -> Report:
    """Return FOUND with what is at least as grave as SEVERITY by its rule."""
    levels = list(Severity)
    least = levels.index(severity)
    kept = tuple(each for each in found.findings if levels.index(each.own) <= least)
    return found._replace(findings=kept)


def faults(store: Reader, article: Article, rules: Ruleset | None = None) -> int:
    """Return how many errors of house style the head of ARTICLE has, quotations aside."""
    told = report(of_article(store, article), rules or standard(), Severity.ERROR).findings
    return sum(each.severity is Severity.ERROR for each in told)


def piece(found: Source) -> Piece:
    """Return a text as the house style reads it: its passages, and what is known of it."""
    if page.is_page(found.text):
        return _page(found)
    located = locate(found.text)
    headed = bool(located.values) or located.start > 0
    told = [*_facts(located.values), *_body(found.text, located.start, headed=headed)]
    return Piece(tuple(told), _known(found, located))


def _facts(values: tuple[Value, ...]) -> Iterator[Passage]:
    for value in values:
        part = _PARTS.get(value.key)
        if part is None and value.key.startswith("photos."):
            part = _PARTS.get(value.key.rpartition(".")[2])
        if part and value.text:
            yield Passage(part, value.text, value.places)


def _body(text: str, start: int, *, headed: bool) -> Iterator[Passage]:
    for n, prose in enumerate(passages(text[start:])):
        part = _BLOCKS[prose.kind]
        if not headed and n == 0 and part is Part.HEADING:
            part = Part.HEADLINE
        places = (
            tuple((at, source + start) for at, source in prose.places) if start else prose.places
        )
        yield Passage(part, prose.text, places, prose.italics, prose.quoted)


def _known(found: Source, located: Located) -> Known:
    values = {value.key: value.text for value in located.values}
    photos = []
    for n in range(sum(key.endswith(".media") for key in values)):
        said = [values.get(f"photos.{n}.{name}", "") for name in ("caption", "credit", "alt")]
        photos.append((said[0], said[1], said[2]))
    on = _day(values.get("event_date", ""))
    event = values.get("event", "").strip()
    return Known(
        day=on or found.day,
        headed=bool(values),
        photos=tuple(photos),
        event=int(event) if event.isascii() and event.isdigit() else 0,
        on=on,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _page(found: Source) -> Piece:
    """Return a page of the old website: its headline and text, not what stands around them."""
    from zoneinfo import ZoneInfo

    read = page.read(found.text, zone=ZoneInfo("Asia/Jakarta"))
    facts = read.manuscript.facts
    told: list[Passage] = []
    at = 0
    for part, words in _said(found.text, facts.title, facts.dateline, read.manuscript.body):
        place = found.text.find(words, at)
        if place >= 0:
            told += _lines(part, words, place)
            at = place + len(words)
    return Piece(tuple(told), Known(day=read.published.date() if read.published else None))


def _said(text: str, title: str, dateline: str, body: str) -> Iterator[tuple[Part, str]]:
    """Yield what a page says, in the order in which it stands there."""
    if stamp := re.search(r"(?m)^\W*(\d{1,2} [^\W\d]+ \d{4})", text):
        yield Part.NOTE, stamp[1]
    yield Part.HEADLINE, title
    if dateline:
        yield Part.DATELINE, dateline
    for paragraph in re.split(r"\n{2,}", body):
        yield Part.BODY, paragraph


def _lines(part: Part, words: str, place: int) -> Iterator[Passage]:
    if part is not Part.BODY:
        yield Passage(part, words, ((0, place),))
        return
    for prose in passages(words):
        places = tuple((at, source + place) for at, source in prose.places)
        yield Passage(part, prose.text, places, prose.italics, prose.quoted)


class Lines:
    """Counts the lines and columns of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Return the line and column of OFFSET."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line NUMBER without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]

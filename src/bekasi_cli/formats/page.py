"""Read the office's page as its website serves it, copied as text: every part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from msgspec import structs

from bekasi_cli import dates
from bekasi_cli.cleaning import clean
from bekasi_cli.documents import Notice
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_
from bekasi_cli.model import Facts, Manuscript, Source

_STAMP_LENGTH = 120
_HEAD_LINES = 12
"""So many lines with text may stand above the line of the time: masthead and menu."""

_STAMP = re.compile(
    r"(?P<stamp>(?:[^\W\d]+,?\s+)?\d{1,2}\s+[^\W\d]+\s+\d{4}"
    r"(?P<clock>\s*(?:[-–—,]|pukul|jam)?\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*WI(?:B|TA|T))?)?)"
    r"\s*(?P<bar>\|\s*(?P<views>.*))?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[*_]*(reporter|penulis|editor|penyunting|fotografer|photographer)[*_]*\s*:\s*(.{1,80})",
    re.IGNORECASE,
)
_SIDE_BLOCKS = re.compile(
    r"(?:berita (?:populer|terpopuler|terkait)|agenda|layanan (?:online|daring))", re.IGNORECASE
)
_DATELINE = re.compile(
    r"\**(?P<place>[^\W\d_][^a-z\d*–—\n]{1,60}?)\**\s*(?:\s[-–—]|[-–—]\s)\s*\**(?=\S)"
)
_BYLINE_LENGTH = 40

_FIELDS = {"reporter": "reporters", "penulis": "reporters", "editor": "editors"} | {
    "penyunting": "editors",
    "fotografer": "photographers",
    "photographer": "photographers",
}

_NO_PAGE = N_("This is no page of the office: it has no line with date and time, as in {example}.")
_NO_HEADLINE = N_("The page has no headline below the line with its date and time.")
_NO_BODY = N_("The page has no text below its headline.")
_COPY_AGAIN = N_("Copy the page again, from its masthead to its last line.")

_MISSPELT = N_("The page's date says “{printed}”; it was read as {month}.")
_BAD_STAMP = N_("The page's date “{stamp}” cannot be read; the article has no date of its own.")
_NO_VIEWS = N_("The page does not say how often it was read.")
_NO_MASTHEAD = N_("The page has no masthead above its date.")
_NO_BYLINE = N_("The page has no byline below its headline.")
_NO_DATELINE = N_("The page's first paragraph names no place in capitals before a dash.")
_NO_REPORTER = N_("The page has no line “Reporter: …”.")
_NO_EDITOR = N_("The page has no line “Editor: …”.")
_LEFT_OUT = N_("After the lines of reporter and editor, “{text}” was left out.")


class Page(NamedTuple):
    """What a page says; the manuscript's `source` lacks only the digest, which the caller knows."""

    manuscript: Manuscript
    masthead: str
    published: datetime | None
    views: int | None
    notices: tuple[Notice, ...]


def is_page(text: str) -> bool:
    """Tell whether TEXT looks like the office's page, not like an article of ours."""
    if text.lstrip("\ufeff\r\n").startswith("---"):
        return False
    lines = _lines(text)
    found = _find_stamp(lines)
    if found is None:
        return False
    return found[1]["bar"] is not None or any(map(_CREDIT.fullmatch, lines))


def read(text: str, *, zone: tzinfo) -> Page:
    """Read the page TEXT, whose times are in ZONE; notices say what is odd or missing.

    Runs of empty lines become one. The dateline leaves the first paragraph for its field.

    Raises:
        Unreadable: it is no page, or has no headline or no text.
    """
    lines = _lines(text)
    found = _find_stamp(lines)
    if found is None:
        raise Unreadable(_NO_PAGE, _COPY_AGAIN, example="14 Februari 2023 - 07:57:08 | 188")
    place, stamp = found
    notices: list[Notice] = []
    masthead = " ".join(filter(None, lines[:place]))
    published = _published(stamp["stamp"], zone, notices)
    views = _views(stamp["views"] or "")
    title, byline, rest = _headline(lines[place + 1 :])
    story, people = _parts(rest, notices)
    dateline, body = _dateline(_paragraphs(story))
    if not body:
        raise Unreadable(_NO_BODY, _COPY_AGAIN)
    facts = Facts(
        title=title,
        byline=byline,
        dateline=dateline,
        source=Source(digest="", name=masthead, published=published, views=views),
    )
    facts = structs.replace(facts, **people)
    notices.extend(_missing(facts))
    return Page(Manuscript(facts=facts, body=body), masthead, published, views, tuple(notices))


def _lines(text: str) -> list[str]:
    return [line.replace("\xa0", " ").strip() for line in clean(text).split("\n")]


def _find_stamp(lines: Sequence[str]) -> tuple[int, re.Match[str]] | None:
    """Return where the line of date, time and views stands, and its parts."""
    written = [(place, line) for place, line in enumerate(lines) if line][:_HEAD_LINES]
    for place, line in written:
        stamp = _STAMP.fullmatch(line[:_STAMP_LENGTH])
        if stamp and (stamp["clock"] or stamp["bar"]):
            return place, stamp
    return None


def _published(text: str, zone: tzinfo, notices: list[Notice]) -> datetime | None:
    try:
        stamp = dates.read_stamp(text, zone=zone)
    except Unreadable:
        notices.append(Notice(_BAD_STAMP, {"stamp": text}))
        return None
    if stamp.misspelt:
        printed, month = stamp.misspelt
        notices.append(Notice(_MISSPELT, {"printed": printed, "month": month}))
    return stamp.moment


def _views(text: str) -> int | None:
    number = re.search(r"\d{1,3}(?:[.,]\d{3})+|\d{1,12}", text)
    return int(re.sub(r"\D", "", number[0])) if number else None


def _headline(lines: Sequence[str]) -> tuple[str, str, list[str]]:
    """Return headline, byline ("" where a paragraph follows at once) and the lines after them."""
    left = list(lines)
    title = _next(left)
    if not title or _CREDIT.fullmatch(title):
        raise Unreadable(_NO_HEADLINE, _COPY_AGAIN)
    after = list(left)
    byline = _next(after)
    sentence = len(byline) > _BYLINE_LENGTH or byline.endswith((".", "!", "?", "”", '"'))
    if sentence or _CREDIT.fullmatch(byline) or _DATELINE.match(byline):
        return title, "", left
    return title, byline, after


def _next(lines: list[str]) -> str:
    """Take lines away up to the first with text, and return it."""
    while lines:
        line = lines.pop(0)
        if line:
            return line
    return ""


def _parts(
    lines: Sequence[str], notices: list[Notice]
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Return the story's lines, and the people named below it; the side blocks are left."""
    ends = [n for n, line in enumerate(lines) if _CREDIT.fullmatch(line)]
    blocks = [n for n, line in enumerate(lines) if _SIDE_BLOCKS.fullmatch(line)]
    end = (ends or blocks or [len(lines)])[0]
    people: dict[str, tuple[str, ...]] = {}
    for line in lines[end:]:
        credit = _CREDIT.fullmatch(line)
        if _SIDE_BLOCKS.fullmatch(line):
            break
        if credit:
            field = _FIELDS[credit[1].lower()]
            people[field] = tuple(dict.fromkeys([*people.get(field, ()), *_codes(credit[2])]))
        elif line:
            notices.append(Notice(_LEFT_OUT, {"text": line[:60]}))
    return list(lines[:end]), people


def _codes(text: str) -> list[str]:
    found = re.split(r"\s*[/,;&]\s*|\s+dan\s+", text)
    return [code for code in (each.strip(" *_.") for each in found) if code]


def _paragraphs(lines: Sequence[str]) -> str:
    """Return LINES with one empty line between paragraphs; without any, each line is one."""
    story = "\n".join(lines).strip("\n")
    return re.sub(r"\n{2,}", "\n\n", story) if "\n\n" in story else story.replace("\n", "\n\n")


def _dateline(body: str) -> tuple[str, str]:
    """Part the place in capitals from the body: `CIKARANG PUSAT - Warga …`."""
    found = _DATELINE.match(body)
    place = found["place"].strip(" ,.") if found else ""
    if found is None or not any(map(str.isalpha, place)):
        return "", body
    return place, body[found.end() :]


def _missing(facts: Facts) -> list[Notice]:
    source = facts.source or Source(digest="")
    absent = (
        (source.name, _NO_MASTHEAD),
        (source.views is not None, _NO_VIEWS),
        (facts.byline, _NO_BYLINE),
        (facts.dateline, _NO_DATELINE),
        (facts.reporters, _NO_REPORTER),
        (facts.editors, _NO_EDITOR),
    )
    return [Notice(message) for there, message in absent if not there]

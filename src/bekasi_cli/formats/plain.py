"""Read a text without front matter as people write it: a headline, a place, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bekasi_cli.documents import Notice, Parsed
from bekasi_cli.formats import chat
from bekasi_cli.i18n import N_
from bekasi_cli.markup import to_plain
from bekasi_cli.model import ArticleKind, Facts, Manuscript

WHATSAPP = ("whatsapp", "wa")
"""How people call it, in small letters."""

_LONGEST_HEADLINE = 150
_LONGEST_TYPED_LINE = 120
"""A text with longer lines was not broken by hand: each of its lines is a paragraph."""

_BLANKS = re.compile("[\u00a0\u2007\u202f]")
_MARKDOWN = re.compile(r"(?m)^#{1,6}[ \t]+\S|^```|\*\*[^\s*][^\n]{0,200}?\*\*|\]\((?:https?:|/)")
_ITEM = re.compile(r"(?P<mark>[-*+•▪◦·]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r">[ \t]*(?=\S)")
_RULE = re.compile(r"[-=_*—–]{3,}")
_WRAPPED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inside>[^\n]*[^\s*_])(?P=mark)")
_LABEL = re.compile(r"[*_\s]*(?:judul|headline)\s*:[*_\s]*(?=\S)", re.IGNORECASE)
_KIND = re.compile(
    r"[*_\W]*(?:(?P<release>siaran pers|press release)|(?P<other>pengumuman|klarifikasi|sambutan))"
    r"[*_\W]*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\W*(?:ass?alam|salam\b|selamat (?:pagi|siang|sore|malam)|yth\b|mohon\b|i[zj]in\b|dear\b"
    r"|kepada\b|halo\b|hai\b|bismillah|berikut\b)",
    re.IGNORECASE,
)
_DASH = r"(?:[ \t]+(?:-{1,2}|[–—])[ \t]*|[ \t]*[–—][ \t]+)"
_PLACE = re.compile(
    r"(?P<open>[*_]{0,3})(?P<place>[^\W\d_][^\d*_–—\n.:;()]{1,48}?)"
    rf"(?:{_DASH}(?P<late>[*_]{{1,3}})[ \t]+|(?P<shut>[*_]{{0,3}}){_DASH})(?=\S)"
)

_HEADLINE = N_("Taken as the headline: {title}")
_DATELINE = N_("Taken as the place that the text begins with: {place}")
_TAKEN_KIND = N_("Taken as the kind: {kind}")
_HEADS = N_("What WhatsApp puts before messages was left out, {count} times ({names}).")
_ATTACHMENTS = N_("Pictures and files of the chat are not in the text: {count}.")
_MARKS = N_("WhatsApp's marks for bold and italics were read.")
_STRUCK = N_("Something is struck through, between ~~ and ~~: decide whether it stays.")


def read(parsed: Parsed, *, title: str = "", via: str = "", markdown: bool = False) -> Parsed:
    """Return PARSED, a text without front matter, with its headline and place in their fields.

    TITLE is a headline that was typed beside it, VIA how it came; MARKDOWN says that its file is
    called so. WhatsApp's marks are read where it came from there, or looks as if: with heads of
    messages, or without anything that only Markdown has.
    """
    manuscript = parsed.manuscript
    if manuscript.facts.title:  # it begins with a Markdown heading
        return _placed(parsed, manuscript.facts, _without_blanks(manuscript.body.split("\n")))
    copied = chat.unpacked(_BLANKS.sub(" ", manuscript.body))
    from_chat = bool(copied.messages) or via.strip().casefold() in WHATSAPP
    if not from_chat and (markdown or _MARKDOWN.search(manuscript.body)):
        return _markdown(parsed, title)
    lines = [line.strip() for line in copied.text.split("\n")]
    facts, rest, notices = _opening(lines, title)
    place, rest = _dateline(rest)
    body = _paragraphs(rest, each=from_chat)
    notices = [*_of_chat(copied), *notices, *_of_body(place, "\n".join(rest), body)]
    facts = replace(facts, dateline=place)
    return Parsed(Manuscript(facts=facts, body=body), parsed.bekasi, (*parsed.warnings, *notices))


def _markdown(parsed: Parsed, title: str) -> Parsed:
    """Return PARSED with headline and place parted from it, the rest of its Markdown untouched."""
    facts, lines, notices = _opening(
        parsed.manuscript.body.strip("\n").split("\n"), title, markdown=True
    )
    return _placed(parsed, facts, lines, notices)


def _placed(
    parsed: Parsed, facts: Facts, lines: Sequence[str], notices: Sequence[Notice] = ()
) -> Parsed:
    """Return FACTS and LINES of Markdown with the place parted from them."""
    place, left = _dateline(lines)
    said = (*parsed.warnings, *notices, *_of_body(place, "", ""))
    text = Manuscript(facts=replace(facts, dateline=place), body="\n".join(left))
    return Parsed(text, parsed.bekasi, said)


def _of_chat(copied: chat.Chat) -> list[Notice]:
    said = []
    if copied.messages:
        names = ", ".join(copied.senders)[:100]
        said.append(Notice(_HEADS, {"count": copied.messages, "names": names}))
    if copied.attachments:
        said.append(Notice(_ATTACHMENTS, {"count": copied.attachments}))
    return said


def _of_body(place: str, before: str, body: str) -> list[Notice]:
    said = [Notice(_DATELINE, {"place": place})] if place else []
    if re.search(r"(?<!\\)\*", body) and re.search("[*_]", before):
        said.append(Notice(_MARKS))
    if "~~" in body.replace("\\~", ""):
        said.append(Notice(_STRUCK))
    return said


def _opening(
    lines: Sequence[str], title: str, *, markdown: bool = False
) -> tuple[Facts, list[str], list[Notice]]:
    """Return kind and headline that LINES begin with, the lines after them, and what to say."""
    left = _without_blanks(lines)
    notices: list[Notice] = []
    facts = Facts()
    named = _KIND.fullmatch(left[0]) if left else None
    if named and len(left) > 1:
        other = named["other"]
        kind = ArticleKind(other.lower()) if other else ArticleKind.PRESS_RELEASE
        facts = replace(facts, kind=kind)
        notices.append(Notice(_TAKEN_KIND, {"kind": kind.value}))
        left = _without_blanks(left[1:])
    first = left[0] if left else ""
    words = _unwrapped(_LABEL.sub("", first, count=1))
    if title:
        same = " ".join(words.casefold().split()) == " ".join(title.casefold().split())
        return facts, (_without_blanks(left[1:]) if same else left), notices
    if _is_headline(first, words, _without_blanks(left[1:])):
        shown = to_plain("x " + (words if markdown else chat.markdown(words)))[2:]
        notices.append(Notice(_HEADLINE, {"title": shown}))
        return replace(facts, title=shown), _without_blanks(left[1:]), notices
    return facts, left, notices


def _without_blanks(lines: Sequence[str]) -> list[str]:
    """Return LINES from the first that holds something."""
    for n, line in enumerate(lines):
        if line.strip():
            return list(lines[n:])
    return []


def _unwrapped(line: str) -> str:
    """Return LINE without the marks that stand around all of it."""
    text = line.strip()
    while found := _WRAPPED.fullmatch(text):
        text = found["inside"].strip()
    return text


def _is_headline(line: str, words: str, rest: Sequence[str]) -> bool:
    if not rest or not any(map(str.isalnum, words)) or len(words) > _LONGEST_HEADLINE:
        return False
    if words != line.strip():  # in bold, or with “Judul:” before it
        return True
    if _GREETING.match(words) or _ITEM.match(words) or _QUOTE.match(words):
        return False
    return not words.endswith((".", ",", ";", ":", ".”", '."')) and not _place(words)


def _dateline(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Return the place, in capitals, with which the first of LINES begins, and the lines after."""
    if not lines:
        return "", []
    found = _place(lines[0])
    if not found:
        return "", list(lines)
    place = " ".join(found["place"].strip(" ,").upper().split())
    # Bold that began before the place and ends behind it goes on.
    tail = found["open"] if found["open"] and not (found["shut"] or found["late"]) else ""
    return place, [tail + lines[0][found.end() :], *lines[1:]]


def _place(line: str) -> re.Match[str] | None:
    """Return the place before a dash that LINE begins with: in capitals, in bold, or a name."""
    found = _PLACE.match(line)
    if not found:
        return None
    words = found["place"].replace(",", " ").split()
    after = line[found.end() :].lstrip("*_“\"'‘(")[:1]
    if found["place"].isupper() or found["open"]:
        return found if len(words) <= 6 else None
    named = all(word[0].isupper() for word in words) and len(words) <= 3
    return found if named and after.isupper() else None


def _paragraphs(lines: Sequence[str], *, each: bool) -> str:
    """Return LINES of plain text as Markdown; EACH that is no list or quotation a paragraph."""
    each = each or "" not in lines or max(map(len, lines), default=0) > _LONGEST_TYPED_LINE
    made: list[str] = []
    before = "blank"
    for line in lines:
        sort, text = _line(line)
        if sort == "blank":
            before = sort
            continue
        together = before == sort and (sort in {"item", "number", "quote"} or not each)
        if made and not (together and sort != "rule"):
            made.append("")
        made.append(text)
        before = sort
    return "\n".join(made)


def _line(line: str) -> tuple[str, str]:
    """Return what sort of line LINE is, and the same as Markdown."""
    text = line.strip()
    if not text:
        return "blank", ""
    if _RULE.fullmatch(text):
        return "rule", "---"
    if item := _ITEM.match(text):
        mark = item["mark"]
        number = mark[0].isdigit()
        rest = chat.markdown(text[item.end() :])
        return ("number", f"{mark} {rest}") if number else ("item", f"- {rest}")
    if quote := _QUOTE.match(text):
        return "quote", f"> {chat.markdown(text[quote.end() :])}"
    marked = chat.markdown(text)
    # No mark of WhatsApp's, but a heading or rule of Markdown's.
    return "text", re.sub(r"^(?=#{1,6}(?:\s|$)|>|[-+=]+$|[-+]\s)", r"\\", marked)

"""Read what was copied out of WhatsApp: no heads of messages, its marks as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_WHEN = rf"(?:{_DAY},?\s+{_TIME}|{_TIME},\s+{_DAY})"
_HEAD = re.compile(
    rf"[\u200e\u200f]*(?:\[{_WHEN}\]\s?|{_WHEN}\s+-\s+)(?:~\s?)?(?P<who>[^:\n]{{1,60}}):(?:\s|$)"
)
"""`[24/11 09.12] Atika: …`, `[09.12, 24/11/2026] Atika: …`, `24/11/26 09.12 - Atika: …`."""

_ATTACHED = re.compile(
    r"[\u200e\u200f]*(?:<(?:media|gambar|video|audio|stiker|dokumen)[^<>]{0,40}>"
    r"|(?:image|video|audio|sticker|document|gambar|stiker|dokumen) (?:omitted|tidak disertakan)"
    r"|[^\s<>()]{1,80} \((?:file attached|file terlampir)\))\s*",
    re.IGNORECASE,
)
_EDITED = re.compile(r"[\u200e\u200f\s]*<(?:This message was edited|Pesan ini diedit)>\s*$")
_DIRECTION = re.compile("[\u200e\u200f\u200b]")
_DOUBLED = re.compile(r"(?<!\*)\*\*(?!\*)")

_WHOLE = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)\]}'\"*_~’”]|(?P<ticks>```|`)[^`]+?(?P=ticks)")
"""What is taken as it stands: an address, which may hold marks, and a piece of code."""

_MEANT = {"*": "**", "_": "*", "~": "~~"}
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~"
    r"|\](?=[(:\[])|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)"
)


class Chat(NamedTuple):
    """A copied chat: the TEXT of its messages, how many, whose, and how many attachments."""

    text: str
    messages: int = 0
    senders: tuple[str, ...] = ()
    attachments: int = 0


def unpacked(text: str) -> Chat:
    """Return TEXT without the heads of messages, an empty line before each, and attachments."""
    lines: list[str] = []
    senders: list[str] = []
    attachments = 0
    for line in text.split("\n"):
        head = _HEAD.match(line)
        rest = line
        if head:
            senders.append(_DIRECTION.sub("", head["who"]).strip())
            rest = line[head.end() :].lstrip()
            lines.append("")
        if _ATTACHED.fullmatch(rest):
            attachments += 1
        else:
            lines.append(_DIRECTION.sub("", _EDITED.sub("", rest)))
    names = tuple(dict.fromkeys(filter(None, senders)))
    return Chat("\n".join(lines).strip("\n"), len(senders), names, attachments)


def markdown(line: str) -> str:
    """Return LINE of a message as Markdown: `*tebal*` as `**tebal**`, `_miring_` as `*miring*`.

    Marks count only where WhatsApp formats them: around whole words, without a blank inside the
    marks, in one line. What Markdown alone would take for a mark is written so that it does not.
    """
    return _formatted(_DOUBLED.sub("*", line))


def literal(text: str) -> str:
    """Return TEXT as Markdown that shows just these characters; addresses become links."""
    parts: list[str] = []
    end = 0
    for found in _WHOLE.finditer(text):
        if not found["ticks"]:
            parts += [escaped(text[end : found.start()]), f"<{found[0]}>"]
            end = found.end()
    return "".join([*parts, escaped(text[end:])])


def escaped(text: str) -> str:
    """Return TEXT as Markdown that shows just these characters, without any link."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _formatted(text: str, marks: str = "*_~") -> str:
    """Return TEXT with MARKS read; a mark is never read again within itself, so this is linear."""
    whole = list(_WHOLE.finditer(text))
    covered = [(found.start(), found.end()) for found in whole]
    ends = {mark: _ends(text, mark, covered) for mark in marks}
    done: list[str] = []
    start = place = 0
    while place < len(text):
        if whole and place == whole[0].start():
            found = whole.pop(0)
            done += [escaped(text[start:place]), _kept(found)]
            start = place = found.end()
            continue
        end = _end(text, place, ends)
        if end:
            mark, inside = text[place], text[place + 1 : end]
            rest = marks.replace(mark, "")
            inner = _formatted(inside, rest)
            done += [escaped(text[start:place]), _MEANT[mark], inner, _MEANT[mark]]
            start = place = end + 1
            whole = [each for each in whole if each.start() >= place]
        else:
            place += 1
    return "".join([*done, escaped(text[start:])])


def _kept(found: re.Match[str]) -> str:
    ticks = found["ticks"]
    if not ticks:
        return f"<{found[0]}>"
    return f"`{found[0].strip('`')}`"


def _ends(text: str, mark: str, covered: list[tuple[int, int]]) -> list[int]:
    """Return where MARK can end something in TEXT, outside of what is COVERED, in order."""
    found = []
    spans = iter([*covered, (len(text), len(text))])
    span = next(spans)
    for each in re.finditer(re.escape(mark), text):
        place = each.start()
        while place >= span[1]:
            span = next(spans)
        outside = place < span[0]
        if outside and place and not text[place - 1].isspace() and not _is_word(text, place + 1):
            found.append(place)
    return found


def _end(text: str, place: int, ends: dict[str, list[int]]) -> int:
    """Return where the mark at PLACE ends, 0 where none begins there."""
    mark = text[place]
    begins = mark in ends and not (place and _is_word(text, place - 1))
    after = text[place + 1 : place + 2]
    if not begins or not after or after.isspace() or after == mark:
        return 0
    closing = ends[mark]
    n = bisect_left(closing, place + 2)
    return closing[n] if n < len(closing) else 0


def _is_word(text: str, place: int) -> bool:
    return place < len(text) and text[place].isalnum()

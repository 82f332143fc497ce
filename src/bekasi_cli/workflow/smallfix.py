"""Tell a small fix, which changes no fact, from a change that readers must be told of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bekasi_cli.model import Manuscript

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_AROUND = ".,;:!?()"
_QUOTED = re.compile(r"“[^”“]*”|«[^»«]*»|„[^”„]*”|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)")
_STRAY = re.compile(r"[“”«»„\"‘]")
_BLOCK = re.compile(r" {0,3}>| {4}|\t")  # a quotation, or text shown as it is typed


def is_small_fix(before: Manuscript, after: Manuscript) -> bool:
    """Tell whether AFTER differs from BEFORE only in the spelling of words.

    Every changed word is lower-case before and after, without a digit and outside quotation
    marks; a word may be split or joined (dimana, di mana); nothing is added, taken away or moved;
    no fact of the front matter and no line break differs.
    """
    if before.facts != after.facts:
        return False
    old, new = before.body.split("\n"), after.body.split("\n")
    if len(old) != len(new):
        return False
    quoted_before, quoted_after = list(_quotations(old)), list(_quotations(new))
    return all(
        one == other
        or (
            _indent(one) == _indent(other)
            and _only_spelling(one, other, quoted_before[i], quoted_after[i])
        )
        for i, (one, other) in enumerate(zip(old, new, strict=True))
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _quotations(lines: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield for each line the spans that are somebody's words.

    Quotation marks pair within a paragraph; where one is left over, all of it counts as quoted:
    we cannot know where the words begin.
    """
    start = 0
    while start < len(lines):
        end = start + 1
        while lines[start].strip() and end < len(lines) and lines[end].strip():
            end += 1
        text = "\n".join(lines[start:end])
        spans = [match.span() for match in _QUOTED.finditer(text)]
        if _STRAY.search(_QUOTED.sub("", text)) or _BLOCK.match(text):
            spans = [(0, len(text))]
        offset = 0
        for line in lines[start:end]:
            yield [(first - offset, last - offset) for first, last in spans]
            offset += len(line) + 1
        start = end


def _only_spelling(
    one: str, other: str, quoted: list[tuple[int, int]], quoted_after: list[tuple[int, int]]
) -> bool:
    from difflib import SequenceMatcher

    old, new = list(_CHUNK.finditer(one)), list(_CHUNK.finditer(other))
    matcher = SequenceMatcher(
        None, [each.group() for each in old], [each.group() for each in new], autojunk=False
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        if kind != "replace" or not _same_words(old[i:j], new[k:m]):
            return False
        if not (_plain(old[i:j], quoted) and _plain(new[k:m], quoted_after)):
            return False
    return True


def _same_words(old: list[re.Match[str]], new: list[re.Match[str]]) -> bool:
    """Tell whether each word has its counterpart, or words were only split or joined."""
    return len(old) == len(new) or _letters(old) == _letters(new)


def _letters(words: list[re.Match[str]]) -> str:
    return "".join(each.group() for each in words)


def _plain(words: list[re.Match[str]], quoted: list[tuple[int, int]]) -> bool:
    """Tell whether WORDS are lower-case words in running text, outside quotation marks."""
    return all(
        _WORD.fullmatch(text := each.group().strip(_AROUND)) is not None
        and text == text.lower() != text.upper()
        and not any(c.isnumeric() for c in text)  # m² and ½: no digits to a pattern, yet figures
        and not any(first < each.end() and each.start() < last for first, last in quoted)
        for each in words
    )

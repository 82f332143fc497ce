"""Split text into words, the same way for what is typed and for what is searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['‘’ʼ\u0300-\u036f]+[^\W_]+)*")


class Word(NamedTuple):
    """A word of a text: from START to END, and KEY, by which it is found."""

    key: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of TEXT: letters and digits; an apostrophe inside parts nothing."""
    for found in _WORD.finditer(text):
        if key := _key(found.group()):
            yield Word(key, found.start(), found.end())


def keys(text: str) -> list[str]:
    """Return the keys of the words of TEXT: without capitals, accents and apostrophes."""
    return [each.key for each in words(text)]


def body_keys(body: str) -> list[str]:
    """Return the keys of the words of BODY, which is Markdown: its marks are no part of words."""
    return keys(unescape(body) if "&" in body else body)


def _key(word: str) -> str:
    folded = word.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", folded)))

"""Hold the house style to errors that were written down before anybody looked what it finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from style_texts import found

_MARK = re.compile(r"\[(?P<wrong>[^|\]]*)\|(?P<right>[^\]]*)\]")


class Sentence(NamedTuple):
    """A sentence with one error, and the same without it."""

    wrong: str
    right: str


def _read(line: str) -> Sentence:
    return Sentence(_MARK.sub(r"\g<wrong>", line), _MARK.sub(r"\g<right>", line))


LINES = (Path(__file__).parent / "held-out.txt").read_text("utf-8").splitlines()
SENTENCES = [_read(line) for line in LINES if _MARK.search(line)]


def _mended(text: str) -> set[str]:
    """Return TEXT with each first suggestion by itself, and with all of them."""
    shown = [each for each in found(text) if each.suggestions and each.own in ("error", "warning")]
    mended = {_put(text, each.offset, each.length, each.suggestions[0]) for each in shown}
    whole = text
    for each in sorted(shown, key=lambda each: -each.offset):
        whole = _put(whole, each.offset, each.length, each.suggestions[0])
    return mended | {whole}


def _put(text: str, offset: int, length: int, right: str) -> str:
    return f"{text[:offset]}{right}{text[offset + length :]}"


def test_there_are_enough_of_them() -> None:
    assert len(set(SENTENCES)) >= 450


@pytest.mark.parametrize("sentence", SENTENCES, ids=[each.wrong for each in SENTENCES])
def test_the_first_suggestion_makes_the_sentence_right(sentence: Sentence) -> None:
    assert sentence.right in _mended(sentence.wrong)

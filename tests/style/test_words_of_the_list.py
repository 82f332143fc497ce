"""No rule calls a word of Indonesian wrong because it looks like one that is."""

from __future__ import annotations

import pytest

from bekasi_cli.style import standard
from bekasi_cli.style.roots import roots


def test_no_word_of_the_list_is_wrong_but_by_a_list_of_wrong_ones() -> None:
    judge = standard().judge
    flagged = {word for word in roots() if judge.of(word)} - judge.lists.keys()
    assert not flagged


@pytest.mark.parametrize("word", ["penelitian", "ditelitinya", "sarapannya", "peneliti-peneliti"])
def test_a_word_within_which_a_wrong_one_stands_is_right(word: str) -> None:
    assert standard().judge.of(word) is None

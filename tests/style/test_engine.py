"""Hold checking to its time and its findings in texts that nobody would write."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.newsroom.checking import Source, report
from bekasi_cli.style import Severity, engine, standard
from bekasi_cli.style.chunks import WORD

STRANGE = ("di", "a", "-", "'", "’", " ", "2", "_", "é", ".", "resiko", "\n\n")


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        "a",
        "1",
        "A",
        "a.",
        "a-",
        "1.",
        "!) ",
        '"a ',
        ", ",
        "di ",
        "Budi Santoso, S. ",
        "北京。",
    ],
)
def test_a_text_of_one_thing_again_and_again_takes_no_longer_than_prose(piece: str) -> None:
    begun = time.process_time()
    report(Source("Warga " + piece * 20_000), standard())
    assert time.process_time() - begun < 10


def test_a_thousand_words_more_are_only_a_thousand_words_more() -> None:
    paragraph = "Warga Desa Sukamaju hadir di kantor desa pada Selasa pagi untuk rapat.\n\n"

    def seconds(times: int) -> float:
        source = Source(paragraph * times)
        report(source, standard(), Severity.WARNING)
        begun = time.process_time()
        for _ in range(3):
            report(source, standard(), Severity.WARNING)
        return time.process_time() - begun

    assert seconds(800) < 8 * seconds(200) + 0.1


@given(st.lists(st.sampled_from(STRANGE), max_size=12))
def test_many_words_are_found_in_one_go_where_each_by_itself_is(text: list[str]) -> None:
    said = "".join(text)
    words = [f"{n}" for n in range(engine._MANY)] + [
        "di",
        "a",
        "resiko",
        *WORD.findall(said),
    ]
    together = engine._places(words, said)
    assert [list(together(each)) for each in words] == [
        list(engine._places_of(said, each)) if not each.isdigit() else [] for each in words
    ]


def test_a_text_with_a_hundred_wrong_words_has_them_all_told() -> None:
    text = " ".join(f"resiko{' ' if n % 2 else ', '}praktek" for n in range(60)) + " zaxqw" * 3
    told = report(
        Source(f"{text} " + " ".join(f"qxw{c}{d}z" for c in "abcdefghij" for d in "aeiouxyzwq")),
        standard(),
    )
    texts = [each.text for each in told.findings]
    assert texts.count("resiko") == 60
    assert texts.count("zaxqw") == 3
    assert sum(each.startswith("qxw") for each in texts) == 100

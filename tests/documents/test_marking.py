from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import mark, parse, unmark

TEXT = "---\ntitle: 'Satu\nreporters: atn\n---\n\nIsi berita.\n"
TOLD = [
    "Line 2 of the text cannot be read as front matter.",
    "Write each line as name: value. " * 6,
]
MARKED = mark(TEXT, 2, TOLD).text


def test_a_mark_stands_below_its_line_and_can_be_read_in_any_editor() -> None:
    lines = MARKED.splitlines()

    assert mark(TEXT, 2, TOLD).line == 2
    assert lines[1] == "title: 'Satu"
    assert lines[2] == f"# [bekasi!] ^ {TOLD[0]} [!bekasi]"
    assert all(len(line) < 100 for line in lines)
    assert MARKED.count("[bekasi!]") > 2


@pytest.mark.parametrize(("line", "at"), [(0, 1), (99, len(TEXT.split("\n")))])
def test_a_mistake_without_a_line_is_marked_on_top_and_one_behind_the_end_at_the_end(
    line: int, at: int
) -> None:
    marked = mark(TEXT, line, TOLD)

    assert marked.line == at
    assert marked.text.startswith("# [bekasi!] Line 2") is (line == 0)
    assert unmark(marked.text) == TEXT


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=80),
    st.integers(0, 9),
    st.text(max_size=200),
)
def test_what_was_marked_is_the_same_again_without_the_mark(
    text: str, line: int, told: str
) -> None:
    assert unmark(mark(text, line, ["Salah.", told]).text) == text


@pytest.mark.parametrize(
    ("did", "left"),
    [
        (lambda text: text.replace("# [bekasi!]", "    [bekasi!]"), TEXT),
        (lambda text: text.replace("# [bekasi!]", "> # [BEKASI!]"), TEXT),
        (lambda text: text.replace("'Satu\n# ", "'Satu # "), TEXT),
        (lambda text: text.replace("[!bekasi]\n# ", "[!bekasi] # "), TEXT),
        (lambda text: text.replace(" of the text", "\n# of the\n# text"), TEXT),
        (lambda text: text.replace(" [!bekasi]", ""), TEXT),
        (lambda text: text.replace("[bekasi!] ", ""), TEXT),
        (lambda text: text.replace("# [bekasi!] ", ""), TEXT),
        (lambda text: text.replace("'Satu\n# [bekasi!]", "'Satu #"), TEXT),
        (lambda text: text.replace("Line 2", "Baris dua"), TEXT),
        (lambda text: text + "".join(text.splitlines(keepends=True)[2:4]), TEXT),
    ],
)
def test_whatever_is_done_to_a_mark_it_is_taken_out(did: object, left: str) -> None:
    assert callable(did)
    changed = did(MARKED)

    assert changed != MARKED
    assert unmark(changed) == left


def test_no_mark_ever_comes_into_a_manuscript() -> None:
    text = mark("---\ntitle: Satu\nsummary: |\n  a\n  b\n---\n\nIsi.\n", 4, TOLD).text
    found = parse(f"{text}{MARKED[MARKED.index('# [') :][:70]}\n".encode()).manuscript

    assert found.facts.summary == "a\nb"
    assert found.body == "Isi."
